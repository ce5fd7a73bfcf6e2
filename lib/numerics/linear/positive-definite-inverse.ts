import { Matrix } from "ml-matrix";
import { choleskySolve, findCholesky } from "@/lib/numerics/linear/cholesky";
import { NumericsError } from "@/lib/numerics/numerics-error";

/**
 * The inverse of a symmetric positive definite matrix, by Cholesky. Throws NOT_POSITIVE_DEFINITE for any other, one singular to the
 * precision of the numbers included: perfectly correlated items and fewer cases than items end here.
 */
export function positiveDefiniteInverse(matrix: Matrix): Matrix {
  const lower = findCholesky(matrix);
  const isSingular = lower?.diagonal().some((value, i) => value * value < 1e-13 * matrix.get(i, i));
  if (!lower || isSingular) {
    throw new NumericsError("NOT_POSITIVE_DEFINITE", "The matrix is singular or not positive definite.");
  }
  const inverse = choleskySolve(lower, Matrix.eye(matrix.rows));
  for (let i = 0; i < matrix.rows; i += 1) {
    for (let j = 0; j < i; j += 1) inverse.set(i, j, inverse.get(j, i));
  }
  return inverse;
}
