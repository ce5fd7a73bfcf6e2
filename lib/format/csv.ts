/** A cell: text, a number, yes or no, or null for a missing value, which is written as nothing. */
export type CsvCell = string | number | boolean | null;

const BYTE_ORDER_MARK = "\ufeff";
const LINE_END = "\r\n";
const FORMULA_START = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * Writes a table as a spreadsheet in Chile opens it: `;` between cells, decimal comma, UTF-8 with its mark, CRLF.
 * Text that a spreadsheet would run as a formula is made inert with an apostrophe. Throws when a row is not as wide as the header.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => {
    if (row.length !== header.length) throw new RangeError("Every row must be as wide as the header");
    return row.map(writeCell).join(";");
  });
  return BYTE_ORDER_MARK + lines.join(LINE_END) + LINE_END;
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "sí" : "no";
  if (typeof cell === "number") return writeNumber(cell);
  const inert = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value))
    throw new RangeError("A number in a table must be finite; a missing one is null");
  return String(value).replace(".", ",");
}
