export type CheckDigit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "K";

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "K", "0"] as const;

/** The check digit, modulo 11, that follows a RUT or an RBD: weights 2 to 7 cycle from the right. Throws unless it is a positive whole number. */
export function checkDigitOf(body: number): CheckDigit {
  if (!Number.isSafeInteger(body) || body <= 0)
    throw new RangeError("A check digit needs a positive whole number");
  let sum = 0;
  let weight = 2;
  for (const digit of [...String(body)].reverse()) {
    sum += Number(digit) * weight;
    weight = weight === 7 ? 2 : weight + 1;
  }
  const digit = DIGITS[11 - (sum % 11)];
  if (digit === undefined) throw new Error("Modulo 11 left its range");
  return digit;
}
