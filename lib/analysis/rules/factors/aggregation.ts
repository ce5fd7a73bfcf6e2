import { joinWords } from "@/lib/format/text";
import type { Groups } from "@/lib/numerics/agreement/group-rows";
import { intraclassCorrelation } from "@/lib/numerics/agreement/intraclass-correlation";
import { shrunkenMeans } from "@/lib/numerics/agreement/shrunken-means";
import { withinGroupAgreement } from "@/lib/numerics/agreement/within-group-agreement";
import { realColumn } from "@/lib/numerics/columns";
import type { FactorOptions } from "../../schema/factor-options";
import type { AggregationResult, FactorAggregation } from "../../schema/factor-results";
import type { SchoolMean, SchoolMeans } from "../../schema/factor-runs";
import { unitOf, type Prepared } from "./prepare";
import type { Scored } from "./scores";

const GOOD_ICC2 = 0.7;
const LEAST_ICC2 = 0.5;
const GOOD_RWG = 0.7;

interface Aggregated {
  readonly result: AggregationResult;
  readonly schoolMeans: SchoolMeans;
}

/** The scores by school, or school and grade: how much of them belongs to it, how reliable its mean is, and the means of those of at least the minimum. */
export function aggregationOf(
  { scored, prepared }: { readonly scored: readonly Scored[]; readonly prepared: Prepared },
  options: FactorOptions,
): Aggregated | null {
  const { units, minimum } = prepared;
  if (units === null || units.names.length < 2) return null;
  const parts = scored.map((one) => aggregate(one, { units, minimum }, options));
  const factors = parts.map(({ factor }) => factor);
  const byFactor = new Map(parts.map(({ factor, means }) => [factor.factor, means]));
  const last = Math.max(...byFactor.keys());
  return {
    result: {
      by: options.gradeBy === null ? "school" : "school-grade",
      minimumCell: minimum,
      factors,
      warnings: warningsOf(factors),
    },
    schoolMeans: {
      hiddenCount: Math.max(0, ...factors.map(({ hiddenGroups }) => hiddenGroups)),
      factors: Array.from({ length: last + 1 }, (_, factor) => [...(byFactor.get(factor) ?? [])]),
    },
  };
}

function aggregate(
  { scale, values }: Scored,
  { units, minimum }: { readonly units: Groups; readonly minimum: number },
  { aggregation }: FactorOptions,
): { readonly factor: FactorAggregation; readonly means: readonly SchoolMean[] } {
  const column = realColumn(values);
  const icc = intraclassCorrelation(column, units);
  const { groups, grandMean, betweenVariance, withinVariance } = shrunkenMeans(column, units);
  const categories = Math.round(scale.range.highest - scale.range.lowest + 1);
  const agreement = categories < 2 ? null : withinGroupAgreement(scale.columns, units, categories);
  const agreed = agreement?.values.filter((value) => value !== null) ?? [];
  const large = groups.filter(({ n }) => n >= minimum);
  const shown = large.map(({ n, mean, shrunken }) => {
    const centre = aggregation.shrink ? shrunken : mean;
    const half = 1.96 * Math.sqrt(withinVariance / n);
    return { n, mean, shrunken: centre, low: mean - half, high: mean + half };
  });
  return {
    factor: {
      ...{ factor: scale.factor, groups: groups.length, groupsShown: large.length },
      hiddenGroups: groups.length - large.length,
      ...{ harmonicSize: icc.harmonicSize, icc1: icc.icc1, icc2: icc.icc2 },
      rwgMedian: agreement && agreed.length > 0 ? agreement.median : null,
      rwgMean: agreement && agreed.length > 0 ? agreement.mean : null,
      shareRwgOver70:
        agreed.length === 0 ? null : agreed.filter((value) => value >= GOOD_RWG).length / agreed.length,
      ...{ grandMean, betweenVariance, withinVariance },
      verdict: icc.icc2 >= GOOD_ICC2 ? "good" : icc.icc2 >= LEAST_ICC2 ? "tolerable" : "low",
      means: shown.toSorted((a, b) => a.mean - b.mean || a.n - b.n),
    },
    means: large
      .map(({ group, n, mean, shrunken, reliability }) => ({
        ...unitOf(group),
        ...{ n, mean, reliability },
        shrunken: aggregation.shrink ? shrunken : mean,
      }))
      .toSorted(
        (a, b) => a.schoolCode - b.schoolCode || (a.grade ?? "").localeCompare(b.grade ?? "", "es-CL"),
      ),
  };
}

function warningsOf(factors: readonly FactorAggregation[]): readonly string[] {
  const named = (chosen: readonly FactorAggregation[]) =>
    joinWords(chosen.map(({ factor }) => `F${factor + 1}`));
  const low = factors.filter(({ verdict }) => verdict === "low");
  const flat = factors.filter(({ icc1 }) => icc1 < 0.05);
  const split = factors.filter(({ rwgMedian }) => rwgMedian !== null && rwgMedian < GOOD_RWG);
  return [
    ...(low.length > 0
      ? [`ICC2 bajo 0,50 en ${named(low)}: el promedio de una escuela no es confiable; no comparar escuelas.`]
      : []),
    ...(flat.length > 0
      ? [`ICC1 bajo 0,05 en ${named(flat)}: las escuelas casi no se distinguen entre sí.`]
      : []),
    ...(split.length > 0
      ? [`Acuerdo rwg bajo 0,70 en ${named(split)}: dentro de una escuela las respuestas difieren mucho.`]
      : []),
  ];
}
