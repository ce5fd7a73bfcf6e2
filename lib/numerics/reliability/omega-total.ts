import { type Matrix } from "ml-matrix";
import { minres } from "@/lib/numerics/extraction/minres";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type OmegaTotal = Readonly<{
  omega: number;
  loadings: readonly number[];
  converged: boolean;
  /** Items whose uniqueness was stopped at the least one allowed: omega is then an upper figure. */
  heywood: readonly number[];
}>;

/**
 * McDonald's (1999) omega total of standardised items that share one factor, (Σλ)² / ((Σλ)² + Σ(1 − λ²)), the loadings by minres. Of a
 * polychoric matrix it is the ordinal omega. Items asked the other way round are to be turned before. It is neither the omega of a
 * confirmatory model on covariances nor that of Schmid and Leiman. Throws SHAPE under three items and as `minres`.
 */
export function omegaTotal(r: Matrix): OmegaTotal {
  if (r.rows < 3) throw new NumericsError("SHAPE", "Three items at least are needed.");
  const { loadings, converged, heywood } = minres(r, 1);
  const lambda = loadings.to1DArray();
  const common = lambda.reduce((sum, value) => sum + value, 0) ** 2;
  const unique = lambda.reduce((sum, value) => sum + 1 - value * value, 0);
  return { omega: common / (common + unique), loadings: lambda, converged, heywood };
}
