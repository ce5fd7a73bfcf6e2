import { Matrix } from "ml-matrix";
import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";
import { sumsOfSquares } from "@/lib/numerics/rotation/sums-of-squares";

/**
 * The same solution with signs and order fixed: each column is reflected so that its sum is not negative, then columns stand by
 * falling sums of squares diag(Φ L'L), as psych; Φ follows. Near-equal columns may swap when numbers change in the last digit.
 */
export function canonicalOrder({ loadings, phi }: FactorPattern): FactorPattern {
  const k = loadings.columns;
  // Adding zero keeps a reflected zero from being written −0.
  const signs = Array.from({ length: k }, (_, j) =>
    loadings.getColumn(j).reduce((sum, v) => sum + v, 0) < 0 ? -1 : 1,
  );
  const ss = sumsOfSquares({ loadings, phi });
  const order = signs.map((_, j) => j).sort((a, b) => (ss[b] ?? 0) - (ss[a] ?? 0));
  const turned = new Matrix(loadings.rows, k);
  const turnedPhi = new Matrix(k, k);
  order.forEach((from, j) => {
    const sign = signs[from] ?? 1;
    for (let i = 0; i < loadings.rows; i += 1) turned.set(i, j, sign * loadings.get(i, from) + 0);
    order.forEach((other, l) => turnedPhi.set(l, j, sign * (signs[other] ?? 1) * phi.get(other, from) + 0));
  });
  return { loadings: turned, phi: turnedPhi };
}
