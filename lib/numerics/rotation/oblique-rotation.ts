import { type Matrix } from "ml-matrix";
import { bestOfStarts, type Starts } from "@/lib/numerics/rotation/best-of-starts";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";
import { type Criterion, gradientProjection } from "@/lib/numerics/rotation/gradient-projection";
import { kaiserWeights } from "@/lib/numerics/rotation/kaiser-weights";
import { type Rotation, unrotated } from "@/lib/numerics/rotation/rotation";

export type ObliqueOptions = Readonly<{ kaiser?: boolean; starts?: Starts }>;

/**
 * The best oblique rotation under a criterion over the unturned and the random starts, the winner taken on to a slope of 1e-8 or as
 * near as its digits allow. Kaiser's normalisation only when asked for. Canonical signs and order.
 */
export function obliqueRotation(
  loadings: Matrix,
  criterion: Criterion,
  options: ObliqueOptions = {},
): Rotation {
  const { kaiser = false, starts } = options;
  const k = loadings.columns;
  if (k === 1) return unrotated(loadings);
  const weights = kaiser ? kaiserWeights(loadings) : Array.from({ length: loadings.rows }, () => 1);
  const normal = loadings.clone().divColumnVector(weights);
  const search = bestOfStarts(k, starts, (start) =>
    gradientProjection(normal, criterion, { start, tolerance: 1e-5, maxIterations: 2000 }),
  );
  const { best, localOptima, isFirstBest } = search;
  const end = gradientProjection(normal, criterion, {
    start: best.turn,
    tolerance: 1e-8,
    maxIterations: 300,
  });
  const pattern = canonicalOrder({ loadings: end.loadings.mulColumnVector(weights), phi: end.phi });
  const iterations = best.iterations + end.iterations;
  return {
    ...pattern,
    criterion: end.criterion,
    converged: end.converged,
    iterations,
    localOptima,
    isFirstBest,
  };
}
