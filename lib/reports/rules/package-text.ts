import { csvLine, tidyCsv, type CsvCell } from "@/lib/format/csv";

/** Logical values as R reads them. */
const dialect = { ...tidyCsv, yes: "TRUE", no: "FALSE" };

/** A table as programs for analysis read it; what is no number is left empty. */
export function tidyTable(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const cell = (value: CsvCell) => (typeof value === "number" && !Number.isFinite(value) ? null : value);
  return [header, ...rows].map((row) => csvLine(row.map(cell), dialect)).join("");
}

/** A value as JSON that a person can read, with a line end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A text as R reads it. */
export function rText(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", " ")}"`;
}

/** Texts or numbers as a vector of R, also when there are none. */
export function rVector(values: readonly (string | number)[]): string {
  if (values.length === 0) return "character(0)";
  return `c(${values.map((value) => (typeof value === "number" ? String(value) : rText(value))).join(", ")})`;
}

/** Yes or no as R writes it. */
export function rLogical(value: boolean): string {
  return value ? "TRUE" : "FALSE";
}
