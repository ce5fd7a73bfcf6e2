import { MAXIMUM_CELL_CHARACTERS, MAXIMUM_COLUMNS } from "./bounds";

export interface QuotedRecord {
  readonly cells: readonly string[];
  /** Where the next record starts; null if the text at hand ends before the record does. */
  readonly end: number | null;
  /** A cell opens with a quote that nothing closes: the quote was read as a letter. */
  readonly hasStray: boolean;
}

interface CellText {
  readonly value: string;
  /** Where its delimiter or line end is. */
  readonly end: number;
}

interface Reading {
  readonly text: string;
  readonly delimiter: string;
  /** Nothing follows the text: what is not closed in it never will be. */
  readonly isWhole: boolean;
}

/**
 * Reads the record that starts at a place of a text, by RFC 4180 with one licence: a quote opens a cell only if
 * another closes it within the length of a cell, and is a letter otherwise. Takes time in proportion to the record.
 */
export function readQuotedRecord(reading: Reading, start: number): QuotedRecord {
  const { text, delimiter } = reading;
  const cells: string[] = [];
  let position = start;
  let lineEnd = -1;
  let closedNowhereBefore = 0;
  let hasStray = false;
  for (;;) {
    const opens = text[position] === '"';
    const quoted = opens ? closedCell(reading, position, closedNowhereBefore) : null;
    if (quoted === "cut") return { cells, end: null, hasStray };
    if (opens && quoted === null) {
      hasStray = true;
      closedNowhereBefore = position + LONGEST_QUOTED;
    }
    if (lineEnd < position) lineEnd = indexOrEnd(text, "\n", position);
    const cell = quoted ?? plainCell(reading, position, lineEnd);
    cells.push(cell.value);
    if (text[cell.end] !== delimiter || cells.length > MAXIMUM_COLUMNS) {
      if (cell.end >= text.length && !reading.isWhole) return { cells, end: null, hasStray };
      return { cells, end: text[cell.end] === "\r" ? cell.end + 2 : cell.end + 1, hasStray };
    }
    position = cell.end + 1;
  }
}

const LONGEST_QUOTED = 2 * MAXIMUM_CELL_CHARACTERS;

function plainCell({ text, delimiter }: Reading, start: number, lineEnd: number): CellText {
  const next = text.indexOf(delimiter, start);
  if (next !== -1 && next < lineEnd) return { value: text.slice(start, next), end: next };
  const end = lineEnd > start && text[lineEnd - 1] === "\r" && lineEnd < text.length ? lineEnd - 1 : lineEnd;
  return { value: text.slice(start, end), end };
}

/** The cell that the quote at `start` opens; "cut" if its closing quote may still come; null if none closes it. */
function closedCell(reading: Reading, start: number, closedNowhereBefore: number): CellText | "cut" | null {
  const { text, delimiter, isWhole } = reading;
  let quote = text.indexOf('"', Math.max(start + 1, closedNowhereBefore));
  while (quote !== -1 && quote <= start + LONGEST_QUOTED) {
    const next = text[quote + 1];
    if (next === undefined && !isWhole) return "cut";
    if (next === "\r" && text[quote + 2] === undefined && !isWhole) return "cut";
    if (next === undefined || next === delimiter || next === "\n" || next === "\r") {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    quote = text.indexOf('"', quote + (next === '"' ? 2 : 1));
  }
  return quote === -1 && !isWhole && text.length <= start + LONGEST_QUOTED ? "cut" : null;
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const index = text.indexOf(sign, from);
  return index === -1 ? text.length : index;
}
