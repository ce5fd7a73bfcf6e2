import type { Cell } from "../../schema/source";

/** Texts with which programs write that there is no answer. */
const NOTHING = new Set(["", "NA", ".", "#NULL!", "NULL", "NaN"]);

/** What an answer's cell holds: a whole number, nothing, or something that is neither. */
export type CellNumber = number | null | "stray";

/** Reads a number from a cell: `3`, `3.0`, `3,5`; nothing from an empty cell or a program's word for it; any other text, a formula or a date is stray. */
export function numberIn(cell: Cell | undefined): CellNumber {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "stray";
  if (typeof cell !== "string") return "stray";
  const text = cell.trim();
  if (NOTHING.has(text)) return null;
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/.test(text)) return "stray";
  return Number(text.replace(",", "."));
}

/** The text of a cell that names a group; null where there is nothing, "stray" for a formula or a date. */
export function labelIn(cell: Cell | undefined): { readonly label: string } | null | "stray" {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return Number.isFinite(cell) ? { label: String(cell) } : "stray";
  if (typeof cell !== "string") return "stray";
  const label = cell.trim();
  return NOTHING.has(label) ? null : { label };
}
