import { type Matrix } from "ml-matrix";

/** The square root of each item's communality, by which Kaiser's normalisation divides its row; 1 for a row of zeros. */
export function kaiserWeights(loadings: Matrix): number[] {
  return Array.from({ length: loadings.rows }, (_, i) => Math.hypot(...loadings.getRow(i)) || 1);
}
