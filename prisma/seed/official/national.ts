import { referenceOf } from "@/lib/evidence/rules/national-reference";
import type { Figure } from "./figures";
import type { NationalRecord } from "./records";

/** Students examined by Simce in a school, grade and year; null where the folder has no Simce file of that application. */
export type CohortSize = (figure: Figure) => number | null;

type Counted = Readonly<{ source: string; value: number; weight: number | null }>;
type Group = { source: string; values: number[]; weights: (number | null)[] };

/**
 * National reference of each indicator, grade and year: over all schools of the country (`gseGroup` 0) and over those
 * of each socioeconomic group. Every school with a published value counts once, also those with few students; hidden
 * values do not count. `mean` and `standardDeviation` (n − 1) are across schools, unweighted. `studentWeightedMean`
 * weighs each school by the students Simce examined: of the same subject for Simce, the largest subject's count of the
 * same grade and year for IDPS; it is null when any counted school has no such count.
 */
export function nationalReference(
  figures: Iterable<Figure>,
  cohortSize: CohortSize,
): readonly NationalRecord[] {
  const groups = new Map<string, Group>();
  for (const figure of figures) {
    const { source, value } = figure;
    if (value === null) continue;
    const counted = { source, value, weight: figure.n ?? cohortSize(figure) };
    add(groups, keyOf(figure, 0), counted);
    if (figure.gseGroup !== null) add(groups, keyOf(figure, figure.gseGroup), counted);
  }
  return [...groups]
    .map(([key, group]) => summarise(key, group))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function keyOf({ indicator, grade, year }: Figure, gseGroup: number): string {
  return [indicator, grade, year, gseGroup].join("|");
}

function add(groups: Map<string, Group>, key: string, { source, value, weight }: Counted): void {
  const group = groups.get(key) ?? { source, values: [], weights: [] };
  if (group.source !== source) throw new Error(`${key}: in ${group.source} and in ${source}`);
  group.values.push(value);
  group.weights.push(weight);
  groups.set(key, group);
}

function summarise(key: string, { source, values, weights }: Group): NationalRecord {
  const [indicator = "", grade = "", year = "", gseGroup = ""] = key.split("|");
  const { schoolCount: schools, ...reference } = referenceOf(values, weights);
  return { source, indicator, grade, year: Number(year), gseGroup: Number(gseGroup), schools, ...reference };
}

function sortKey({ indicator, grade, year, gseGroup }: NationalRecord): string {
  return [indicator, grade, year, gseGroup].join("|");
}
