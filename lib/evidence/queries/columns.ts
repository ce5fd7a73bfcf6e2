import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { requireId } from "@/lib/db/id";
import { mayReadPublished, visibleTo } from "../policy";
import type { FigureVersion } from "../schema/imports";
import type { FigureColumn } from "../schema/parsed";
import { summarySelect, toSummary, unscopedNames } from "./batch-rows";
import { unscopedListColumns, unscopedReadColumns } from "./column-rows";
import { figureWords, indexOf } from "./figure-changes";
import { unscopedFewStudents } from "./figure-rows";

/** Every school of the country in these indicators, as the files in force have them, in the order of indicator, grade and year. Extracts are left out unless asked for: they hold some territories only. FORBIDDEN without a role. */
export async function getOfficialColumns(
  actor: Actor,
  request: {
    readonly indicators: readonly string[];
    readonly grades?: readonly string[];
    readonly years?: readonly number[];
    readonly withExtracts?: boolean;
  },
): Promise<readonly FigureColumn[]> {
  requireAllowed(mayReadPublished(actor));
  const { indicators, grades, years, withExtracts = false } = request;
  const rows = await unscopedListColumns(db(), {
    isCurrent: true,
    indicator: { path: { in: [...indicators] } },
    ...(grades === undefined ? {} : { grade: { in: [...grades] } }),
    ...(years === undefined ? {} : { year: { in: [...years] } }),
    ...(withExtracts ? {} : { batch: { isExtract: false } }),
  });
  const columns = await unscopedReadColumns(
    db(),
    rows.map(({ id }) => id),
  );
  return [...columns.values()].sort(
    (a, b) =>
      indicators.indexOf(a.indicator) - indicators.indexOf(b.indicator) ||
      a.grade.localeCompare(b.grade) ||
      a.year - b.year,
  );
}

/** What every version of its file says of one school's figure, the one in force first, then the newest. NOT_FOUND if it is missing or of a territory in which the person holds no role. */
export async function listFigureVersions(actor: Actor, figureId: string): Promise<readonly FigureVersion[]> {
  const figure = await db().schoolIndicator.findFirst({
    where: { ...visibleTo(actor), id: requireId(figureId) },
    select: {
      ...{ indicatorId: true, grade: true, year: true },
      school: { select: { rbd: true } },
      indicator: { select: { unit: true } },
    },
  });
  if (!figure) throw new AppError("NOT_FOUND");
  const { indicatorId, grade, year } = figure;
  const rows = await unscopedListColumns(db(), {
    ...{ indicatorId, grade, year },
    batch: { state: { in: ["published", "superseded"] } },
  });
  const [columns, batches] = await Promise.all([
    unscopedReadColumns(
      db(),
      rows.map(({ id }) => id),
    ),
    db().importBatch.findMany({
      where: { id: { in: rows.map(({ batchId }) => batchId) } },
      select: summarySelect,
    }),
  ]);
  const few = await unscopedFewStudents([figure.school.rbd], [{ grade, year }]);
  const names = await unscopedNames(batches.map(({ importedById }) => importedById));
  const byId = new Map(batches.map((batch) => [batch.id, toSummary(batch, names)]));
  return rows
    .flatMap(({ id, batchId, isCurrent }) => {
      const [column, batch] = [columns.get(id), byId.get(batchId)];
      const index = column === undefined ? -1 : indexOf(column, figure.school.rbd);
      if (column === undefined || batch === undefined || index < 0) return [];
      const words = figureWords(column, index, { unit: figure.indicator.unit, few });
      return [{ batch, isCurrent, row: column.sourceRows[index] ?? 0, words }];
    })
    .sort(
      (a, b) =>
        Number(b.isCurrent) - Number(a.isCurrent) ||
        b.batch.importedAt.getTime() - a.batch.importedAt.getTime(),
    );
}
