import { tQuantile } from "@/lib/numerics/distributions/t-quantile";
import { tTwoSidedP } from "@/lib/numerics/distributions/t-two-sided-p";

/** An estimated coefficient with its 95 % interval and two-sided p, both by t with `df` degrees of freedom. */
export type Coefficient = Readonly<{
  estimate: number;
  se: number;
  t: number;
  df: number;
  p: number;
  low: number;
  high: number;
}>;

/** The coefficient that an estimate and its standard error make. */
export function coefficient(estimate: number, se: number, df: number): Coefficient {
  const t = estimate / se;
  const half = tQuantile(0.975, df) * se;
  return { estimate, se, t, df, p: tTwoSidedP(t, df), low: estimate - half, high: estimate + half };
}
