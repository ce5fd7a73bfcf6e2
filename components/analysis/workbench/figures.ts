import { formatNumber } from "@/lib/format/numbers";
import { probabilityWords } from "../words";

const MISSING = "sin dato";

/** A coefficient with two decimals; "sin dato" where it could not be computed. */
export function coefficient(value: number | null, decimals = 2): string {
  if (value === null || !Number.isFinite(value)) return MISSING;
  return formatNumber(value, { min: decimals, max: decimals });
}

/** An interval as it is written in a report: "0,84 a 0,87". */
export function intervalWords(interval: readonly [number, number] | null, decimals = 2): string {
  if (interval === null) return MISSING;
  return `${coefficient(interval[0], decimals)} a ${coefficient(interval[1], decimals)}`;
}

/** A p value with three decimals, and never 0. */
export function probability(p: number | null): string {
  if (p === null || !Number.isFinite(p)) return MISSING;
  return probabilityWords(p);
}

/** A number of people that may be hidden because it is under the minimum cell. */
export function hiddenOr(count: number | null): string {
  return count === null ? "no se muestra" : formatNumber(count);
}

/** The name of a factor by its place from 0: "F1". */
export function factorName(factor: number): string {
  return `F${factor + 1}`;
}
