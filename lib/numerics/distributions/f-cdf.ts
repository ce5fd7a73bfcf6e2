import { betaCdf } from "@/lib/numerics/distributions/beta-cdf";
import { type Tails } from "@/lib/numerics/distributions/gamma-cdf";

/** Both tails of Fisher's F distribution with df1 and df2 degrees of freedom (real, positive) at x; a negative x counts as 0. */
export function fCdf(x: number, df1: number, df2: number): Tails {
  const ratio = Math.max(0, x) * df1;
  if (ratio === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  return betaCdf({ x: ratio / (ratio + df2), y: df2 / (ratio + df2) }, df1 / 2, df2 / 2);
}
