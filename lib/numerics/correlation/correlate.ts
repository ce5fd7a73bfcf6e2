import { type Column, completeRows, rowCount } from "@/lib/numerics/columns";
import { correlationInterval, type Interval } from "@/lib/numerics/correlation/correlation-interval";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { spearmanMatrix } from "@/lib/numerics/correlation/spearman-matrix";
import { tTwoSidedP } from "@/lib/numerics/distributions/t-two-sided-p";

export type Correlation = Readonly<{
  r: number;
  interval: Interval;
  t: number;
  df: number;
  p: number;
  nUsed: number;
  nMissing: number;
}>;

/**
 * The correlation of two columns over the cases that have both, with its interval (Fisher for Pearson, Bonett & Wright for
 * Spearman) and the two-sided p of t = r√(n−2)/√(1−r²), which for Spearman is the usual approximation. Throws TOO_FEW_ROWS under
 * three cases and CONSTANT_ITEM when a column has one value.
 */
export function correlate(x: Column, y: Column, method: "pearson" | "spearman" = "pearson"): Correlation {
  const columns = [x, y];
  const matrix =
    method === "pearson" ? correlationMatrix(columns, "listwise") : spearmanMatrix(columns, "listwise");
  const nUsed = completeRows(columns).length;
  const r = matrix.r.get(0, 1);
  const df = nUsed - 2;
  const t = (r * Math.sqrt(df)) / Math.sqrt(1 - r * r);
  const interval = correlationInterval(r, nUsed, { kind: method === "pearson" ? "fisher" : "bonett-wright" });
  return { r, interval, t, df, p: tTwoSidedP(t, df), nUsed, nMissing: rowCount(columns) - nUsed };
}
