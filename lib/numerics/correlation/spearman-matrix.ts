import { Matrix } from "ml-matrix";
import { type Column, completeRows, realColumn, takeRows, toReals } from "@/lib/numerics/columns";
import { averageRanks } from "@/lib/numerics/correlation/average-ranks";
import {
  type CorrelationMatrix,
  correlationMatrix,
  type MissingRule,
} from "@/lib/numerics/correlation/correlation-matrix";
import { midRanks, tableCorrelation } from "@/lib/numerics/correlation/table-correlation";
import { contingencyTable } from "@/lib/numerics/polychoric/contingency-table";
import { findOrdinalCodes } from "@/lib/numerics/polychoric/ordinal-codes";

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
      const rho =
        x && y
          ? tableCorrelation(contingencyTable(x, y), midRanks, midRanks)
          : correlationMatrix(ranked([a, b])).r.get(0, 1);
      r.set(i, j, rho);
      r.set(j, i, rho);
    });
  });
  return { r, pairN, rows, nUsed };
}
