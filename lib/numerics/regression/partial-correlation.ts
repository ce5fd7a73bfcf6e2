import { type Column, completeRows, realColumn, rowCount, takeRows, toReals } from "@/lib/numerics/columns";
import { averageRanks } from "@/lib/numerics/correlation/average-ranks";
import { type Correlation } from "@/lib/numerics/correlation/correlate";
import { correlationInterval } from "@/lib/numerics/correlation/correlation-interval";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { tTwoSidedP } from "@/lib/numerics/distributions/t-two-sided-p";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { NumericsError } from "@/lib/numerics/numerics-error";

/**
 * The correlation of two columns with the controls held constant, from the inverse correlation matrix of the cases that have everything;
 * `spearman` takes ranks first. t has n − 2 − controls degrees of freedom, the interval is Fisher's with as many cases fewer. Throws
 * TOO_FEW_ROWS without a degree of freedom, CONSTANT_ITEM, and NOT_POSITIVE_DEFINITE when columns depend on one another.
 */
export function partialCorrelation(
  pair: Readonly<{ x: Column; y: Column }>,
  controls: readonly Column[],
  method: "pearson" | "spearman" = "pearson",
): Correlation {
  const columns = [pair.x, pair.y, ...controls];
  const rows = completeRows(columns);
  const df = rows.length - 2 - controls.length;
  if (df < 1) throw new NumericsError("TOO_FEW_ROWS", "Too few complete cases for so many controls.");
  const complete = columns.map((column) => {
    const values = toReals(takeRows(column, rows));
    return realColumn(method === "spearman" ? averageRanks(values) : values);
  });
  const inverse = positiveDefiniteInverse(correlationMatrix(complete).r);
  const r = -inverse.get(0, 1) / Math.sqrt(inverse.get(0, 0) * inverse.get(1, 1));
  const t = r * Math.sqrt(df / (1 - r * r));
  const kind = method === "pearson" ? "fisher" : "bonett-wright";
  const interval = correlationInterval(r, rows.length, { kind, controls: controls.length });
  return {
    r,
    interval,
    t,
    df,
    p: tTwoSidedP(t, df),
    nUsed: rows.length,
    nMissing: rowCount(columns) - rows.length,
  };
}
