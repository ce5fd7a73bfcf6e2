import { Matrix } from "ml-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { chiSquareCdf } from "@/lib/numerics/distributions/chi-square-cdf";
import { degreesOfFreedom } from "@/lib/numerics/extraction/extraction";
import { rmseaWithInterval } from "@/lib/numerics/fit/rmsea";
import { choleskySolve, findCholesky } from "@/lib/numerics/linear/cholesky";
import { logDeterminant } from "@/lib/numerics/linear/log-determinant";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";

/** Null where an index has no meaning: without degrees of freedom, or when the null model fits too well for TLI. */
export type FitIndices = Readonly<{
  objective: number;
  chiSquare: number;
  df: number;
  p: number | null;
  nullObjective: number;
  nullChiSquare: number;
  nullDf: number;
  rmsea: number | null;
  rmseaCi90: Readonly<{ low: number; high: number }> | null;
  tli: number | null;
  bic: number | null;
  sabic: number | null;
  rmsr: number;
  correctedRmsr: number | null;
  /** The model-implied matrix was not positive definite and was smoothed before it was inverted. */
  wasModelSmoothed: boolean;
}>;

function discrepancy(r: Matrix, model: Matrix): number {
  const lower = findCholesky(model);
  if (!lower)
    throw new NumericsError("NOT_POSITIVE_DEFINITE", "The model's matrix is not positive definite.");
  return choleskySolve(lower, r).trace() - logDeterminant(r) + logDeterminant(model) - r.rows;
}

/** What the model leaves of each correlation: R − LΦL', zero on the diagonal. */
export function residualCorrelations(r: Matrix, { loadings, phi }: FactorPattern): Matrix {
  const residuals = Matrix.sub(r, loadings.mmul(phi).mmul(loadings.transpose()));
  for (let i = 0; i < r.rows; i += 1) residuals.set(i, i, 0);
  return residuals;
}

/**
 * How well LΦL' with ones on the diagonal reproduces a positive definite correlation matrix of n cases, for whatever extraction (psych's
 * factor.stats): F = tr(M⁻¹R) − ln det(M⁻¹R) − p; χ² = F(n − 1 − (2p + 5)/6 − 2k/3) (Bartlett, 1950); RMSEA with its 90 % interval
 * (Steiger & Lind, 1980); TLI (Tucker & Lewis, 1973), not cut at 1; BIC = χ² − df ln n; RMSR over off-diagonal residuals. n is the
 * number of cases, also with pairwise correlations. Throws NOT_POSITIVE_DEFINITE.
 */
export function fitIndices(r: Matrix, pattern: FactorPattern, n: number): FitIndices {
  const p = r.rows;
  const k = pattern.loadings.columns;
  const df = degreesOfFreedom(p, k);
  const nullDf = (p * (p - 1)) / 2;
  const residuals = residualCorrelations(r, pattern);
  const { r: model, wasSmoothed } = smoothCorrelation(Matrix.sub(r, residuals));
  const objective = discrepancy(r, model);
  const nullObjective = -logDeterminant(r);
  const base = n - 1 - (2 * p + 5) / 6;
  const chiSquare = Math.max(0, objective * (base - (2 * k) / 3));
  const squares = Matrix.mul(residuals, residuals).sum();
  const perNull = nullObjective / nullDf;
  const fixed = {
    ...{ objective, chiSquare, df, nullObjective, nullChiSquare: nullObjective * base, nullDf },
    ...{ rmsr: Math.sqrt(squares / (p * (p - 1))), wasModelSmoothed: wasSmoothed },
  };
  if (df === 0) {
    return {
      ...fixed,
      p: null,
      rmsea: null,
      rmseaCi90: null,
      tli: null,
      bic: null,
      sabic: null,
      correctedRmsr: null,
    };
  }
  return {
    ...fixed,
    p: chiSquareCdf(chiSquare, df).upper,
    ...rmseaWithInterval(chiSquare, df, n),
    tli: (perNull - objective / df) / (perNull - 1 / (base - (2 * k) / 3)),
    bic: chiSquare - df * Math.log(n),
    sabic: chiSquare - df * Math.log((n + 2) / 24),
    correctedRmsr: Math.sqrt(squares / (2 * df)),
  };
}
