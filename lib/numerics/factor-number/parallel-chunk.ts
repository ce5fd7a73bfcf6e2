import { type Matrix } from "ml-matrix";
import { type Column } from "@/lib/numerics/columns";
import { normalCorrelation } from "@/lib/numerics/factor-number/normal-correlation";
import { type Association, permutedCorrelation } from "@/lib/numerics/factor-number/permuted-correlation";
import { reducedEigenvalues } from "@/lib/numerics/factor-number/reduced-eigenvalues";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { seededRandom, type SeededRandom } from "@/lib/numerics/random/seeded-random";

/** What the random data are like; plain data, so that it can be sent to a worker. */
export type ParallelPlan =
  | Readonly<{ kind: "normal"; rows: number; items: number }>
  | Readonly<{ kind: "permuted"; columns: readonly Column[]; association: Association }>;

export type ParallelChunk = Readonly<{
  draws: number;
  /** Eigenvalues of the correlation matrices, draw by draw, each falling. */
  components: Float64Array;
  /** Eigenvalues of the reduced matrices, likewise; empty when factors were not asked for. */
  factors: Float64Array;
}>;

export type ParallelShare = Readonly<{ seed: number; first: number; draws: number; withFactors: boolean }>;

/** Makes the correlation matrix of one draw. */
function drawerOf(plan: ParallelPlan): (random: SeededRandom) => Matrix {
  return plan.kind === "normal"
    ? (random) => normalCorrelation(plan.rows, plan.items, random)
    : permutedCorrelation(plan.columns, plan.association);
}

/**
 * Prepares the draws of a parallel analysis (Horn, 1965; permuted: Buja & Eyuboglu, 1992), to be made in shares: numbers `first` to `first` +
 * `draws` − 1. Each draw has its own stream of the seed, so the same draws are made however they are shared out. With
 * `withFactors` each draw also gives the eigenvalues of its reduced matrix. Throws as `permutedCorrelation`.
 */
export function parallelChunks(plan: ParallelPlan): (share: ParallelShare) => ParallelChunk {
  const size = plan.kind === "normal" ? plan.items : plan.columns.length;
  const drawn = drawerOf(plan);
  return ({ seed, first, draws, withFactors }) => {
    const components = new Float64Array(draws * size);
    const factors = new Float64Array(withFactors ? draws * size : 0);
    for (let draw = 0; draw < draws; draw += 1) {
      const r = drawn(seededRandom(seed, first + draw));
      components.set(symmetricEigen(r).values, draw * size);
      if (withFactors) factors.set(reducedEigenvalues(r), draw * size);
    }
    return { draws, components, factors };
  };
}
