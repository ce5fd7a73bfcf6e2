import { type Groups } from "@/lib/numerics/agreement/group-rows";
import { groupMoments, intraclassCorrelation } from "@/lib/numerics/agreement/intraclass-correlation";
import { type Column } from "@/lib/numerics/columns";

export type ShrunkenMean = Readonly<{
  group: string;
  n: number;
  mean: number;
  reliability: number;
  shrunken: number;
}>;

export type ShrunkenMeans = Readonly<{
  /** Groups that have a value, in the order of their names. */
  groups: readonly ShrunkenMean[];
  grandMean: number;
  betweenVariance: number;
  withinVariance: number;
  nUsed: number;
  nMissing: number;
}>;

/**
 * Group means drawn towards the grand mean by their reliability τ²/(τ² + σ²/n), empirical Bayes (Raudenbush & Bryk, 2002, eq. 3.56). σ² is
 * the mean square within, τ² = (MSB − MSW)/m with the unequal-size m, or 0 when that is negative (all means are then the grand mean);
 * the grand mean weighs groups by 1/(τ² + σ²/n). Throws as `intraclassCorrelation`.
 */
export function shrunkenMeans(column: Column, groups: Groups): ShrunkenMeans {
  const icc = intraclassCorrelation(column, groups);
  const { kept, sizes, means } = groupMoments(column, groups);
  const withinVariance = icc.meanSquareWithin;
  const betweenVariance = Math.max(0, (icc.meanSquareBetween - withinVariance) / icc.unequalSize);
  const weights = sizes.map((n) => 1 / (betweenVariance + withinVariance / n));
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const grandMean = means.reduce((sum, mean, i) => sum + mean * (weights[i] ?? 0), 0) / totalWeight;
  return {
    groups: kept.map((place, i) => {
      const [n = 0, mean = 0] = [sizes[i], means[i]];
      const reliability = betweenVariance * (weights[i] ?? 0);
      const shrunken = reliability * mean + (1 - reliability) * grandMean;
      return { group: groups.names[place] ?? "", n, mean, reliability, shrunken };
    }),
    ...{ grandMean, betweenVariance, withinVariance, nUsed: icc.nUsed, nMissing: icc.nMissing },
  };
}
