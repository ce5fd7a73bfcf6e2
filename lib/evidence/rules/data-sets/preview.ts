import type { CodebookQuestion } from "../../schema/codebooks";
import type { ColumnPreview, DraftPreview } from "../../schema/data-sets";
import type { AnswerColumn } from "./column-readers";
import type { ProposedColumn } from "./columns";
import type { ColumnProfile } from "./profile";
import type { AnswersRead } from "./read-answers";

interface Understood {
  readonly columns: readonly ProposedColumn[];
  readonly profiles: readonly ColumnProfile[];
  readonly answers: AnswersRead;
  readonly questions: ReadonlyMap<string, Pick<CodebookQuestion, "wording">>;
}

/** What is shown before anything is stored: each column in numbers, and the rows that would be taken and rejected. Of a column that identifies persons only how many cells it has. */
export function previewOf({ columns, profiles, answers, questions }: Understood): DraftPreview {
  const packed = new Map(answers.columns.map((column) => [column.variable, column]));
  const school = answers.columns.find(({ role }) => role === "school");
  return {
    rowCount: answers.acceptedCount + answers.rejectedCount,
    acceptedCount: answers.acceptedCount,
    rejectedCount: answers.rejectedCount,
    rejections: [...answers.rejections],
    schoolCount: school ? new Set(school.values).size : null,
    columns: columns.map((column) => {
      const isKept = column.role !== "identifier" && column.role !== "left_out";
      return {
        ...column,
        wording: questions.get(column.variable)?.wording ?? null,
        ...inNumbers(profiles[column.index], isKept ? packed.get(column.variable) : undefined),
        unknownCodes: [...(answers.unknownCodes.get(column.variable) ?? [])]
          .sort((a, b) => a - b)
          .map(String),
      };
    }),
  };
}

type InNumbers = Omit<ColumnPreview, "index" | "variable" | "role" | "reason" | "wording" | "unknownCodes">;

function inNumbers(profile: ColumnProfile | undefined, column: AnswerColumn | undefined): InNumbers {
  if (!profile || !column) {
    const { filled: filledCount = 0, empty: missingCount = 0 } = profile ?? {};
    return {
      filledCount,
      missingCount,
      missingByCode: [],
      minimum: null,
      maximum: null,
      categoryCount: null,
    };
  }
  const codes = column.counts.map(([code]) => code);
  const isItem = column.role === "item";
  return {
    filledCount: column.values.length - column.missingCount,
    missingCount: column.missingCount,
    missingByCode: column.missingByCode.map(([code, count]) => ({ code, count })),
    minimum: isItem ? (codes[0] ?? null) : column.role === "weight" ? profile.minimum : null,
    maximum: isItem ? (codes.at(-1) ?? null) : column.role === "weight" ? profile.maximum : null,
    categoryCount: isItem ? codes.length : column.role === "group" ? column.labels.length : null,
  };
}
