import { Matrix } from "ml-matrix";
import { type Column, completeRows, takeRows } from "@/lib/numerics/columns";
import { pairwiseMoments, type PairwiseMoments } from "@/lib/numerics/correlation/pairwise-moments";
import { NumericsError } from "@/lib/numerics/numerics-error";

/** Pairwise: each pair over the cases that have both. Listwise: all pairs over the cases that have everything. */
export type MissingRule = "pairwise" | "listwise";

export type CorrelationMatrix = Readonly<{
  /** Symmetric, ones on the diagonal, in the order of the columns. */
  r: Matrix;
  /** Cases behind each entry; on the diagonal those behind the column. */
  pairN: Matrix;
  /** Cases given. */
  rows: number;
  /** Cases behind the entry that has fewest. */
  nUsed: number;
}>;

/** Refuses what has no correlation, naming the columns. */
function refuseDegenerate({ size, n, squares }: PairwiseMoments): void {
  const few = new Set<number>();
  const constant = new Set<number>();
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      if ((n[i * size + j] ?? 0) < 3) few.add(i).add(j);
      else if (!((squares[i * size + j] ?? 0) > 1e-12 * (squares[i * size + i] ?? 0))) constant.add(i);
    }
  }
  if (few.size > 0)
    throw new NumericsError("TOO_FEW_ROWS", "A pair shares fewer than three cases.", [...few]);
  if (constant.size > 0) throw new NumericsError("CONSTANT_ITEM", "An item has one value.", [...constant]);
}

/**
 * Pearson's product-moment correlations of all pairs of columns. Missing values are treated by the rule named and counted in
 * `pairN`. Throws TOO_FEW_ROWS when a pair shares fewer than three cases and CONSTANT_ITEM when an item has one value (also
 * within the cases that another item leaves it); both name the columns.
 */
export function correlationMatrix(
  columns: readonly Column[],
  missing: MissingRule = "pairwise",
): CorrelationMatrix {
  const used = missing === "listwise" ? listwise(columns) : columns;
  const moments = pairwiseMoments(used);
  refuseDegenerate(moments);
  const { size, n, products, squares } = moments;
  const r = Matrix.eye(size);
  const pairN = new Matrix(size, size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      pairN.set(i, j, n[i * size + j] ?? 0);
      if (i === j) continue;
      const scale = Math.sqrt(squares[i * size + j] ?? 0) * Math.sqrt(squares[j * size + i] ?? 0);
      r.set(i, j, Math.max(-1, Math.min(1, (products[i * size + j] ?? 0) / scale)));
    }
  }
  return { r, pairN, rows: columns[0]?.values.length ?? 0, nUsed: pairN.min() };
}

function listwise(columns: readonly Column[]): readonly Column[] {
  const rows = completeRows(columns);
  return columns.map((column) => takeRows(column, rows));
}
