import { type Matrix } from "ml-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { type Extraction } from "@/lib/numerics/extraction/extraction";
import { maximumLikelihood } from "@/lib/numerics/extraction/maximum-likelihood";
import { minres } from "@/lib/numerics/extraction/minres";
import { principalAxis } from "@/lib/numerics/extraction/principal-axis";
import { fitIndices, type FitIndices, residualCorrelations } from "@/lib/numerics/fit/fit-indices";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { rotate, type RotationMethod } from "@/lib/numerics/rotation/rotate";
import { type Rotation } from "@/lib/numerics/rotation/rotation";
import { sumsOfSquares } from "@/lib/numerics/rotation/sums-of-squares";

export type ExtractionMethod = "minres" | "ml" | "pa";

export type FactorAnalysisOptions = Readonly<{
  factors: number;
  extraction: ExtractionMethod;
  rotation: RotationMethod;
  /** Undefined: R's default of the rotation. */
  kaiser?: boolean;
  /** Random starts of the rotation beside the unturned one, and their seed. */
  starts: number;
  seed: number;
}>;

export type FactorAnalysis = Readonly<{
  /** Items in rows, factors in columns, with `phi` and `structure` in the same order. */
  loadings: Matrix;
  phi: Matrix;
  structure: Matrix;
  communalities: readonly number[];
  uniquenesses: readonly number[];
  complexity: readonly number[];
  sumsOfSquares: readonly number[];
  varianceShare: readonly number[];
  cumulativeShare: readonly number[];
  residuals: Matrix;
  fit: FitIndices;
  converged: boolean;
  extraction: Extraction;
  rotation: Rotation;
  /** The matrix given was not positive definite; all is about its smoothed form. */
  wasSmoothed: boolean;
  nUsed: number;
}>;

const EXTRACTIONS = { minres, ml: maximumLikelihood, pa: principalAxis } as const;

/** Hofmann's (1978) index: how many factors an item needs. */
function complexity(row: readonly number[]): number {
  const squares = row.reduce((sum, value) => sum + value ** 2, 0);
  return squares ** 2 / row.reduce((sum, value) => sum + value ** 4, 0);
}

/**
 * An exploratory factor analysis of a correlation matrix of n cases from extraction to fit. Communalities are diag(LΦL'), uniquenesses one
 * minus them, complexity Hofmann's index. Heywood cases, a start that missed the best rotation and failures to converge are in
 * `extraction` and `rotation`. Throws what the extraction throws.
 */
export function factorAnalysis(matrix: Matrix, n: number, options: FactorAnalysisOptions): FactorAnalysis {
  const { r, wasSmoothed } = smoothCorrelation(matrix);
  const extraction = EXTRACTIONS[options.extraction](r, options.factors);
  const starts = { count: options.starts, random: seededRandom(options.seed) };
  const kaiser = options.kaiser === undefined ? {} : { kaiser: options.kaiser };
  const rotation = rotate(extraction.loadings, options.rotation, { ...kaiser, starts });
  const { loadings, phi } = rotation;
  const structure = loadings.mmul(phi);
  const communalities = structure.mmul(loadings.transpose()).diagonal();
  const ss = sumsOfSquares(rotation);
  const varianceShare = ss.map((value) => value / r.rows);
  return {
    ...{ loadings, phi, structure, communalities, extraction, rotation, wasSmoothed, varianceShare },
    uniquenesses: communalities.map((value) => 1 - value),
    complexity: Array.from({ length: r.rows }, (_, i) => complexity(loadings.getRow(i))),
    sumsOfSquares: ss,
    cumulativeShare: varianceShare.map((_, i) =>
      varianceShare.slice(0, i + 1).reduce((sum, value) => sum + value, 0),
    ),
    residuals: residualCorrelations(r, rotation),
    fit: fitIndices(r, rotation, n),
    converged: extraction.converged && rotation.converged,
    nUsed: n,
  };
}
