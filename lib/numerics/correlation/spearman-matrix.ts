import { Matrix } from "ml-matrix";
import { type Column, completeRows, realColumn, takeRows, toReals } from "@/lib/numerics/columns";
import { averageRanks } from "@/lib/numerics/correlation/average-ranks";
import {
  type CorrelationMatrix,
  correlationMatrix,
  type MissingRule,
} from "@/lib/numerics/correlation/correlation-matrix";
import { contingencyTable, type ContingencyTable } from "@/lib/numerics/polychoric/contingency-table";
import { findOrdinalCodes } from "@/lib/numerics/polychoric/ordinal-codes";

/** Mid-ranks of the categories of a margin, about their mean. */
function centredRanks(margin: readonly number[], n: number): number[] {
  let below = 0;
  return margin.map((count) => {
    below += count;
    return below - (count - 1) / 2 - (n + 1) / 2;
  });
}

/** Spearman's correlation of two ordered items from their table alone. */
function fromTable({ counts, rows, columns, n }: ContingencyTable): number {
  const cell = (i: number, j: number) => counts[i * columns + j] ?? 0;
  const across = Array.from({ length: columns }, (_, j) => j);
  const down = Array.from({ length: rows }, (_, i) => i);
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const rowSizes = down.map((i) => total(across.map((j) => cell(i, j))));
  const columnSizes = across.map((j) => total(down.map((i) => cell(i, j))));
  const a = centredRanks(rowSizes, n);
  const b = centredRanks(columnSizes, n);
  const products = total(down.map((i) => total(across.map((j) => cell(i, j) * (a[i] ?? 0) * (b[j] ?? 0)))));
  const square = (ranks: readonly number[], sizes: readonly number[]) =>
    total(ranks.map((rank, i) => rank * rank * (sizes[i] ?? 0)));
  return products / Math.sqrt(square(a, rowSizes) * square(b, columnSizes));
}

function ranked(columns: readonly Column[]): Column[] {
  const rows = completeRows(columns);
  return columns.map((column) => realColumn(averageRanks(toReals(takeRows(column, rows)))));
}

/**
 * Spearman's rank correlations (average ranks for ties) of all pairs of columns; pairwise ranks each pair anew over the cases that
 * have both, as R does. Throws as `correlationMatrix`.
 */
export function spearmanMatrix(
  columns: readonly Column[],
  missing: MissingRule = "pairwise",
): CorrelationMatrix {
  const rows = columns[0]?.values.length ?? 0;
  const everything = completeRows(columns).length;
  if (missing === "listwise" || everything === rows) return { ...correlationMatrix(ranked(columns)), rows };
  const { pairN, nUsed } = correlationMatrix(columns);
  const r = Matrix.eye(columns.length);
  const codes = columns.map(findOrdinalCodes);
  columns.forEach((a, i) => {
    columns.slice(0, i).forEach((b, j) => {
      const [x, y] = [codes[i], codes[j]];
      const rho = x && y ? fromTable(contingencyTable(x, y)) : correlationMatrix(ranked([a, b])).r.get(0, 1);
      r.set(i, j, rho);
      r.set(j, i, rho);
    });
  });
  return { r, pairN, rows, nUsed };
}
