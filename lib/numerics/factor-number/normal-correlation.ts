import { Matrix } from "ml-matrix";
import { realColumn } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { drawChiSquare } from "@/lib/numerics/random/draw-chi-square";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/**
 * The sample correlation matrix of n cases of p independent normal variables. Its law is that of a scaled Wishart matrix with n − 1
 * degrees of freedom, drawn by Bartlett's (1933) decomposition without making the cases; with hardly more cases than variables
 * the cases are made.
 */
export function normalCorrelation(n: number, p: number, random: SeededRandom): Matrix {
  if (n < p + 2) {
    const columns = Array.from({ length: p }, () =>
      realColumn(Float64Array.from({ length: n }, () => drawNormal(random))),
    );
    return correlationMatrix(columns).r;
  }
  const lower = new Matrix(p, p);
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < i; j += 1) lower.set(i, j, drawNormal(random));
    lower.set(i, i, Math.sqrt(drawChiSquare(random, n - 1 - i)));
  }
  const lengths = Array.from({ length: p }, (_, i) => Math.hypot(...lower.getRow(i)));
  lower.divColumnVector(lengths);
  const r = lower.mmul(lower.transpose());
  for (let i = 0; i < p; i += 1) {
    r.set(i, i, 1);
    for (let j = 0; j < i; j += 1) r.set(j, i, r.get(i, j));
  }
  return r;
}
