import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { requiredEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseRut, type Rut } from "@/lib/format/rut";

const ivBytes = 12;
const tagBytes = 16;

/** The RUT as it is stored: 12 bytes of nonce, 16 of seal, and the text under AES-256-GCM. INVALID_INPUT unless it is a valid RUT. */
export function sealRut(text: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key("rut-cipher"), iv);
  const sealed = Buffer.concat([cipher.update(validRut(text), "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
}

/** The RUT that was sealed, `12345678-5`. Throws when the bytes were changed or sealed with another secret. */
export function openRut(stored: Uint8Array): Rut {
  const decipher = createDecipheriv("aes-256-gcm", key("rut-cipher"), stored.subarray(0, ivBytes));
  decipher.setAuthTag(stored.subarray(ivBytes, ivBytes + tagBytes));
  return decipher.update(stored.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
}

/** The same text for the same RUT however it is punctuated, by which it is found without being read. INVALID_INPUT unless it is a valid RUT. */
export function digestRut(text: string): string {
  return createHmac("sha256", key("rut-digest")).update(validRut(text)).digest("hex");
}

function validRut(text: string): Rut {
  const parsed = parseRut(text);
  if (parsed.ok) return parsed.rut;
  const reason =
    parsed.reason === "malformed"
      ? "Escribir el RUT con su dígito verificador, como 12.345.678-5."
      : "El dígito verificador no corresponde a ese RUT. Revisarlo.";
  throw new AppError("INVALID_INPUT", { fields: { rut: reason } });
}

/** One key for each use, so that neither tells anything about the other or about the sessions' key. */
function key(use: "rut-cipher" | "rut-digest"): Buffer {
  return Buffer.from(hkdfSync("sha256", requiredEnv("NEXTAUTH_SECRET"), "", `acompana:${use}`, 32));
}
