import { realColumn, type Column } from "@/lib/numerics/columns";
import type { RelationOptions, RelationTest } from "../schema/relations";
import type { StudyRow } from "../schema/study-rows";
import { averageOfYears } from "./study-rows";

/** Which schools a relation is of: a zone or all (null), a grade or all, a year or each school's average. */
export interface RelationScope {
  readonly zone: string | null;
  readonly grade: string | null;
  readonly year: number | null;
}

type ScopeOptions = Pick<RelationOptions, "territories" | "grades" | "years">;

/** Every scope of a run: all zones together first; together, grades and years are asked for only where there are several. */
export function relationScopes({ territories, grades, years }: ScopeOptions): readonly RelationScope[] {
  const zones = [...new Set(territories)].sort();
  const withAll = <T>(values: readonly T[]): readonly (T | null)[] =>
    values.length > 1 ? [null, ...values] : values;
  return withAll(zones).flatMap((zone) =>
    withAll([...new Set(grades)].sort()).flatMap((grade) =>
      withAll([...new Set(years)].sort((a, b) => a - b)).map((year) => ({ zone, grade, year })),
    ),
  );
}

/** The rows of a scope; for the average of the years, one for each school's grade. */
export function rowsOf(
  rows: readonly StudyRow[],
  scope: RelationScope,
  options: ScopeOptions,
): readonly StudyRow[] {
  const inScope = rows.filter(
    (row) =>
      row.zone !== null &&
      (scope.zone === null ? options.territories.includes(row.zone) : row.zone === scope.zone) &&
      (scope.grade === null ? options.grades.includes(row.grade) : row.grade === scope.grade) &&
      row.year !== null &&
      (scope.year === null ? options.years.includes(row.year) : row.year === scope.year),
  );
  return scope.year === null ? averageOfYears(inScope) : inScope;
}

/** The schools of a scope that have a feedback score and the result, as columns in one order. */
export interface RelationSample {
  readonly n: number;
  readonly without: RelationTest["without"];
  readonly feedback: Column;
  readonly outcome: Column;
  readonly students: Column;
  /** Socioeconomic group and rurality, those that vary. */
  readonly controls: readonly Column[];
  /** True if both controls are there. */
  readonly hasEveryControl: boolean;
  /** A term for each grade but the first. */
  readonly gradeTerms: readonly Column[];
}

/** Takes the sample of one result from the rows of a scope; says how many were left out and why. */
export function toSample(rows: readonly StudyRow[], path: string): RelationSample {
  const ordered = [...rows].sort((a, b) => a.rbd - b.rbd || (a.grade < b.grade ? -1 : 1));
  const large = ordered.filter(({ isSmall }) => !isSmall);
  const scored = large.filter(({ feedback }) => feedback !== null);
  const used = scored.filter(({ outcomes }) => (outcomes[path] ?? null) !== null);
  const column = (read: (row: StudyRow) => number | null) => realColumn(used.map(read));
  const grades = [...new Set(used.map(({ grade }) => grade))].sort();
  const controls = [
    column(({ gse }) => gse),
    column(({ isRural }) => (isRural === null ? null : Number(isRural))),
  ].filter(varies);
  return {
    n: used.length,
    without: {
      fewStudents: ordered.length - large.length,
      feedback: large.length - scored.length,
      outcome: scored.length - used.length,
    },
    feedback: column(({ feedback }) => feedback),
    outcome: column(({ outcomes }) => outcomes[path] ?? null),
    students: column(({ n }) => n),
    controls,
    hasEveryControl: controls.length === 2,
    gradeTerms: grades.slice(1).map((grade) => column((row) => Number(row.grade === grade))),
  };
}

/** True if a column holds two different numbers. */
export function varies({ values }: Column): boolean {
  const there = [...values].filter((value) => !Number.isNaN(value));
  return there.some((value) => value !== there[0]);
}
