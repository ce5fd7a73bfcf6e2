import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { read } from "@e965/xlsx";
import iconv from "iconv-lite";

type Cell = string | number | null;

export type Row = Readonly<{ line: number; cells: ReadonlyMap<string, Cell> }>;
export type Table = Readonly<{ headers: readonly string[]; rows: readonly Row[] }>;

/**
 * Reads the first non-empty sheet of a workbook, or a delimited text whose encoding and delimiter are detected.
 * Headers come out lower-case; `line` is the line or sheet row of the file, counting the header as 1.
 */
export function readTable(path: string): Table {
  return /\.xlsx?$/i.test(path) ? readWorkbook(path) : readDelimited(path);
}

function readWorkbook(path: string): Table {
  const workbook = read(readFileSync(path), {
    type: "buffer",
    dense: true,
    cellText: false,
    cellFormula: false,
  });
  for (const name of workbook.SheetNames) {
    const grid: unknown = workbook.Sheets[name]?.["!data"];
    if (!Array.isArray(grid) || grid.length === 0) continue;
    return toTable(
      path,
      Array.from(grid, (row: unknown, index) => ({
        line: index + 1,
        values: Array.isArray(row) ? Array.from(row, cellValue) : [],
      })),
    );
  }
  throw new Error(`${path}: no sheet with data`);
}

function cellValue(cell: unknown): Cell {
  if (typeof cell !== "object" || cell === null || !("v" in cell)) return null;
  if (typeof cell.v === "number") return cell.v;
  return typeof cell.v === "string" ? blankToNull(cell.v) : null;
}

function readDelimited(path: string): Table {
  const text = decode(readFileSync(path));
  const header = text.slice(0, text.search(/\r?\n/));
  const records: unknown = parse(text, {
    delimiter: delimiterOf(header),
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
  });
  if (!Array.isArray(records)) throw new Error(`${path}: not a table`);
  return toTable(
    path,
    records.map((entry: { info: { lines: number }; record: string[] }) => ({
      line: entry.info.lines,
      values: entry.record.map(blankToNull),
    })),
  );
}

function decode(bytes: Buffer): string {
  const utf8 = bytes.toString("utf8");
  const text = utf8.includes("\uFFFD") ? iconv.decode(bytes, "latin1") : utf8;
  return text.replace(/^\uFEFF/, "");
}

function delimiterOf(header: string): string {
  const counted = [";", "|", "\t", ","].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}

function toTable(path: string, lines: readonly { line: number; values: readonly Cell[] }[]): Table {
  const [first, ...rest] = lines;
  if (first === undefined) throw new Error(`${path}: empty file`);
  const headers = first.values.map((value) =>
    String(value ?? "")
      .trim()
      .toLowerCase(),
  );
  const rows = rest
    .filter(({ values }) => values.some((value) => value !== null))
    .map(({ line, values }) => {
      if (values.length > headers.length) throw new Error(`${path}, line ${line}: more cells than headers`);
      return { line, cells: new Map(headers.map((header, index) => [header, values[index] ?? null])) };
    });
  return { headers, rows };
}

function blankToNull(value: string): string | null {
  const trimmed = value.trim();
  return trimmed === "" ? null : trimmed;
}

/** The number of a cell, also when the publisher wrote it as text; null when blank. Throws on anything else. */
export function numberOf(row: Row, column: string): number | null {
  const cell = row.cells.get(column) ?? null;
  if (cell === null || typeof cell === "number") return cell;
  const number = Number(cell.replace(",", "."));
  if (Number.isNaN(number)) throw new Error(`line ${row.line}, ${column}: "${cell}" is not a number`);
  return number;
}

/** The text of a cell, or null when blank. */
export function textOf(row: Row, column: string): string | null {
  const cell = row.cells.get(column) ?? null;
  return cell === null ? null : String(cell);
}

/** A number that must be there. */
export function requiredNumberOf(row: Row, column: string): number {
  const number = numberOf(row, column);
  if (number === null) throw new Error(`line ${row.line}, ${column}: missing`);
  return number;
}
