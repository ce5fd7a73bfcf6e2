import { readParam, type SearchParams } from "@/components/ui/table-params";
import type { OutcomeDto, RelationRunView, RelationTest } from "@/lib/analysis/schema/relations";

/** The part of a run that is drawn: a grade or all, a year or their average, and the result set against the score. */
export interface RelationCut {
  readonly grade: string | null;
  readonly year: number | null;
  readonly outcome: OutcomeDto | null;
}

export const TOGETHER = "juntos";
export const AVERAGE = "promedio";

type Cuttable = Pick<RelationRunView, "tests" | "outcomes">;

/** The grades and years that the run has tests of, each as the address names it; those together first. */
export function cutChoices({ tests }: Pick<Cuttable, "tests">): {
  readonly grades: readonly (string | null)[];
  readonly years: readonly (number | null)[];
} {
  return {
    grades: [...new Set(tests.map(({ grade }) => grade))],
    years: [...new Set(tests.map(({ year }) => year))].toSorted(
      (a, b) => (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.NEGATIVE_INFINITY),
    ),
  };
}

/** The cut that an address asks for; what it does not say, or does not exist, is the first there is. */
export function cutFrom(params: SearchParams, run: Cuttable): RelationCut {
  const { grades, years } = cutChoices(run);
  const [gradeAsked, yearAsked] = [readParam(params, "nivel"), readParam(params, "anio")];
  const grade = grades.find((one) => (one ?? TOGETHER) === gradeAsked);
  const year = years.find((one) => `${one ?? AVERAGE}` === yearAsked);
  const path = readParam(params, "resultado");
  return {
    grade: grade === undefined ? (grades[0] ?? null) : grade,
    year: year === undefined ? (years[0] ?? null) : year,
    outcome: run.outcomes.find((one) => one.path === path) ?? run.outcomes[0] ?? null,
  };
}

/** The tests of a cut, of every result or of one. */
export function testsOf(
  tests: readonly RelationTest[],
  { grade, year }: Pick<RelationCut, "grade" | "year">,
  path?: string,
): readonly RelationTest[] {
  return tests.filter(
    (test) =>
      test.grade === grade && test.year === year && (path === undefined || test.outcome.path === path),
  );
}

/** The tests of one grade and year, by the name that the address gives them. */
export interface TestGroup {
  readonly id: string;
  readonly grade: string | null;
  readonly year: number | null;
  readonly tests: readonly RelationTest[];
}

/** Every grade and year that has tests, in their order. */
export function groupsOf(run: Pick<Cuttable, "tests">): readonly TestGroup[] {
  const { grades, years } = cutChoices(run);
  return grades.flatMap((grade) =>
    years.flatMap((year) => {
      const tests = testsOf(run.tests, { grade, year });
      const id = `${grade ?? TOGETHER}-${year ?? AVERAGE}`;
      return tests.length === 0 ? [] : [{ id, grade, year, tests }];
    }),
  );
}

/** In the address: all tests of the run at once. */
export const ALL_TESTS = "todas";

/** What the address asks to see of the tests: a group, all of them, or none. */
export function openGroup(params: SearchParams, groups: readonly TestGroup[]): string | null {
  const asked = readParam(params, "pruebas");
  if (asked === ALL_TESTS) return ALL_TESTS;
  return groups.find(({ id }) => id === asked)?.id ?? null;
}

/** True for an IDPS indicator or a Simce, as against the dimensions of an indicator. */
export function isMainOutcome(path: string): boolean {
  return path.split("/").length === 2;
}
