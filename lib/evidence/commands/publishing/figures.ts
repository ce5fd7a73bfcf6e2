import "server-only";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { sqlArray } from "./sql-arrays";
import { markOf } from "../../rules/differences";
import { countAt, gseGroupAt, nationalReferences, type SchoolContext } from "../../rules/national-reference";
import { OwnSchools } from "../../rules/own-schools";
import { figureStatuses } from "../../schema/figures";
import type { FigureColumn } from "../../schema/parsed";
import type { PlatformSchool } from "./platform";

/** A column of figures as it is in force: of which batch and which indicator. */
export interface PlacedColumn {
  readonly indicatorId: string;
  readonly batchId: string;
  readonly column: FigureColumn;
}

type Schools = ReadonlyMap<number, PlatformSchool>;

/** What stands in place of a cited figure that the version in force no longer has. */
const DROPPED_MARK = "La versión vigente del archivo ya no trae este dato.";

/**
 * Makes the figures of the platform's schools those of these columns. A figure keeps its id for the same school,
 * indicator, grade and year, because signed diagnoses cite it; its source becomes the file in force.
 */
export async function writeSchoolFigures(
  tx: Tx,
  placed: readonly PlacedColumn[],
  { schools, context }: { readonly schools: Schools; readonly context: SchoolContext },
): Promise<void> {
  const rows = figureRows(placed, schools, context);
  if (rows.length === 0) return;
  const of = <K extends keyof FigureRow>(key: K) => sqlArray(rows.map((row) => row[key]));
  const { indicators, grades, years } = split(placed.map(placeOf));
  await tx.$executeRaw`
    INSERT INTO school_indicator AS held (id, territory_id, school_id, indicator_id, batch_id, grade, year, value, status, n,
           previous_difference, previous_significance, gse_difference, gse_significance, gse_group, mark, source_row)
    SELECT given.id, school.territory_id, school.id, place.indicator_id, place.batch_id, place.grade, place.year,
           given."value", given.status, given.n, given.previous_difference, given.previous_significance,
           given.gse_difference, given.gse_significance, given.gse_group, given.mark, given.source_row
      FROM unnest(${of("id")}::uuid[], ${of("place")}::int[], ${of("rbd")}::int[], ${of("value")}::float8[],
           ${of("status")}::figure_status[], ${of("n")}::int[], ${of("previousDifference")}::float8[],
           ${of("previousSignificance")}::int[], ${of("gseDifference")}::float8[], ${of("gseSignificance")}::int[],
           ${of("gseGroup")}::int[], ${of("mark")}::text[], ${of("sourceRow")}::int[])
        AS given (id, place, rbd, "value", status, n, previous_difference, previous_significance, gse_difference,
                  gse_significance, gse_group, mark, source_row)
      JOIN unnest(${indicators}::uuid[], ${placed.map(({ batchId }) => batchId)}::uuid[], ${grades}::text[],
           ${years}::int[]) WITH ORDINALITY AS place (indicator_id, batch_id, grade, year, number)
        ON place.number = given.place
      JOIN school ON school.rbd = given.rbd
    ON CONFLICT (school_id, indicator_id, grade, year) DO UPDATE SET
           batch_id = EXCLUDED.batch_id, value = EXCLUDED.value, status = EXCLUDED.status, n = EXCLUDED.n,
           previous_difference = EXCLUDED.previous_difference,
           previous_significance = EXCLUDED.previous_significance, gse_difference = EXCLUDED.gse_difference,
           gse_significance = EXCLUDED.gse_significance, gse_group = EXCLUDED.gse_group, mark = EXCLUDED.mark,
           source_row = EXCLUDED.source_row`;
}

type FigureRow = ReturnType<typeof figureRow>;

/** Rows say their column and school by number: as ids they would be most of what is sent. */
function figureRows(placed: readonly PlacedColumn[], schools: Schools, context: SchoolContext): FigureRow[] {
  const own = new OwnSchools(schools);
  return placed.flatMap(({ column }, at) =>
    own
      .in(column.rbds)
      .map(({ index, school }) => figureRow(column, index, { place: at + 1, school, context })),
  );
}

function figureRow(
  column: FigureColumn,
  index: number,
  {
    place,
    school,
    context,
  }: { readonly place: number; readonly school: PlatformSchool; readonly context: SchoolContext },
) {
  const status = figureStatuses[column.statuses[index] ?? -1];
  if (status === undefined) throw new Error(`${column.indicator}: no status for RBD ${school.rbd}`);
  return {
    id: newId(),
    place,
    rbd: school.rbd,
    value: present(column.values[index]),
    status,
    n: countAt(column, index),
    previousDifference: present(column.previousDifferences?.[index]),
    previousSignificance: significance(column.previousSignificance?.[index]),
    gseDifference: present(column.gseDifferences?.[index]),
    gseSignificance: significance(column.gseSignificance?.[index]),
    gseGroup: gseGroupAt(column, index, context),
    mark: markOf(column, index),
    sourceRow: column.sourceRows[index] ?? 0,
  };
}

function present(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function significance(code: number | undefined): number | null {
  return code === undefined || code === -128 ? null : code;
}

interface ColumnPlace {
  readonly indicatorId: string;
  readonly grade: string;
  readonly year: number;
}

function placeOf({ indicatorId, column: { grade, year } }: PlacedColumn): ColumnPlace {
  return { indicatorId, grade, year };
}

/**
 * Removes what the schools still hold of these columns from any batch but the one given. Figures that a diagnosis
 * cites stay, without their number, and say that the version in force has dropped them. Returns how many stayed so.
 */
export async function dropOtherFigures(
  tx: Tx,
  places: readonly ColumnPlace[],
  batchId: string,
): Promise<number> {
  if (places.length === 0) return 0;
  const { indicators, grades, years } = split(places);
  const [row] = await tx.$queryRaw<{ kept: number }[]>`
    WITH place AS (
      SELECT * FROM unnest(${indicators}::uuid[], ${grades}::text[], ${years}::int[]) AS place (indicator_id, grade, year)
    ), other AS (
      SELECT held.id, EXISTS (SELECT 1 FROM need_evidence WHERE school_indicator_id = held.id) AS is_cited
        FROM school_indicator held JOIN place USING (indicator_id, grade, year)
       WHERE held.batch_id <> ${batchId}::uuid
    ), kept AS (
      UPDATE school_indicator AS held
         SET value = NULL, status = 'no_data', n = NULL, previous_difference = NULL, previous_significance = NULL,
             gse_difference = NULL, gse_significance = NULL, mark = ${DROPPED_MARK}, batch_id = ${batchId}::uuid,
             source_row = 0
        FROM other WHERE held.id = other.id AND other.is_cited
      RETURNING 1
    ), gone AS (
      DELETE FROM school_indicator AS held USING other WHERE held.id = other.id AND NOT other.is_cited
    )
    SELECT count(*)::int AS kept FROM kept`;
  return row?.kept ?? 0;
}

/** Places as one array for each of their parts, as statements take them. */
export function split(places: readonly ColumnPlace[]) {
  return {
    indicators: places.map(({ indicatorId }) => indicatorId),
    grades: places.map(({ grade }) => grade),
    years: places.map(({ year }) => year),
  };
}

/** Makes the national references of these columns those of their schools; groups without a school lose theirs. */
export async function writeReferences(
  tx: Tx,
  placed: readonly PlacedColumn[],
  context: SchoolContext,
): Promise<void> {
  if (placed.length === 0) return;
  const rows = placed.flatMap(({ indicatorId, batchId, column }) =>
    [...nationalReferences(column, context)].map(([gseGroup, reference]) => ({
      ...{ id: newId(), indicatorId, batchId, grade: column.grade, year: column.year, gseGroup },
      ...reference,
    })),
  );
  await removeReferences(tx, placed.map(placeOf));
  await insertReferences(tx, rows);
}

/** Takes away the national references of these columns. */
export async function removeReferences(tx: Tx, places: readonly ColumnPlace[]): Promise<void> {
  const { indicators, grades, years } = split(places);
  await tx.$executeRaw`
    DELETE FROM reference_statistic AS held
     USING unnest(${indicators}::uuid[], ${grades}::text[], ${years}::int[]) AS place (indicator_id, grade, year)
     WHERE held.indicator_id = place.indicator_id AND held.grade = place.grade AND held.year = place.year`;
}

export interface ReferenceRow extends ColumnPlace {
  readonly id: string;
  readonly batchId: string;
  readonly gseGroup: number;
  readonly schoolCount: number;
  readonly mean: number;
  readonly standardDeviation: number | null;
  readonly studentWeightedMean: number | null;
}

/** Adds national references. */
export async function insertReferences(tx: Tx, rows: readonly ReferenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const of = <K extends keyof ReferenceRow>(key: K) => sqlArray(rows.map((row) => row[key]));
  await tx.$executeRaw`
    INSERT INTO reference_statistic (id, indicator_id, batch_id, grade, year, gse_group, school_count, mean,
           standard_deviation, student_weighted_mean)
    SELECT * FROM unnest(${of("id")}::uuid[], ${of("indicatorId")}::uuid[], ${of("batchId")}::uuid[],
           ${of("grade")}::text[], ${of("year")}::int[], ${of("gseGroup")}::int[], ${of("schoolCount")}::int[],
           ${of("mean")}::float8[], ${of("standardDeviation")}::float8[], ${of("studentWeightedMean")}::float8[])`;
}
