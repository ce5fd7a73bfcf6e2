import type { StudyRow } from "@/lib/analysis/schema/study-rows";
import { tidyTable } from "./package-text";

/** By which number a school goes in a package: its RBD where every figure is public, or a number that stands for it. */
export type SchoolNumber = (rbd: number) => number;

/** The columns before the results, with what each holds. */
const columns = [
  ["escuela", "RBD cuando todo es público; si no, un número que reemplaza al establecimiento"],
  ["zona", "código de la zona; vacío: una escuela del resto del país, con la que se compara"],
  ["nivel", "4b, 6b, 8b o 2m"],
  ["anio", "año de la aplicación"],
  ["n", "estudiantes; vacío con menos de diez o sin número conocido"],
  ["chica", "TRUE: menos de diez estudiantes o sin número conocido, no se usa"],
  ["retroalimentacion", "puntaje de retroalimentación, 0 a 100"],
  ["confiabilidad", "confiabilidad del promedio de un índice; vacía en la aproximación pública"],
  ["gse", "grupo socioeconómico: 1 bajo a 5 alto"],
  ["rural", "TRUE si es rural"],
] as const;

/** The figures that a study was calculated from, one row a school, grade and year; results under their paths. */
export function studyTable(
  rows: readonly StudyRow[],
  paths: readonly string[],
  numberOf: SchoolNumber,
): string {
  return tidyTable(
    [...columns.map(([name]) => name), ...paths],
    rows
      .map((row) => ({ row, school: numberOf(row.rbd) }))
      .toSorted((a, b) => a.school - b.school)
      .map(({ row, school }) => [
        ...[school, row.zone, row.grade, row.year, row.n, row.isSmall, row.feedback, row.reliability],
        ...[row.gse, row.isRural, ...paths.map((path) => row.outcomes[path] ?? null)],
      ]),
  );
}

/** What each column of the data holds and where it comes from. */
export function studyCodebook(
  outcomes: readonly { readonly path: string; readonly name: string }[],
  source: "proxy" | "index",
): string {
  const agency = "Agencia de Calidad de la Educación, resultados por establecimiento";
  const feedback =
    source === "proxy" ? `${agency}: IDPS, Promoción de la motivación, nivel alto` : "índice guardado";
  const publishers: Readonly<Record<string, string>> = {
    retroalimentacion: feedback,
    zona: "definición del programa",
    rural: "Ministerio de Educación, directorio de establecimientos",
  };
  return tidyTable(
    ["columna", "que_trae", "fuente"],
    [
      ...columns.map(([name, meaning]) => [name, meaning, publishers[name] ?? agency]),
      ...outcomes.map(({ path, name }) => [path, name, agency]),
    ],
  );
}
