import type { Cell, HomeItem, SchoolOnPanel } from "./schema";

/** A count about n persons, withheld when they are fewer than the minimum (0 persons is not a disclosure). */
export function cellOf(value: number, n: number, minimum: number): Cell {
  return isSmall(n, minimum) ? { state: "suppressed" } : { state: "shown", value, n };
}

/** An average or a share over n persons: of nobody there is none, which is not the same as zero. */
export function averageOf(value: number | null, n: number, minimum: number): Cell {
  return value === null || n === 0 ? { state: "empty" } : cellOf(value, n, minimum);
}

function isSmall(persons: number, minimum: number): boolean {
  return persons > 0 && persons < minimum;
}

/** What is counted in one part of a whole, and how many persons stand behind it. */
interface Part {
  readonly value: number;
  readonly persons: number;
  /** Withheld for a reason of its own, whatever its size. */
  readonly isHeldBack?: boolean;
}

/**
 * The parts of a whole that is shown somewhere else. Parts under the minimum are withheld, and then the next smallest
 * ones, until what is withheld together leaves open whether each of them is small: the whole minus the rest never gives
 * one away. A whole under the minimum is withheld itself and needs no more.
 */
export function suppressParts(parts: readonly Part[], minimum: number): readonly Cell[] {
  const withheld = new Set<number>();
  for (const [at, part] of parts.entries()) {
    if (part.isHeldBack === true || isSmall(part.persons, minimum)) withheld.add(at);
  }
  const total = (indexes: Iterable<number>) =>
    [...indexes].reduce((sum, at) => sum + (parts[at]?.value ?? 0), 0);
  if (withheld.size > 0 && total(parts.keys()) >= minimum) {
    const others = [...parts.keys()].filter((at) => !withheld.has(at));
    for (const at of byValue(others, parts)) {
      if (withheld.size > 1 && total(withheld) - (withheld.size - 1) >= minimum) break;
      withheld.add(at);
    }
  }
  return parts.map(({ value, persons }, at) =>
    withheld.has(at) ? { state: "suppressed" } : { state: "shown", value, n: persons },
  );
}

/** The smallest first; empty parts, which cover little, last. */
function byValue(indexes: readonly number[], parts: readonly Part[]): readonly number[] {
  const weight = (at: number) => parts[at]?.value || Number.POSITIVE_INFINITY;
  return indexes.toSorted((a, b) => (weight(a) === weight(b) ? a - b : weight(a) - weight(b)));
}

/** Counts of persons in the parts of a whole: each is its own number of persons. */
export function suppressCounts(counts: readonly number[], minimum: number): readonly Cell[] {
  return suppressParts(
    counts.map((value) => ({ value, persons: value })),
    minimum,
  );
}

/** How many of a whole, withheld also when those who are left are few: the whole minus them would tell. */
export function partOfWhole(count: number, whole: number, minimum: number): Cell {
  const [cell] = suppressCounts([count, Math.max(0, whole - count)], minimum);
  return cell ?? { state: "suppressed" };
}

/** A school of the panel before anything is withheld. */
export type CountedSchool = Omit<SchoolOnPanel, "teachers" | "observedTeachers" | "openCycles"> & {
  readonly teachers: number;
  readonly observedTeachers: number;
  readonly openCycles: number;
};

/** The schools as somebody may read them who opens no list with names: no small count, nor one that the territory's totals or the teachers of the school would give away. */
export function withoutSmallCounts(
  schools: readonly CountedSchool[],
  minimum: number,
): readonly SchoolOnPanel[] {
  const teachers = suppressCounts(
    schools.map((school) => school.teachers),
    minimum,
  );
  const observed = suppressParts(
    schools.map((school, at) => ({
      value: school.observedTeachers,
      persons: school.observedTeachers,
      isHeldBack:
        teachers[at]?.state === "suppressed" || isSmall(school.teachers - school.observedTeachers, minimum),
    })),
    minimum,
  );
  const cycles = suppressCounts(
    schools.map((school) => school.openCycles),
    minimum,
  );
  const valueOf = (cell: Cell | undefined) => (cell?.state === "shown" ? cell.value : null);
  return schools.map((school, at) => ({
    ...school,
    teachers: valueOf(teachers[at]),
    observedTeachers: valueOf(observed[at]),
    openCycles: valueOf(cycles[at]),
  }));
}

/** Upper 2.5% point of Student's t for 1 to 30 degrees of freedom. */
const tTable = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;

const normal = 1.959964;

/** Beyond the table, Student's t by its expansion on the normal (Abramowitz and Stegun 1964, 26.7.5; error below 0,01%). */
function studentT(freedom: number): number {
  const first = (normal ** 3 + normal) / 4;
  const second = (5 * normal ** 5 + 16 * normal ** 3 + 3 * normal) / 96;
  return tTable[freedom - 1] ?? normal + first / freedom + second / freedom ** 2;
}

interface MeanWithInterval {
  readonly mean: number;
  readonly ci95: readonly [low: number, high: number] | null;
}

/** Mean of differences with its 95% confidence interval, mean ± t·s/√n (Student's t, n − 1 degrees of freedom); no interval under n = 2. Null for no data. */
export function meanWithInterval(differences: readonly number[]): MeanWithInterval | null {
  const n = differences.length;
  if (n === 0) return null;
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  if (n === 1) return { mean, ci95: null };
  const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  const half = studentT(n - 1) * Math.sqrt(variance / n);
  return { mean, ci95: [mean - half, mean + half] };
}

/** In which part of the home page a dated thing stands: today, in the days to come, or late and waiting. */
export function dayGroup(date: string, today: string): Pick<HomeItem, "group" | "isLate"> {
  if (date === today) return { group: "today", isLate: false };
  return date > today ? { group: "week", isLate: false } : { group: "pending", isLate: true };
}

/** Late things first, then by day and hour; what has no day comes last. */
export function compareItems(a: HomeItem, b: HomeItem): number {
  if (a.isLate !== b.isLate) return a.isLate ? -1 : 1;
  const when = (item: HomeItem) => `${item.date ?? "9999"} ${item.time ?? "99:99"}`;
  return when(a).localeCompare(when(b));
}
