import type { FactorRunView } from "../../schema/factors";
import type { SchoolMean, SchoolMeans } from "../../schema/factor-runs";
import type { IndexItem, IndexReliability, SchoolScoreView } from "../../schema/indices";
import type { ScoringMethod } from "../../schema/factor-options";

interface IndexContent {
  readonly items: readonly IndexItem[];
  readonly scoring: ScoringMethod;
  readonly reliability: IndexReliability;
  readonly minimumCell: number;
  readonly hiddenSchoolCount: number;
  readonly scores: readonly SchoolScoreView[];
}

/** One factor of a computed run as an index; null when the run has no such factor or no score of it. */
export function indexFrom(
  { results, items, options, dataSet }: FactorRunView,
  { factor, means }: { readonly factor: number; readonly means: SchoolMeans | null },
): IndexContent | null {
  const spread = results?.scores?.factors.find((one) => one.factor === factor);
  const found = results?.solution?.solution.items.filter((item) => item.factor === factor) ?? [];
  if (!results?.scores || !spread || found.length === 0) return null;
  const wordings = new Map(items.map(({ variable, wording }) => [variable, wording]));
  const { method, range } = results.scores;
  return {
    items: found.map(({ variable, loadings }) => ({
      variable,
      wording: wordings.get(variable) ?? null,
      isReversed: options.reversed.includes(variable),
      loading: loadings[factor] ?? 0,
    })),
    scoring: method,
    reliability: reliabilityOf(results, factor),
    minimumCell: Math.max(dataSet.minimumCell, options.aggregation.minimumCell),
    hiddenSchoolCount: means?.hiddenCount ?? 0,
    scores: toScores(means?.factors[factor] ?? [], method === "mean" ? range : null),
  };
}

function reliabilityOf(results: NonNullable<FactorRunView["results"]>, factor: number): IndexReliability {
  const own = results.reliability?.factors.find((one) => one.factor === factor);
  const groups = results.aggregation?.factors.find((one) => one.factor === factor);
  return {
    alpha: own?.alpha ?? null,
    alphaCi95: own ? [own.alphaFeldt95[0], own.alphaFeldt95[1]] : null,
    omega: own?.omega ?? null,
    icc1: groups?.icc1 ?? null,
    icc2: groups?.icc2 ?? null,
    rwgMedian: groups?.rwgMedian ?? null,
  };
}

/** Scores of schools with their place on 0–100 and against all the schools shown. */
function toScores(
  means: readonly SchoolMean[],
  range: { readonly lowest: number; readonly highest: number } | null,
): readonly SchoolScoreView[] {
  const average = means.reduce((sum, { mean }) => sum + mean, 0) / Math.max(1, means.length);
  const squares = means.reduce((sum, { mean }) => sum + (mean - average) ** 2, 0);
  const sd = means.length > 1 ? Math.sqrt(squares / (means.length - 1)) : 0;
  return means.map((one) => ({
    ...one,
    mean100: range === null ? null : (100 * (one.mean - range.lowest)) / (range.highest - range.lowest),
    z: sd > 0 ? (one.mean - average) / sd : 0,
  }));
}
