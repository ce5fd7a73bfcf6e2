import { gammaCdf, type Tails } from "@/lib/numerics/distributions/gamma-cdf";

/** Both tails of the chi-square distribution with df > 0 degrees of freedom (real) at x; a negative x counts as 0. */
export function chiSquareCdf(x: number, df: number): Tails {
  return gammaCdf(df / 2, Math.max(0, x) / 2);
}
