import { fullBudget } from "@/lib/evidence/rules/reading/bounds";
import { decodedPieces, textEncoding } from "@/lib/evidence/rules/reading/text-encoding";
import { zipEntries } from "@/lib/evidence/rules/reading/zip-archive";
import { AppError } from "@/lib/errors";
import { MAXIMUM_EXCHANGE_BYTES } from "../../schema/exchange-words";
import type { ReadExchange } from "./project";
import { readExchange } from "./read-project";

const MEBIBYTE = 1024 * 1024;
const MAXIMUM_TEXT_BYTES = 96 * MEBIBYTE;

/**
 * A project (.qdpx, .qde) or a code book (.qdc), whatever it is called. Only its document and its plain texts are opened,
 * within bounds of bytes and pieces. UNREADABLE_FILE or TOO_LARGE in words.
 */
export async function readExchangeFile(bytes: Uint8Array): Promise<ReadExchange> {
  if (bytes.length > MAXIMUM_EXCHANGE_BYTES) {
    throw new AppError("TOO_LARGE", {
      message: `El archivo pesa más de ${String(MAXIMUM_EXCHANGE_BYTES / MEBIBYTE)} MB. Exportarlo sin imágenes, audios ni videos.`,
    });
  }
  if (!isZip(bytes)) return readExchange(decoded(bytes), () => null);
  const texts = await textsOf(bytes);
  const document = texts.get("project.qde") ?? [...texts].find(([path]) => path.endsWith(".qde"))?.[1];
  if (document === undefined) {
    throw unreadable("El .zip no trae un proyecto REFI-QDA (project.qde). Exportarlo como .qdpx.");
  }
  return readExchange(document, (path) => textUnder(texts, path));
}

async function textsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const budget = { ...fullBudget(), textBytes: MAXIMUM_TEXT_BYTES };
  const texts = new Map<string, string>();
  try {
    for (const entry of await zipEntries(bytes)) {
      const path = entry.path.replaceAll("\\", "/").toLowerCase();
      if (/\.(qde|txt)$/.test(path)) texts.set(path, decoded(await entry.bytes(budget, "textBytes")));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== "TOO_LARGE") {
      throw unreadable("El archivo está cortado o dañado. Exportarlo de nuevo desde su programa.");
    }
    throw new AppError("TOO_LARGE", {
      message:
        "El archivo crece demasiado al abrirlo, y no se sigue leyendo. Exportar el proyecto en partes.",
    });
  }
  return texts;
}

/** The text under a path as programs write it: `internal://x.txt`, or a path of their own computer whose file came along. */
function textUnder(texts: ReadonlyMap<string, string>, path: string): string | null {
  const plain = withoutEscapes(path).replaceAll("\\", "/").toLowerCase();
  const name = plain.replace(/^[a-z]+:\/+/, "");
  const last = name.slice(name.lastIndexOf("/") + 1);
  return texts.get(`sources/${name}`) ?? texts.get(name) ?? texts.get(`sources/${last}`) ?? null;
}

function withoutEscapes(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A name with a per cent sign of its own.
    return path;
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function decoded(bytes: Uint8Array): string {
  return [...decodedPieces(bytes, textEncoding(bytes))].join("");
}

function unreadable(message: string): AppError {
  return new AppError("UNREADABLE_FILE", { message });
}
