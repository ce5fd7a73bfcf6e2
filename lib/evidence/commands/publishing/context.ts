import "server-only";
import type { Tx } from "@/lib/db/transaction";
import { unscopedListColumns, unscopedReadColumns, type ColumnRow } from "../../queries/column-rows";
import { countAt, type SchoolContext } from "../../rules/national-reference";
import type { FigureColumn } from "../../schema/parsed";
import { writeReferences } from "./figures";

export interface Application {
  readonly grade: string;
  readonly year: number;
}

/** Simce scores say how many students sat and both families say the group; standards and dimensions repeat them. */
export const isWitness = (path: string) => /^(simce|idps)\/[^/#]+$/.test(path);

/** What is known of the schools of an application: for the schools' own figures, and for what is said of the country, which extracts of some territories cannot speak for. */
export interface ApplicationContext {
  readonly schools: SchoolContext;
  readonly nation: SchoolContext;
}

/**
 * What the columns in force say of each school in one grade and year: its students who sat Simce and its
 * socioeconomic group, which Simce says with more weight than IDPS.
 */
export async function readContext(
  tx: Tx,
  { grade, year }: Application,
  incoming: readonly FigureColumn[] = [],
): Promise<ApplicationContext> {
  const stored = await unscopedListColumns(tx, { grade, year, isCurrent: true });
  const replaced = new Set(incoming.map(({ indicator }) => indicator));
  const witnesses = stored.filter(({ path }) => isWitness(path) && !replaced.has(path));
  const columns = await unscopedReadColumns(
    tx,
    witnesses.map(({ id }) => id),
  );
  const given = incoming.filter(({ indicator }) => isWitness(indicator));
  const read = (rows: readonly ColumnRow[]) => rows.flatMap(({ id }) => columns.get(id) ?? []);
  return {
    schools: contextOf([...read(witnesses), ...given]),
    nation: contextOf([...read(witnesses.filter(({ version }) => !version.isExtract)), ...given]),
  };
}

function contextOf(columns: readonly FigureColumn[]): SchoolContext {
  const cohorts = new Map<number, number>();
  const gseGroups = new Map<number, number>();
  const simceLast = columns.toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1));
  for (const column of simceLast) {
    for (const [index, rbd] of column.rbds.entries()) {
      const group = column.gseGroups?.[index] ?? 0;
      if (group !== 0) gseGroups.set(rbd, group);
      const count = column.indicator.startsWith("simce/") ? countAt(column, index) : null;
      if (count !== null && count > (cohorts.get(rbd) ?? 0)) cohorts.set(rbd, count);
    }
  }
  return { cohorts, gseGroups };
}

/** True if a column needs what other files say of its schools. */
function leansOnOthers({ counts, gseGroups }: FigureColumn): boolean {
  return counts === null || gseGroups === null;
}

/** Columns read at once: bounds the memory that refreshing a whole application takes. */
const COLUMNS_AT_ONCE = 24;

/**
 * Brings the other columns in force of an application up to date with what is now known of its schools, so that the
 * order in which files are imported does not matter: their references, and the socioeconomic group of those figures
 * whose own file gives none.
 */
export async function refreshDependents(
  tx: Tx,
  application: Application,
  { context, except }: { readonly context: ApplicationContext; readonly except: ReadonlySet<string> },
): Promise<void> {
  const stored = await unscopedListColumns(tx, {
    ...application,
    isCurrent: true,
    batch: { isExtract: false },
    indicator: { family: "idps" },
  });
  const others = stored.filter(({ id }) => !except.has(id));
  for (let start = 0; start < others.length; start += COLUMNS_AT_ONCE) {
    await refreshColumns(tx, others.slice(start, start + COLUMNS_AT_ONCE), context);
  }
}

async function refreshColumns(
  tx: Tx,
  rows: readonly ColumnRow[],
  context: ApplicationContext,
): Promise<void> {
  const columns = await unscopedReadColumns(
    tx,
    rows.map(({ id }) => id),
  );
  const placed = rows.flatMap(({ id, indicatorId, batchId }) => {
    const column = columns.get(id);
    return column !== undefined && leansOnOthers(column) ? [{ indicatorId, batchId, column }] : [];
  });
  await writeReferences(tx, placed, context.nation);
  const ungrouped = placed.filter(({ column }) => column.gseGroups === null);
  if (ungrouped.length === 0) return;
  await tx.$executeRaw`
    UPDATE school_indicator AS held SET gse_group = known.gse_group
      FROM school, unnest(${[...context.schools.gseGroups.keys()]}::int[], ${[...context.schools.gseGroups.values()]}::int[])
           AS known (rbd, gse_group)
     WHERE school.id = held.school_id AND school.rbd = known.rbd
       AND held.indicator_id = ANY(${ungrouped.map(({ indicatorId }) => indicatorId)}::uuid[])
       AND held.grade = ${ungrouped[0]?.column.grade ?? ""} AND held.year = ${ungrouped[0]?.column.year ?? 0}
       AND held.gse_group IS DISTINCT FROM known.gse_group`;
}
