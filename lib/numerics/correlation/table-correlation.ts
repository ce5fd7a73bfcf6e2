import { type ContingencyTable } from "@/lib/numerics/polychoric/contingency-table";

/** A value for each row and each column of a table, given their sizes in it. */
export type TableScores = (sizes: readonly number[]) => readonly number[];

function moments(scores: readonly number[], sizes: readonly number[], n: number) {
  const mean = scores.reduce((sum, score, i) => sum + score * (sizes[i] ?? 0), 0) / n;
  const deviations = scores.map((score) => score - mean);
  return { deviations, square: deviations.reduce((sum, d, i) => sum + d * d * (sizes[i] ?? 0), 0) };
}

/**
 * Pearson's correlation of two ordered items from their table alone, with the scores given to the categories: their values, or mid-ranks
 * for Spearman's. NaN when an item has one category in the table.
 */
export function tableCorrelation(
  table: ContingencyTable,
  rowScores: TableScores,
  columnScores: TableScores,
): number {
  const { counts, rows, columns, n } = table;
  const rowSizes = new Array<number>(rows).fill(0);
  const columnSizes = new Array<number>(columns).fill(0);
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const count = counts[i * columns + j] ?? 0;
      rowSizes[i] = (rowSizes[i] ?? 0) + count;
      columnSizes[j] = (columnSizes[j] ?? 0) + count;
    }
  }
  const a = moments(rowScores(rowSizes), rowSizes, n);
  const b = moments(columnScores(columnSizes), columnSizes, n);
  let products = 0;
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      products += (counts[i * columns + j] ?? 0) * (a.deviations[i] ?? 0) * (b.deviations[j] ?? 0);
    }
  }
  return products / Math.sqrt(a.square * b.square);
}

/** The average rank of each category, from their sizes. */
export function midRanks(sizes: readonly number[]): number[] {
  let below = 0;
  return sizes.map((size) => {
    below += size;
    return below - (size - 1) / 2;
  });
}
