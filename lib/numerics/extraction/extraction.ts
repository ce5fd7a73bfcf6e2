import { Matrix } from "ml-matrix";
import { NumericsError } from "@/lib/numerics/numerics-error";

/** The smallest uniqueness that minres, ml and pa allow, as psych's. */
export const LEAST_UNIQUENESS = 0.005;

export type Extraction = Readonly<{
  /** Items in rows, factors in columns: sums not negative, falling sums of squares. */
  loadings: Matrix;
  uniquenesses: readonly number[];
  /** What the method minimises, at its end. */
  objective: number;
  converged: boolean;
  iterations: number;
  /** Slope of the objective on the uniquenesses that are free; for principal axis the last change. */
  largestGradient: number;
  /** Heywood cases: items (positions) whose uniqueness was stopped at the least one allowed. */
  heywood: readonly number[];
}>;

/** p(p − 1)/2 − pk + k(k − 1)/2: correlations less free parameters. */
export function degreesOfFreedom(p: number, k: number): number {
  return (p * (p - 1)) / 2 - p * k + (k * (k - 1)) / 2;
}

/** Refuses what has no factor solution: SHAPE, OUT_OF_RANGE, TOO_MANY_FACTORS. */
export function assertFactorable(r: Matrix, k: number): void {
  const p = r.rows;
  if (p !== r.columns || p < 3)
    throw new NumericsError("SHAPE", "A square matrix of three items or more is needed.");
  if (Matrix.sub(r, r.transpose()).abs().max() > 1e-8)
    throw new NumericsError("SHAPE", "The matrix is not symmetric.");
  if (r.to1DArray().some((value) => !Number.isFinite(value) || Math.abs(value) > 1 + 1e-9)) {
    throw new NumericsError("OUT_OF_RANGE", "A correlation lies outside -1 and 1.");
  }
  if (r.diagonal().some((value) => Math.abs(value - 1) > 1e-6)) {
    throw new NumericsError("OUT_OF_RANGE", "A correlation matrix has ones on its diagonal.");
  }
  if (!Number.isInteger(k) || k < 1 || k >= p || degreesOfFreedom(p, k) < 0) {
    throw new NumericsError("TOO_MANY_FACTORS", `${p} items do not determine ${k} factors.`);
  }
}

/** The items whose uniqueness lies at the least one allowed. */
export function heywoodItems(uniquenesses: readonly number[]): number[] {
  return uniquenesses.flatMap((value, i) => (value <= LEAST_UNIQUENESS + 1e-6 ? [i] : []));
}
