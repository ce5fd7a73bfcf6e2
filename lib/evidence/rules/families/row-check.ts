import { formatNumber } from "@/lib/format/numbers";
import type { Rejection } from "../../schema/parsed";
import type { Cell } from "../../schema/source";

/** A column of the file: where it stands and what it is called there. */
export interface Column {
  readonly index: number;
  readonly name: string;
}

/** The row being read and the first thing found wrong in it. One object serves all the rows of a file. */
export interface RowCheck {
  line: number;
  cells: readonly Cell[];
  problem: Rejection | null;
}

/** What a number may be, and in which words a person reads it. */
export interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly isWhole: boolean;
}

const NUMBER = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?$/;
const LONGEST_VALUE = 120;

/** What the cell of a column holds; null where the file has no such column or the row ends before it. */
export function cellAt(row: RowCheck, column: Column | null): Cell {
  if (column === null) return null;
  const cell = row.cells[column.index] ?? null;
  return cell === "" ? null : cell;
}

/** Refuses the row for this cell, unless something before it was already wrong: a row has one rejection at most. */
export function reject(row: RowCheck, column: Column | null, reason: string): void {
  const cell = cellAt(row, column);
  row.problem ??= { line: row.line, column: column?.name ?? null, value: shownValue(cell), reason };
}

function shownValue(cell: Cell): string | null {
  if (cell === null) return null;
  const text = typeof cell === "object" ? cell.text : String(cell);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** The number of a cell, also where it is written as text with a decimal comma or point; NaN when blank. Anything else, or a number out of the range, refuses the row. */
export function numberAt(row: RowCheck, column: Column | null, range: NumberRange): number {
  const cell = cellAt(row, column);
  if (cell === null) return NaN;
  const number = toNumber(cell);
  if (number >= range.minimum && number <= range.maximum && (!range.isWhole || Number.isInteger(number)))
    return number;
  reject(row, column, `${problemWords(cell) ?? "No es un valor posible."} Se espera ${rangeWords(range)}.`);
  return NaN;
}

/** The number that a cell is or says; NaN for anything else. */
export function toNumber(cell: Cell): number {
  if (typeof cell === "number") return cell;
  return typeof cell === "string" ? numberIn(cell) : NaN;
}

const LONGEST_EXACT = 15;
const [ZERO, NINE, MINUS, POINT, COMMA] = [48, 57, 45, 46, 44];
const POWERS = Array.from({ length: LONGEST_EXACT + 1 }, (_, power) => 10 ** power);

/** The number that a text is; NaN for any other text. Up to 15 digits are read here, exactly and several times faster than by the pattern. */
function numberIn(text: string): number {
  const { length } = text;
  const isNegative = text.charCodeAt(0) === MINUS;
  let digits = 0;
  let decimals = -1;
  let whole = 0;
  for (let index = isNegative ? 1 : 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ZERO && code <= NINE) {
      whole = whole * 10 + (code - ZERO);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if ((code === POINT || code === COMMA) && decimals < 0) decimals = 0;
    else return numberByPattern(text);
  }
  if (digits === 0 || digits > LONGEST_EXACT) return numberByPattern(text);
  const number = decimals > 0 ? whole / (POWERS[decimals] ?? NaN) : whole;
  return isNegative ? -number : number;
}

function numberByPattern(text: string): number {
  return NUMBER.test(text) ? Number(text.replace(",", ".")) : NaN;
}

function rangeWords({ minimum, maximum, isWhole }: NumberRange): string {
  const kind = isWhole ? "un número entero" : "un número";
  return `${kind} entre ${formatNumber(minimum)} y ${formatNumber(maximum)}, o la celda vacía`;
}

/** What a code stands for; null when blank. `meaningOf` answers undefined for a code that it does not know, which refuses the row. */
export function codeAt<T>(
  row: RowCheck,
  column: Column | null,
  dictionary: {
    readonly meaningOf: (code: string | number) => T | null | undefined;
    readonly expected: string;
  },
): T | null {
  const cell = cellAt(row, column);
  if (cell === null) return null;
  const meaning = typeof cell === "object" ? undefined : dictionary.meaningOf(cell);
  if (meaning !== undefined) return meaning;
  reject(
    row,
    column,
    `${problemWords(cell) ?? "Es un código desconocido."} Se espera ${dictionary.expected}.`,
  );
  return null;
}

/** The text of a cell; null when blank. A formula, a date or an error refuses the row. */
export function textAt(row: RowCheck, column: Column | null): string | null {
  const cell = cellAt(row, column);
  if (cell === null || typeof cell === "string") return cell;
  if (typeof cell === "number") return String(cell);
  reject(row, column, `${problemWords(cell) ?? ""} Se espera un texto.`);
  return null;
}

/** What a cell is that no figure can be read from, in words; null for an ordinary one. */
function problemWords(cell: Cell): string | null {
  if (typeof cell === "string") return NUMBER.test(cell) ? null : "Hay texto que no corresponde.";
  if (cell === null || typeof cell === "number") return null;
  switch (cell.problem) {
    case "formula":
      return "La celda tiene una fórmula; guardar el archivo con sus valores.";
    case "date":
      return "La celda tiene una fecha.";
    case "error":
      return "La celda tiene un error de la planilla.";
  }
}
