import "server-only";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { hasCohortOfSimce, readStatus } from "../rules/figures";
import type { Comparison, Figure, IndicatorDto, Significance } from "../schema/figures";

export const figureSelect = {
  id: true,
  schoolId: true,
  indicatorId: true,
  grade: true,
  year: true,
  value: true,
  status: true,
  n: true,
  mark: true,
  previousDifference: true,
  previousSignificance: true,
  gseDifference: true,
  gseSignificance: true,
  gseGroup: true,
  sourceRow: true,
  batch: { select: { publisher: true, fileName: true, internalVersion: true } },
  indicator: {
    select: { path: true, name: true, shortName: true, unit: true, parentPath: true, sortOrder: true },
  },
} satisfies Prisma.SchoolIndicatorSelect;

export type FigureRow = Prisma.SchoolIndicatorGetPayload<{ select: typeof figureSelect }>;
type Point = Pick<FigureRow, "indicatorId" | "grade" | "year">;

/** What tells how many students of a school sat Simce in a grade and year. */
export const cohortSelect = {
  schoolId: true,
  grade: true,
  year: true,
  n: true,
  indicator: { select: { unit: true } },
} satisfies Prisma.SchoolIndicatorSelect;

type CohortRow = Prisma.SchoolIndicatorGetPayload<{ select: typeof cohortSelect }>;
type Application = Pick<FigureRow, "schoolId" | "grade" | "year">;

type References = ReadonlyMap<string, Comparison>;
type Cohorts = ReadonlyMap<string, number>;

/** What a figure is read beside. */
export interface FigureContext {
  readonly references: References;
  /** Students who sat Simce, by school, grade and year: the count that IDPS files lack. */
  readonly cohorts: Cohorts;
}

const EVERY_GROUP = 0;

/** The national means and those of each socioeconomic group that the figures are read beside, in one statement. */
export async function referencesOf(
  rows: readonly (Point & Pick<FigureRow, "gseGroup">)[],
): Promise<References> {
  const distinct = <T>(values: readonly T[]) => [...new Set(values)];
  const groups = rows.flatMap(({ gseGroup }) => (gseGroup === null ? [] : [gseGroup]));
  const references = await db().referenceStatistic.findMany({
    where: {
      indicatorId: { in: distinct(rows.map((row) => row.indicatorId)) },
      grade: { in: distinct(rows.map((row) => row.grade)) },
      year: { in: distinct(rows.map((row) => row.year)) },
      gseGroup: { in: [EVERY_GROUP, ...distinct(groups)] },
    },
    select: {
      indicatorId: true,
      grade: true,
      year: true,
      gseGroup: true,
      mean: true,
      standardDeviation: true,
      schoolCount: true,
    },
  });
  return new Map(
    references.map(({ gseGroup, mean, standardDeviation, schoolCount, ...point }) => [
      referenceKey(point, gseGroup),
      { mean, standardDeviation, schoolCount },
    ]),
  );
}

function referenceKey({ indicatorId, grade, year }: Point, gseGroup: number): string {
  return [indicatorId, grade, year, gseGroup].join("|");
}

/** How many sat Simce in each application: the largest count among its scores. Rows of anything but scores are passed over. */
export function cohortsOf(rows: readonly CohortRow[]): Cohorts {
  const cohorts = new Map<string, number>();
  for (const { indicator, n, ...at } of rows) {
    if (indicator.unit !== "score" || n === null) continue;
    cohorts.set(applicationKey(at), Math.max(n, cohorts.get(applicationKey(at)) ?? 0));
  }
  return cohorts;
}

function applicationKey({ schoolId, grade, year }: Application): string {
  return `${schoolId}|${grade}|${year}`;
}

/** Which of these schools had too few students in Simce in which application, as "rbd|grade|year"; unscoped because it is asked inside queries that decided who reads the schools. */
export async function unscopedFewStudents(
  rbds: readonly number[],
  applications: readonly { readonly grade: string; readonly year: number }[],
): Promise<ReadonlySet<string>> {
  const counts = await db().schoolIndicator.groupBy({
    by: ["schoolId", "grade", "year"],
    where: {
      school: { rbd: { in: [...rbds] } },
      grade: { in: applications.map(({ grade }) => grade) },
      year: { in: applications.map(({ year }) => year) },
      indicator: { unit: "score" },
      n: { not: null },
    },
    _max: { n: true },
  });
  const few = counts.filter(({ _max }) => readStatus("valued", _max.n) === "few_students");
  const schools = await db().school.findMany({
    where: { id: { in: few.map(({ schoolId }) => schoolId) } },
    select: { id: true, rbd: true },
  });
  const rbdOf = new Map(schools.map(({ id, rbd }) => [id, rbd]));
  return new Set(few.map(({ schoolId, grade, year }) => `${rbdOf.get(schoolId) ?? ""}|${grade}|${year}`));
}

type Counted = Application &
  Pick<FigureRow, "status" | "n"> & { readonly indicator: { readonly path: string } };

/** The state in which a stored figure is read, and the students behind it: the one place where a number is kept back for having too few. */
export function readingOf(row: Counted, cohorts: Cohorts): Pick<Figure, "status" | "n"> {
  const n = hasCohortOfSimce(row.indicator.path) ? (cohorts.get(applicationKey(row)) ?? null) : row.n;
  return { n, status: readStatus(row.status, n) };
}

/** What a figure is of. */
export function toIndicator({ indicator }: Pick<FigureRow, "indicator">): IndicatorDto {
  const { path, name, shortName, unit, parentPath } = indicator;
  return { path, name, shortName, unit, parentPath };
}

/** A stored figure as it may leave the server: without any number unless ten students or more stand behind it. */
export function toFigure(row: FigureRow, { references, cohorts }: FigureContext): Figure {
  const { status, n } = readingOf(row, cohorts);
  const isShown = status === "valued";
  const { publisher, fileName, internalVersion } = row.batch;
  return {
    id: row.id,
    year: row.year,
    status,
    value: isShown ? row.value : null,
    n,
    mark: row.mark,
    previousDifference: isShown ? row.previousDifference : null,
    previousSignificance: isShown ? toSignificance(row.previousSignificance) : null,
    gseDifference: isShown ? row.gseDifference : null,
    gseSignificance: isShown ? toSignificance(row.gseSignificance) : null,
    gseGroup: row.gseGroup,
    sameGse: row.gseGroup === null ? null : (references.get(referenceKey(row, row.gseGroup)) ?? null),
    national: references.get(referenceKey(row, EVERY_GROUP)) ?? null,
    origin: { publisher, fileName, internalVersion, row: row.sourceRow },
  };
}

function toSignificance(code: number | null): Significance {
  if (code === null || code === -1 || code === 0 || code === 1) return code;
  throw new Error(`Unknown significance code ${code}`);
}

/** Every indicator in the publisher's order. */
export async function listIndicators(): Promise<readonly IndicatorDto[]> {
  return db().indicator.findMany({
    orderBy: [{ sortOrder: "asc" }, { path: "asc" }],
    select: { path: true, name: true, shortName: true, unit: true, parentPath: true },
  });
}
