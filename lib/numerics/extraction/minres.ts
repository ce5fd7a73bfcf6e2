import { Matrix } from "ml-matrix";
import {
  assertFactorable,
  type Extraction,
  heywoodItems,
  LEAST_UNIQUENESS,
} from "@/lib/numerics/extraction/extraction";
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
 * ½ Σ of the squared eigenvalues left after k, with slopes and second derivatives on the uniquenesses (Jöreskog, 1977; Harman & Jones,
 * 1966). A negative eigenvalue among the first k also counts, for its factor would be imaginary.
 */
function leastSquares(r: Matrix, k: number): Objective {
  const p = r.rows;
  return (psi) => {
    const { values, vectors } = reducedEigen(r, psi);
    const gradient = new Float64Array(p);
    const tail = new Matrix(p, p);
    const hessian = new Matrix(p, p);
    let value = 0;
    const columns = Array.from({ length: p }, (_, m) => vectors.getColumn(m));
    columns.forEach((left, m) => {
      const own = values[m] ?? 0;
      if (m < k && own >= 0) return;
      value += (own * own) / 2;
      left.forEach((u, i) => {
        gradient[i] = (gradient[i] ?? 0) - own * u * u;
        left.forEach((v, j) => tail.set(i, j, tail.get(i, j) + u * v));
      });
      columns.slice(0, k).forEach((right, n) => {
        const other = values[n] ?? 0;
        if (other < 0 || other - own < 1e-12) return;
        const weight = (2 * own) / (own - other);
        const product = left.map((u, i) => u * (right[i] ?? 0));
        product.forEach((u, i) =>
          product.forEach((v, j) => hessian.set(i, j, hessian.get(i, j) + weight * (u * v))),
        );
      });
    });
    for (let i = 0; i < p; i += 1) {
      for (let j = 0; j < p; j += 1) hessian.set(i, j, hessian.get(i, j) + tail.get(i, j) ** 2);
    }
    return { value, gradient, hessian };
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
