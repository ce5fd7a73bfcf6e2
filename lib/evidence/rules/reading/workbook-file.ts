import { CFB } from "@e965/xlsx";
import { spend, type Budget } from "./bounds";
import { cellRecords } from "./compound-records";
import { damaged, passwordProtected, unknownFile, unreadable } from "./refusals";
import { surveySheet, withoutBlanks } from "./sheet-xml";
import { storedArchive } from "./workbook-archive";
import type { ZipEntry } from "./zip-archive";

/** Bytes of an .xls weigh as many in an .xlsx: its cells take as few as six. */
const COMPOUND_WEIGHT = 4;
const MOST_ARRAY_FORMULAS = 1_000;

/** True packages are told from plain zips by their parts. Throws UNKNOWN_FILE for those of other programs. */
export function packageKind(entries: readonly ZipEntry[]): "xlsx" | "archive" {
  const has = (pattern: RegExp) => entries.some(({ path }) => pattern.test(path));
  if (!has(/^\[Content_Types\]\.xml$/i)) {
    if (has(/^mimetype$/) && has(/^content\.xml$/)) throw other("un documento de LibreOffice (.ods u .odt)");
    return "archive";
  }
  if (has(/^xl[\\/].*\.bin$/i) && has(/^xl[\\/]workbook\.bin$/i)) throw other("una planilla binaria (.xlsb)");
  if (has(/^xl[\\/]/i)) return "xlsx";
  if (has(/^word[\\/]/i)) throw other("un documento de Word");
  if (has(/^ppt[\\/]/i)) throw other("una presentación");
  return "archive";
}

/** The parts of a workbook that hold cells, inflated within the budget and stored anew: see storedArchive. */
export async function packagedWorkbook(entries: readonly ZipEntry[], budget: Budget): Promise<Uint8Array> {
  const parts: { path: string; bytes: Buffer }[] = [];
  for (const entry of entries) {
    if (!CELL_PARTS.test(entry.path)) continue;
    const bytes = await entry.bytes(budget, "workbookBytes");
    const isSheet = /[\\/]worksheets[\\/][^\\/]+\.xml$/i.test(entry.path);
    if (/[\\/]sharedStrings\.xml$/i.test(entry.path)) requireClosed(bytes);
    parts.push({ path: entry.path, bytes: isSheet ? filledSheet(bytes, budget) : bytes });
  }
  return storedArchive(parts);
}

/** The reader would take minutes over thousands of array formulas, and half a sheet for a whole one. */
function filledSheet(bytes: Buffer, budget: Budget): Buffer {
  requireClosed(bytes);
  if (countOf(bytes, "array") > MOST_ARRAY_FORMULAS) throw tooManyFormulas();
  const survey = surveySheet(bytes);
  spend(budget, "workbookCells", survey.isPlaced ? survey.cells - survey.blankCells : survey.cells);
  return withoutBlanks(bytes, survey);
}

function requireClosed(bytes: Buffer): void {
  const ending = bytes.subarray(-256).toString("latin1").trimEnd();
  if (/(<\/([\w.-]+:)?(worksheet|sst)\s*|\/)>$/.test(ending)) return;
  throw damaged("La planilla está cortada: una de sus partes no llega al final.");
}

function countOf(bytes: Buffer, text: string): number {
  let count = 0;
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) count += 1;
  return count;
}

/** Everything but pictures, macros and the caches of pivot tables, which hold their cells a second time. */
const CELL_PARTS = /^(?!xl[\\/]pivot).+\.(xml|rels)$/i;

/**
 * Tells the workbooks among the compound files of the old Office. Throws UNREADABLE_FILE for one with a password or
 * without its content, UNKNOWN_FILE for a document of another program.
 */
export function compoundWorkbook(bytes: Uint8Array, budget: Budget): Uint8Array {
  spend(budget, "workbookBytes", bytes.length * COMPOUND_WEIGHT);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => view.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) throw passwordProtected("La planilla");
  if (holds("WordDocument")) throw other("un documento de Word");
  if (holds("PowerPoint Document")) throw other("una presentación");
  if (!holds("Workbook")) throw noBook();
  return cellRecords(streamOf(view, "Workbook"));
}

function streamOf(bytes: Buffer, name: string): Buffer {
  const content: unknown = contentOf(bytes, name);
  if (!(content instanceof Uint8Array) || content.length === 0) throw noBook();
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

function contentOf(bytes: Buffer, name: string): unknown {
  try {
    const entry: unknown = CFB.find(CFB.read(bytes, { type: "buffer" }), `/${name}`);
    return typeof entry === "object" && entry !== null && "content" in entry ? entry.content : null;
  } catch {
    throw noBook();
  }
}

function noBook() {
  return damaged(
    "La planilla .xls está cortada, dañada o es de antes de 1997: no se encontró el libro en ella.",
  );
}

function tooManyFormulas() {
  return unreadable(
    "La planilla tiene demasiadas fórmulas matriciales para ser una tabla de datos.",
    "Copiar sus valores en una planilla nueva, guardarla y subir esa copia.",
  );
}

function other(what: string) {
  return unknownFile(`Es ${what}.`, "Abrirlo y guardar la tabla como .xlsx o CSV, y subir esa copia.");
}
