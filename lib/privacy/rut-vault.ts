import "server-only";
import { AppError } from "@/lib/errors";
import { parseRut, type Rut } from "@/lib/format/rut";
import { digestText, openText, sealText } from "./sealed-text";

/** The RUT as it is stored: 12 bytes of nonce, 16 of seal, and the text under AES-256-GCM. INVALID_INPUT unless it is a valid RUT. */
export function sealRut(text: string): Uint8Array<ArrayBuffer> {
  return sealText("rut-cipher", validRut(text));
}

/** The RUT that was sealed, `12345678-5`. Throws when the bytes were changed or sealed with another secret. */
export function openRut(stored: Uint8Array): Rut {
  return openText("rut-cipher", stored);
}

/** The same text for the same RUT however it is punctuated, by which it is found without being read. INVALID_INPUT unless it is a valid RUT. */
export function digestRut(text: string): string {
  return digestText("rut-digest", validRut(text));
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
