import { Matrix } from "ml-matrix";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";

export type SmoothedCorrelation = Readonly<{
  r: Matrix;
  /** Whether the matrix was changed: it was not positive definite. To be said wherever results of it are shown. */
  wasSmoothed: boolean;
  /** Of the matrix given. */
  smallestEigenvalue: number;
  /** Largest change of an entry. */
  largestChange: number;
}>;

const FLOOR = 1e-12;

/**
 * A positive definite correlation matrix near one that is not (pairwise missing values and polychorics can make such): eigenvalues
 * under 1e-12 become 1e-10, all are rescaled to sum to p, and the product is scaled back to ones on the diagonal (psych's
 * cor.smooth; Bock, Gibbons & Muraki, 1988). A positive definite matrix comes back unchanged.
 */
export function smoothCorrelation(r: Matrix): SmoothedCorrelation {
  const p = r.rows;
  const { values, vectors } = symmetricEigen(r);
  const smallestEigenvalue = values[p - 1] ?? 0;
  if (smallestEigenvalue >= Number.EPSILON) {
    return { r: r.clone(), wasSmoothed: false, smallestEigenvalue, largestChange: 0 };
  }
  const lifted = values.map((value) => (value < FLOOR ? 100 * FLOOR : value));
  const total = lifted.reduce((sum, value) => sum + value, 0);
  const scaled = vectors.clone();
  lifted.forEach((value, j) => scaled.mulColumn(j, (value * p) / total));
  const product = scaled.mmul(vectors.transpose());
  const smoothed = Matrix.eye(p);
  let largestChange = 0;
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const value = product.get(i, j) / Math.sqrt(product.get(i, i) * product.get(j, j));
      smoothed.set(i, j, value);
      smoothed.set(j, i, value);
      largestChange = Math.max(largestChange, Math.abs(value - r.get(i, j)));
    }
  }
  return { r: smoothed, wasSmoothed: true, smallestEigenvalue, largestChange };
}
