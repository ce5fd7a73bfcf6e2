import { directionWords, permittedUse, scaleWords, statusMeanings } from "@/lib/evidence/rules/dictionary";
import { groupOf, indicatorGroups } from "@/lib/evidence/rules/explorer";
import { shortGrade } from "@/lib/evidence/rules/figures";
import type { DictionaryEntry } from "@/lib/evidence/schema/explorer";
import type { CsvCell } from "@/lib/format/csv";

export const dictionaryHeader = [
  "Ruta",
  "Nombre",
  "Familia",
  "Escala y unidad",
  "Dirección",
  "Con datos",
  "Cómo se lee lo que falta",
  "Uso permitido",
  "Publica",
];

/** Of which grades and years there is data: "4°: 2022, 2024; II medio: 2024". */
export function coverageWords({ grades }: Pick<DictionaryEntry, "grades">): string {
  if (grades.length === 0) return "Sin datos en sus territorios";
  return grades
    .map(({ grade, years }) => `${shortGrade(grade)}: ${years.toSorted((a, b) => a - b).join(", ")}`)
    .join("; ");
}

/** The dictionary as a table, one row an indicator. */
export function dictionaryRow(entry: DictionaryEntry): readonly CsvCell[] {
  const { indicator, publishers } = entry;
  const group = indicatorGroups.find(({ id }) => id === groupOf(indicator));
  return [
    indicator.path,
    indicator.name,
    group?.label ?? "",
    scaleWords(indicator),
    directionWords(indicator),
    coverageWords(entry),
    statusMeanings
      .filter(({ status }) => status !== "valued")
      .map(({ label, meaning }) => `${label}: ${meaning}`)
      .join(" "),
    permittedUse(indicator),
    publishers.join(", "),
  ];
}
