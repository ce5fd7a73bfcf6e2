import { type Matrix } from "ml-matrix";
import { type Column, takeRows, toReals } from "@/lib/numerics/columns";
import { fCdf } from "@/lib/numerics/distributions/f-cdf";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { coefficient, type Coefficient } from "@/lib/numerics/regression/coefficient";
import {
  type Design,
  design,
  residualsOf,
  weightedGram,
  weightedMoment,
} from "@/lib/numerics/regression/design";

export type LinearModel = Readonly<{
  /** The intercept, then the predictors in the order given: with the classical standard errors. */
  coefficients: readonly Coefficient[];
  /** The same estimates with standard errors that hold when the spread is uneven (HC3). */
  robust: readonly Coefficient[];
  /** Slopes in standard deviations; without the intercept. */
  standardised: readonly number[];
  /** What the model leaves of each case given, NaN for those it could not use. */
  residuals: Float64Array;
  /** The same in standard deviations of a model without the case; NaN also when a case decides a coefficient alone. */
  studentised: Float64Array;
  r2: number;
  adjustedR2: number;
  sigma: number;
  f: number | null;
  fP: number | null;
  df: number;
  nUsed: number;
  nMissing: number;
}>;

function weightsOf(weight: Column | undefined, { rows, nUsed }: Design): Float64Array {
  if (!weight) return new Float64Array(nUsed).fill(1);
  const w = toReals(takeRows(weight, rows));
  if (w.some((value) => !(value > 0))) throw new NumericsError("OUT_OF_RANGE", "A weight is not positive.");
  return w;
}

/** Least squares by the normal equations, then once more on what is left, which gives back the digits they lose. */
function solve({ x, y }: Design, w: Float64Array, inverse: Matrix): Matrix {
  const first = inverse.mmul(weightedMoment(x, w, y));
  return first.add(inverse.mmul(weightedMoment(x, w, residualsOf(x, y, first))));
}

/** How much each case draws its own fitted value: w x'(X'WX)⁻¹x. */
function leverages({ x }: Design, w: Float64Array, inverse: Matrix): Float64Array {
  const cells = Float64Array.from(inverse.to1DArray());
  return w.map((weight, row) => {
    let sum = 0;
    for (let i = 0; i < x.length; i += 1) {
      const a = x[i]?.[row] ?? 0;
      for (let j = 0; j < x.length; j += 1) sum += a * (x[j]?.[row] ?? 0) * (cells[i * x.length + j] ?? 0);
    }
    return weight * sum;
  });
}

type Cases = Readonly<{ w: Float64Array; left: Float64Array; leverage: Float64Array }>;

/** MacKinnon & White's HC3: each squared residual divided by (1 − leverage)². */
/** Above it a case is the only one with a value of its own: the line goes through it whatever it says, so it tells nothing of the spread. */
const WHOLE_LEVERAGE = 1 - 1e-10;

function robustCovariance({ x }: Design, { w, left, leverage }: Cases, inverse: Matrix): Matrix {
  const squares = left.map((residual, row) => {
    const own = leverage[row] ?? 0;
    return own > WHOLE_LEVERAGE ? 0 : (((w[row] ?? 0) * residual) / (1 - own)) ** 2;
  });
  return inverse.mmul(weightedGram(x, squares)).mmul(inverse);
}

/** Each residual over its standard deviation in a model without the case (R's rstudent). */
function studentised({ w, left, leverage }: Cases, unexplained: number, df: number): Float64Array {
  return left.map((residual, row) => {
    const square = (w[row] ?? 0) * residual * residual;
    const free = 1 - (leverage[row] ?? 0);
    const variance = (unexplained - square / free) / (df - 1);
    return (Math.sign(residual) * Math.sqrt(square)) / Math.sqrt(variance * free);
  });
}

/** Values of the complete cases at the places of all cases; NaN for the others. */
function spreadOut(values: Float64Array, { rows, nUsed, nMissing }: Design): Float64Array {
  const all = new Float64Array(nUsed + nMissing).fill(Number.NaN);
  rows.forEach((row, i) => (all[row] = values[i] ?? Number.NaN));
  return all;
}

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/**
 * Ordinary least squares with an intercept, or weighted ones when a column of positive weights is given (precision weights, as R's lm): the
 * classical standard errors and those of HC3 (MacKinnon & White, 1985; with weights as R's sandwich), all by t with n − p degrees of
 * freedom. Cases that lack anything are left out and counted. Throws TOO_FEW_ROWS, CONSTANT_ITEM, OUT_OF_RANGE for a weight, and
 * NOT_POSITIVE_DEFINITE when predictors depend on one another.
 */
export function linearModel(outcome: Column, predictors: readonly Column[], weight?: Column): LinearModel {
  const model = design(outcome, predictors, weight ? [weight] : []);
  const { x, y, back, nUsed: n, nMissing } = model;
  const w = weightsOf(weight, model);
  const inverse = positiveDefiniteInverse(weightedGram(x, w));
  const scaled = solve(model, w, inverse);
  const left = residualsOf(x, y, scaled);
  const cases = { w, left, leverage: leverages(model, w, inverse) };
  const df = n - x.length;
  const total = w.reduce((sum, value) => sum + value, 0);
  const mean = y.reduce((sum, value, row) => sum + value * (w[row] ?? 0), 0) / total;
  const unexplained = left.reduce((sum, value, row) => sum + value * value * (w[row] ?? 0), 0);
  const all = y.reduce((sum, value, row) => sum + (value - mean) ** 2 * (w[row] ?? 0), 0);
  const variance = unexplained / df;
  const r2 = 1 - unexplained / all;
  const f = x.length > 1 ? (all - unexplained) / (x.length - 1) / variance : null;
  const estimates = back.mmul(scaled).to1DArray();
  const errors = (covariance: Matrix) =>
    back.mmul(covariance).mmul(back.transpose()).diagonal().map(Math.sqrt);
  const classical = errors(inverse.clone().mul(variance));
  const robust = errors(robustCovariance(model, cases, inverse));
  return {
    residuals: spreadOut(left, model),
    studentised: spreadOut(studentised(cases, unexplained, df), model),
    coefficients: estimates.map((estimate, j) => coefficient(estimate, classical[j] ?? Number.NaN, df)),
    robust: estimates.map((estimate, j) => coefficient(estimate, robust[j] ?? Number.NaN, df)),
    standardised: scaled
      .to1DArray()
      .slice(1)
      .map((slope) => slope / spread(y)),
    ...{ r2, adjustedR2: 1 - ((1 - r2) * (n - 1)) / df, sigma: Math.sqrt(variance) },
    ...{ f, fP: f === null ? null : fCdf(f, x.length - 1, df).upper, df, nUsed: n, nMissing },
  };
}
