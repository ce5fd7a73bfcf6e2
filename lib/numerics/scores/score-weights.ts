import { type Matrix } from "ml-matrix";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";
import { symmetricPower } from "@/lib/numerics/linear/symmetric-power";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { type FactorPattern } from "@/lib/numerics/rotation/factor-pattern";

export type ScoreMethod = "regression" | "bartlett" | "ten-berge";

export type ScoreWeights = Readonly<{
  /** Items in rows, factors in columns; for standardised items. */
  weights: Matrix;
  /** Squared correlation of each score with its factor (Grice, 2001). */
  determinacy: readonly number[];
  /** Correlations between the scores. */
  scoreCorrelations: Matrix;
}>;

/** R⁻¹ L Φ. */
function regression(r: Matrix, { loadings, phi }: FactorPattern): Matrix {
  return positiveDefiniteInverse(r).mmul(loadings).mmul(phi);
}

/** U⁻² L (L'U⁻²L)⁻¹. */
function bartlett(_: Matrix, { loadings, phi }: FactorPattern): Matrix {
  const communalities = loadings.mmul(phi).mmul(loadings.transpose()).diagonal();
  const heywood = communalities.flatMap((value, i) => (value < 1 ? [] : [i]));
  if (heywood.length > 0)
    throw new NumericsError("NOT_POSITIVE_DEFINITE", "An item has no uniqueness.", heywood);
  const weighted = loadings.clone().divColumnVector(communalities.map((value) => 1 - value));
  return weighted.mmul(positiveDefiniteInverse(weighted.transpose().mmul(loadings)));
}

/** R^-½ C Φ^½ with C the orthonormal matrix nearest to R^-½ L Φ^½. */
function tenBerge(r: Matrix, { loadings, phi }: FactorPattern): Matrix {
  const root = symmetricPower(phi, 0.5);
  const inverseRoot = symmetricPower(r, -0.5);
  const turned = loadings.mmul(root);
  const inner = turned.transpose().mmul(positiveDefiniteInverse(r)).mmul(turned);
  return inverseRoot.mmul(inverseRoot).mmul(turned).mmul(symmetricPower(inner, -0.5)).mmul(root);
}

const METHODS = { regression, bartlett, "ten-berge": tenBerge } as const;

/**
 * Weights that turn standardised items into factor scores: `regression` (Thurstone, 1935), nearest to the factors; `bartlett` (1937),
 * unbiased; `ten-berge` (ten Berge, Krijnen, Wansbeek & Shapiro, 1999), whose scores correlate as the factors do. `r` is the matrix
 * the pattern was found on. Throws NOT_POSITIVE_DEFINITE, for Bartlett also when an item has no uniqueness.
 */
export function scoreWeights(r: Matrix, pattern: FactorPattern, method: ScoreMethod): ScoreWeights {
  const weights = METHODS[method](r, pattern);
  const shared = weights.transpose().mmul(pattern.loadings).mmul(pattern.phi).diagonal();
  const covariance = weights.transpose().mmul(r).mmul(weights);
  const variances = covariance.diagonal();
  const scale = variances.map(Math.sqrt);
  return {
    weights,
    determinacy: shared.map((value, j) => (value * value) / (variances[j] ?? Number.NaN)),
    scoreCorrelations: covariance.divRowVector(scale).divColumnVector(scale),
  };
}
