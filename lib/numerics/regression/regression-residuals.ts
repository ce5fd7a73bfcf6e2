import { type Matrix } from "ml-matrix";
import { type Column } from "@/lib/numerics/columns";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { design, residualsOf, weightedGram, weightedMoment } from "@/lib/numerics/regression/design";

export type RegressionResiduals = Readonly<{
  /** Outcome less what the predictors say; NaN for a case that lacks anything. */
  raw: Float64Array;
  /** Each residual over its standard error without the case itself: external studentisation, R's rstudent. NaN where that has no meaning. */
  studentised: Float64Array;
  nUsed: number;
  nMissing: number;
}>;

/** The diagonal of X(X'X)⁻¹X'. */
function leverages(x: readonly Float64Array[], inverse: Matrix): Float64Array {
  const leverage = new Float64Array(x[0]?.length ?? 0);
  x.forEach((a, i) => {
    x.forEach((b, j) => {
      const weight = inverse.get(i, j);
      for (let row = 0; row < leverage.length; row += 1) {
        leverage[row] = (leverage[row] ?? 0) + weight * (a[row] ?? 0) * (b[row] ?? 0);
      }
    });
  });
  return leverage;
}

/**
 * What ordinary least squares with an intercept leaves of the outcome, in the order of the cases; externally studentised as in Belsley, Kuh
 * & Welsch (1980): e/(s₍ᵢ₎√(1−h)). Cases that lack anything are left out of the fit. Throws as `design`, and NOT_POSITIVE_DEFINITE when
 * predictors depend on one another.
 */
export function regressionResiduals(outcome: Column, predictors: readonly Column[]): RegressionResiduals {
  const { x, y, rows, nUsed, nMissing } = design(outcome, predictors);
  const w = new Float64Array(nUsed).fill(1);
  const inverse = positiveDefiniteInverse(weightedGram(x, w));
  const first = inverse.mmul(weightedMoment(x, w, y));
  const slopes = first.add(inverse.mmul(weightedMoment(x, w, residualsOf(x, y, first))));
  const left = residualsOf(x, y, slopes);
  const df = nUsed - x.length;
  const unexplained = left.reduce((sum, value) => sum + value * value, 0);
  const leverage = leverages(x, inverse);
  const raw = new Float64Array(outcome.values.length).fill(Number.NaN);
  const studentised = raw.slice();
  rows.forEach((row, at) => {
    const residual = left[at] ?? Number.NaN;
    const free = 1 - (leverage[at] ?? 0);
    const variance = (unexplained - (residual * residual) / free) / (df - 1);
    raw[row] = residual;
    studentised[row] = variance > 0 ? residual / Math.sqrt(variance * free) : Number.NaN;
  });
  return { raw, studentised, nUsed, nMissing };
}
