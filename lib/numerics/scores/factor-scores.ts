import { type Matrix } from "ml-matrix";
import { type Column, rowCount } from "@/lib/numerics/columns";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type FactorScores = Readonly<{
  /** One array per factor, a score per case; NaN where an answer is missing. */
  scores: readonly Float64Array[];
  nUsed: number;
  nMissing: number;
}>;

/** Mean and n − 1 standard deviation over the item's own answers. */
function momentsOf({ values, missing }: Column): Readonly<{ mean: number; sd: number }> {
  let [n, mean, squares] = [0, 0, 0];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? missing;
    if (value === missing || Number.isNaN(value)) continue;
    n += 1;
    const step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  return { mean, sd: Math.sqrt(squares / (n - 1)) };
}

/** Adds an item's share to one factor's scores; a missing answer makes the score NaN. */
function addItem(
  scores: Float64Array,
  { values, missing }: Column,
  line: Readonly<{ slope: number; shift: number }>,
) {
  const { slope, shift } = line;
  for (let row = 0; row < scores.length; row += 1) {
    const value = values[row] ?? missing;
    scores[row] = (scores[row] ?? 0) + (value === missing ? Number.NaN : slope * value + shift);
  }
}

/**
 * Factor scores of every case: each item standardised by the mean and standard deviation (n − 1) of its own answers, times the weights
 * (items in rows, factors in columns), as psych::factor.scores. A case with a missing answer has no score; how many is said. Throws
 * SHAPE and CONSTANT_ITEM.
 */
export function factorScores(columns: readonly Column[], weights: Matrix): FactorScores {
  const rows = rowCount(columns);
  if (weights.rows !== columns.length)
    throw new NumericsError("SHAPE", "One row of weights an item is needed.");
  const moments = columns.map(momentsOf);
  const constant = moments.flatMap(({ sd }, i) => (sd > 0 ? [] : [i]));
  if (constant.length > 0) throw new NumericsError("CONSTANT_ITEM", "An item has one value.", constant);
  const scores = Array.from({ length: weights.columns }, (_, factor) => {
    const sums = new Float64Array(rows);
    columns.forEach((column, i) => {
      const { mean = 0, sd = 1 } = moments[i] ?? {};
      const slope = weights.get(i, factor) / sd;
      addItem(sums, column, { slope, shift: -slope * mean });
    });
    return sums;
  });
  let nMissing = 0;
  scores[0]?.forEach((score) => (nMissing += Number.isNaN(score) ? 1 : 0));
  return { scores, nUsed: rows - nMissing, nMissing };
}
