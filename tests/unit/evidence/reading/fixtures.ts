import { crc32, deflateRawSync } from "node:zlib";
import { utils, write, type CellObject, type WorkSheet } from "@e965/xlsx";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { SourceFile, SourceRow, SourceTable } from "@/lib/evidence/schema/source";

/** Opens a file that holds one, with one table, and reads all its rows. */
export async function openTable(
  bytes: Uint8Array,
  fileName = "datos.csv",
): Promise<{ table: SourceTable; rows: readonly SourceRow[] }> {
  const [file] = await openFile(bytes, fileName);
  const table = onlyTable(file);
  return { table, rows: [...table.rows()] };
}

export function onlyTable(file: SourceFile | undefined): SourceTable {
  const [table] = file?.tables ?? [];
  if (table === undefined || file?.tables.length !== 1) throw new Error("the file has one table");
  return table;
}

export interface ZipPart {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** What the headers say instead of the truth. */
  readonly declaredBytes?: number;
  readonly checksum?: number;
  /** Already deflated content, whatever `bytes` are. */
  readonly deflated?: Uint8Array;
}

/** A zip whose headers say what the test wants them to say. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.path, "utf8");
    const content = part.deflated ?? (part.method === 0 ? part.bytes : deflateRawSync(part.bytes));
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800 | (part.flags ?? 0), 2);
    fields.writeUInt16LE(part.method ?? 8, 4);
    fields.writeUInt32LE(part.checksum ?? crc32(part.bytes), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(part.declaredBytes ?? part.bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const body = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name, content]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), fields, tail, name]));
    bodies.push(body);
    offset += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** A workbook of sheets given as rows of values; cells given as objects go in as they are. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly (string | number | null | CellObject)[])[]>>,
  bookType: "xlsx" | "biff8" | "xlsb" | "ods" = "xlsx",
): Buffer {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, sheetOf(rows), name);
  const written: unknown = write(book, { type: "buffer", bookType, compression: true });
  if (!Buffer.isBuffer(written)) throw new Error("the writer gives a buffer");
  return written;
}

function sheetOf(rows: readonly (readonly (string | number | null | CellObject)[])[]): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 1;
  rows.forEach((row, r) =>
    row.forEach((value, c) => {
      width = Math.max(width, c + 1);
      if (value !== null) sheet[utils.encode_cell({ r, c })] = cellOf(value);
    }),
  );
  sheet["!ref"] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(rows.length - 1, 0), c: width - 1 },
  });
  return sheet;
}

function cellOf(value: string | number | CellObject): CellObject {
  if (typeof value === "object") return value;
  return typeof value === "number" ? { t: "n", v: value } : { t: "s", v: value };
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const BOOK = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

/** The parts of a workbook whose one sheet is the XML given, for what no writer would write. */
export function handmadeWorkbook(sheetXml: string | ZipPart): Buffer {
  const sheet =
    typeof sheetXml === "string"
      ? { path: "xl/worksheets/sheet1.xml", bytes: Buffer.from(sheetXml) }
      : sheetXml;
  return zipOf([
    { path: "[Content_Types].xml", bytes: Buffer.from(CONTENT_TYPES) },
    { path: "xl/workbook.xml", bytes: Buffer.from(BOOK) },
    { path: "xl/_rels/workbook.xml.rels", bytes: Buffer.from(RELATIONS) },
    sheet,
  ]);
}

/** A sheet's XML around its rows. */
export function sheetXml(rows: string, dimension = "A1:B2"): string {
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="${dimension}"/><sheetData>${rows}</sheetData></worksheet>`;
}
