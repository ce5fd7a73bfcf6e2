import { EigenvalueDecomposition, Matrix } from "ml-matrix";

export type SymmetricEigen = Readonly<{
  /** Descending. */
  values: Float64Array;
  /** Column j belongs to value j, has length 1 and a sum that is not negative. */
  vectors: Matrix;
}>;

/** Eigenvalues and eigenvectors of a symmetric matrix (Householder and QL). Only finite numbers are allowed. */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const n = matrix.rows;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const values = Float64Array.from(realEigenvalues).reverse();
  const vectors = new Matrix(n, n);
  for (let j = 0; j < n; j += 1) {
    const from = n - 1 - j;
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += eigenvectorMatrix.get(i, from);
    const sign = sum < 0 ? -1 : 1;
    for (let i = 0; i < n; i += 1) vectors.set(i, j, sign * eigenvectorMatrix.get(i, from));
  }
  return { values, vectors };
}
