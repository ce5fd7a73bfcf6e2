import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { Cell, SourceFile } from "@/lib/evidence/schema/source";

/** Where each column stands, shared by the rows of a table. */
type Columns = ReadonlyMap<string, number>;

export type Row = Readonly<{ line: number; cells: readonly Cell[]; columns: Columns }>;
export type Table = Readonly<{ headers: readonly string[]; rows: readonly Row[] }>;

/** Opens an official file; whoever checks files for other things may open them once for both. */
export type OpenOfficial = (path: string) => Promise<SourceFile>;

/** Opens a file that holds one. */
export async function openOfficial(path: string): Promise<SourceFile> {
  const [file] = await openFile(readFileSync(path), basename(path));
  if (file === undefined) throw new Error(`${path}: nothing in it`);
  return file;
}

/**
 * The first table of a file. Headers come out lower-case; `line` is the line or sheet row of the file, counting the
 * header as 1.
 */
export function tableOf({ fileName, tables }: SourceFile): Table {
  const [table] = tables;
  if (table === undefined) throw new Error(`${fileName}: empty file`);
  const headers = table.headers.map((header) => header.toLowerCase());
  const columns = new Map(headers.map((header, index) => [header, index]));
  const rows = Array.from(table.rows(), ({ line, cells }) => {
    if (cells.length > headers.length) throw new Error(`${fileName}, line ${line}: more cells than headers`);
    return { line, cells, columns };
  });
  return { headers, rows };
}

function cellOf({ line, cells, columns }: Row, column: string): string | number | null {
  const index = columns.get(column);
  const cell = index === undefined ? null : (cells[index] ?? null);
  if (typeof cell === "object" && cell !== null)
    throw new Error(`line ${line}, ${column}: "${cell.text}" is a ${cell.problem}`);
  return cell;
}

/** The number of a cell, also when the publisher wrote it as text; null when blank. Throws on anything else. */
export function numberOf(row: Row, column: string): number | null {
  const cell = cellOf(row, column);
  if (cell === null || typeof cell === "number") return cell;
  const number = Number(cell.replace(",", "."));
  if (Number.isNaN(number)) throw new Error(`line ${row.line}, ${column}: "${cell}" is not a number`);
  return number;
}

/** The text of a cell, or null when blank. */
export function textOf(row: Row, column: string): string | null {
  const cell = cellOf(row, column);
  return cell === null ? null : String(cell);
}

/** A number that must be there. */
export function requiredNumberOf(row: Row, column: string): number {
  const number = numberOf(row, column);
  if (number === null) throw new Error(`line ${row.line}, ${column}: missing`);
  return number;
}
