import { Matrix } from "ml-matrix";
import {
  assertFactorable,
  type Extraction,
  heywoodItems,
  LEAST_UNIQUENESS,
} from "@/lib/numerics/extraction/extraction";
import { startUniquenesses } from "@/lib/numerics/extraction/start-uniquenesses";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";

function axes(r: Matrix, k: number, uniquenesses: Float64Array): Matrix {
  const reduced = r.clone();
  uniquenesses.forEach((value, i) => reduced.set(i, i, r.get(i, i) - value));
  const { values, vectors } = symmetricEigen(reduced);
  const loadings = vectors.subMatrix(0, r.rows - 1, 0, k - 1);
  for (let j = 0; j < k; j += 1) loadings.mulColumn(j, Math.sqrt(Math.max(0, values[j] ?? 0)));
  return loadings;
}

function residualObjective(r: Matrix, loadings: Matrix): number {
  const residual = Matrix.sub(r, loadings.mmul(loadings.transpose()));
  let sum = 0;
  for (let i = 0; i < r.rows; i += 1) {
    for (let j = 0; j < i; j += 1) sum += residual.get(i, j) ** 2;
  }
  return sum;
}

/**
 * Factor loadings by iterated principal axes (Thurstone, 1947): communalities from the squared multiple correlations are replaced by the
 * sums of squared loadings until none changes by more than `tolerance`. Iterated to the end it is the minres solution; programs that
 * stop at a change of .001 differ by up to .03. Communalities stay at or under 0.995. Unrotated; a Heywood case or a failure to
 * converge is in the result, not thrown. Throws SHAPE, OUT_OF_RANGE, TOO_MANY_FACTORS.
 */
export function principalAxis(
  r: Matrix,
  k: number,
  options: Readonly<{ tolerance?: number; maxIterations?: number }> = {},
): Extraction {
  const { tolerance = 1e-10, maxIterations = 20_000 } = options;
  assertFactorable(r, k);
  let psi = startUniquenesses(r);
  let loadings = axes(r, k, psi);
  let change = Number.POSITIVE_INFINITY;
  let iterations = 0;
  while (change > tolerance && iterations < maxIterations) {
    iterations += 1;
    const next = psi.map((_, i) => {
      const communality = loadings.getRow(i).reduce((sum, value) => sum + value * value, 0);
      return Math.min(1, Math.max(LEAST_UNIQUENESS, r.get(i, i) - communality));
    });
    change = next.reduce((most, value, i) => Math.max(most, Math.abs(value - (psi[i] ?? 0))), 0);
    psi = next;
    loadings = axes(r, k, psi);
  }
  const ordered = canonicalOrder({ loadings, phi: Matrix.eye(k) }).loadings;
  const uniquenesses = [...psi];
  const ends = { converged: change <= tolerance, iterations, largestGradient: change };
  const objective = residualObjective(r, loadings);
  return { loadings: ordered, uniquenesses, objective, ...ends, heywood: heywoodItems(uniquenesses) };
}
