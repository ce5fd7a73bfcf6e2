import { tTwoSidedP } from "@/lib/numerics/distributions/t-two-sided-p";
import { findRoot } from "@/lib/numerics/linear/find-root";

/** The t with P(T ≤ t) = p of Student's distribution with df > 0 (real), 0 < p < 1. Throws RangeError elsewhere. */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError("tQuantile needs 0 < p < 1.");
  if (p === 0.5) return 0;
  const tails = 2 * Math.min(p, 1 - p);
  let high = 2;
  while (tTwoSidedP(high, df) > tails) high *= 2;
  const t = findRoot((x) => tTwoSidedP(x, df) - tails, 0, high);
  return p < 0.5 ? -t : t;
}
