import { AppError } from "@/lib/errors";
import { formatNumber } from "@/lib/format/numbers";
import type { SourceFile, SourceTable } from "../../schema/source";

/** Most answers (rows by columns) of a data set: two bytes each, they are held at once while it is read. */
const MAXIMUM_ANSWERS = 100_000_000;

export interface AnswersTable {
  readonly sha256: string;
  readonly table: SourceTable;
}

/** The one table of answers of a file: of a workbook its widest sheet. UNKNOWN_FILE for a file without a table, or a zip with several. */
export function answersTable(files: readonly SourceFile[]): AnswersTable {
  const withTables = files.filter(({ tables }) => tables.length > 0);
  const [file] = withTables;
  if (!file) throw new AppError("UNKNOWN_FILE", { message: `El archivo no trae ninguna tabla. ${EXPECTED}` });
  if (withTables.length > 1) {
    throw new AppError("UNKNOWN_FILE", {
      message: `El comprimido trae ${formatNumber(withTables.length)} tablas y cada conjunto es de una. Subir solo la de las respuestas.`,
    });
  }
  const table = file.tables.reduce((widest, next) =>
    next.headers.length > widest.headers.length ? next : widest,
  );
  if (table.headers.length < 2) {
    throw new AppError("UNKNOWN_FILE", { message: `La tabla tiene una sola columna. ${EXPECTED}` });
  }
  return { sha256: file.sha256, table };
}

const EXPECTED =
  "Se espera una fila por estudiante y una columna por pregunta, en CSV, Excel o SPSS (.sav), solo o comprimido.";

/** Throws TOO_LARGE when so many rows and columns are more than a data set takes. */
export function requireBoundedAnswers(rows: number, columns: number): void {
  if (rows * columns <= MAXIMUM_ANSWERS) return;
  throw new AppError("TOO_LARGE", {
    message: `Son ${formatNumber(rows)} filas por ${formatNumber(columns)} columnas, más de ${formatNumber(MAXIMUM_ANSWERS / 1_000_000)} millones de respuestas. Dejar fuera columnas que no hagan falta o dividir el archivo.`,
  });
}
