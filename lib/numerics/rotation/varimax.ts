import { Matrix } from "ml-matrix";
import { bestOfStarts, type Starts } from "@/lib/numerics/rotation/best-of-starts";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";
import { kaiserWeights } from "@/lib/numerics/rotation/kaiser-weights";
import { type Rotation, unrotated } from "@/lib/numerics/rotation/rotation";

const MOST_SWEEPS = 1000;

/** Turns columns a and b to the best angle in their plane (Kaiser, 1958, eq. 9) and says by how much. */
function turnPair(loadings: Matrix, a: number, b: number): number {
  let [sumU, sumV, sumUV, sumDifference] = [0, 0, 0, 0];
  for (let i = 0; i < loadings.rows; i += 1) {
    const x = loadings.get(i, a);
    const y = loadings.get(i, b);
    const u = x * x - y * y;
    const v = 2 * x * y;
    sumU += u;
    sumV += v;
    sumUV += u * v;
    sumDifference += u * u - v * v;
  }
  const p = loadings.rows;
  const angle =
    Math.atan2(2 * (sumUV - (sumU * sumV) / p), sumDifference - (sumU * sumU - sumV * sumV) / p) / 4;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let i = 0; i < p; i += 1) {
    const x = loadings.get(i, a);
    const y = loadings.get(i, b);
    loadings.set(i, a, x * cos + y * sin).set(i, b, y * cos - x * sin);
  }
  return Math.abs(angle);
}

/** Σ over factors of the variance of the squared loadings. */
function simplicity(loadings: Matrix): number {
  const p = loadings.rows;
  let total = 0;
  for (let j = 0; j < loadings.columns; j += 1) {
    const squares = loadings.getColumn(j).map((value) => value * value);
    const mean = squares.reduce((sum, value) => sum + value, 0) / p;
    total += squares.reduce((sum, value) => sum + value * value, 0) / p - mean * mean;
  }
  return total;
}

function sweep(
  start: Matrix,
): Readonly<{ turned: Matrix; criterion: number; converged: boolean; iterations: number }> {
  const turned = start.clone();
  let widest = Number.POSITIVE_INFINITY;
  let iterations = 0;
  while (widest > 1e-12 && iterations < MOST_SWEEPS) {
    iterations += 1;
    widest = 0;
    for (let a = 0; a < turned.columns; a += 1) {
      for (let b = a + 1; b < turned.columns; b += 1) widest = Math.max(widest, turnPair(turned, a, b));
    }
  }
  return { turned, criterion: -simplicity(turned), converged: widest <= 1e-12, iterations };
}

/**
 * Varimax rotation (Kaiser, 1958) of unrotated loadings, items in rows: orthogonal, by turning pairs of factors until no angle exceeds
 * 1e-12. `kaiser` (the usual form, and the default) weighs all items alike by their communality during the turning. Random `starts`
 * look for a better optimum than the first. Canonical signs and order; one factor comes back as it is.
 */
export function varimax(
  loadings: Matrix,
  options: Readonly<{ kaiser?: boolean; starts?: Starts }> = {},
): Rotation {
  const { kaiser = true, starts } = options;
  const k = loadings.columns;
  if (k === 1) return unrotated(loadings);
  const weights = kaiser ? kaiserWeights(loadings) : Array.from({ length: loadings.rows }, () => 1);
  const normal = loadings.clone().divColumnVector(weights);
  const { best, localOptima, isFirstBest } = bestOfStarts(k, starts, (start) => sweep(normal.mmul(start)));
  const pattern = canonicalOrder({
    loadings: best.turned.clone().mulColumnVector(weights),
    phi: Matrix.eye(k),
  });
  const { criterion, converged, iterations } = best;
  return { ...pattern, criterion, converged, iterations, localOptima, isFirstBest };
}
