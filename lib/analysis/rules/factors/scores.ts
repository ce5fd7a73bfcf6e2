import { suppressCounts } from "@/lib/evidence/rules/data-sets/suppress";
import { joinWords } from "@/lib/format/text";
import { realColumn } from "@/lib/numerics/columns";
import { correlate } from "@/lib/numerics/correlation/correlate";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { factorScores } from "@/lib/numerics/scores/factor-scores";
import { itemMean } from "@/lib/numerics/scores/item-mean";
import { scoreWeights, type ScoreMethod } from "@/lib/numerics/scores/score-weights";
import type { FactorOptions } from "../../schema/factor-options";
import type { ScoresResult, ScoreSpread } from "../../schema/factor-results";
import type { Prepared } from "./prepare";
import { scalesOf, type Scale } from "./reliability";
import type { Solved } from "./solve";

const BARS = 20;
const LEAST_AGREEMENT = 0.95;

/** A score of every kept case on the factor of a scale; NaN where too few answers are there. */
export interface Scored {
  readonly scale: Scale;
  readonly values: Float64Array;
}

export interface ScoredRun {
  readonly scored: readonly Scored[];
  readonly result: ScoresResult;
}

/** Scores by the method chosen, their spread, and how the mean of items agrees with the factor score. */
export function scoresOf(
  { solved, prepared }: { readonly solved: Solved; readonly prepared: Prepared },
  options: FactorOptions,
): ScoredRun {
  const { method, leastAnswered } = options.scores;
  const scales = scalesOf(solved, prepared);
  const means = scales.map(
    ({ columns }) => itemMean(columns, Math.max(1, Math.ceil(leastAnswered * columns.length))).scores,
  );
  const regression = weighted(solved, prepared, "regression");
  const chosen =
    method === "mean" || method === "regression" ? regression : weighted(solved, prepared, method);
  const scored = scales.map((scale, at) => ({
    scale,
    values: (method === "mean" ? means[at] : chosen[scale.factor]) ?? new Float64Array(),
  }));
  const factors = scored.map(({ scale, values }, at) => ({
    ...spreadOf(scale.factor, values, prepared.minimum),
    agreement: relation(means[at] ?? values, regression[scale.factor] ?? values),
  }));
  const apart = factors
    .filter(({ agreement }) => agreement < LEAST_AGREEMENT)
    .map(({ factor }) => `F${factor + 1}`);
  const [first] = scales;
  const isOneRange = scales.every(
    ({ range }) => range.lowest === first?.range.lowest && range.highest === first.range.highest,
  );
  return {
    scored,
    result: {
      method,
      range: method === "mean" && first !== undefined && isOneRange ? first.range : null,
      factors,
      correlations: scored.map((a) => scored.map((b) => (a === b ? 1 : relation(a.values, b.values)))),
      warnings:
        apart.length > 0
          ? [
              `En ${joinWords(apart)} el promedio y el puntaje factorial se relacionan bajo 0,95: no son el mismo índice.`,
            ]
          : [],
    },
  };
}

function weighted(
  solved: Solved,
  { variables, columns }: Prepared,
  method: ScoreMethod,
): readonly Float64Array[] {
  const own = solved.variables.flatMap((variable) => columns[variables.indexOf(variable)] ?? []);
  return factorScores(own, scoreWeights(solved.r, solved.analysis, method).weights).scores;
}

/** Pearson's r of two scores; 0 when one of them does not vary. */
function relation(a: Float64Array, b: Float64Array): number {
  try {
    return correlate(realColumn(a), realColumn(b)).r;
  } catch (error) {
    if (error instanceof NumericsError) return 0;
    throw error;
  }
}

function spreadOf(factor: number, values: Float64Array, minimum: number): Omit<ScoreSpread, "agreement"> {
  const { nUsed, mean, sd, min, max } = describeColumn(realColumn(values));
  const width = (max - min) / BARS;
  const counts = Array.from({ length: BARS }, () => 0);
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const bar = width > 0 ? Math.min(BARS - 1, Math.floor((value - min) / width)) : 0;
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const shown = suppressCounts(counts, minimum).counts;
  return {
    ...{ factor, n: nUsed, mean, sd },
    bars: shown.map((count, at) => ({ from: min + at * width, to: min + (at + 1) * width, count })),
  };
}
