import { type Column, rowCount, toReals } from "@/lib/numerics/columns";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type ItemMean = Readonly<{ scores: Float64Array; nUsed: number; nMissing: number }>;

/**
 * The mean of each case's answers, NaN for a case with fewer than `least` answers (all, when nothing is said). Items asked the other way
 * round are to be turned before. Throws OUT_OF_RANGE when `least` is not between 1 and the number of items.
 */
export function itemMean(columns: readonly Column[], least: number = columns.length): ItemMean {
  const rows = rowCount(columns);
  if (!(least >= 1 && least <= columns.length))
    throw new NumericsError("OUT_OF_RANGE", "Impossible least answers.");
  const sums = new Float64Array(rows);
  const counts = new Uint16Array(rows);
  for (const column of columns) {
    toReals(column).forEach((value, row) => {
      if (Number.isNaN(value)) return;
      sums[row] = (sums[row] ?? 0) + value;
      counts[row] = (counts[row] ?? 0) + 1;
    });
  }
  const scores = sums.map((sum, row) =>
    (counts[row] ?? 0) >= least ? sum / (counts[row] ?? 1) : Number.NaN,
  );
  const nUsed = counts.reduce((sum, count) => sum + (count >= least ? 1 : 0), 0);
  return { scores, nUsed, nMissing: rows - nUsed };
}
