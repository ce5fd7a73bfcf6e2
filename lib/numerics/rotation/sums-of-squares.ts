import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";

/** The variance each factor accounts for, diag(Φ L'L); divided by the number of items it is the share. They sum to the communalities. */
export function sumsOfSquares({ loadings, phi }: FactorPattern): number[] {
  return phi.mmul(loadings.transpose()).mmul(loadings).diagonal();
}
