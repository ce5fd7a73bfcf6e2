import { spend, type Budget } from "./bounds";
import { damaged, passwordProtected, unknownFile } from "./refusals";
import { storedArchive } from "./workbook-archive";
import type { ZipEntry } from "./zip-archive";

/** Bytes of an .xls weigh as many in an .xlsx: its cells take as few as six. */
const COMPOUND_WEIGHT = 4;

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
    parts.push({ path: entry.path, bytes: await entry.bytes(budget, "workbookBytes") });
  }
  return storedArchive(parts);
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
  if (holds("Workbook") || holds("Book")) return bytes;
  throw damaged("La planilla .xls está cortada o dañada: no tiene dentro el libro.");
}

function other(what: string) {
  return unknownFile(`Es ${what}.`, "Abrirlo y guardar la tabla como .xlsx o CSV, y subir esa copia.");
}
