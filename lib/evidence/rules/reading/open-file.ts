import { createHash } from "node:crypto";
import type { SourceFile, SourceFormat, SourceTable } from "../../schema/source";
import { fullBudget, requireFileSize, type Budget } from "./bounds";
import { delimitedTable } from "./delimited-table";
import { fileKind, type FileKind } from "./file-kind";
import { parseGeojson } from "./geojson";
import { gunzip } from "./inflate";
import { compoundWorkbook, packagedWorkbook, packageKind } from "./workbook-file";
import { binaryRubbish, emptyFile, inEntry, nestedArchive, unknownFile, unreadable } from "./refusals";
import { spssTable } from "./spss-table";
import { workbookTables } from "./workbook";
import { zipEntries, type ZipEntry } from "./zip-archive";

interface Opening {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly budget: Budget;
  /** The archive that it came out of, if any. */
  readonly inside: "gzip" | "zip" | null;
}

interface Content {
  readonly format: SourceFormat;
  readonly tables: readonly SourceTable[];
  readonly geojson?: unknown;
}

/**
 * Opens a file by its content, whatever its name says, and gives the tables in it: one file, or each data file of a
 * zip (named by its entry; a `.gz` by the name without it). `sha256` is that of the file itself, out of its archive.
 * Pure and bounded: besides the bytes given it holds at most MAXIMUM_TEXT_BYTES of inflated text, or about eight times
 * MAXIMUM_WORKBOOK_BYTES of workbooks, and stops while inflating what goes past. Throws UNREADABLE_FILE,
 * UNKNOWN_FILE or TOO_LARGE, in Spanish, with what was found, what is expected and what to do.
 */
export async function openFile(bytes: Uint8Array, fileName: string): Promise<readonly SourceFile[]> {
  requireFileSize(bytes.length);
  return open({ bytes, fileName, budget: fullBudget(), inside: null });
}

async function open(opening: Opening): Promise<readonly SourceFile[]> {
  const { bytes, fileName, budget, inside } = opening;
  const kind = fileKind(bytes);
  if (kind === "gzip") {
    if (inside !== null) throw nestedArchive(fileName);
    const inflated = await gunzip(bytes, budget);
    return open({ ...opening, bytes: inflated, fileName: fileName.replace(/\.gz$/i, ""), inside: "gzip" });
  }
  if (kind !== "zip") return [sourceFile(opening, contentOf(kind, opening))];
  const entries = await zipEntries(bytes);
  if (packageKind(entries) === "xlsx") {
    const packaged = await packagedWorkbook(entries, budget);
    return [sourceFile(opening, { format: "xlsx", tables: workbookTables(packaged, "xlsx") })];
  }
  if (inside !== null) throw nestedArchive(fileName);
  return openEntries(entries, opening);
}

function contentOf(kind: Exclude<FileKind, "gzip" | "zip">, { bytes, budget }: Opening): Content {
  switch (kind) {
    case "text":
      return { format: "csv", tables: [delimitedTable(bytes)] };
    case "ole":
      return { format: "xls", tables: workbookTables(compoundWorkbook(bytes, budget), "xls") };
    case "sav":
      return { format: "sav", tables: [spssTable(bytes)] };
    case "json":
      return { format: "geojson", tables: [], geojson: parseGeojson(bytes) };
    case "empty":
      throw emptyFile();
    case "binary":
      throw binaryRubbish();
    default:
      throw refusalOf(kind);
  }
}

const otherKinds = {
  "sav-zlib": ["Es un archivo de SPSS comprimido (.zsav).", "Guardarlo en SPSS como .sav y subir esa copia."],
  stata: ["Es un archivo de Stata (.dta).", "Guardarlo desde Stata o R como .sav o CSV y subir esa copia."],
  pdf: [
    "Es un PDF, del que no se pueden leer cifras con seguridad.",
    "Buscar la planilla o el CSV en el mismo sitio.",
  ],
  image: ["Es una imagen.", "Buscar la planilla o el CSV con los datos."],
  rtf: ["Es un documento de texto (.rtf).", "Buscar la planilla o el CSV con los datos."],
  archive: [
    "Es un comprimido de otro tipo (.rar, .7z, .bz2 o .xz).",
    "Descomprimirlo y subir lo que contiene, o un .zip.",
  ],
  database: ["Es una base de datos de otro programa.", "Exportar la tabla como CSV y subir esa copia."],
  markup: [
    "Es una página web (HTML) o un XML, aunque el nombre diga otra cosa.",
    "Si se descargó, volver a hacerlo: suele ser una página de error. Si abre en la planilla, guardarlo como .xlsx.",
  ],
} as const;

function refusalOf(kind: keyof typeof otherKinds) {
  const [found, next] = otherKinds[kind];
  return unknownFile(found, next);
}

function sourceFile({ bytes, fileName }: Opening, { format, tables, geojson }: Content): SourceFile {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { fileName, entryPath: null, sha256, format, tables, geojson: geojson ?? null };
}

async function openEntries(
  entries: readonly ZipEntry[],
  { budget }: Opening,
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const entry of entries) {
    if (isSystemFile(entry.path) || isDocument(entry.path)) continue;
    const fileName = baseName(entry.path);
    try {
      const bytes = await entry.bytes(budget, "textBytes");
      const opened = await open({ bytes, fileName, budget, inside: "zip" });
      files.push(
        ...opened.filter((file) => !isNote(file)).map((file) => ({ ...file, entryPath: entry.path })),
      );
    } catch (error) {
      throw inEntry(error, entry.path);
    }
  }
  if (files.length === 0) throw nothingInside(entries);
  return files;
}

/** What an operating system adds to a zip by itself. */
function isSystemFile(path: string): boolean {
  return /(^|[\\/])(__MACOSX[\\/]|\.|thumbs\.db$|desktop\.ini$)/i.test(path);
}

/** Documents that come beside the data. Their content is not opened, so that a large manual costs nothing. */
function isDocument(path: string): boolean {
  return /\.(pdf|docx?|pptx?|rtf|md|html?|png|jpe?g|gif)$/i.test(path);
}

/** A text that is no table: what a publisher writes beside the data. */
function isNote({ fileName, format, tables }: SourceFile): boolean {
  return (
    format === "csv" &&
    /\.(txt|log|nfo)$/i.test(fileName) &&
    tables.every((table) => table.headers.length < 2)
  );
}

function nothingInside(entries: readonly ZipEntry[]) {
  const names = entries.map((entry) => baseName(entry.path)).slice(0, 5);
  const found = names.length === 0 ? "está vacío" : `trae ${names.join(", ")}`;
  return unreadable(
    `El .zip no contiene ninguna tabla: ${found}.`,
    "Comprimir la planilla o el CSV con los datos y volver a subirlo.",
  );
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, "");
}
