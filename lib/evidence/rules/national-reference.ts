import type { FigureColumn } from "../schema/parsed";

export interface NationalReference {
  readonly schoolCount: number;
  readonly mean: number;
  readonly standardDeviation: number | null;
  readonly studentWeightedMean: number | null;
}

/** What other files of the same grade and year say of each school, for the columns that say it not themselves. */
export interface SchoolContext {
  /** Students examined by Simce: of the subject with most. */
  readonly cohorts: ReadonlyMap<number, number>;
  readonly gseGroups: ReadonlyMap<number, number>;
}

/**
 * National reference of a column: of all schools of the country (group 0) and of each socioeconomic group. Every
 * school with a published value counts once, also those with few students. Weighted by the students of the column, or
 * by those who sat Simce in the same grade and year where the column gives none. Groups without a school are left out.
 */
export function nationalReferences(
  column: FigureColumn,
  context: SchoolContext,
): ReadonlyMap<number, NationalReference> {
  const groups = new Map<number, { values: number[]; weights: (number | null)[] }>();
  for (const [index, rbd] of column.rbds.entries()) {
    const value = column.values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    const weight = countAt(column, index) ?? context.cohorts.get(rbd) ?? null;
    for (const group of new Set([0, gseGroupAt(column, index, context) ?? 0])) {
      const held = groups.get(group) ?? { values: [], weights: [] };
      held.values.push(value);
      held.weights.push(weight);
      groups.set(group, held);
    }
  }
  return new Map([...groups].map(([group, { values, weights }]) => [group, referenceOf(values, weights)]));
}

/** The students behind one figure; null if its file does not say. */
export function countAt({ counts }: FigureColumn, index: number): number | null {
  const count = counts?.[index] ?? -1;
  return count < 0 ? null : count;
}

/** The socioeconomic group of one figure: its own file's, or that of the school in another file of the same grade and year when its file has none. */
export function gseGroupAt(
  { gseGroups, rbds }: FigureColumn,
  index: number,
  context: SchoolContext,
): number | null {
  const group = gseGroups === null ? (context.gseGroups.get(rbds[index] ?? 0) ?? 0) : (gseGroups[index] ?? 0);
  return group === 0 ? null : group;
}

/**
 * Mean and standard deviation (n − 1) across schools, unweighted, and the mean weighted by students, which is null
 * when any school has no count. Rounded to three decimals. Needs at least one value.
 */
export function referenceOf(
  values: readonly number[],
  weights: readonly (number | null)[],
): NationalReference {
  const mean = sum(values) / values.length;
  const squares = sum(values.map((value) => (value - mean) ** 2));
  return {
    schoolCount: values.length,
    mean: round(mean),
    standardDeviation: values.length > 1 ? round(Math.sqrt(squares / (values.length - 1))) : null,
    studentWeightedMean: weightedMean(values, weights),
  };
}

function weightedMean(values: readonly number[], weights: readonly (number | null)[]): number | null {
  const known = weights.filter((weight) => weight !== null);
  const total = sum(known);
  if (known.length < values.length || total === 0) return null;
  return round(sum(values.map((value, index) => value * (known[index] ?? 0))) / total);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
