import { Matrix } from "ml-matrix";
import { assertLabelled, type Groups } from "@/lib/numerics/agreement/group-rows";
import { type Column, realColumn } from "@/lib/numerics/columns";
import { findRoot } from "@/lib/numerics/linear/find-root";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { coefficient, type Coefficient } from "@/lib/numerics/regression/coefficient";
import { type Design, design } from "@/lib/numerics/regression/design";
import { type Profile, profile } from "@/lib/numerics/regression/gls-profile";
import { type GroupSums, groupSums } from "@/lib/numerics/regression/group-sums";
import { satterthwaiteDf } from "@/lib/numerics/regression/satterthwaite-df";

export type RandomIntercept = Readonly<{
  /** The intercept, then the predictors in the order given; p and interval by Satterthwaite's degrees of freedom. */
  coefficients: readonly Coefficient[];
  betweenVariance: number;
  withinVariance: number;
  /** Share of the variance that lies between groups, given the predictors. */
  icc: number;
  /** Of the restricted likelihood. */
  logLikelihood: number;
  /** Each group's predicted departure from the common intercept. */
  effects: readonly Readonly<{ group: string; n: number; effect: number }>[];
  /** The groups differ no more than chance would have it: the variance between was estimated as 0. */
  isSingular: boolean;
  converged: boolean;
  nUsed: number;
  nMissing: number;
}>;

/** The slope on λ of minus twice the restricted log-likelihood, the variance within profiled out. */
function slopeOnRatio(sums: GroupSums, lambda: number): number {
  const { inverse, rss, left } = profile(sums, lambda);
  const free = sums.n - sums.xx.rows;
  return sums.sizes.reduce((total, n, g) => {
    const c = 1 / (1 + n * lambda) ** 2;
    const row = Matrix.columnVector(sums.x[g] ?? []);
    const trace = row.transpose().mmul(inverse).mmul(row).get(0, 0);
    return total + n / (1 + n * lambda) - c * trace - (free / rss) * c * (left[g] ?? 0) ** 2;
  }, 0);
}

/** The ratio λ where the restricted likelihood is greatest, 0 when it falls from there. */
function bestRatio(sums: GroupSums): Readonly<{ lambda: number; converged: boolean }> {
  const slope = (lambda: number) => slopeOnRatio(sums, lambda);
  if (slope(0) >= 0) return { lambda: 0, converged: true };
  let high = 0.1;
  while (slope(high) < 0 && high < 1e8) high *= 4;
  if (high >= 1e8) return { lambda: high, converged: false };
  return { lambda: findRoot(slope, 0, high), converged: true };
}

function logLikelihood(
  sums: GroupSums,
  fit: Readonly<{ at: Profile; lambda: number }>,
  back: Matrix,
): number {
  const { at, lambda } = fit;
  const free = sums.n - sums.xx.rows;
  const spread = sums.sizes.reduce((total, n) => total + Math.log(1 + n * lambda), 0);
  // The restricted likelihood depends on the predictors' scale; it is given for the predictors as they came.
  const scale = 2 * back.diagonal().reduce((total, value) => total + Math.log(value), 0);
  return -0.5 * (free * (1 + Math.log((2 * Math.PI * at.rss) / free)) + spread + at.logDet - scale);
}

/**
 * A linear model with a random intercept by group, fitted by restricted maximum likelihood (Patterson & Thompson, 1971): the ratio of the
 * two variances is the root of the profiled likelihood's slope, found to the precision of the numbers, so it agrees with lme4 taken to
 * its end. Tests by Satterthwaite's degrees of freedom (as lmerTest). Cases that lack anything, a group included, are left out and
 * counted. Throws TOO_FEW_ROWS without two groups or a group of two, CONSTANT_ITEM, NOT_POSITIVE_DEFINITE for predictors that
 * depend on one another.
 */
export function randomIntercept(
  outcome: Column,
  predictors: readonly Column[],
  groups: Groups,
): RandomIntercept {
  assertLabelled(outcome.values.length, groups);
  const hasGroup = realColumn(Float64Array.from(groups.of, (group) => (group < 0 ? Number.NaN : group)));
  const model: Design = design(outcome, predictors, [hasGroup]);
  const sums = groupSums(model, groups);
  if (sums.sizes.length < 2 || sums.sizes.every((n) => n < 2)) {
    throw new NumericsError("TOO_FEW_ROWS", "Two groups and one of two cases are needed.");
  }
  const { lambda, converged } = bestRatio(sums);
  const at = profile(sums, lambda);
  const within = at.rss / (sums.n - sums.xx.rows);
  const covariance = model.back.mmul(at.inverse).mmul(model.back.transpose()).mul(within);
  const estimates = model.back.mmul(at.b);
  estimates.set(0, 0, estimates.get(0, 0) + sums.centre);
  const df = satterthwaiteDf(sums, { lambda, within }, model.back);
  return {
    coefficients: estimates
      .to1DArray()
      .map((estimate, j) => coefficient(estimate, Math.sqrt(covariance.get(j, j)), df[j] ?? Number.NaN)),
    betweenVariance: lambda * within,
    withinVariance: within,
    icc: lambda / (1 + lambda),
    logLikelihood: logLikelihood(sums, { at, lambda }, model.back),
    effects: sums.places.map((place, g) => {
      const n = sums.sizes[g] ?? 0;
      return { group: groups.names[place] ?? "", n, effect: (lambda / (1 + n * lambda)) * (at.left[g] ?? 0) };
    }),
    ...{ isSingular: lambda === 0, converged, nUsed: model.nUsed, nMissing: model.nMissing },
  };
}
