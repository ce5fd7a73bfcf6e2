import type { Cell, HomeItem } from "./schema";

/** A figure about n persons, or nothing when they are fewer than the minimum (0 persons is not a disclosure). */
export function cellOf(value: number, n: number, minimum: number): Cell {
  return n > 0 && n < minimum ? { state: "suppressed" } : { state: "shown", value, n };
}

/**
 * Counts of persons in the parts of one whole. Parts under the minimum are withheld; if just one would be, the next
 * smallest part is withheld too, because the whole minus the rest would give it away.
 */
export function suppressParts(counts: readonly number[], minimum: number): readonly Cell[] {
  const small = counts.map((count) => count > 0 && count < minimum);
  if (small.filter(Boolean).length === 1) {
    const partner = counts
      .map((count, at) => ({ count, at }))
      .filter(({ count, at }) => count > 0 && !small[at])
      .toSorted((a, b) => a.count - b.count)[0];
    if (partner) small[partner.at] = true;
  }
  return counts.map((count, at) =>
    small[at] ? { state: "suppressed" } : { state: "shown", value: count, n: count },
  );
}

/** Upper 2.5% point of Student's t for 1 to 30 degrees of freedom; the normal's beyond (error below 2%). */
const tTable = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;

export interface MeanWithInterval {
  readonly mean: number;
  readonly ci95: readonly [low: number, high: number] | null;
}

/** Mean of differences with its 95% confidence interval, mean ± t·s/√n (Student's t, n − 1 degrees of freedom); no interval under n = 2. Null for no data. */
export function meanWithInterval(differences: readonly number[]): MeanWithInterval | null {
  const n = differences.length;
  if (n === 0) return null;
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  if (n === 1) return { mean, ci95: null };
  const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  const half = (tTable[n - 2] ?? 1.96) * Math.sqrt(variance / n);
  return { mean, ci95: [mean - half, mean + half] };
}

/** In which part of the home page a dated thing stands: today, in the days to come, or late and waiting. */
export function dayGroup(date: string, today: string): Pick<HomeItem, "group" | "isLate"> {
  if (date === today) return { group: "today", isLate: false };
  return date > today ? { group: "week", isLate: false } : { group: "pending", isLate: true };
}

/** Late things first, then by day and hour; what has no day comes last. */
export function compareItems(a: HomeItem, b: HomeItem): number {
  if (a.isLate !== b.isLate) return a.isLate ? -1 : 1;
  const when = (item: HomeItem) => `${item.date ?? "9999"} ${item.time ?? "99:99"}`;
  return when(a).localeCompare(when(b));
}
