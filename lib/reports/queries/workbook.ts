import "server-only";
import { PassThrough, type Readable } from "node:stream";
import ExcelJS from "exceljs";
import type { CsvCell } from "@/lib/format/csv";

/** A sheet whose rows come one after the other. */
export interface Sheet {
  readonly name: string;
  readonly rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>;
}

const HEADER_ROWS = 1;
const NARROW = 14;
const WIDE = 34;

/** An .xlsx that is written while it is sent: the rows of a sheet are asked for one after the other and none is kept. Texts are texts, never formulas. */
export function workbookStream(sheets: readonly Sheet[]): ReadableStream<Uint8Array> {
  const output = new PassThrough();
  writeSheets(sheets, output).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error("The workbook could not be written"));
  });
  return bytesOf(output);
}

/** A node stream as a route sends it. */
export function bytesOf(readable: Readable): ReadableStream<Uint8Array> {
  const chunks = readable[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(Buffer.from(value)));
    },
    cancel() {
      readable.destroy();
    },
  });
}

async function writeSheets(sheets: readonly Sheet[], output: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  for (const { name, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: HEADER_ROWS }] });
    let count = 0;
    for await (const cells of rows) {
      if (count === 0) sheet.columns = cells.map((_, index) => ({ width: index === 1 ? WIDE : NARROW }));
      const row = sheet.addRow(
        cells.map((cell) => (typeof cell === "boolean" ? (cell ? "sí" : "no") : cell)),
      );
      if (count < HEADER_ROWS) row.font = { bold: true };
      row.commit();
      count += 1;
    }
    sheet.commit();
  }
  await book.commit();
}
