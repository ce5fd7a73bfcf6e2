import "server-only";
import { db } from "@/lib/db/client";
import { columnKey, isSameFigure } from "../rules/differences";
import { formatFigureValue, hasCohortOfSimce, missingWords } from "../rules/figures";
import { newestOf } from "../rules/versions";
import { figureStatuses, type FigureUnit } from "../schema/figures";
import type { FigureChange, ImportState } from "../schema/imports";
import type { FigureColumn } from "../schema/parsed";
import { unscopedListColumns, unscopedReadColumns, type ColumnRow } from "./column-rows";
import { unscopedFewStudents } from "./figure-rows";

interface ListedSchool {
  readonly rbd: number;
  readonly name: string;
}

const keyOf = (row: ColumnRow) => columnKey({ ...row, indicator: row.path });

/**
 * The figures of these schools that differ between a batch and the version beside it: the one in force for a batch
 * under review, the newest of the others for one that was published. The caller has decided who may see it.
 */
export async function changesOf(
  batch: { readonly id: string; readonly state: ImportState },
  schools: readonly ListedSchool[],
): Promise<readonly FigureChange[]> {
  const own = await unscopedListColumns(db(), { batchId: batch.id });
  if (own.length === 0 || schools.length === 0) return [];
  const beside = await columnsBeside(batch, own);
  const columns = await unscopedReadColumns(
    db(),
    [...own, ...beside.values()].map(({ id }) => id),
  );
  const indicators = await db().indicator.findMany({
    where: { id: { in: own.map(({ indicatorId }) => indicatorId) } },
    select: { id: true, name: true, unit: true, sortOrder: true },
  });
  const few = await unscopedFewStudents(
    schools.map(({ rbd }) => rbd),
    own,
  );
  const described = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  return own
    .toSorted(
      (a, b) =>
        (described.get(a.indicatorId)?.sortOrder ?? 0) - (described.get(b.indicatorId)?.sortOrder ?? 0) ||
        a.year - b.year,
    )
    .flatMap((row) => {
      const after = columns.get(row.id);
      const indicator = described.get(row.indicatorId);
      if (after === undefined || indicator === undefined) return [];
      const before = columns.get(beside.get(keyOf(row))?.id ?? "") ?? null;
      return columnChanges({ before, after, indicator, few }, schools);
    });
}

async function columnsBeside(
  batch: { readonly id: string; readonly state: ImportState },
  own: readonly ColumnRow[],
): Promise<ReadonlyMap<string, ColumnRow>> {
  const others = await unscopedListColumns(db(), {
    batchId: { not: batch.id },
    ...(batch.state === "staged"
      ? { isCurrent: true }
      : { batch: { state: { in: ["published", "superseded"] } } }),
    OR: [...new Set(own.map(({ grade, year }) => `${grade}|${year}`))].map((at) => {
      const [grade = "", year = ""] = at.split("|");
      return { grade, year: Number(year) };
    }),
  });
  const versions = others.map((row) => ({ ...row.version, row }));
  return new Map(
    own.flatMap((column) => {
      const key = keyOf(column);
      const newest = newestOf(versions.filter(({ row }) => keyOf(row) === key));
      return newest === undefined ? [] : [[key, newest.row]];
    }),
  );
}

function columnChanges(
  {
    before,
    after,
    indicator,
    few,
  }: {
    readonly before: FigureColumn | null;
    readonly after: FigureColumn;
    readonly indicator: { readonly name: string; readonly unit: FigureUnit };
    readonly few: ReadonlySet<string>;
  },
  schools: readonly ListedSchool[],
): readonly FigureChange[] {
  return schools.flatMap(({ rbd, name: schoolName }) => {
    const index = indexOf(after, rbd);
    const old = before === null ? -1 : indexOf(before, rbd);
    if (index < 0 && old < 0) return [];
    if (before !== null && index >= 0 && old >= 0 && isSameFigure(after, index, { before, old })) return [];
    return [
      {
        ...{ rbd, schoolName, indicatorName: indicator.name, grade: after.grade, year: after.year },
        before: before === null || old < 0 ? null : figureWords(before, old, { unit: indicator.unit, few }),
        after: index < 0 ? null : figureWords(after, index, { unit: indicator.unit, few }),
      },
    ];
  });
}

/** Where a school stands in a column, by halving: the RBDs ascend. -1 if it is not there. */
export function indexOf({ rbds }: FigureColumn, rbd: number): number {
  let [low, high] = [0, rbds.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rbds[middle] ?? 0;
    if (found === rbd) return middle;
    if (found < rbd) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A figure as it is read: "253", "pocos estudiantes". The number of few students stays on the server, in IDPS those of the Simce cohort. */
export function figureWords(
  column: FigureColumn,
  index: number,
  { unit, few }: { readonly unit: FigureUnit; readonly few: ReadonlySet<string> },
): string {
  const stored = figureStatuses[column.statuses[index] ?? -1];
  if (stored === undefined) throw new Error(`${column.indicator}: unknown status`);
  const application = `${column.rbds[index] ?? ""}|${column.grade}|${column.year}`;
  const isKeptBack = stored === "valued" && hasCohortOfSimce(column.indicator) && few.has(application);
  const status = isKeptBack ? "few_students" : stored;
  return missingWords(status) ?? formatFigureValue(column.values[index] ?? NaN, unit);
}
