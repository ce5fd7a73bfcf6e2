import { fullBudget } from "@/lib/evidence/rules/reading/bounds";
import { decodedPieces, textEncoding } from "@/lib/evidence/rules/reading/text-encoding";
import { zipEntries } from "@/lib/evidence/rules/reading/zip-archive";
import { AppError } from "@/lib/errors";
import { countCodePoints } from "@/lib/format/code-points";
import type { SourceFormat } from "../../schema/sources";
import { paragraphsOf } from "./document-xml";
import { subtitlesAsText } from "./subtitles";

const MEBIBYTE = 1024 * 1024;
/** A transcript of three hours has about 200.000 letters. */
export const MAXIMUM_TRANSCRIPT_BYTES = 3 * MEBIBYTE;
const MAXIMUM_DOCUMENT_BYTES = 24 * MEBIBYTE;
const MAXIMUM_CODE_POINTS = 1_000_000;

export interface ReadTranscript {
  readonly format: Exclude<SourceFormat, "refi">;
  readonly text: string;
}

/** The words of a transcript's file (.txt, .vtt, .srt, .docx). UNREADABLE_FILE or TOO_LARGE, saying what was found and what to do. */
export async function readTranscript(name: string, bytes: Uint8Array): Promise<ReadTranscript> {
  if (bytes.length === 0) throw unreadable("El archivo está vacío. Revisar que sea la transcripción.");
  if (bytes.length > MAXIMUM_TRANSCRIPT_BYTES) throw tooLarge("El archivo pesa más de 3 MB.");
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  switch (ending) {
    case "txt":
      return { format: "txt", text: plainText(decoded(bytes)) };
    case "vtt":
    case "srt":
      return { format: ending, text: subtitles(decoded(bytes)) };
    case "docx":
      return { format: "docx", text: plainText(paragraphsOf(await documentXml(bytes))) };
    default:
      throw unreadable(
        "Se leen transcripciones .txt, .docx, .vtt y .srt. Guardarla en una de estas formas, o pegar el texto.",
      );
  }
}

/** The text as it is kept: lines end in one way, no marks that are not text, no spaces at its ends. INVALID_INPUT when nothing is left. */
export function plainText(text: string): string {
  const plain = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/\p{Cs}/gu, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (plain === "") throw unreadable("No hay texto que guardar. Revisar que la transcripción no esté vacía.");
  if (countCodePoints(plain) > MAXIMUM_CODE_POINTS) throw tooLarge("El texto pasa de un millón de letras.");
  return plain;
}

function subtitles(text: string): string {
  const words = subtitlesAsText(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  if (words !== null) return plainText(words);
  throw unreadable(
    "El archivo no tiene subtítulos con sus tiempos. Revisar que sea .vtt o .srt, o guardarlo como .txt.",
  );
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw unreadable(
      "El archivo es un documento o un .zip con otro nombre. Ponerle .docx si es un documento.",
    );
  }
  return [...decodedPieces(bytes, textEncoding(bytes))].join("");
}

async function documentXml(bytes: Uint8Array): Promise<string> {
  const entries = await zipEntries(bytes).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "TOO_LARGE") throw error;
    throw unreadable(
      "El archivo no es un documento .docx entero. Abrirlo en el procesador de texto y guardarlo de nuevo como .docx.",
    );
  });
  const body = entries.find(({ path }) => path === "word/document.xml");
  if (body === undefined) {
    throw unreadable(
      "El .docx no trae texto. Abrirlo en el procesador de texto y guardarlo como .docx o .txt.",
    );
  }
  const budget = { ...fullBudget(), textBytes: MAXIMUM_DOCUMENT_BYTES };
  return decoded(await body.bytes(budget, "textBytes"));
}

function unreadable(message: string): AppError {
  return new AppError("UNREADABLE_FILE", { message });
}

function tooLarge(found: string): AppError {
  return new AppError("TOO_LARGE", { message: `${found} Dividirla por sesión e intentar de nuevo.` });
}
