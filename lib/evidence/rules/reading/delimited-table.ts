import type { SourceRow, SourceTable } from "../../schema/source";
import { delimitedRecords, requireBounded, type DelimitedRecord } from "./delimited-records";
import { emptyFile } from "./refusals";
import { decodedPieces, textEncoding, type TextEncoding } from "./text-encoding";

const DELIMITERS = [";", ",", "|", "\t"] as const;
const SAMPLE_RECORDS = 20;

/**
 * Opens a delimited text of any of the known encodings and delimiters. Its rows are decoded and cut as they are asked
 * for, from the first again at each call: what is held is one piece of 256 KB, however long the text is.
 */
export function delimitedTable(bytes: Uint8Array): SourceTable {
  const encoding = textEncoding(bytes);
  const announced = announcedDelimiter(bytes, encoding);
  const delimiter = announced ?? likeliestDelimiter(bytes, encoding);
  const records = (width?: number) => {
    const all = delimitedRecords(decodedPieces(bytes, encoding), { delimiter, ...(width && { width }) });
    return announced === null ? all : withoutFirst(all);
  };
  const first = firstWithContent(records());
  if (first === undefined) throw emptyFile();
  requireBounded(first);
  const headers = withoutBlankTail(first.cells.map((cell) => cell.trim()));
  return {
    format: "csv",
    sheet: null,
    encoding,
    delimiter: first.cells.length > 1 ? delimiter : null,
    headers,
    rows: () => rowsAfter(records(first.cells.length), first.line, headers.length),
  };
}

function* rowsAfter(
  records: Iterable<DelimitedRecord>,
  headerLine: number,
  width: number,
): Generator<SourceRow> {
  for (const record of records) {
    const { line, cells } = record;
    if (line <= headerLine) continue;
    requireBounded(record);
    let hasContent = false;
    const read = cells.map((cell) => {
      const text = cell.trim();
      if (text === "") return null;
      hasContent = true;
      return text;
    });
    if (!hasContent) continue;
    while (read.length > width && read[read.length - 1] === null) read.pop();
    yield { line, cells: read };
  }
}

/** Excel writes `sep=;` in a line of its own before the header. */
function announcedDelimiter(bytes: Uint8Array, encoding: TextEncoding): string | null {
  const [start = ""] = decodedPieces(bytes.subarray(0, 64), encoding);
  return /^"?sep=([;,|\t])"?\r?\n/i.exec(start)?.[1] ?? null;
}

/** The delimiter by which most of the first records have the same number of cells and, between equals, more cells. */
function likeliestDelimiter(bytes: Uint8Array, encoding: TextEncoding): string {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(bytes, encoding, delimiter) }));
  return scored.reduce((best, next) =>
    next.share > best.share || (next.share === best.share && next.cells > best.cells) ? next : best,
  ).delimiter;
}

function evenness(bytes: Uint8Array, encoding: TextEncoding, delimiter: string) {
  const lengths: number[] = [];
  for (const { cells } of delimitedRecords(decodedPieces(bytes, encoding), { delimiter })) {
    if (cells.some((cell) => cell.trim() !== "")) lengths.push(cells.length);
    if (lengths.length === SAMPLE_RECORDS) break;
  }
  const times = new Map<number, number>();
  for (const length of lengths) if (length > 1) times.set(length, (times.get(length) ?? 0) + 1);
  const [cells = 0, count = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { cells, share: count / Math.max(lengths.length, 1) };
}

function firstWithContent(records: Iterable<DelimitedRecord>): DelimitedRecord | undefined {
  for (const record of records) if (record.cells.some((cell) => cell.trim() !== "")) return record;
  return undefined;
}

function* withoutFirst(records: Iterable<DelimitedRecord>): Generator<DelimitedRecord> {
  let isFirst = true;
  for (const record of records) {
    if (!isFirst) yield record;
    isFirst = false;
  }
}

function withoutBlankTail(headers: readonly string[]): readonly string[] {
  return headers.slice(0, headers.findLastIndex((header) => header !== "") + 1);
}
