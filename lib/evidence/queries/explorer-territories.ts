import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { parseInput } from "@/lib/errors";
import { visibleTo } from "../policy";
import {
  explorerRequest,
  type Distribution,
  type ExplorerRequest,
  type TerritoryComparison,
} from "../schema/explorer";
import type { Comparison, Figure } from "../schema/figures";
import { schoolsWhere } from "./explorer";
import { findFrame } from "./explorer-frame";
import { cohortSelect, cohortsOf, figureSelect, referencesOf, toFigure } from "./figure-rows";

/**
 * One indicator in every territory in which the person holds a role: how the schools that the filters leave are spread
 * in each year, beside the country and beside their own socioeconomic groups. No school is named but by its own people,
 * who see where it stands.
 */
export async function compareTerritories(
  actor: Actor,
  params: ExplorerRequest,
): Promise<TerritoryComparison> {
  const question = { ...parseInput(explorerRequest, params), view: "territorios" as const };
  const found = await findFrame(actor, question);
  const { frame, territories } = found;
  const { grade, paths, years } = frame.selection;
  const application = {
    ...visibleTo(actor),
    school: schoolsWhere(actor, question, found),
    grade: grade ?? "",
    year: { in: [...years] },
  };
  const [rows, cohortRows] = await Promise.all([
    db().schoolIndicator.findMany({
      where: { ...application, indicator: { path: { in: [...paths] } } },
      select: { ...figureSelect, territoryId: true },
    }),
    db().schoolIndicator.findMany({
      where: { ...application, indicator: { unit: "score" } },
      select: cohortSelect,
    }),
  ]);
  const context = { references: await referencesOf(rows), cohorts: cohortsOf(cohortRows) };
  const ownIds = new Set(actor.grants.map(({ schoolId }) => schoolId));
  const placed = rows.map((row) => ({
    territoryId: row.territoryId,
    isOwn: ownIds.has(row.schoolId),
    figure: toFigure(row, context),
  }));
  return {
    frame,
    indicator: frame.indicators.find(({ path }) => path === paths[0]) ?? null,
    panels: territories.map(({ id, code, name }) => ({
      code,
      name,
      distributions: years.map((year) =>
        distributionOf(
          year,
          placed.filter(({ territoryId, figure }) => territoryId === id && figure.year === year),
        ),
      ),
    })),
  };
}

interface Placed {
  readonly isOwn: boolean;
  readonly figure: Figure;
}

function distributionOf(year: number, placed: readonly Placed[]): Distribution {
  const figures = placed.map(({ figure }) => figure);
  const shown = figures.flatMap(({ value }) => (value === null ? [] : [value]));
  const count = (status: Figure["status"]) => figures.filter((figure) => figure.status === status).length;
  return {
    year,
    values: shown.toSorted((a, b) => a - b),
    ownValue: placed.find(({ isOwn }) => isOwn)?.figure.value ?? null,
    fewStudentsCount: count("few_students"),
    reservedCount: count("reserved"),
    noDataCount: count("no_data"),
    national: figures.find(({ national }) => national !== null)?.national ?? null,
    sameGseMean: meanOf(
      figures.flatMap(({ value, sameGse }) => (value === null || !sameGse ? [] : [sameGse])),
    ),
  };
}

function meanOf(comparisons: readonly Comparison[]): number | null {
  if (comparisons.length === 0) return null;
  return comparisons.reduce((total, { mean }) => total + mean, 0) / comparisons.length;
}
