import { type Matrix } from "ml-matrix";

/**
 * Tucker's (1951) coefficient between every factor of one solution (rows of the result) and every factor of another (columns), over the
 * same items in the same order: Σab/√(Σa²Σb²). Signed.
 */
export function congruence(a: Matrix, b: Matrix): Matrix {
  const lengths = (m: Matrix) => Array.from({ length: m.columns }, (_, j) => Math.hypot(...m.getColumn(j)));
  return a.transpose().mmul(b).divColumnVector(lengths(a)).divRowVector(lengths(b));
}
