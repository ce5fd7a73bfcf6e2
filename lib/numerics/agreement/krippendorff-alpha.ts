import { NumericsError } from "@/lib/numerics/numerics-error";

export type KrippendorffAlpha = Readonly<{
  alpha: number;
  /** Shares of disagreement, observed and expected by chance. */
  observed: number;
  expected: number;
  /** Values that can be paired: those of units with at least two. */
  values: number;
  /** Units with at least two values. */
  units: number;
}>;

/**
 * Krippendorff's alpha for nominal values and any number of coders (Krippendorff, 2011, "Computing Krippendorff's
 * Alpha-Reliability", section C): 1 − Do/De over the matrix of coincidences, in which each ordered pair of values of a unit with m
 * values counts 1/(m − 1). Each row is a unit with a value of each coder; null is missing, and a unit with fewer than two values is
 * left out. Throws TOO_FEW_ROWS unless some unit has two values, and CONSTANT_ITEM when all the values that pair are one and the
 * same, so that alpha has no value.
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | string | null)[])[],
): KrippendorffAlpha {
  const totals = new Map<number | string, number>();
  let paired = 0;
  let values = 0;
  let disagreeing = 0;
  for (const unit of units) {
    const counts = countsOf(unit);
    const m = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (m < 2) continue;
    paired += 1;
    values += m;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      disagreeing += (count * (m - count)) / (m - 1);
    }
  }
  if (paired === 0) throw new NumericsError("TOO_FEW_ROWS", "A unit with two values is needed.");
  const alike = [...totals.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  const observed = disagreeing / values;
  const expected = 1 - alike / (values * (values - 1));
  if (totals.size < 2) throw new NumericsError("CONSTANT_ITEM", "All values are one and the same.");
  return { alpha: 1 - observed / expected, observed, expected, values, units: paired };
}

function countsOf(unit: readonly (number | string | null)[]): ReadonlyMap<number | string, number> {
  const counts = new Map<number | string, number>();
  for (const value of unit) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
