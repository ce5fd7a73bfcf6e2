import { Matrix } from "ml-matrix";

/** The lower factor L of a symmetric matrix, M = LL', read from its lower half; null when M is not positive definite. */
export function findCholesky(matrix: Matrix): Matrix | null {
  const n = matrix.rows;
  const lower = new Matrix(n, n);
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let sum = matrix.get(i, j);
      for (let m = 0; m < j; m += 1) sum -= lower.get(i, m) * lower.get(j, m);
      if (i === j && !(sum > 0)) return null;
      lower.set(i, j, i === j ? Math.sqrt(sum) : sum / lower.get(j, j));
    }
  }
  return lower;
}

/** The X of LL'X = B, for the lower factor L. */
export function choleskySolve(lower: Matrix, b: Matrix): Matrix {
  const n = lower.rows;
  const x = b.clone();
  for (let column = 0; column < b.columns; column += 1) {
    for (let i = 0; i < n; i += 1) {
      let sum = x.get(i, column);
      for (let m = 0; m < i; m += 1) sum -= lower.get(i, m) * x.get(m, column);
      x.set(i, column, sum / lower.get(i, i));
    }
    for (let i = n - 1; i >= 0; i -= 1) {
      let sum = x.get(i, column);
      for (let m = i + 1; m < n; m += 1) sum -= lower.get(m, i) * x.get(m, column);
      x.set(i, column, sum / lower.get(i, i));
    }
  }
  return x;
}
