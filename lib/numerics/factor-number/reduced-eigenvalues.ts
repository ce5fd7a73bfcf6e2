import { type Matrix } from "ml-matrix";
import { minres } from "@/lib/numerics/extraction/minres";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";

/**
 * Eigenvalues, falling, of the correlation matrix with the communalities of a one-factor minres solution on its diagonal: what
 * psych::fa.parallel compares to number factors, as against components. Throws as `minres`.
 */
export function reducedEigenvalues(r: Matrix): Float64Array {
  const reduced = r.clone();
  minres(r, 1).uniquenesses.forEach((value, i) => reduced.set(i, i, r.get(i, i) - value));
  return symmetricEigen(reduced).values;
}
