import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { requiredEnv } from "@/lib/env";

const ivBytes = 12;
const tagBytes = 16;

/** One key for each use, so that none tells anything about another or about the sessions' key. */
type SealUse = "rut-cipher" | "pseudonym-cipher";
type DigestUse = "rut-digest" | "pseudonym-digest";

/** A text as it is stored: 12 bytes of nonce, 16 of seal, and the text under AES-256-GCM. */
export function sealText(use: SealUse, text: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key(use), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
}

/** The text that was sealed. Throws when the bytes were changed or sealed with another secret. */
export function openText(use: SealUse, stored: Uint8Array): string {
  const decipher = createDecipheriv("aes-256-gcm", key(use), stored.subarray(0, ivBytes));
  decipher.setAuthTag(stored.subarray(ivBytes, ivBytes + tagBytes));
  return decipher.update(stored.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
}

/** The same digest for the same text, by which it is found without being read and which nobody makes without the secret. */
export function digestText(use: DigestUse, text: string): string {
  return createHmac("sha256", key(use)).update(text).digest("hex");
}

function key(use: SealUse | DigestUse): Buffer {
  return Buffer.from(hkdfSync("sha256", requiredEnv("NEXTAUTH_SECRET"), "", `acompana:${use}`, 32));
}
