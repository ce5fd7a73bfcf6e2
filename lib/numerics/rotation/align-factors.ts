import { type Matrix } from "ml-matrix";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";
import { congruence } from "@/lib/numerics/rotation/congruence";

export type AlignedFactors = FactorPattern &
  Readonly<{
    /** For each factor of the reference, the candidate's factor taken. */
    order: readonly number[];
    /** Congruence of each pair, not negative. */
    congruences: readonly number[];
  }>;

type Path = Readonly<{ sum: number; order: readonly number[] }>;

/** Every path longer by one factor, the best to each set of factors taken. */
function extend(paths: ReadonlyMap<number, Path>, similarity: readonly number[]): Map<number, Path> {
  const longer = new Map<number, Path>();
  for (const [taken, { sum, order }] of paths) {
    similarity.forEach((value, factor) => {
      const next = taken | (1 << factor);
      const better = sum + Math.abs(value);
      if (next === taken || better <= (longer.get(next)?.sum ?? -1)) return;
      longer.set(next, { sum: better, order: [...order, factor] });
    });
  }
  return longer;
}

/** The order with the largest sum of absolute congruences, over all subsets (dynamic programming). */
function bestOrder(similarity: Matrix): number[] {
  let paths = new Map<number, Path>([[0, { sum: 0, order: [] }]]);
  for (let j = 0; j < similarity.columns; j += 1) paths = extend(paths, similarity.getColumn(j));
  return [...(paths.get((1 << similarity.rows) - 1)?.order ?? [])];
}

/**
 * The candidate's factors put in the order and with the signs that make them most like the reference's, whose items and number of factors
 * are the same. Throws SHAPE otherwise, and above 16 factors.
 */
export function alignFactors(candidate: FactorPattern, reference: Matrix): AlignedFactors {
  const { loadings, phi } = candidate;
  const k = reference.columns;
  if (loadings.rows !== reference.rows || loadings.columns !== k || k > 16) {
    throw new NumericsError("SHAPE", "The two solutions differ in shape.");
  }
  const similarity = congruence(loadings, reference);
  const order = bestOrder(similarity);
  const signs = order.map((factor, j) => (similarity.get(factor, j) < 0 ? -1 : 1));
  const all = Array.from({ length: loadings.rows }, (_, i) => i);
  return {
    loadings: loadings.selection(all, order).mulRowVector(signs),
    phi: phi.selection(order, order).mulRowVector(signs).mulColumnVector(signs),
    order,
    congruences: order.map((factor, j) => Math.abs(similarity.get(factor, j))),
  };
}
