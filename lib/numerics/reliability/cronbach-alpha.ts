import { type Matrix } from "ml-matrix";
import { NumericsError } from "@/lib/numerics/numerics-error";

/**
 * Cronbach's (1951) alpha of the sum of k ≥ 2 items from their covariance matrix, k/(k − 1) (1 − tr C / Σ C). Of a correlation matrix it is
 * the standardised alpha, of a polychoric one the ordinal alpha (Zumbo, Gadermann & Zeisser, 2007). Throws SHAPE under two items and
 * CONSTANT_ITEM when the sum has no variance.
 */
export function cronbachAlpha(covariance: Matrix): number {
  const k = covariance.rows;
  if (k < 2) throw new NumericsError("SHAPE", "Two items at least are needed.");
  const total = covariance.sum();
  if (!(total > 0)) throw new NumericsError("CONSTANT_ITEM", "The sum of the items does not vary.");
  return (k / (k - 1)) * (1 - covariance.trace() / total);
}
