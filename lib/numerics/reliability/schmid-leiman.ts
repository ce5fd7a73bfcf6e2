import { type Matrix } from "ml-matrix";
import { minres } from "@/lib/numerics/extraction/minres";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { oblimin } from "@/lib/numerics/rotation/oblimin";

export type SchmidLeiman = Readonly<{
  /** Loadings on the general factor; those of items turned by the method stay negative. */
  general: readonly number[];
  /** Loadings on the group factors once the general one is taken out. */
  groups: Matrix;
  uniquenesses: readonly number[];
  /** Share of the sum's variance that comes from the general factor. */
  omegaHierarchical: number;
  /** Share that comes from the general and the group factors. */
  omegaTotal: number;
  converged: boolean;
}>;

/**
 * A general factor and k ≥ 3 group factors by Schmid & Leiman (1957): k oblimin factors by minres, one minres factor of their
 * correlations, and from both omega hierarchical and omega total (Zinbarg, Revelle, Yovel & Li, 2005; psych::omega). Items with a
 * negative general loading count turned in the sum. This omega total is higher than that of one factor. Throws TOO_MANY_FACTORS under
 * three factors and as `minres`.
 */
export function schmidLeiman(r: Matrix, factors: number): SchmidLeiman {
  if (factors < 3) throw new NumericsError("TOO_MANY_FACTORS", "Three group factors at least are needed.");
  const first = minres(r, factors);
  const { loadings, phi, converged } = oblimin(first.loadings);
  const second = minres(phi, 1);
  const onGeneral = second.loadings.to1DArray();
  const general = loadings.mmul(second.loadings).to1DArray();
  const groups = loadings
    .clone()
    .mulRowVector(onGeneral.map((value) => Math.sqrt(Math.max(0, 1 - value * value))));
  const communalities = loadings.mmul(phi).mmul(loadings.transpose()).diagonal();
  const uniquenesses = communalities.map((value) => 1 - value);
  const turn = general.map((value) => (value < 0 ? -1 : 1));
  const total = r.clone().mulRowVector(turn).mulColumnVector(turn).sum();
  const shared = general.reduce((sum, value) => sum + Math.abs(value), 0) ** 2;
  return {
    ...{ general, groups, uniquenesses },
    omegaHierarchical: shared / total,
    omegaTotal: 1 - uniquenesses.reduce((sum, value) => sum + value, 0) / total,
    converged: converged && first.converged && second.converged,
  };
}
