import { fCdf } from "@/lib/numerics/distributions/f-cdf";
import { findRoot } from "@/lib/numerics/linear/find-root";

/** The x with P(F ≤ x) = p of Fisher's distribution, 0 < p < 1. Throws RangeError elsewhere. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError("fQuantile needs 0 < p < 1.");
  let high = 2;
  while (fCdf(high, df1, df2).lower < p) high *= 2;
  return findRoot((x) => fCdf(x, df1, df2).lower - p, 0, high);
}
