import { AppError } from "@/lib/errors";
import { MAXIMUM_CELL_CHARACTERS, MAXIMUM_COLUMNS, MAXIMUM_RECORD_CHARACTERS } from "./bounds";
import { readQuotedRecord } from "./quoted-record";

export interface DelimitedRecord {
  readonly line: number;
  /** As written between delimiters, without the quotes around. */
  readonly cells: readonly string[];
}

interface Dialect {
  readonly delimiter: string;
  /** Cells of the header, if known: tells a stray quote from one that holds several lines. */
  readonly width?: number;
}

interface Cursor extends Dialect {
  text: string;
  /** Nothing follows the text. */
  isWhole: boolean;
  strayQuotes: number;
}

/** Past it a quote is not looked for beyond its own line: a text made of stray quotes must not take hours. */
const MOST_STRAY_QUOTES = 1_000;

/**
 * Gives the records of a delimited text one by one, holding one piece and one record. A stray quote costs its own
 * line at most. Throws TOO_LARGE for a record past MAXIMUM_RECORD_CHARACTERS.
 */
export function* delimitedRecords(pieces: Iterable<string>, dialect: Dialect): Generator<DelimitedRecord> {
  const cursor: Cursor = { ...dialect, text: "", isWhole: false, strayQuotes: 0 };
  let line = 1;
  for (const piece of withEnd(withLineFeeds(pieces))) {
    if (piece === null) cursor.isWhole = true;
    else cursor.text += piece;
    let start = 0;
    while (start < cursor.text.length) {
      const record = nextRecord(cursor, start);
      if (record === null) break;
      yield { line, cells: record.cells };
      line += linesBetween(cursor.text, start, record.end);
      start = record.end;
    }
    cursor.text = cursor.text.slice(start);
    if (cursor.text.length > MAXIMUM_RECORD_CHARACTERS) throw tooLong(`La línea ${line}`);
  }
}

/** Throws TOO_LARGE for a record with too many cells or too long a one, saying where. */
export function requireBounded({ line, cells }: DelimitedRecord): void {
  if (cells.length > MAXIMUM_COLUMNS) throw tooManyColumns(line);
  for (let index = 0; index < cells.length; index += 1) {
    if ((cells[index]?.length ?? 0) <= MAXIMUM_CELL_CHARACTERS) continue;
    throw tooLong(`La columna ${index + 1} de la línea ${line}`);
  }
}

function nextRecord(cursor: Cursor, start: number): { cells: readonly string[]; end: number } | null {
  const { text, delimiter, width, isWhole } = cursor;
  const feed = text.indexOf("\n", start);
  if (feed === -1 && !isWhole) return null;
  const end = feed === -1 ? text.length : feed;
  const written = text.slice(start, end > start && text[end - 1] === "\r" ? end - 1 : end);
  if (!written.includes('"')) return { cells: written.split(delimiter), end: end + 1 };
  const single = readQuotedRecord({ text: written, delimiter, isWhole: true }, 0);
  const alone = { cells: single.cells, end: end + 1 };
  if (!single.hasStray || cursor.strayQuotes > MOST_STRAY_QUOTES) return alone;
  const long = readQuotedRecord({ text, delimiter, isWhole }, start);
  if (long.end === null) return null;
  const isStray = single.cells.length === width && (long.cells.length !== width || isRow(cursor, end + 1));
  if (!isStray && long.end > end + 1) return { cells: long.cells, end: long.end };
  cursor.strayQuotes += 1;
  return alone;
}

/**
 * True if the line at a place is a full row by itself. A text of several lines in a cell has such a line by chance
 * only where rows are of one or two cells; anywhere else it is the next row, and the quote before it a stray one.
 */
function isRow({ text, delimiter, width = 0 }: Cursor, start: number): boolean {
  const feed = text.indexOf("\n", start);
  const written = text.slice(start, feed === -1 ? text.length : feed);
  return width > 2 && readQuotedRecord({ text: written, delimiter, isWhole: true }, 0).cells.length === width;
}

function linesBetween(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** Old Macintosh texts end their lines with a carriage return alone. */
function* withLineFeeds(pieces: Iterable<string>): Generator<string> {
  let isOldMacintosh: boolean | undefined;
  for (const piece of pieces) {
    isOldMacintosh ??= piece.includes("\r") && !piece.includes("\n");
    yield isOldMacintosh ? piece.replaceAll("\r", "\n") : piece;
  }
}

function* withEnd(pieces: Iterable<string>): Generator<string | null> {
  yield* pieces;
  yield null;
}

function tooManyColumns(line: number): AppError {
  return new AppError("TOO_LARGE", {
    message: `La línea ${line} tiene más de ${MAXIMUM_COLUMNS} columnas, el máximo que se lee. Revisar con qué separador se guardó el archivo, o dejar solo las columnas que hacen falta.`,
  });
}

function tooLong(where: string): AppError {
  return new AppError("TOO_LARGE", {
    message: `${where} es demasiado larga para ser de una tabla (una celda tiene a lo más ${MAXIMUM_CELL_CHARACTERS} letras). Revisar las comillas y los saltos de línea de esa parte del archivo.`,
  });
}
