import { type Matrix } from "ml-matrix";
import { type Column } from "@/lib/numerics/columns";
import { covarianceMatrix } from "@/lib/numerics/correlation/covariance-matrix";
import { type Interval } from "@/lib/numerics/correlation/correlation-interval";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { alphaInterval } from "@/lib/numerics/reliability/alpha-interval";
import { cronbachAlpha } from "@/lib/numerics/reliability/cronbach-alpha";

export type ItemStatistics = Readonly<{
  nUsed: number;
  mean: number;
  sd: number;
  /** Correlation with the sum of the other items. */
  itemRest: number;
  /** Correlation of the standardised item with the sum of all of them. */
  itemTotal: number;
  /** Alpha of the others; null when only one is left. */
  alphaIfDropped: number | null;
}>;

export type ItemAnalysis = Readonly<{
  alpha: number;
  interval: Interval;
  /** Standard error of alpha by Duhachek & Iacobucci (2004). */
  standardError: number;
  standardisedAlpha: number;
  averageCorrelation: number;
  items: readonly ItemStatistics[];
  rows: number;
  /** Cases behind the pair of items that has fewest. */
  nUsed: number;
}>;

function without(matrix: Matrix, item: number): Matrix {
  const others = Array.from({ length: matrix.rows }, (_, i) => i).filter((i) => i !== item);
  return matrix.selection(others, others);
}

function standardError(covariance: Matrix, n: number): number {
  const k = covariance.rows;
  const square = covariance.mmul(covariance);
  const [total, trace] = [covariance.sum(), covariance.trace()];
  const q = (2 * k * k) / ((k - 1) ** 2 * total ** 3);
  return Math.sqrt((q * (total * (square.trace() + trace * trace) - 2 * trace * square.sum())) / n);
}

function itemRest(covariance: Matrix, item: number): number {
  const own = covariance.get(item, item);
  const shared = covariance.getColumn(item).reduce((sum, value) => sum + value, 0) - own;
  return shared / Math.sqrt(own * without(covariance, item).sum());
}

/**
 * Cronbach's alpha of two or more items with Feldt's interval, and each item's statistics (psych::alpha: r.drop, std.r, raw alpha if
 * dropped). Covariances over the cases that have both items; the interval takes all cases given. Items asked the other way round are
 * to be turned before. Throws SHAPE, TOO_FEW_ROWS, and CONSTANT_ITEM naming the items.
 */
export function itemAnalysis(columns: readonly Column[]): ItemAnalysis {
  const { covariance, pairN, means, rows } = covarianceMatrix(columns);
  const scale = covariance.diagonal().map(Math.sqrt);
  const constant = scale.flatMap((sd, i) => (sd > 0 ? [] : [i]));
  if (constant.length > 0) throw new NumericsError("CONSTANT_ITEM", "An item has one value.", constant);
  const k = columns.length;
  const alpha = cronbachAlpha(covariance);
  const r = covariance.clone().divRowVector(scale).divColumnVector(scale);
  const total = r.sum();
  const items = scale.map((sd, i) => {
    const itemTotal = r.getColumn(i).reduce((sum, value) => sum + value, 0) / Math.sqrt(total);
    const alphaIfDropped = k > 2 ? cronbachAlpha(without(covariance, i)) : null;
    const own = { nUsed: pairN.get(i, i), mean: means[i] ?? Number.NaN, sd };
    return { ...own, itemRest: itemRest(covariance, i), itemTotal, alphaIfDropped };
  });
  return {
    ...{ alpha, items, rows },
    interval: alphaInterval(alpha, { n: rows, k }),
    standardError: standardError(covariance, rows),
    standardisedAlpha: cronbachAlpha(r),
    averageCorrelation: (total - k) / (k * (k - 1)),
    nUsed: pairN.min(),
  };
}
