import type { FactorAnswers } from "@/lib/analysis/queries/replication";
import type { LoadedColumn } from "@/lib/evidence/schema/data-sets";
import type { CsvCell } from "@/lib/format/csv";
import { INT16_MISSING } from "@/lib/numerics/columns";
import type { ComputedRun } from "./factor-sheet";
import { tidyTable } from "./package-text";

interface Ends {
  readonly lowest: number;
  readonly highest: number;
}

type ItemColumn = Extract<LoadedColumn, { readonly role: "item" }>;

const itemsOf = ({ data }: FactorAnswers) =>
  data.columns.filter((column): column is ItemColumn => column.role === "item");

/** The ends of each item's scale: those of the codebook, or of the answers given when there is none. */
export function scaleEnds(answers: FactorAnswers): ReadonlyMap<string, Ends> {
  return new Map(
    itemsOf(answers).map(({ variable, values }) => {
      const codes = answers.scales.get(variable)?.map(({ code }) => code) ?? [];
      const given = codes.length > 0 ? codes : [...new Set(values)].filter((code) => code !== INT16_MISSING);
      return [variable, { lowest: Math.min(...given), highest: Math.max(...given) }];
    }),
  );
}

/**
 * The answers as a table: one row a student, in an order that is not the file's, with a number that stands for the school
 * and never the school's own. Empty is no answer.
 */
export function answerTable(answers: FactorAnswers, pseudonyms: ReadonlyMap<number, number>): string {
  const { columns, n } = answers.data;
  const school = columns.find((column) => column.role === "school");
  const grade = columns.find((column) => column.role === "group");
  const items = itemsOf(answers);
  const rows = Array.from({ length: n }, (_, row): readonly CsvCell[] => [
    ...(school === undefined ? [] : [pseudonyms.get(school.values[row] ?? 0) ?? null]),
    ...(school === undefined ? [] : [grade?.labels[grade.values[row] ?? -1] ?? null]),
    ...items.map(({ values }) => (values[row] === INT16_MISSING ? null : (values[row] ?? null))),
  ]);
  const header = [
    ...(school === undefined ? [] : ["num_escuela", "nivel"]),
    ...items.map(({ variable }) => variable),
  ];
  return tidyTable(header, rows.toSorted(inOrder));
}

/** By school, grade and answers: the order of the file could tell which school a number stands for. */
function inOrder(a: readonly CsvCell[], b: readonly CsvCell[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at] ?? null, b[at] ?? null];
    if (one === other) continue;
    if (one === null) return -1;
    if (other === null) return 1;
    return one < other ? -1 : 1;
  }
  return 0;
}

/** What each item asks and what its codes stand for. */
export function codebookTable({ run, options }: ComputedRun, answers: FactorAnswers): string {
  const header = ["variable", "seccion", "enunciado", "escala", "invertido_en_el_analisis"];
  const choices = new Map(run.items.map((item) => [item.variable, item]));
  return tidyTable(
    header,
    options.items.map((variable) => [
      ...[variable, choices.get(variable)?.section ?? null, choices.get(variable)?.wording ?? null],
      (answers.scales.get(variable) ?? []).map(({ code, label }) => `${code}=${label}`).join(" | "),
      options.reversed.includes(variable),
    ]),
  );
}
