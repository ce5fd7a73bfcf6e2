import { checkDigitOf } from "./check-digit";

export type RbdParse =
  | Readonly<{ ok: true; rbd: number; warning: "check_digit_k" | null }>
  | Readonly<{ ok: false; reason: "malformed" | "wrong_check_digit" }>;

const MAX_RBD = 99_999;

/**
 * Reads an RBD, alone (`459`, as in most official files) or with its digit after a dash (`10.074-9`), and checks the
 * digit if given. A number whose digit would be K is accepted with a warning: none appears to have been issued.
 */
export function parseRbd(value: string | number): RbdParse {
  if (typeof value === "number" && !Number.isInteger(value)) return { ok: false, reason: "malformed" };
  const compact = String(value)
    .trim()
    .toUpperCase()
    .replace(/^RBD\s*:?\s*/, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s/g, "");
  const match = /^0*(\d{1,5}|\d{1,2}\.\d{3})(?:-([\dK]))?$/.exec(compact);
  const rbd = Number(match?.[1]?.replace(".", "") ?? "0");
  if (!match || rbd === 0 || rbd > MAX_RBD) return { ok: false, reason: "malformed" };
  const expected = checkDigitOf(rbd);
  if (match[2] !== undefined && match[2] !== expected) return { ok: false, reason: "wrong_check_digit" };
  return { ok: true, rbd, warning: expected === "K" ? "check_digit_k" : null };
}

/** Writes an RBD with its digit and no dots, as schools sign it: 459 → `459-6`. Throws when it is out of range. */
export function formatRbd(rbd: number): string {
  if (rbd > MAX_RBD) throw new RangeError("An RBD has at most five digits");
  return `${rbd}-${checkDigitOf(rbd)}`;
}
