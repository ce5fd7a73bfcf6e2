import { type Matrix } from "ml-matrix";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";

/**
 * A symmetric, positive definite matrix to a real power, such as ½ or −½, by its eigenvalues; those under the precision of the
 * numbers count as 100 times it, as in psych's matSqrt and invMatSqrt.
 */
export function symmetricPower(matrix: Matrix, power: number): Matrix {
  const { values, vectors } = symmetricEigen(matrix);
  const scaled = vectors.clone();
  values.forEach((value, j) => {
    scaled.mulColumn(j, Math.pow(value < Number.EPSILON ? 100 * Number.EPSILON : value, power));
  });
  return scaled.mmul(vectors.transpose());
}
