import iconv from "iconv-lite";
import { AppError } from "@/lib/errors";
import { MAXIMUM_CELL_CHARACTERS, MAXIMUM_COLUMNS } from "./bounds";
import { damaged } from "./refusals";
import { spssCursor, type SpssCursor } from "./spss-cursor";

export interface SpssVariable {
  readonly name: string;
  /** Bytes of each stretch of eight-byte elements that holds its text; empty for a number. */
  readonly segments: readonly number[];
  readonly isDate: boolean;
}

export interface SpssDictionary {
  readonly variables: readonly SpssVariable[];
  readonly encoding: string;
  readonly isBigEndian: boolean;
  readonly isCompressed: boolean;
  readonly bias: number;
  /** As the header says; negative if it does not. */
  readonly caseCount: number;
  readonly dataStart: number;
}

interface StoredVariable {
  readonly shortName: string;
  readonly width: number;
  readonly isDate: boolean;
}

interface Records {
  readonly stored: StoredVariable[];
  readonly extensions: Map<number, Buffer>;
}

/** Variables as they are stored: a long text takes one for each 252 of its bytes. */
const MOST_STORED = 10 * MAXIMUM_COLUMNS;
const HEADER_BYTES = 176;
const LONG_NAMES = 13;
const LONG_STRINGS = 14;
const ENCODING = 20;
const MACHINE = 3;
const DATE_FORMATS: ReadonlySet<number> = new Set([20, 22, 23, 24, 28, 29, 30, 38, 39]);

/**
 * Reads the dictionary of an SPSS system file (layout by the PSPP developers' manual, "System File Format"). Throws
 * UNREADABLE_FILE if it is cut or does not hold together.
 */
export function spssDictionary(bytes: Buffer): SpssDictionary {
  try {
    const isBigEndian = bytes.readUInt32LE(64) > 0xff;
    const header = spssCursor(bytes, 72, isBigEndian);
    const compression = header.integer();
    header.skip(4);
    const caseCount = header.integer();
    const bias = header.double();
    const cursor = spssCursor(bytes, HEADER_BYTES, isBigEndian);
    const records = readRecords(cursor);
    const encoding = encodingOf(records.extensions, isBigEndian);
    return {
      variables: variablesOf(records, encoding),
      encoding,
      isBigEndian,
      isCompressed: compression === 1,
      bias,
      caseCount,
      dataStart: cursor.position(),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw damaged("El archivo .sav está cortado o dañado: no se pudo leer su lista de variables.");
  }
}

function readRecords(cursor: SpssCursor): Records {
  const records: Records = { stored: [], extensions: new Map() };
  for (;;) {
    const kind = cursor.integer();
    if (kind === 999) {
      cursor.skip(4);
      return records;
    }
    if (kind === 2) keepVariable(records.stored, readVariable(cursor));
    else if (kind === 3) skipValueLabels(cursor);
    else if (kind === 4) cursor.skip(cursor.count() * 4);
    else if (kind === 6) cursor.skip(cursor.count() * 80);
    else if (kind === 7) readExtension(cursor, records.extensions);
    else throw new RangeError(`record of kind ${kind}`);
  }
}

/** A text of more than eight bytes is followed by records of width -1, which say nothing more. */
function keepVariable(stored: StoredVariable[], variable: StoredVariable): void {
  if (variable.width >= 0) stored.push(variable);
  if (stored.length > MOST_STORED) throw tooManyVariables();
}

function readVariable(cursor: SpssCursor): StoredVariable {
  const width = cursor.integer();
  const hasLabel = cursor.integer() === 1;
  const missingCount = Math.abs(cursor.integer());
  const format = cursor.integer();
  cursor.skip(4);
  const shortName = cursor.bytes(8).toString("latin1").trimEnd();
  if (hasLabel) cursor.skip(Math.ceil(cursor.count() / 4) * 4);
  cursor.skip(missingCount * 8);
  return { shortName, width, isDate: DATE_FORMATS.has((format >> 16) & 0xff) };
}

function skipValueLabels(cursor: SpssCursor): void {
  const count = cursor.count();
  for (let index = 0; index < count; index += 1) {
    cursor.skip(8);
    const length = cursor.bytes(1)[0] ?? 0;
    cursor.skip(Math.ceil((length + 1) / 8) * 8 - 1);
  }
}

function readExtension(cursor: SpssCursor, extensions: Map<number, Buffer>): void {
  const kind = cursor.integer();
  const size = cursor.count();
  extensions.set(kind, cursor.bytes(size * cursor.count()));
}

function encodingOf(extensions: ReadonlyMap<number, Buffer>, isBigEndian: boolean): string {
  const written = extensions.get(ENCODING)?.toString("latin1").trim() ?? "";
  if (iconv.encodingExists(written)) return written;
  const machine = extensions.get(MACHINE);
  const page = machine === undefined ? 0 : isBigEndian ? machine.readInt32BE(28) : machine.readInt32LE(28);
  if (page === 65001) return "UTF-8";
  return page > 100 && iconv.encodingExists(`cp${page}`) ? `cp${page}` : "Windows-1252";
}

function variablesOf({ stored, extensions }: Records, encoding: string): readonly SpssVariable[] {
  const text = (kind: number) => iconv.decode(extensions.get(kind) ?? Buffer.alloc(0), encoding);
  const longNames = new Map(pairs(text(LONG_NAMES), /\t/));
  const longWidths = new Map(pairs(text(LONG_STRINGS), /\0\t?|\t/));
  const variables: SpssVariable[] = [];
  for (let index = 0; index < stored.length; index += 1) {
    const first = stored[index];
    if (first === undefined) break;
    const { shortName, width, isDate } = first;
    const longWidth = Number(longWidths.get(shortName) ?? 0);
    if (longWidth > MAXIMUM_CELL_CHARACTERS) throw new RangeError("a text longer than SPSS holds");
    const segmentCount = Math.max(1, Math.ceil(longWidth / 252));
    const segments = stored.slice(index, index + segmentCount).map((segment) => segment.width);
    index += segmentCount - 1;
    const name = (
      longNames.get(shortName) ?? iconv.decode(Buffer.from(shortName, "latin1"), encoding)
    ).trim();
    variables.push({ name, isDate: isDate && width === 0, segments: width === 0 ? [] : segments });
  }
  if (variables.length === 0) throw new RangeError("no variables");
  if (variables.length > MAXIMUM_COLUMNS) throw tooManyVariables();
  return variables;
}

function pairs(text: string, separator: RegExp): (readonly [string, string])[] {
  return text.split(separator).flatMap((pair) => {
    const [name, value] = pair.split("=");
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
}

function tooManyVariables(): AppError {
  return new AppError("TOO_LARGE", {
    message: `El archivo .sav tiene más de ${MAXIMUM_COLUMNS} variables, el máximo que se lee. Guardarlo solo con las que hacen falta.`,
  });
}
