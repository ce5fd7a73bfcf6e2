import { Matrix } from "ml-matrix";
import {
  assertFactorable,
  type Extraction,
  heywoodItems,
  LEAST_UNIQUENESS,
} from "@/lib/numerics/extraction/extraction";
import { eigenCurvature, tailProduct } from "@/lib/numerics/extraction/eigen-curvature";
import { startUniquenesses } from "@/lib/numerics/extraction/start-uniquenesses";
import { boundedNewton, type Objective } from "@/lib/numerics/linear/bounded-newton";
import { symmetricEigen, type SymmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";

function reducedEigen(r: Matrix, psi: Float64Array): SymmetricEigen {
  const reduced = r.clone();
  psi.forEach((value, i) => reduced.set(i, i, r.get(i, i) - value));
  return symmetricEigen(reduced);
}

/**
 * ½ Σ of the squared eigenvalues left after k, with slopes and second derivatives on the uniquenesses (Harman & Jones, 1966; Jöreskog,
 * 1977). A negative eigenvalue among the first k also counts, for its factor would be imaginary.
 */
function leastSquares(r: Matrix, k: number): Objective {
  return (psi) => {
    const eigen = reducedEigen(r, psi);
    const real = Math.min(k, eigen.values.filter((value) => value > 0).length);
    const gradient = Float64Array.from(tailProduct(eigen, real, (left) => -left).diagonal());
    const value = eigen.values.slice(real).reduce((sum, left) => sum + (left * left) / 2, 0);
    const tail = tailProduct(eigen, real, () => 1);
    const turning = eigenCurvature(eigen, real, (left, kept) => (2 * left) / (left - kept));
    return { value, gradient, hessian: turning.add(Matrix.mul(tail, tail)) };
  };
}

/**
 * Factor loadings by minimum residuals, which is unweighted least squares (Harman & Jones, 1966): uniquenesses in [0.005, 1] minimise
 * ½ ΣΣ(R − LL' − Ψ)². `r` is a correlation matrix (it need not be positive definite), `k` the number of factors. Unrotated, in
 * principal-axis position; a Heywood case or a failure to converge is in the result, not thrown. Throws SHAPE, OUT_OF_RANGE,
 * TOO_MANY_FACTORS.
 */
export function minres(r: Matrix, k: number): Extraction {
  assertFactorable(r, k);
  const minimum = boundedNewton(leastSquares(r, k), startUniquenesses(r), {
    lower: LEAST_UNIQUENESS,
    upper: 1,
    longestStep: 0.1,
  });
  const { values, vectors } = reducedEigen(r, minimum.x);
  const loadings = vectors.subMatrix(0, r.rows - 1, 0, k - 1);
  for (let j = 0; j < k; j += 1) loadings.mulColumn(j, Math.sqrt(Math.max(0, values[j] ?? 0)));
  const uniquenesses = [...minimum.x];
  const { value: objective, converged, iterations, largestGradient } = minimum;
  const ordered = canonicalOrder({ loadings, phi: Matrix.eye(k) }).loadings;
  const heywood = heywoodItems(uniquenesses);
  return { loadings: ordered, uniquenesses, objective, converged, iterations, largestGradient, heywood };
}
