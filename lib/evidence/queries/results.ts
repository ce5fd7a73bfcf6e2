import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { mayImport, visibleTo } from "../policy";
import { inGradeOrder } from "../rules/explorer";
import type { Figure, FigureSource, SchoolResults, Series } from "../schema/figures";
import { unscopedNames } from "./batch-rows";
import {
  cohortSelect,
  cohortsOf,
  figureSelect,
  referencesOf,
  toFigure,
  toIndicator,
  type FigureContext,
  type FigureRow,
} from "./figure-rows";

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
          id: true,
          publisher: true,
          title: true,
          fileName: true,
          sha256: true,
          internalVersion: true,
          rowCount: true,
          importedAt: true,
          importedById: true,
          note: true,
          upload: { select: { parts: { select: { sequence: true }, take: 1 } } },
        },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { school, batch, schoolId, grade, year } = row;
  const { importedById, upload, ...file } = batch;
  const [names, references, sameApplication] = await Promise.all([
    unscopedNames([importedById]),
    referencesOf([row]),
    db().schoolIndicator.findMany({
      where: { ...visibleTo(actor), schoolId, grade, year, indicator: { unit: "score" } },
      select: cohortSelect,
    }),
  ]);
  return {
    id: row.id,
    school: { rbd: school.rbd, name: school.name },
    grade: row.grade,
    indicator: toIndicator(row),
    figure: toFigure(row, { references, cohorts: cohortsOf(sameApplication) }),
    batch: {
      ...file,
      importedByName: importedById === null ? null : (names.get(importedById) ?? null),
      hasFile: (upload?.parts.length ?? 0) > 0 && mayImport(actor),
    },
    timeZone: school.territory.timeZone,
  };
}

function toSeries(rows: readonly FigureRow[], context: FigureContext): readonly Series[] {
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
