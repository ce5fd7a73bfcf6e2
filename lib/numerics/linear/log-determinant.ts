import { type Matrix } from "ml-matrix";
import { findCholesky } from "@/lib/numerics/linear/cholesky";
import { NumericsError } from "@/lib/numerics/numerics-error";

/** ln det of a symmetric positive definite matrix, by Cholesky. Throws NOT_POSITIVE_DEFINITE for any other. */
export function logDeterminant(matrix: Matrix): number {
  const lower = findCholesky(matrix);
  if (!lower) throw new NumericsError("NOT_POSITIVE_DEFINITE", "The matrix is not positive definite.");
  return 2 * lower.diagonal().reduce((sum, value) => sum + Math.log(value), 0);
}
