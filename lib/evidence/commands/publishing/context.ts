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

/** The columns in force of an application, without their figures. */
export async function listInForce(tx: Tx, { grade, year }: Application): Promise<readonly ColumnRow[]> {
  return unscopedListColumns(tx, { grade, year, isCurrent: true });
}

const NOTHING_KNOWN: SchoolContext = { cohorts: new Map(), gseGroups: new Map() };

/**
 * What the columns in force say of each school in one grade and year: its students who sat Simce and its
 * socioeconomic group, which Simce says with more weight than IDPS. With `incoming`, what they and the rest will say,
 * and nothing where neither they nor any other column needs to be told.
 */
export async function readContext(
  tx: Tx,
  inForce: readonly ColumnRow[],
  incoming?: readonly FigureColumn[],
): Promise<ApplicationContext> {
  const replaced = new Set(incoming?.map(({ indicator }) => indicator));
  const others = inForce.filter(({ path }) => !replaced.has(path));
  if (incoming?.some(leansOnOthers) === false && !others.some(isDependent)) {
    return { schools: NOTHING_KNOWN, nation: NOTHING_KNOWN };
  }
  const witnesses = others.filter(({ path }) => isWitness(path));
  const columns = await unscopedReadColumns(
    tx,
    witnesses.map(({ id }) => id),
  );
  const given = (incoming ?? []).filter(({ indicator }) => isWitness(indicator));
  const read = (rows: readonly ColumnRow[]) => rows.flatMap(({ id }) => columns.get(id) ?? []);
  const schools = contextOf([...read(witnesses), ...given]);
  const national = witnesses.filter(({ version }) => !version.isExtract);
  const isSame = national.length === witnesses.length;
  return { schools, nation: isSame ? schools : contextOf([...read(national), ...given]) };
}

function contextOf(columns: readonly FigureColumn[]): SchoolContext {
  const cohorts = new Map<number, number>();
  const gseGroups = new Map<number, number>();
  const simceLast = columns.toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1));
  for (const column of simceLast) {
    const isSimce = column.indicator.startsWith("simce/");
    const { rbds, gseGroups: groups } = column;
    for (let index = 0; index < rbds.length; index += 1) {
      const rbd = rbds[index] ?? 0;
      const group = groups?.[index] ?? 0;
      if (group !== 0) gseGroups.set(rbd, group);
      const count = isSimce ? countAt(column, index) : null;
      if (count !== null && count > (cohorts.get(rbd) ?? 0)) cohorts.set(rbd, count);
    }
  }
  return { cohorts, gseGroups };
}

/** True if a column needs what other files say of its schools. */
function leansOnOthers({ counts, gseGroups, values }: FigureColumn): boolean {
  if (counts === null || gseGroups === null) return true;
  return counts.some((count, index) => count < 0 && !Number.isNaN(values[index]));
}

/** True if what is known of the schools may change what a column in force says. */
function isDependent({ path, version }: ColumnRow): boolean {
  return path.startsWith("idps/") && !version.isExtract;
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
  inForce: readonly ColumnRow[],
  { context, except }: { readonly context: ApplicationContext; readonly except: ReadonlySet<string> },
): Promise<void> {
  const others = inForce.filter((row) => isDependent(row) && !except.has(row.id));
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
