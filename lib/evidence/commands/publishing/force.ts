import "server-only";
import type { Tx } from "@/lib/db/transaction";
import { unscopedListColumns, type ColumnRow } from "../../queries/column-rows";
import { columnKey } from "../../rules/differences";
import { isNewer, type VersionFacts } from "../../rules/versions";
import type { FigureColumn } from "../../schema/parsed";
import { isWitness, readContext, refreshDependents, type Application } from "./context";
import { dropOtherFigures, writeReferences, writeSchoolFigures, type PlacedColumn } from "./figures";
import type { PlatformSchool } from "./platform";
import type { StoredColumn } from "./store";

/**
 * Publications and undos come one after another: what a file puts in force depends on the versions in force of every
 * family of its application, on the schools, and on the directory.
 */
export async function lockPublishing(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('evidence.publishing'))`;
}

/** Every column in force in the grades and years of these, by its key. */
export async function readInForce(
  tx: Tx,
  columns: readonly FigureColumn[],
): Promise<ReadonlyMap<string, ColumnRow>> {
  const rows = await unscopedListColumns(tx, {
    isCurrent: true,
    OR: applicationsOf(columns).map(({ grade, year }) => ({ grade, year })),
  });
  return new Map(rows.map((row) => [columnKey({ ...row, indicator: row.path }), row]));
}

/** Those in force that these columns stand beside: of the same indicator, grade and year. */
export function counterpartsOf(
  columns: readonly FigureColumn[],
  inForce: ReadonlyMap<string, ColumnRow>,
): readonly ColumnRow[] {
  return columns.flatMap((column) => inForce.get(columnKey(column)) ?? []);
}

function applicationsOf(columns: readonly FigureColumn[]): readonly Application[] {
  return [...new Map(columns.map(({ grade, year }) => [`${grade}|${year}`, { grade, year }])).values()];
}

/** Which of a batch's columns take the place of what is in force. */
export function columnsToPutInForce(
  columns: readonly StoredColumn[],
  version: VersionFacts,
  inForce: ReadonlyMap<string, ColumnRow>,
): readonly StoredColumn[] {
  return columns.filter(({ column }) => {
    const held = inForce.get(columnKey(column));
    return held === undefined || isNewer(version, held.version);
  });
}

/** Marks these columns as no longer the current ones. */
export async function retireColumns(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE official_column SET is_current = false WHERE id = ANY(${[...ids]}::uuid[])`;
}

/** Marks these columns as the current ones, once those they replace have been retired. */
export async function enforceColumns(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE official_column SET is_current = true WHERE id = ANY(${[...ids]}::uuid[])`;
}

/** A batch with a column in force is published, one without is superseded. */
export async function settleStates(tx: Tx, batchIds: readonly string[]): Promise<void> {
  if (batchIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE import_batch AS batch
       SET state = CASE WHEN EXISTS (SELECT 1 FROM official_column WHERE batch_id = batch.id AND is_current)
                        THEN 'published' ELSE 'superseded' END::import_state
     WHERE id = ANY(${[...new Set(batchIds)]}::uuid[]) AND state IN ('published', 'superseded')`;
}

/**
 * Makes the schools' figures and the national references those of these columns, which are the current ones, and
 * brings the rest of their applications up to date. `inForce` is what stood before them. Returns how many cited figures
 * the columns no longer have.
 */
export async function applyColumns(
  tx: Tx,
  {
    batchId,
    columns,
    inForce,
    schools,
  }: {
    readonly batchId: string;
    readonly columns: readonly StoredColumn[];
    readonly inForce: ReadonlyMap<string, ColumnRow>;
    readonly schools: ReadonlyMap<number, PlatformSchool>;
  },
): Promise<number> {
  let droppedCited = 0;
  const replaced = new Set(columns.map(({ column }) => columnKey(column)));
  const others = [...inForce].flatMap(([key, row]) => (replaced.has(key) ? [] : [row]));
  for (const application of applicationsOf(columns.map(({ column }) => column))) {
    const beside = others.filter(
      ({ grade, year }) => grade === application.grade && year === application.year,
    );
    const own = columns.filter(
      ({ column }) => column.grade === application.grade && column.year === application.year,
    );
    const placed: readonly PlacedColumn[] = own.map(({ indicatorId, column }) => ({
      indicatorId,
      batchId,
      column,
    }));
    const context = await readContext(
      tx,
      beside,
      own.map(({ column }) => column),
    );
    await writeSchoolFigures(tx, placed, { schools, context: context.schools });
    droppedCited += await dropOtherFigures(
      tx,
      own.map(({ indicatorId }) => ({ indicatorId, ...application })),
      batchId,
    );
    await writeReferences(tx, placed, context.nation);
    if (!own.some(({ column }) => isWitness(column.indicator))) continue;
    await refreshDependents(tx, beside, { context, except: new Set() });
  }
  return droppedCited;
}
