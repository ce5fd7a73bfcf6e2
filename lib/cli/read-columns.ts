import { readFile } from "node:fs/promises";
import path from "node:path";
import { Matrix } from "ml-matrix";
import { AppError } from "@/lib/errors";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { Cell, SourceTable } from "@/lib/evidence/schema/source";
import { INT16_MISSING, integerColumn, realColumn, type Column } from "@/lib/numerics/columns";

/** Columns of a table as the numerics take them. */
export interface ReadColumns {
  readonly items: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: number;
  /** The label of each row in the grouping column; null without one, or where its cell is blank. */
  readonly groups: readonly (string | null)[] | null;
}

interface Wanted {
  /** Null: every column but the grouping. */
  readonly items: readonly string[] | null;
  readonly group?: string | null;
}

/** Reads the columns named. Blank cells and NA are missing. INVALID_INPUT for a column that is not there or a cell that is no number, by its line; NOT_FOUND for a file that cannot be opened. */
export async function readColumns(file: string, { items, group = null }: Wanted): Promise<ReadColumns> {
  const table = await openTable(file);
  const names = items ?? table.headers.filter((header) => header !== "" && header !== group);
  const places = names.map((name) => placeOf(table, name));
  const groupPlace = group === null ? null : placeOf(table, group);
  const values: number[][] = places.map(() => []);
  const groups: (string | null)[] = [];
  let rows = 0;
  for (const { line, cells } of table.rows()) {
    places.forEach((place, at) => {
      const number = readNumber(cells[place] ?? null);
      if (number === null) throw notANumber(names[at] ?? "", cells[place] ?? null, line);
      values[at]?.push(number);
    });
    if (groupPlace !== null) groups.push(readLabel(cells[groupPlace] ?? null));
    rows += 1;
  }
  if (rows === 0) throw invalid("El archivo no tiene filas con datos. Revisar que sea el correcto.");
  return { items: names, columns: values.map(toColumn), rows, groups: groupPlace === null ? null : groups };
}

/** Reads a correlation matrix with names in its first row, and perhaps in its first column. INVALID_INPUT when it is not square or a cell is no number. */
export async function readMatrix(
  file: string,
): Promise<{ readonly items: readonly string[]; readonly matrix: Matrix }> {
  const table = await openTable(file);
  const rows = [...table.rows()];
  const width = table.headers.length;
  const first = width === rows.length + 1 ? 1 : 0;
  const items = table.headers.slice(first);
  if (items.length !== rows.length) {
    throw invalid(
      `La matriz tiene ${rows.length} filas y ${items.length} columnas. Se espera una matriz cuadrada con los nombres en la primera fila.`,
    );
  }
  const values = rows.map(({ line, cells }) =>
    items.map((name, at) => {
      const number = readNumber(cells[at + first] ?? null);
      if (number === null || Number.isNaN(number)) throw notANumber(name, cells[at + first] ?? null, line);
      return number;
    }),
  );
  return { items, matrix: new Matrix(values) };
}

async function openTable(file: string): Promise<SourceTable> {
  const name = path.basename(file);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    throw new AppError("NOT_FOUND", {
      message: `No se pudo abrir ${name}. Revisar que la ruta exista y que se pueda leer.`,
    });
  }
  const [table, ...others] = (await openFile(bytes, name)).flatMap(({ tables }) => tables);
  if (table === undefined) throw invalid(`${name} no contiene una tabla.`);
  if (others.length > 0) throw invalid(`${name} contiene varias tablas. Dejar una sola.`);
  return table;
}

function placeOf({ headers }: SourceTable, name: string): number {
  const place = headers.indexOf(name);
  if (place >= 0) return place;
  const known = headers.slice(0, 12).join(", ");
  throw invalid(`El archivo no tiene la columna ${name}. Tiene ${known}${headers.length > 12 ? "…" : ""}.`);
}

const NUMBER = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?$/;

/** NaN for a missing cell; null for what is no number. */
function readNumber(cell: Cell): number | null {
  if (cell === null || cell === "" || cell === "NA") return Number.NaN;
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || !NUMBER.test(cell)) return null;
  return Number(cell.replace(",", "."));
}

function readLabel(cell: Cell): string | null {
  if (cell === null || cell === "" || cell === "NA") return null;
  return typeof cell === "object" ? cell.text : String(cell);
}

function toColumn(values: readonly number[]): Column {
  const isSmall = values.every(
    (value) => Number.isNaN(value) || (Number.isInteger(value) && Math.abs(value) < 32_768),
  );
  if (!isSmall) return realColumn(values);
  return integerColumn(Int16Array.from(values, (value) => (Number.isNaN(value) ? INT16_MISSING : value)));
}

function notANumber(column: string, cell: Cell, line: number): AppError {
  const text = typeof cell === "object" && cell !== null ? cell.text : String(cell ?? "");
  return new AppError("INVALID_INPUT", {
    message: `La columna ${column} trae «${text.slice(0, 40)}» en la línea ${line}, que no es un número. Dejar la celda vacía o NA si no hay respuesta.`,
    ...{ column, line },
  });
}

function invalid(message: string): AppError {
  return new AppError("INVALID_INPUT", { message });
}
