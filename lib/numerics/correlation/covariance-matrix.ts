import { Matrix } from "ml-matrix";
import { type Column } from "@/lib/numerics/columns";
import { pairwiseMoments } from "@/lib/numerics/correlation/pairwise-moments";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type CovarianceMatrix = Readonly<{
  covariance: Matrix;
  pairN: Matrix;
  means: readonly number[];
  rows: number;
}>;

/**
 * Covariances (n − 1) of all pairs of columns, each over the cases that have both, as R's cov(use = "pairwise"). Throws TOO_FEW_ROWS
 * when a pair shares fewer than two cases. A constant column has variance 0 and is no error.
 */
export function covarianceMatrix(columns: readonly Column[]): CovarianceMatrix {
  const { size, rows, n, products, means } = pairwiseMoments(columns);
  const covariance = new Matrix(size, size);
  const pairN = new Matrix(size, size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const count = n[i * size + j] ?? 0;
      if (count < 2) throw new NumericsError("TOO_FEW_ROWS", "A pair shares fewer than two cases.", [i, j]);
      covariance.set(i, j, (products[i * size + j] ?? 0) / (count - 1));
      pairN.set(i, j, count);
    }
  }
  return { covariance, pairN, means: [...means], rows };
}
