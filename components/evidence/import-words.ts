import type { StatusTone } from "@/components/ui/status-shape";
import type { BatchSummary, ImportState, UploadState } from "@/lib/evidence/schema/imports";
import { familyLabels } from "@/lib/evidence/schema/parsed";
import { formatGrade, isGradeCode } from "@/lib/format/grade";
import { formatNumber } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";

export const importStateTones: Readonly<Record<ImportState, StatusTone>> = {
  staged: "attention",
  published: "done",
  superseded: "off",
  undone: "off",
  discarded: "off",
};

export const uploadStateTones: Readonly<Record<UploadState, StatusTone>> = {
  receiving: "now",
  waiting: "pending",
  reading: "now",
  read: "done",
  refused: "bad",
  discarded: "off",
};

const delimiterNames: ReadonlyMap<string, string> = new Map([
  [";", "punto y coma (;)"],
  [",", "coma (,)"],
  ["|", "barra vertical (|)"],
  ["\t", "tabulación"],
]);

type Counts = Pick<
  BatchSummary,
  "rowCount" | "newCount" | "changedCount" | "unchangedCount" | "rejectedCount" | "isExtract"
>;

/** What a table of a file is, in the words of a title: `Simce por establecimiento · 4° básico · 2024`. */
export function batchName({ family, grade, year }: Pick<BatchSummary, "family" | "grade" | "year">): string {
  const parts = [familyLabels[family], gradeName(grade), year];
  // The dot stays with what it follows, also where a title needs two lines.
  return parts.filter((part) => part !== null).join("\u00a0· ");
}

function gradeName(grade: string | null): string | null {
  return grade !== null && isGradeCode(grade) ? formatGrade(grade) : grade;
}

/**
 * The rows of a file by what became of them; the parts always make up the whole, so rows that are none of them are said
 * too. Of the seed's extracts nobody counted it: they have no parts.
 */
export function rowParts(counts: Counts): readonly { readonly count: number; readonly words: string }[] {
  const { rowCount, newCount, changedCount, unchangedCount, rejectedCount, isExtract } = counts;
  if (isExtract) return [];
  const rest = rowCount - newCount - changedCount - unchangedCount - rejectedCount;
  const parts = [
    { count: newCount, words: newCount === 1 ? "nueva" : "nuevas" },
    { count: changedCount, words: changedCount === 1 ? "cambia" : "cambian" },
    { count: unchangedCount, words: unchangedCount === 1 ? "igual" : "iguales" },
    { count: rejectedCount, words: rejectedCount === 1 ? "rechazada" : "rechazadas" },
  ];
  return rest === 0 ? parts : [...parts, { count: rest, words: "sin nada que guardar" }];
}

/** The same as one line: `8.123 filas: 12 nuevas, 3 cambian, 8.106 iguales y 2 rechazadas`. */
export function rowsLine(counts: Counts): string {
  const parts = rowParts(counts).filter(({ count }) => count > 0);
  const whole = countOf(counts.rowCount, "fila");
  if (parts.length === 0) return counts.isExtract ? `${whole}, de las que hay un extracto` : whole;
  return `${whole}: ${joinWords(parts.map(({ count, words }) => `${formatNumber(count)} ${words}`))}`;
}

/** What publishing does to the figures, in numbers and before it is done. */
export function publishWords(counts: Counts): string {
  const { newCount, changedCount, unchangedCount, rejectedCount } = counts;
  if (newCount + changedCount === 0) {
    return "Todas las filas son iguales a las vigentes: publicar no cambia ninguna cifra.";
  }
  const does = [
    newCount > 0 && `se ${newCount === 1 ? "agrega" : "agregan"} ${countOf(newCount, "fila")}`,
    changedCount > 0 && `${changedCount === 1 ? "cambia" : "cambian"} ${countOf(changedCount, "fila")}`,
    unchangedCount > 0 &&
      `${unchangedCount === 1 ? "queda" : "quedan"} igual ${formatNumber(unchangedCount)}`,
    rejectedCount > 0 && `no se ${rejectedCount === 1 ? "carga" : "cargan"} ${formatNumber(rejectedCount)}`,
  ].filter((part) => part !== false);
  return `Al publicar ${joinWords(does)}.`;
}

/** The name of what stands between two cells, as a person would say it. */
export function delimiterName(delimiter: string): string {
  return delimiterNames.get(delimiter) ?? `«${delimiter}»`;
}
