import { z } from "zod";
import { formatNumber } from "@/lib/format/numbers";

/** A number typed by a person: whatever is wrong with it, the answer says between what it must be. */
export function numberWithin(low: number, high: number) {
  const message = `Usar un número entre ${formatNumber(low)} y ${formatNumber(high)}.`;
  return z.number(message).min(low, message).max(high, message);
}

/** The same of a whole number. */
export function countWithin(low: number, high: number) {
  const message = `Usar un número entero entre ${formatNumber(low)} y ${formatNumber(high)}.`;
  return z.int(message).min(low, message).max(high, message);
}
