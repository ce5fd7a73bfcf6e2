import { createHash } from "node:crypto";

/** The sha256 of a text as UTF-8, in hexadecimal: it proves what was read without keeping it. */
export function textDigest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The sha256 of a file, in hexadecimal. */
export function fileDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
