/** A cell: text, a number, yes or no, or null for a missing value, which is written as nothing. */
export type CsvCell = string | number | boolean | null;

/** How a table is written for its reader. */
export interface CsvDialect {
  readonly start: string;
  readonly separator: "," | ";";
  readonly decimal: "," | ".";
  readonly yes: string;
  readonly no: string;
}

/** As a spreadsheet in Chile opens it: `;` between cells, decimal comma, UTF-8 with its mark. */
export const chileanCsv: CsvDialect = { start: "\ufeff", separator: ";", decimal: ",", yes: "sí", no: "no" };

/** As programs for analysis read it: `,` between cells, decimal point, UTF-8 without a mark. */
export const tidyCsv: CsvDialect = { start: "", separator: ",", decimal: ".", yes: "true", no: "false" };

const LINE_END = "\r\n";
const FORMULA_START = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * Writes a table as a spreadsheet in Chile opens it: `;` between cells, decimal comma, UTF-8 with its mark, CRLF.
 * Text that a spreadsheet would run as a formula is made inert with an apostrophe. Throws when a row is not as wide as the header.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => {
    if (row.length !== header.length) throw new RangeError("Every row must be as wide as the header");
    return csvLine(row, chileanCsv);
  });
  return chileanCsv.start + lines.join("");
}

/** One row with its line end, for tables written while they are read. Text that a spreadsheet would run as a formula is made inert in every dialect. */
export function csvLine(row: readonly CsvCell[], dialect: CsvDialect): string {
  return row.map((cell) => writeCell(cell, dialect)).join(dialect.separator) + LINE_END;
}

function writeCell(cell: CsvCell, dialect: CsvDialect): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? dialect.yes : dialect.no;
  if (typeof cell === "number") return writeNumber(cell, dialect);
  const inert = FORMULA_START.test(cell) ? `'${cell}` : cell;
  const isBare = !/["\r\n]/.test(inert) && !inert.includes(dialect.separator) && inert === inert.trim();
  return isBare ? inert : `"${inert.replaceAll('"', '""')}"`;
}

function writeNumber(value: number, { decimal }: CsvDialect): string {
  if (!Number.isFinite(value))
    throw new RangeError("A number in a table must be finite; a missing one is null");
  return String(value).replace(".", decimal);
}
