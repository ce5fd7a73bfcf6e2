import { Matrix } from "ml-matrix";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";
import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";

export type Rotation = FactorPattern &
  Readonly<{
    /** Value of what the method makes small (varimax is written with a minus). */
    criterion: number;
    converged: boolean;
    iterations: number;
    localOptima: number;
    isFirstBest: boolean;
  }>;

/** The unrotated solution as a rotation that did nothing; also what every method gives for one factor. */
export function unrotated(loadings: Matrix): Rotation {
  const pattern = canonicalOrder({ loadings, phi: Matrix.eye(loadings.columns) });
  return { ...pattern, criterion: 0, converged: true, iterations: 0, localOptima: 1, isFirstBest: true };
}
