import { type Matrix } from "ml-matrix";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";

export type SamplingAdequacy = Readonly<{
  /** Kaiser–Meyer–Olkin, 0 to 1. */
  overall: number;
  /** MSA of each item, in the order of the matrix. */
  items: readonly number[];
}>;

/**
 * How much of the correlations is shared by more than two items: Σr² / (Σr² + Σq²) over off-diagonal entries, q being the partial
 * correlations given all others (Kaiser & Rice, 1974; psych::KMO). Throws NOT_POSITIVE_DEFINITE.
 */
export function samplingAdequacy(r: Matrix): SamplingAdequacy {
  const p = r.rows;
  const inverse = positiveDefiniteInverse(r);
  const squares = Array.from({ length: p }, (_, i) => {
    let [own, partial] = [0, 0];
    for (let j = 0; j < p; j += 1) {
      if (j === i) continue;
      own += r.get(i, j) ** 2;
      partial += inverse.get(i, j) ** 2 / (inverse.get(i, i) * inverse.get(j, j));
    }
    return { own, partial };
  });
  const own = squares.reduce((sum, item) => sum + item.own, 0);
  const partial = squares.reduce((sum, item) => sum + item.partial, 0);
  return {
    overall: own / (own + partial),
    items: squares.map((item) => item.own / (item.own + item.partial)),
  };
}
