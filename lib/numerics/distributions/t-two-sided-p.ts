import { betaCdf } from "@/lib/numerics/distributions/beta-cdf";

/** P(|T| ≥ |t|) of Student's t distribution with df > 0 degrees of freedom (real). A NaN t gives NaN. */
export function tTwoSidedP(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  return betaCdf({ x: df / (df + square), y: square / (df + square) }, df / 2, 0.5).lower;
}
