import { type Matrix } from "ml-matrix";
import { chiSquareCdf } from "@/lib/numerics/distributions/chi-square-cdf";
import { logDeterminant } from "@/lib/numerics/linear/log-determinant";

export type SphericityTest = Readonly<{ chiSquare: number; df: number; p: number; determinant: number }>;

/**
 * Bartlett's (1951) test that the correlation matrix of n cases is an identity: −(n − 1 − (2p + 5)/6) ln det R on p(p − 1)/2 degrees of
 * freedom. n is the number of cases, as psych takes it, also with pairwise correlations. Throws NOT_POSITIVE_DEFINITE.
 */
export function sphericityTest(r: Matrix, n: number): SphericityTest {
  const p = r.rows;
  const log = logDeterminant(r);
  const chiSquare = -(n - 1 - (2 * p + 5) / 6) * log;
  const df = (p * (p - 1)) / 2;
  return { chiSquare, df, p: chiSquareCdf(chiSquare, df).upper, determinant: Math.exp(log) };
}
