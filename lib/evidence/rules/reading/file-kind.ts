/** What the bytes are, whatever the name says. `zip` may still be a workbook: its entries say. */
export type FileKind =
  | "empty"
  | "gzip"
  | "zip"
  | "ole"
  | "sav"
  | "sav-zlib"
  | "stata"
  | "pdf"
  | "image"
  | "rtf"
  | "archive"
  | "database"
  | "markup"
  | "json"
  | "text"
  | "binary";

const SAMPLE_BYTES = 64 * 1024;
const MOST_CONTROL_SHARE = 0.01;

const signatures: readonly (readonly [FileKind, readonly (readonly number[])[]])[] = [
  ["gzip", [[0x1f, 0x8b]]],
  ["zip", [ascii("PK\x03\x04"), ascii("PK\x05\x06"), ascii("PK\x07\x08")]],
  ["ole", [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]]],
  ["sav", [ascii("$FL2")]],
  ["sav-zlib", [ascii("$FL3")]],
  [
    "stata",
    [
      ascii("<stata_dta>"),
      ...[0x71, 0x72, 0x73].flatMap((v) => [
        [v, 1, 1, 0],
        [v, 2, 1, 0],
      ]),
    ],
  ],
  ["pdf", [ascii("%PDF")]],
  ["image", [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], ascii("GIF8"), ascii("II*\0"), ascii("MM\0*")]],
  ["rtf", [ascii("{\\rtf")]],
  ["archive", [ascii("Rar!"), [0x37, 0x7a, 0xbc, 0xaf], ascii("BZh"), [0xfd, 0x37, 0x7a, 0x58, 0x5a]]],
  ["database", [ascii("SQLite format 3"), ascii("PAR1"), ascii("\0\x01\0\0Standard"), ascii("RDX")]],
];

/** Recognises a file by its first bytes alone. Text is what has no NUL and next to no control characters. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const signed = signatures.find(([, starts]) => starts.some((start) => startsWith(bytes, start)));
  if (signed !== undefined) return signed[0];
  if (utf16Order(bytes) === null && isBinary(bytes)) return "binary";
  return textKind(bytes);
}

/** The byte order that a UTF-16 mark announces; null where there is none. */
export function utf16Order(bytes: Uint8Array): "le" | "be" | null {
  if (startsWith(bytes, [0xff, 0xfe])) return "le";
  return startsWith(bytes, [0xfe, 0xff]) ? "be" : null;
}

/** True if the bytes open with the mark of UTF-8. */
export function hasUtf8Mark(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]);
}

function textKind(bytes: Uint8Array): FileKind {
  const letters = [...bytes.subarray(0, SAMPLE_BYTES)].filter((byte) => byte > 0x20 && byte < 0x7f);
  const start = String.fromCharCode(...letters.slice(0, 200)).toLowerCase();
  if (start === "" && !bytes.some((byte) => byte > 0x20)) return "empty";
  if (/^<(!doctype|html|\?xml|table|head|body|meta|style|div|!--|[a-z]+:)/.test(start)) return "markup";
  return /^(\{"|\{\}|\[\{)/.test(start) ? "json" : "text";
}

function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a) controls += 1;
  }
  return controls > sample.length * MOST_CONTROL_SHARE;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function ascii(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
