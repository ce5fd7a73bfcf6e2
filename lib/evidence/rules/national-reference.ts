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
  const { rbds, values } = column;
  const tallies = new Map<number, Tally>();
  const groups = new Int8Array(rbds.length);
  const all = tallyOf(tallies, ALL_GROUPS);
  for (let index = 0; index < rbds.length; index += 1) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    const weight = countAt(column, index) ?? context.cohorts.get(rbds[index] ?? 0) ?? null;
    const group = gseGroupAt(column, index, context) ?? ALL_GROUPS;
    groups[index] = group;
    add(all, value, weight);
    if (group !== ALL_GROUPS) add(tallyOf(tallies, group), value, weight);
  }
  addSquares(column, groups, tallies);
  return new Map([...tallies].flatMap(([group, tally]) => (tally.n === 0 ? [] : [[group, finish(tally)]])));
}

const ALL_GROUPS = 0;

/** Running sums: a file has some hundred thousand figures, and keeping them apart would cost more than reading them. */
interface Tally {
  n: number;
  sum: number;
  squares: number;
  weights: number;
  weighted: number;
  isWeighted: boolean;
}

function newTally(): Tally {
  return { n: 0, sum: 0, squares: 0, weights: 0, weighted: 0, isWeighted: true };
}

function tallyOf(tallies: Map<number, Tally>, group: number): Tally {
  const known = tallies.get(group);
  if (known !== undefined) return known;
  const tally = newTally();
  tallies.set(group, tally);
  return tally;
}

function add(tally: Tally, value: number, weight: number | null): void {
  tally.n += 1;
  tally.sum += value;
  tally.weights += weight ?? 0;
  tally.weighted += value * (weight ?? 0);
  if (weight === null) tally.isWeighted = false;
}

/** Squares around the mean, in a second pass: those around zero would lose their decimals. */
function addSquares({ values }: FigureColumn, groups: Int8Array, tallies: ReadonlyMap<number, Tally>): void {
  const all = tallies.get(ALL_GROUPS);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? NaN;
    if (Number.isNaN(value)) continue;
    const group = groups[index] ?? ALL_GROUPS;
    addSquare(all, value);
    if (group !== ALL_GROUPS) addSquare(tallies.get(group), value);
  }
}

function addSquare(tally: Tally | undefined, value: number): void {
  if (tally !== undefined) tally.squares += (value - tally.sum / tally.n) ** 2;
}

function finish({ n, sum, squares, weights, weighted, isWeighted }: Tally): NationalReference {
  return {
    schoolCount: n,
    mean: round(sum / n),
    standardDeviation: n > 1 ? round(Math.sqrt(squares / (n - 1))) : null,
    studentWeightedMean: isWeighted && weights > 0 ? round(weighted / weights) : null,
  };
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
  const tally = newTally();
  for (const [index, value] of values.entries()) add(tally, value, weights[index] ?? null);
  for (const value of values) addSquare(tally, value);
  return finish(tally);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
