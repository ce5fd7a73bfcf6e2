import { type Matrix } from "ml-matrix";
import { quantile } from "@/lib/numerics/descriptive/quantile";
import { type ParallelChunk } from "@/lib/numerics/factor-number/parallel-chunk";
import { reducedEigenvalues } from "@/lib/numerics/factor-number/reduced-eigenvalues";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";

export type ParallelComparison = Readonly<{
  observed: readonly number[];
  /** Over the draws, place by place. */
  mean: readonly number[];
  quantile: readonly number[];
  /** How many eigenvalues exceed the quantile before the first that does not. */
  suggested: number;
}>;

export type ParallelAnalysis = Readonly<{
  draws: number;
  probability: number;
  components: ParallelComparison;
  /** Null when the chunks were made without factors. */
  factors: ParallelComparison | null;
}>;

function compare(
  observed: Float64Array,
  draws: readonly Float64Array[],
  probability: number,
): ParallelComparison {
  const size = observed.length;
  const places = Array.from({ length: size }, (_, place) =>
    Float64Array.from(
      draws.flatMap((chunk) =>
        Array.from({ length: chunk.length / size }, (__, i) => chunk[i * size + place] ?? 0),
      ),
    ).sort(),
  );
  const limits = places.map((values) => quantile(values, probability));
  const failure = limits.findIndex((limit, place) => !((observed[place] ?? 0) > limit));
  return {
    observed: [...observed],
    mean: places.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    quantile: limits,
    suggested: failure < 0 ? size : failure,
  };
}

/**
 * Compares the eigenvalues of a correlation matrix with those of random data, place by place, at a quantile of the draws (.95 by
 * default): components by the plain matrix, factors by the reduced one (as psych::fa.parallel's ncomp and nfact, which often
 * disagree). The order of the chunks does not matter.
 */
export function parallelAnalysis(
  r: Matrix,
  chunks: readonly ParallelChunk[],
  probability = 0.95,
): ParallelAnalysis {
  const withFactors = chunks.every((chunk) => chunk.factors.length > 0);
  return {
    draws: chunks.reduce((sum, chunk) => sum + chunk.draws, 0),
    probability,
    components: compare(
      symmetricEigen(r).values,
      chunks.map((chunk) => chunk.components),
      probability,
    ),
    factors: withFactors
      ? compare(
          reducedEigenvalues(r),
          chunks.map((chunk) => chunk.factors),
          probability,
        )
      : null,
  };
}
