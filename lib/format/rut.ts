import { checkDigitOf } from "./check-digit";
import { formatNumber } from "./numbers";

/** A RUT as it is stored: `12345678-5`. */
export type Rut = string;

export type RutParse =
  Readonly<{ ok: true; rut: Rut }> | Readonly<{ ok: false; reason: "malformed" | "wrong_check_digit" }>;

const MAX_BODY = 999_999_999;

/** Reads a RUT with any punctuation (`12.345.678-5`, `12345678 5`, `123456785`, `k` or `K`) and checks its digit. */
export function parseRut(text: string): RutParse {
  const compact = text.replace(/[\s.,'\-\u2010-\u2015\u2212\u00a0]/g, "").toUpperCase();
  const match = /^0*(\d{1,9})([\dK])$/.exec(compact);
  const body = Number(match?.[1] ?? "0");
  if (!match || body === 0 || body > MAX_BODY) return { ok: false, reason: "malformed" };
  if (checkDigitOf(body) !== match[2]) return { ok: false, reason: "wrong_check_digit" };
  return { ok: true, rut: `${body}-${match[2]}` };
}

/** The RUT that belongs to a number, with its digit computed: 12345678 → `12345678-5`. */
export function rutOf(body: number): Rut {
  if (body > MAX_BODY) throw new RangeError("A RUT has at most nine digits");
  return `${body}-${checkDigitOf(body)}`;
}

/** Writes a RUT as people read it: `12.345.678-5`. Throws when it is not a valid RUT. */
export function formatRut(rut: Rut): string {
  const parsed = parseRut(rut);
  if (!parsed.ok) throw new RangeError("formatRut needs a valid RUT");
  const [body, digit] = parsed.rut.split("-");
  return `${formatNumber(Number(body))}-${digit}`;
}
