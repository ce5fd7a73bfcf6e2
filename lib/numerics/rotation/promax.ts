import { inverse, type Matrix } from "ml-matrix";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { type Starts } from "@/lib/numerics/rotation/best-of-starts";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";
import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";
import { kaiserWeights } from "@/lib/numerics/rotation/kaiser-weights";
import { type Rotation, unrotated } from "@/lib/numerics/rotation/rotation";
import { varimax } from "@/lib/numerics/rotation/varimax";

/** The oblique pattern nearest to the loadings raised to the power, column by column in least squares. */
function towardsPower(loadings: Matrix, power: number): FactorPattern {
  const target = loadings.clone();
  for (let i = 0; i < target.rows; i += 1) {
    for (let j = 0; j < target.columns; j += 1) {
      const value = loadings.get(i, j);
      target.set(i, j, value * Math.abs(value) ** (power - 1));
    }
  }
  const turned = loadings.transpose();
  const u = positiveDefiniteInverse(turned.mmul(loadings)).mmul(turned.mmul(target));
  const lengths = positiveDefiniteInverse(u.transpose().mmul(u)).diagonal().map(Math.sqrt);
  const scaled = u.mulRowVector(lengths);
  const back = inverse(scaled);
  return { loadings: loadings.mmul(scaled), phi: back.mmul(back.transpose()) };
}

/**
 * Promax rotation (Hendrickson & White, 1964): varimax, then oblique towards its loadings to the power 4 (the default `power`). Without
 * `kaiser` (R's promax, psych's "Promax") Kaiser's normalisation serves varimax alone; with it (SPSS, psych's "promax") the target is
 * made from normalised rows too, and rows are scaled back after. The two differ by up to .1. Canonical signs and order. Throws NOT_POSITIVE_DEFINITE
 * when a factor has no loading.
 */
export function promax(
  loadings: Matrix,
  options: Readonly<{ kaiser?: boolean; power?: number; starts?: Starts }> = {},
): Rotation {
  const { kaiser = false, power = 4, starts } = options;
  if (loadings.columns === 1) return unrotated(loadings);
  const weights = kaiser ? kaiserWeights(loadings) : Array.from({ length: loadings.rows }, () => 1);
  const orthogonal = varimax(loadings.clone().divColumnVector(weights), starts ? { starts } : {});
  const oblique = towardsPower(orthogonal.loadings, power);
  const scaled = oblique.loadings.mulColumnVector(weights);
  return { ...orthogonal, ...canonicalOrder({ loadings: scaled, phi: oblique.phi }) };
}
