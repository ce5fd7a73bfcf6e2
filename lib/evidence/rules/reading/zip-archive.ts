import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import { AppError } from "@/lib/errors";
import { MAXIMUM_ZIP_ENTRIES, spend, type Budget } from "./bounds";
import { inflateEntry, requireChecksum } from "./inflate";
import { damaged, passwordProtected, unreadable } from "./refusals";

export interface ZipEntry {
  readonly path: string;
  /** Inflates it, within the budget. */
  bytes(budget: Budget, kind: "textBytes" | "workbookBytes"): Promise<Buffer>;
}

/**
 * The files of a zip, folders left out, none inflated yet. Throws UNREADABLE_FILE if it is cut or damaged, TOO_LARGE
 * past MAXIMUM_ZIP_ENTRIES.
 */
export async function zipEntries(bytes: Uint8Array): Promise<readonly ZipEntry[]> {
  try {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(view, { strictFileNames: false });
    requireFewEntries(zip.entryCount);
    const entries: ZipEntry[] = [];
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith("/")) entries.push(zipEntry(zip, entry, view));
    }
    return entries;
  } catch (error) {
    throw asRefusal(error);
  }
}

function zipEntry(zip: ZipFile, entry: Entry, archive: Buffer): ZipEntry {
  const path = entry.fileName;
  return {
    path,
    async bytes(budget, kind) {
      requireInflatable(entry);
      try {
        const inflated = await entryBytes(zip, entry, { archive, budget, kind });
        requireChecksum(inflated, entry.crc32, path);
        return inflated;
      } catch (error) {
        throw asRefusal(error);
      }
    },
  };
}

interface Extraction {
  readonly archive: Buffer;
  readonly budget: Budget;
  readonly kind: "textBytes" | "workbookBytes";
}

async function entryBytes(
  zip: ZipFile,
  entry: Entry,
  { archive, budget, kind }: Extraction,
): Promise<Buffer> {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const bytes = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  if (entry.compressionMethod === 8) {
    const { uncompressedSize } = entry;
    return inflateEntry(
      { bytes, declaredBytes: uncompressedSize, mostBytes: uncompressedSize, kind },
      budget,
    );
  }
  spend(budget, kind, bytes.length);
  return bytes;
}

function requireFewEntries(count: number): void {
  if (count <= MAXIMUM_ZIP_ENTRIES) return;
  throw new AppError("TOO_LARGE", {
    message: `El .zip trae ${count} archivos y se abren a lo más ${MAXIMUM_ZIP_ENTRIES}. Subir solo los que hacen falta.`,
  });
}

function requireInflatable(entry: Entry): void {
  if (entry.isEncrypted()) throw passwordProtected(`El .zip, o «${entry.fileName}» dentro de él,`);
  if (entry.compressionMethod === 0 || entry.compressionMethod === 8) return;
  throw unreadable(
    `El .zip usa una forma de compresión que no se lee (número ${entry.compressionMethod}).`,
    "Descomprimirlo y volver a comprimirlo con el explorador de archivos, o subir la tabla sin comprimir.",
  );
}

function asRefusal(error: unknown): unknown {
  if (error instanceof AppError) return error;
  return damaged("El archivo .zip está cortado o dañado: no se pudo abrir.");
}
