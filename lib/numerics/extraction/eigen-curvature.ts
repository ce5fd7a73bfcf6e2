import { Matrix } from "ml-matrix";
import { type SymmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";

/**
 * Σ over eigenvalues m left after k and n among the first k of weight(γ_m, γ_n) (u_m u_m') ∘ (u_n u_n'): the part of a second derivative
 * that comes from the eigenvectors turning. Pairs of (nearly) equal eigenvalues are left out, as their weight has no bound.
 */
export function eigenCurvature(
  { values, vectors }: SymmetricEigen,
  k: number,
  weight: (left: number, kept: number) => number,
): Matrix {
  const p = values.length;
  const u = Float64Array.from(vectors.transpose().to1DArray());
  const total = new Float64Array(p * p);
  const inner = new Float64Array(p * p);
  for (let n = 0; n < k; n += 1) {
    const kept = values[n] ?? 0;
    inner.fill(0);
    for (let m = k; m < p; m += 1) {
      const left = values[m] ?? 0;
      if (kept - left < 1e-12) continue;
      addOuter(inner, u.subarray(m * p, (m + 1) * p), weight(left, kept));
    }
    for (let i = 0; i < p; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        const at = i * p + j;
        const turned = (u[n * p + i] ?? 0) * (u[n * p + j] ?? 0);
        total[at] = (total[at] ?? 0) + (inner[at] ?? 0) * turned;
      }
    }
  }
  return fromLower(total, p);
}

/** Σ over the eigenvalues left after k of weight(γ_m) u_m u_m'. */
export function tailProduct(
  { values, vectors }: SymmetricEigen,
  k: number,
  weight: (left: number) => number,
): Matrix {
  const p = values.length;
  const u = Float64Array.from(vectors.transpose().to1DArray());
  const total = new Float64Array(p * p);
  for (let m = k; m < p; m += 1) addOuter(total, u.subarray(m * p, (m + 1) * p), weight(values[m] ?? 0));
  return fromLower(total, p);
}

/** Adds w u u' to the lower half. */
function addOuter(total: Float64Array, u: Float64Array, w: number): void {
  const p = u.length;
  for (let i = 0; i < p; i += 1) {
    const left = w * (u[i] ?? 0);
    for (let j = 0; j <= i; j += 1) total[i * p + j] = (total[i * p + j] ?? 0) + left * (u[j] ?? 0);
  }
}

function fromLower(lower: Float64Array, p: number): Matrix {
  const matrix = new Matrix(p, p);
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j <= i; j += 1) matrix.set(i, j, lower[i * p + j] ?? 0).set(j, i, lower[i * p + j] ?? 0);
  }
  return matrix;
}
