import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { hasUtf8Mark, utf16Order } from "./file-kind";
import { unreadable } from "./refusals";

export type TextEncoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "ISO-8859-1" | "Windows-1252" | "CP850";

const PIECE_BYTES = 256 * 1024;

/** Bytes of the letters and signs of Spanish (á é í ó ú ñ ü, capitals, ° º ª ´ and quotes) in each page of codes. */
const spanish = {
  latin: byteSet("e1e9edf3fafcf1c1c9cdd3dadcd1b0baaab4a6bfa1abbbac9192939496b7"),
  cp850: byteSet("a082a1a2a381a4b590d6e0e99aa5f8a7a6efa8adaeaf"),
} as const;

/**
 * Detects how a text is encoded: by its mark, as UTF-8 if all of it is valid, and otherwise by which page of codes
 * gives more Spanish letters. Throws UNREADABLE_FILE for UTF-8 with damaged characters.
 */
export function textEncoding(bytes: Uint8Array): TextEncoding {
  const order = utf16Order(bytes);
  if (order !== null) return order === "le" ? "UTF-16LE" : "UTF-16BE";
  if (isUtf8(withoutCutCharacter(bytes))) return "UTF-8";
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  if (hasUtf8Mark(bytes) || isMostlyUtf8(bytes)) throw mixedEncodings();
  if (score(counts, spanish.cp850) > score(counts, spanish.latin)) return "CP850";
  return counts.subarray(0x80, 0xa0).some((count) => count > 0) ? "Windows-1252" : "ISO-8859-1";
}

/** Decodes a text in pieces, so that no string holds the whole of it. Throws UNREADABLE_FILE at a NUL. */
export function* decodedPieces(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = markLength(bytes, encoding);
  while (start < view.length) {
    const end = pieceEnd(view, Math.min(start + PIECE_BYTES, view.length), encoding);
    const piece = decode(view.subarray(start, end), encoding);
    if (piece.includes("\0")) throw unreadableFrom(start);
    yield piece;
    start = end;
  }
}

function decode(piece: Buffer, encoding: TextEncoding): string {
  switch (encoding) {
    case "UTF-8":
      return piece.toString("utf8");
    case "UTF-16LE":
      return piece.toString("utf16le");
    case "UTF-16BE":
      return Buffer.from(piece.subarray(0, piece.length & ~1))
        .swap16()
        .toString("utf16le");
    case "ISO-8859-1":
      return piece.toString("latin1");
    case "Windows-1252":
    case "CP850":
      return iconv.decode(piece, encoding);
  }
}

function markLength(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === "UTF-16LE" || encoding === "UTF-16BE") return 2;
  return encoding === "UTF-8" && hasUtf8Mark(bytes) ? 3 : 0;
}

function pieceEnd(view: Buffer, end: number, encoding: TextEncoding): number {
  if (encoding !== "UTF-8" || end === view.length) return end;
  let cut = end;
  while (isContinuation(view[cut])) cut -= 1;
  return cut;
}

/** A file cut in the middle of a letter is still UTF-8: what is wrong with it is its last row. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > bytes.length - 3 && isContinuation(bytes[end - 1])) end -= 1;
  const lead = bytes[end - 1] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  return lead >= 0xc2 && bytes.length - end + 1 < length ? bytes.subarray(0, end - 1) : bytes;
}

/** Accented letters of Spanish in UTF-8 are C3 and a continuation, which no text of another page repeats so often. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 0x80) continue;
    if (bytes[index] === 0xc3 && isContinuation(bytes[index + 1])) {
      pairs += 1;
      index += 1;
    } else {
      others += 1;
    }
  }
  return pairs > 1 && pairs > others;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function score(counts: Uint32Array, letters: ReadonlySet<number>): number {
  let total = 0;
  for (const letter of letters) total += counts[letter] ?? 0;
  return total;
}

function byteSet(hexadecimal: string): ReadonlySet<number> {
  return new Set(Buffer.from(hexadecimal, "hex"));
}

function mixedEncodings() {
  return unreadable(
    "El texto dice estar en UTF-8 y tiene letras dañadas o de otra codificación.",
    "Abrirlo en la planilla, revisar tildes y eñes, guardarlo como CSV UTF-8 y volver a subirlo.",
  );
}

function unreadableFrom(byte: number) {
  return unreadable(
    `El texto deja de ser texto después del byte ${byte}: el archivo está dañado.`,
    "Descargarlo de nuevo desde quien lo publica y volver a subirlo.",
  );
}
