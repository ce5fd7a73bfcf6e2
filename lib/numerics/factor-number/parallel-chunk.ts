import { type Column } from "@/lib/numerics/columns";
import { normalCorrelation } from "@/lib/numerics/factor-number/normal-correlation";
import { type Association, permutedCorrelation } from "@/lib/numerics/factor-number/permuted-correlation";
import { reducedEigenvalues } from "@/lib/numerics/factor-number/reduced-eigenvalues";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { seededRandom } from "@/lib/numerics/random/seeded-random";

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

/**
 * Some of the draws of a parallel analysis (Horn, 1965; permuted: Buja & Eyuboglu, 1992): numbers `first` to `first` + `draws` − 1. Each
 * draw has its own stream of the seed, so the same draws are made however they are shared out. With `withFactors` each draw also
 * gives the eigenvalues of its reduced matrix.
 */
export function parallelChunk(
  plan: ParallelPlan,
  share: Readonly<{ seed: number; first: number; draws: number; withFactors: boolean }>,
): ParallelChunk {
  const size = plan.kind === "normal" ? plan.items : plan.columns.length;
  const permuted = plan.kind === "permuted" ? permutedCorrelation(plan.columns, plan.association) : null;
  const components = new Float64Array(share.draws * size);
  const factors = new Float64Array(share.withFactors ? share.draws * size : 0);
  for (let draw = 0; draw < share.draws; draw += 1) {
    const random = seededRandom(share.seed, share.first + draw);
    const r = plan.kind === "normal" ? normalCorrelation(plan.rows, plan.items, random) : permuted?.(random);
    if (!r) throw new RangeError("A permuted plan has columns.");
    components.set(symmetricEigen(r).values, draw * size);
    if (share.withFactors) factors.set(reducedEigenvalues(r), draw * size);
  }
  return { draws: share.draws, components, factors };
}
