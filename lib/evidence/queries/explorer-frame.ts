import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { listTerritories } from "@/lib/directory/queries/territories";
import type { TerritoryRow } from "@/lib/directory/schema/territories";
import { AppError } from "@/lib/errors";
import { visibleTo } from "../policy";
import { inGradeOrder, resolveSelection, yearsOf } from "../rules/explorer";
import type { Availability, ExplorerFrame, ExplorerQuestion } from "../schema/explorer";
import { listIndicators } from "./figure-rows";

/** The frame of a question, and the ids of the territories that it is about. */
export interface FoundFrame {
  readonly frame: ExplorerFrame;
  readonly territories: readonly TerritoryRow[];
}

/**
 * What may be chosen within the person's territories and what was, in a fixed number of statements. NOT_FOUND if the
 * territory asked for is missing or the person holds no role in it.
 */
export async function findFrame(actor: Actor, question: ExplorerQuestion): Promise<FoundFrame> {
  const own = await listTerritories(actor);
  const shown = territoriesOf(question, own, actor);
  const [indicators, available] = await Promise.all([
    listIndicators(),
    listAvailability(
      actor,
      shown.map(({ id }) => id),
    ),
  ]);
  const selection = resolveSelection(question, available);
  const ofPaths = available.filter(({ path }) => selection.paths.includes(path));
  const inGrade = new Set(available.filter((one) => one.grade === selection.grade).map(({ path }) => path));
  const [only, another] = shown;
  return {
    territories: shown,
    frame: {
      territory: only && !another ? { code: only.code, name: only.name } : null,
      territories: own.map(({ code, name }) => ({ code, name })),
      communes: shown.flatMap(({ communes }) => communes),
      indicators: indicators.filter(({ path }) => inGrade.has(path) || selection.paths.includes(path)),
      grades: gradesIn(available),
      gradesOfIndicators: gradesIn(ofPaths),
      years: yearsOf(ofPaths, selection.grade),
      selection,
    },
  };
}

function territoriesOf(
  { view, territory }: ExplorerQuestion,
  own: readonly TerritoryRow[],
  actor: Actor,
): readonly TerritoryRow[] {
  if (view === "territorios" || territory === "todos") return own;
  if (territory !== undefined) {
    const asked = own.filter(({ code }) => code === territory);
    if (asked.length === 0) throw new AppError("NOT_FOUND");
    return asked;
  }
  const first = own.find(({ id }) => id === actor.grants[0]?.territoryId);
  return first ? [first] : [];
}

function gradesIn(available: readonly Availability[]): readonly string[] {
  return [...new Set(available.map(({ grade }) => grade))].sort(inGradeOrder);
}

/** Of what, in which grades and years there are figures in these territories, as far as the person reads them. */
export async function listAvailability(
  actor: Actor,
  territoryIds: readonly string[],
): Promise<readonly Availability[]> {
  const [indicators, groups] = await Promise.all([
    db().indicator.findMany({ select: { id: true, path: true } }),
    db().schoolIndicator.groupBy({
      by: ["indicatorId", "grade", "year"],
      where: { AND: [visibleTo(actor), { territoryId: { in: [...territoryIds] } }] },
      _count: { value: true },
    }),
  ]);
  const paths = new Map(indicators.map(({ id, path }) => [id, path]));
  return groups.flatMap(({ indicatorId, grade, year, _count }) => {
    const path = paths.get(indicatorId);
    return path === undefined ? [] : [{ path, grade, year, schoolCount: _count.value }];
  });
}
