import iconv from "iconv-lite";
import type { Cell, SourceRow, SourceTable } from "../../schema/source";
import { damaged } from "./refusals";
import { spssDictionary, type SpssDictionary } from "./spss-dictionary";
import { spssElements, type SpssElements } from "./spss-elements";

/** Seconds from the first day of SPSS, 14 October 1582, to 1 January 1970. */
const SPSS_EPOCH_SECONDS = 12_219_379_200;
const BYTES_OF_LONG_SEGMENT = 255;

/**
 * Opens an SPSS system file. Its cases are decoded as they are asked for and none is kept; `line` is the number of the
 * case. System-missing is null; the codes a person declared missing come out as they are. Throws UNREADABLE_FILE if
 * the dictionary is damaged and, from `rows`, if a case is cut or some that the header counts are not there.
 */
export function spssTable(bytes: Uint8Array): SourceTable {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dictionary = spssDictionary(buffer);
  return {
    format: "sav",
    sheet: null,
    encoding: dictionary.encoding,
    delimiter: null,
    headers: dictionary.variables.map(({ name }) => name),
    rows: () => casesOf(buffer, dictionary),
  };
}

function* casesOf(buffer: Buffer, dictionary: SpssDictionary): Generator<SourceRow> {
  const elements = spssElements(buffer, dictionary);
  const { caseCount } = dictionary;
  for (let line = 1; caseCount < 0 || line <= caseCount; line += 1) {
    const cells = nextCase(elements, dictionary, line);
    if (cells === null && caseCount < 0) return;
    if (cells === null) throw cut(line);
    if (cells.some((cell) => cell !== null)) yield { line, cells };
  }
}

/** The cells of the case that comes next; null if none does. */
function nextCase(
  elements: SpssElements,
  { variables, encoding }: SpssDictionary,
  line: number,
): readonly Cell[] | null {
  try {
    if (elements.isAtEnd()) return null;
    return variables.map(({ segments, isDate }) => {
      if (segments.length > 0) return readText(elements, segments, encoding);
      const value = elements.number();
      return isDate && value !== null ? { problem: "date", text: dateText(value) } : value;
    });
  } catch (error) {
    if (error instanceof RangeError) throw cut(line);
    throw error;
  }
}

function readText(elements: SpssElements, segments: readonly number[], encoding: string): string | null {
  const parts = segments.map((width) => {
    const stored = Buffer.alloc(Math.ceil(width / 8) * 8);
    for (let at = 0; at < stored.length; at += 8) elements.text(stored, at);
    return stored.subarray(0, Math.min(width, BYTES_OF_LONG_SEGMENT));
  });
  const text = iconv.decode(Buffer.concat(parts), encoding).trim();
  return text === "" ? null : text;
}

function dateText(seconds: number): string {
  const date = new Date((seconds - SPSS_EPOCH_SECONDS) * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  const [year = "", month = "", day = ""] = date.toISOString().slice(0, 10).split("-");
  return `${day}-${month}-${year}`;
}

function cut(line: number) {
  return damaged(`El archivo .sav está cortado o dañado en el caso ${line}.`);
}
