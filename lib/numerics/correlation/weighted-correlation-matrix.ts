import { Matrix } from "ml-matrix";
import { type Column, completeRows, takeRows, toReals } from "@/lib/numerics/columns";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type WeightedCorrelation = Readonly<{
  r: Matrix;
  means: readonly number[];
  nUsed: number;
  nMissing: number;
}>;

/**
 * Pearson correlations under case weights (sampling weights), over the cases that have every column and a weight: Σw(x−x̄)(y−ȳ)
 * scaled to ones on the diagonal, as R's cov.wt(cor = TRUE). Throws OUT_OF_RANGE for a negative weight, TOO_FEW_ROWS under three
 * cases and CONSTANT_ITEM.
 */
export function weightedCorrelationMatrix(columns: readonly Column[], weight: Column): WeightedCorrelation {
  const rows = completeRows([...columns, weight]);
  if (rows.length < 3) throw new NumericsError("TOO_FEW_ROWS", "Fewer than three complete cases.");
  const w = toReals(takeRows(weight, rows));
  if (w.some((value) => value < 0)) throw new NumericsError("OUT_OF_RANGE", "A weight is negative.");
  const total = w.reduce((sum, value) => sum + value, 0);
  const x = columns.map((column) => toReals(takeRows(column, rows)));
  const means = x.map((values) => {
    const first = values[0] ?? 0;
    return first + values.reduce((sum, value, i) => sum + (value - first) * (w[i] ?? 0), 0) / total;
  });
  const deviations = x.map((values, j) => values.map((value) => value - (means[j] ?? 0)));
  const products = new Matrix(x.length, x.length);
  deviations.forEach((a, i) => {
    deviations.slice(0, i + 1).forEach((b, j) => {
      const sum = a.reduce((total, value, row) => total + (w[row] ?? 0) * value * (b[row] ?? 0), 0);
      products.set(i, j, sum);
      products.set(j, i, sum);
    });
  });
  const scale = products.diagonal().map(Math.sqrt);
  const constant = scale.flatMap((value, i) => (value > 0 ? [] : [i]));
  if (constant.length > 0) throw new NumericsError("CONSTANT_ITEM", "An item has one value.", constant);
  const r = products.divRowVector(scale).divColumnVector(scale);
  scale.forEach((_, i) => r.set(i, i, 1));
  return { r, means, nUsed: rows.length, nMissing: weight.values.length - rows.length };
}
