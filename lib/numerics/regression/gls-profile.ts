import { type Matrix } from "ml-matrix";
import { logDeterminant } from "@/lib/numerics/linear/log-determinant";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { type GroupSums } from "@/lib/numerics/regression/group-sums";

export type Profile = Readonly<{
  /** Fixed effects on the scaled predictors. */
  b: Matrix;
  /** (X'V⁻¹X)⁻¹ for V = I + λJ within groups. */
  inverse: Matrix;
  /** Residual sum of squares under V. */
  rss: number;
  /** Group sums of residuals. */
  left: Float64Array;
  /** ln det X'V⁻¹X. */
  logDet: number;
}>;

/** Generalised least squares for a ratio λ of the variance between to the variance within. */
export function profile({ sizes, xx, xy, yy, x, y }: GroupSums, lambda: number): Profile {
  const p = xx.rows;
  const normal = xx.clone();
  const moment = xy.clone();
  let square = yy;
  sizes.forEach((n, g) => {
    const c = lambda / (1 + n * lambda);
    const row = x[g] ?? [];
    const sum = y[g] ?? 0;
    square -= c * sum * sum;
    for (let i = 0; i < p; i += 1) {
      moment.set(i, 0, moment.get(i, 0) - c * (row[i] ?? 0) * sum);
      for (let j = 0; j < p; j += 1) normal.set(i, j, normal.get(i, j) - c * (row[i] ?? 0) * (row[j] ?? 0));
    }
  });
  const inverse = positiveDefiniteInverse(normal);
  const b = inverse.mmul(moment);
  const rss = square - b.transpose().mmul(moment).get(0, 0);
  const slopes = b.to1DArray();
  const left = y.map(
    (sum, g) => sum - slopes.reduce((total, slope, j) => total + slope * (x[g]?.[j] ?? 0), 0),
  );
  return { b, inverse, rss, left, logDet: logDeterminant(normal) };
}
