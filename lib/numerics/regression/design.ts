import { Matrix } from "ml-matrix";
import { type Column, completeRows, rowCount, takeRows, toReals } from "@/lib/numerics/columns";
import { NumericsError } from "@/lib/numerics/numerics-error";

/**
 * The complete cases of a regression, with an intercept and predictors brought to mean 0 and length 1 so that the numbers stay small.
 * `back` turns coefficients on these into coefficients on the predictors as given.
 */
export type Design = Readonly<{
  x: readonly Float64Array[];
  y: Float64Array;
  back: Matrix;
  rows: Uint32Array;
  nUsed: number;
  nMissing: number;
}>;

/**
 * Takes the cases that have the outcome, every predictor and every `also` column. Throws TOO_FEW_ROWS when there are not more of them than
 * coefficients and CONSTANT_ITEM naming predictors of one value.
 */
export function design(outcome: Column, predictors: readonly Column[], also: readonly Column[] = []): Design {
  const everything = [outcome, ...predictors, ...also];
  const rows = completeRows(everything);
  const n = rows.length;
  const size = predictors.length + 1;
  if (n <= size) throw new NumericsError("TOO_FEW_ROWS", "Not more complete cases than coefficients.");
  const back = Matrix.eye(size);
  const constant: number[] = [];
  const scaled = predictors.map((predictor, j) => {
    const values = toReals(takeRows(predictor, rows));
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
    if (!(spread > 1e-12 * Math.abs(mean))) constant.push(j);
    back.set(j + 1, j + 1, 1 / spread).set(0, j + 1, -mean / spread);
    return values.map((value) => (value - mean) / spread);
  });
  if (constant.length > 0) throw new NumericsError("CONSTANT_ITEM", "A predictor has one value.", constant);
  const x = [new Float64Array(n).fill(1), ...scaled];
  return { x, y: toReals(takeRows(outcome, rows)), back, rows, nUsed: n, nMissing: rowCount(everything) - n };
}

/** Σ over cases of w x x', for columns in `x`. */
export function weightedGram(x: readonly Float64Array[], w: Float64Array): Matrix {
  const gram = new Matrix(x.length, x.length);
  x.forEach((a, i) => {
    x.slice(0, i + 1).forEach((b, j) => {
      let sum = 0;
      for (let row = 0; row < w.length; row += 1) sum += (w[row] ?? 0) * (a[row] ?? 0) * (b[row] ?? 0);
      gram.set(i, j, sum).set(j, i, sum);
    });
  });
  return gram;
}

/** Σ over cases of w x y, as a column. */
export function weightedMoment(x: readonly Float64Array[], w: Float64Array, y: Float64Array): Matrix {
  return Matrix.columnVector(
    x.map((a) => {
      let sum = 0;
      for (let row = 0; row < w.length; row += 1) sum += (w[row] ?? 0) * (a[row] ?? 0) * (y[row] ?? 0);
      return sum;
    }),
  );
}

/** y − Xb. */
export function residualsOf(x: readonly Float64Array[], y: Float64Array, b: Matrix): Float64Array {
  const left = y.slice();
  x.forEach((a, j) => {
    const slope = b.get(j, 0);
    for (let row = 0; row < left.length; row += 1) left[row] = (left[row] ?? 0) - slope * (a[row] ?? 0);
  });
  return left;
}
