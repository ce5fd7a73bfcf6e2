import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { compareGrades, isGradeCode } from "@/lib/format/grade";
import { visibleTo } from "../policy";
import { readStatus } from "../rules/figures";
import type {
  Comparison,
  Figure,
  FigureSource,
  IndicatorDto,
  SchoolResults,
  Series,
  Significance,
} from "../schema/figures";

const figureSelect = {
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

type FigureRow = Prisma.SchoolIndicatorGetPayload<{ select: typeof figureSelect }>;
type Point = Pick<FigureRow, "indicatorId" | "grade" | "year">;
type References = ReadonlyMap<string, Comparison>;

/** What a figure is read beside. */
interface Context {
  readonly references: References;
  /** Students who sat Simce, by grade and year: the count that IDPS files lack. */
  readonly cohorts: ReadonlyMap<string, number>;
}

/**
 * Every official figure of a school but the levels of the IDPS sub-dimensions, as series by grade and indicator, each
 * figure beside the country and beside the schools of the same socioeconomic group of that grade and year. NOT_FOUND
 * if the school is missing or of a territory in which the person holds no role.
 */
export async function getSchoolResults(actor: Actor, schoolId: string): Promise<SchoolResults> {
  const [school, rows] = await Promise.all([
    db().school.findFirst({ where: { ...visibleTo(actor), id: schoolId }, select: { id: true } }),
    db().schoolIndicator.findMany({
      where: { ...visibleTo(actor), schoolId, indicator: { path: { not: { contains: "#" } } } },
      orderBy: [{ year: "asc" }, { id: "asc" }],
      select: figureSelect,
    }),
  ]);
  if (!school) throw new AppError("NOT_FOUND");
  return {
    schoolId,
    series: toSeries(rows, { references: await referencesOf(rows), cohorts: cohortsOf(rows) }),
  };
}

/** One figure with the file, version and row it was read from, and when. NOT_FOUND if it is missing or of a territory in which the person holds no role. */
export async function getFigureSource(actor: Actor, figureId: string): Promise<FigureSource> {
  const row = await db().schoolIndicator.findFirst({
    where: { ...visibleTo(actor), id: figureId },
    select: {
      ...figureSelect,
      school: { select: { rbd: true, name: true, territory: { select: { timeZone: true } } } },
      batch: {
        select: {
          publisher: true,
          title: true,
          fileName: true,
          sha256: true,
          internalVersion: true,
          rowCount: true,
          importedAt: true,
          note: true,
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { school, batch, schoolId, grade, year } = row;
  const [references, sameApplication] = await Promise.all([
    referencesOf([row]),
    db().schoolIndicator.findMany({
      where: { ...visibleTo(actor), schoolId, grade, year, indicator: { unit: "score" } },
      select: { grade: true, year: true, n: true, indicator: { select: { unit: true } } },
    }),
  ]);
  return {
    id: row.id,
    school: { rbd: school.rbd, name: school.name },
    grade: row.grade,
    indicator: toIndicator(row),
    figure: toFigure(row, { references, cohorts: cohortsOf(sameApplication) }),
    batch,
    timeZone: school.territory.timeZone,
  };
}

async function referencesOf(rows: readonly FigureRow[]): Promise<References> {
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

const EVERY_GROUP = 0;

function referenceKey({ indicatorId, grade, year }: Point, gseGroup: number): string {
  return [indicatorId, grade, year, gseGroup].join("|");
}

type Counted = Pick<FigureRow, "grade" | "year" | "n"> & {
  readonly indicator: Pick<FigureRow["indicator"], "unit">;
};

function cohortsOf(rows: readonly Counted[]): ReadonlyMap<string, number> {
  const cohorts = new Map<string, number>();
  for (const { indicator, n, ...at } of rows) {
    if (indicator.unit !== "score" || n === null) continue;
    cohorts.set(applicationKey(at), Math.max(n, cohorts.get(applicationKey(at)) ?? 0));
  }
  return cohorts;
}

function applicationKey({ grade, year }: Pick<FigureRow, "grade" | "year">): string {
  return `${grade}|${year}`;
}

function toSeries(rows: readonly FigureRow[], context: Context): readonly Series[] {
  const groups = new Map<string, { readonly first: FigureRow; readonly figures: Figure[] }>();
  for (const row of rows) {
    const key = `${row.grade}|${row.indicator.path}`;
    const group = groups.get(key) ?? { first: row, figures: [] };
    group.figures.push(toFigure(row, context));
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort(
      (a, b) =>
        inGradeOrder(a.first.grade, b.first.grade) ||
        a.first.indicator.sortOrder - b.first.indicator.sortOrder,
    )
    .map(({ first, figures }) => ({ grade: first.grade, indicator: toIndicator(first), figures }));
}

function inGradeOrder(a: string, b: string): number {
  if (!isGradeCode(a) || !isGradeCode(b)) throw new Error(`Unknown grade in official figures: ${a}, ${b}`);
  return compareGrades(a, b);
}

function toIndicator({ indicator }: FigureRow): IndicatorDto {
  const { path, name, shortName, unit, parentPath } = indicator;
  return { path, name, shortName, unit, parentPath };
}

function toFigure(row: FigureRow, { references, cohorts }: Context): Figure {
  const isIndex = row.indicator.unit === "index";
  const n = isIndex ? (cohorts.get(applicationKey(row)) ?? null) : row.n;
  const status = readStatus(row.status, n);
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
