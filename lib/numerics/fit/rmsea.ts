import { noncentralChiSquareCdf } from "@/lib/numerics/distributions/noncentral-chi-square-cdf";
import { findRoot } from "@/lib/numerics/linear/find-root";

export type Rmsea = Readonly<{ rmsea: number; rmseaCi90: Readonly<{ low: number; high: number }> }>;

/** The non-centrality under which a chi-square as small as the one found has the probability given; 0 when none has. */
function noncentrality(chiSquare: number, df: number, probability: number): number {
  const excess = (lambda: number) => noncentralChiSquareCdf(chiSquare, df, lambda) - probability;
  if (excess(0) <= 0) return 0;
  let high = Math.max(1, chiSquare);
  while (excess(high) > 0) high *= 2;
  return findRoot(excess, 0, high);
}

/**
 * Root mean square error of approximation, √max(χ²/(df n) − 1/(n − 1), 0) as psych, with its 90 % interval √(λ/((n − 1) df)) from the
 * non-central chi-square (Steiger & Lind, 1980; Browne & Cudeck, 1993). df > 0, n > 1.
 */
export function rmseaWithInterval(chiSquare: number, df: number, n: number): Rmsea {
  const bound = (probability: number) =>
    Math.sqrt(noncentrality(chiSquare, df, probability) / ((n - 1) * df));
  return {
    rmsea: Math.sqrt(Math.max(chiSquare / (df * n) - 1 / (n - 1), 0)),
    rmseaCi90: { low: bound(0.95), high: bound(0.05) },
  };
}
