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
import { logDeterminant } from "@/lib/numerics/linear/log-determinant";
import { symmetricEigen, type SymmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";

function scaledEigen(r: Matrix, psi: Float64Array): SymmetricEigen {
  const scale = [...psi].map((value) => 1 / Math.sqrt(value));
  return symmetricEigen(r.clone().mulRowVector(scale).mulColumnVector(scale));
}

/** Σ (γ − ln γ − 1) over the eigenvalues γ of Ψ^-½RΨ^-½ left after k, with slopes and second derivatives on ln Ψ (Jöreskog, 1967, 1977). */
function likelihood(r: Matrix, k: number): Objective {
  return (theta) => {
    const eigen = scaledEigen(r, theta.map(Math.exp));
    const value = eigen.values.slice(k).reduce((sum, left) => sum + left - Math.log(left) - 1, 0);
    const gradient = Float64Array.from(tailProduct(eigen, k, (left) => 1 - left).diagonal());
    const own = Matrix.mul(
      tailProduct(eigen, k, () => 1),
      tailProduct(eigen, k, (left) => left),
    );
    const turning = eigenCurvature(eigen, k, (left, kept) => ((1 - left) * (left + kept)) / (kept - left));
    return { value, gradient, hessian: turning.add(own) };
  };
}

/**
 * Factor loadings by maximum likelihood (Lawley, 1940; Jöreskog, 1967): uniquenesses in [0.005, 1] minimise tr(Σ⁻¹R) − ln det(Σ⁻¹R) − p.
 * `r` is a positive definite correlation matrix, `k` the number of factors. Unrotated; a Heywood case or a failure to converge is in
 * the result, not thrown. Throws NOT_POSITIVE_DEFINITE, SHAPE, OUT_OF_RANGE, TOO_MANY_FACTORS.
 */
export function maximumLikelihood(r: Matrix, k: number): Extraction {
  assertFactorable(r, k);
  logDeterminant(r);
  const bounds = { lower: Math.log(LEAST_UNIQUENESS), upper: 0, longestStep: 0.5 };
  const minimum = boundedNewton(likelihood(r, k), startUniquenesses(r).map(Math.log), bounds);
  const psi = minimum.x.map(Math.exp);
  const { values, vectors } = scaledEigen(r, psi);
  const loadings = vectors.subMatrix(0, r.rows - 1, 0, k - 1);
  for (let j = 0; j < k; j += 1) loadings.mulColumn(j, Math.sqrt(Math.max(0, (values[j] ?? 0) - 1)));
  loadings.mulColumnVector([...psi].map(Math.sqrt));
  const uniquenesses = [...psi];
  const { value: objective, converged, iterations, largestGradient } = minimum;
  const ordered = canonicalOrder({ loadings, phi: Matrix.eye(k) }).loadings;
  const heywood = heywoodItems(uniquenesses);
  return { loadings: ordered, uniquenesses, objective, converged, iterations, largestGradient, heywood };
}
