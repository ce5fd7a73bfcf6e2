import "server-only";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { countOf } from "@/lib/format/text";
import { unscopedListColumns, unscopedReadColumns, type ColumnRow } from "../../queries/column-rows";
import { columnKey } from "../../rules/differences";
import { newestOf } from "../../rules/versions";
import { isWitness, listInForce, readContext, refreshDependents } from "./context";
import {
  dropOtherFigures,
  insertReferences,
  removeReferences,
  split,
  writeReferences,
  writeSchoolFigures,
} from "./figures";
import { enforceColumns, retireColumns, settleStates } from "./force";
import { readPlatform, type Platform } from "./platform";
import { applyRegister, directoryFile } from "./put-in-force";
import { isNewerRegister, listRegisterVersions, removeCommunes, type RegisterFamily } from "./registers";
import { takeBackSponsors } from "./sponsors";
import { extractReferences } from "./extract-references";

const keyOf = (row: ColumnRow) => columnKey({ ...row, indicator: row.path });

/** Puts back the version before each current column of a batch, or nothing where there was none. INVALID_STATE when a figure that a diagnosis cites would disappear. */
export async function undoFigures(tx: Tx, batchId: string): Promise<void> {
  const own = await unscopedListColumns(tx, { batchId, isCurrent: true });
  const earlier = await earlierColumns(tx, own, batchId);
  const columns = await unscopedReadColumns(
    tx,
    [...earlier.values()].map(({ id }) => id),
  );
  await requireNoneCited(tx, {
    own,
    earlier,
    columns: new Map([...columns.values()].map((c) => [columnKey(c), c.rbds])),
  });
  await retireColumns(
    tx,
    own.map(({ id }) => id),
  );
  await enforceColumns(
    tx,
    [...earlier.values()].map(({ id }) => id),
  );
  const platform = await readPlatform(tx);
  for (const { grade, year } of applicationsOf(own)) {
    const rows = own.filter((row) => row.grade === grade && row.year === year);
    await restore(tx, { rows, earlier, platform, batchId });
  }
  await settleStates(
    tx,
    [...earlier.values()].map((row) => row.batchId),
  );
}

/** For each column of a batch, the newest of the other versions that were published and not undone. */
async function earlierColumns(
  tx: Tx,
  own: readonly ColumnRow[],
  batchId: string,
): Promise<ReadonlyMap<string, ColumnRow>> {
  const keys = new Set(own.map(keyOf));
  const others = await unscopedListColumns(tx, {
    batchId: { not: batchId },
    batch: { state: { in: ["published", "superseded"] } },
    OR: applicationsOf(own).map(({ grade, year }) => ({ grade, year })),
  });
  const earlier = new Map<string, ColumnRow>();
  for (const key of keys) {
    const versions = others.filter((row) => keyOf(row) === key).map((row) => ({ ...row.version, row }));
    const newest = newestOf(versions);
    if (newest !== undefined) earlier.set(key, newest.row);
  }
  return earlier;
}

function applicationsOf(rows: readonly ColumnRow[]) {
  return [...new Map(rows.map(({ grade, year }) => [`${grade}|${year}`, { grade, year }])).values()];
}

async function restore(
  tx: Tx,
  {
    rows,
    earlier,
    platform,
    batchId,
  }: {
    readonly rows: readonly ColumnRow[];
    readonly earlier: ReadonlyMap<string, ColumnRow>;
    readonly platform: Platform;
    readonly batchId: string;
  },
): Promise<void> {
  const [application] = applicationsOf(rows);
  if (application === undefined) return;
  const restored = rows.flatMap((row) => earlier.get(keyOf(row)) ?? []);
  const columns = await unscopedReadColumns(
    tx,
    restored.map(({ id }) => id),
  );
  const inForce = await listInForce(tx, application);
  const context = await readContext(tx, inForce);
  for (const id of new Set(restored.map((row) => row.batchId))) {
    const placed = restored
      .filter((row) => row.batchId === id)
      .flatMap((row) => {
        const column = columns.get(row.id);
        return column === undefined ? [] : [{ indicatorId: row.indicatorId, batchId: id, column }];
      });
    await writeSchoolFigures(tx, placed, { schools: platform.schools, context: context.schools });
    await dropOtherFigures(
      tx,
      placed.map(({ indicatorId }) => ({ indicatorId, ...application })),
      id,
    );
    await restoreReferences(tx, { placed, context: context.nation, batchId: id });
  }
  const gone = rows.filter((row) => !earlier.has(keyOf(row)));
  await removeFigures(tx, gone, batchId);
  await removeReferences(tx, gone);
  if (!rows.some(({ path }) => isWitness(path))) return;
  await refreshDependents(tx, inForce, { context, except: new Set(restored.map(({ id }) => id)) });
}

/** An extract holds the schools of some territories only: its national references are those that it came with. */
async function restoreReferences(
  tx: Tx,
  {
    placed,
    context,
    batchId,
  }: {
    readonly placed: Parameters<typeof writeReferences>[1];
    readonly context: Parameters<typeof writeReferences>[2];
    readonly batchId: string;
  },
): Promise<void> {
  const given = await extractReferences(tx, batchId);
  if (given === null) return writeReferences(tx, placed, context);
  const places = placed.map(({ indicatorId, column: { indicator, grade, year } }) => {
    return { indicatorId, indicator, grade, year };
  });
  await removeReferences(tx, places);
  const rows = places.flatMap(({ indicatorId, indicator, grade, year }) =>
    given
      .filter((row) => row.indicator === indicator && row.grade === grade && row.year === year)
      .map((row) => ({ ...row, id: newId(), indicatorId, batchId })),
  );
  await insertReferences(tx, rows);
}

async function removeFigures(tx: Tx, rows: readonly ColumnRow[], batchId: string): Promise<void> {
  if (rows.length === 0) return;
  const { indicators, grades, years } = split(rows);
  await tx.$executeRaw`
    DELETE FROM school_indicator AS held
     USING unnest(${indicators}::uuid[], ${grades}::text[], ${years}::int[]) AS place (indicator_id, grade, year)
     WHERE held.indicator_id = place.indicator_id AND held.grade = place.grade AND held.year = place.year
       AND held.batch_id = ${batchId}::uuid`;
}

async function requireNoneCited(
  tx: Tx,
  {
    own,
    earlier,
    columns,
  }: {
    readonly own: readonly ColumnRow[];
    readonly earlier: ReadonlyMap<string, ColumnRow>;
    readonly columns: ReadonlyMap<string, Int32Array>;
  },
): Promise<void> {
  const cited = await citedFigures(tx, own);
  const lost = cited.filter(({ indicator_id: indicatorId, grade, year, rbd }) => {
    const row = own.find(
      (one) => one.indicatorId === indicatorId && one.grade === grade && one.year === year,
    );
    if (row === undefined || !earlier.has(keyOf(row))) return true;
    return columns.get(keyOf(row))?.includes(rbd) !== true;
  });
  if (lost.length > 0) throw new AppError("INVALID_STATE", { message: citedWords(lost.length) });
}

function citedWords(count: number): string {
  return (
    `Hay diagnósticos que citan ${countOf(count, "dato")} que solo este archivo trae: no se puede deshacer. ` +
    "Publicar una versión corregida del archivo."
  );
}

interface CitedFigure {
  readonly indicator_id: string;
  readonly grade: string;
  readonly year: number;
  readonly rbd: number;
}

/** The figures of some columns, with a number or not, that needs of diagnoses cite. */
async function citedFigures(tx: Tx, rows: readonly ColumnRow[]): Promise<readonly CitedFigure[]> {
  if (rows.length === 0) return [];
  const { indicators, grades, years } = split(rows);
  return tx.$queryRaw<CitedFigure[]>`
    SELECT DISTINCT held.indicator_id, held.grade, held.year, school.rbd
      FROM school_indicator AS held
      JOIN unnest(${indicators}::uuid[], ${grades}::text[], ${years}::int[]) AS place (indicator_id, grade, year)
        ON held.indicator_id = place.indicator_id AND held.grade = place.grade AND held.year = place.year
      JOIN school ON school.id = held.school_id
     WHERE EXISTS (SELECT 1 FROM need_evidence WHERE school_indicator_id = held.id)`;
}

/** Puts the register in force before this one back; what this one brought and nothing here uses goes. */
export async function undoRegister(tx: Tx, family: RegisterFamily, batchId: string): Promise<void> {
  const others = (await listRegisterVersions(tx, family)).filter(({ id }) => id !== batchId);
  const previous = others.reduce<(typeof others)[number] | undefined>(
    (newest, version) => (newest === undefined || isNewerRegister(version, newest) ? version : newest),
    undefined,
  );
  if (family === "directory") await takeBackSponsors(tx, await directoryFile(tx, batchId));
  if (family === "communes") await removeCommunes(tx, batchId, previous?.id ?? null);
  if (previous === undefined) return;
  await tx.$executeRaw`UPDATE import_batch SET state = 'published' WHERE id = ${previous.id}::uuid`;
  await applyRegister(tx, { family, batchId: previous.id, followSponsors: false });
}
