import type { Rejection } from "../../schema/parsed";
import type { SourceTable } from "../../schema/source";
import { reject, type RowCheck } from "./row-check";

/** Rows of one table as they were read: each is either taken or in the rejections. */
export interface RowsRead {
  readonly rowCount: number;
  readonly rejections: readonly Rejection[];
}

/** Hands every row to `take`, which stores it or leaves a problem in it. A row that is longer or, in a delimited text, shorter than the header is refused before. */
export function readRows(table: SourceTable, take: (row: RowCheck) => void): RowsRead {
  const row: RowCheck = { line: 0, cells: [], problem: null };
  const rejections: Rejection[] = [];
  const width = table.headers.findLastIndex((header) => header !== "") + 1;
  let rowCount = 0;
  for (const { line, cells } of table.rows()) {
    rowCount += 1;
    row.line = line;
    row.cells = cells;
    row.problem = null;
    if (cells.length !== width) checkLength(row, width, table.format === "csv");
    if (row.problem === null) take(row);
    if (row.problem !== null) rejections.push(row.problem);
  }
  return { rowCount, rejections };
}

function checkLength(row: RowCheck, width: number, isText: boolean): void {
  const { length } = row.cells;
  if (length < width && isText)
    reject(
      row,
      null,
      `La fila tiene ${length} celdas y el encabezado ${width}. El archivo puede estar cortado: descargarlo de nuevo.`,
    );
  const extra = row.cells.findIndex((cell, index) => index >= width && cell !== null && cell !== "");
  if (extra >= 0)
    reject(
      row,
      { index: extra, name: `columna ${extra + 1}` },
      `Hay un valor después de la última columna con nombre (son ${width}). Revisar si sobra un separador.`,
    );
}
