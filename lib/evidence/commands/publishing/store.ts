import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { sqlArray } from "./sql-arrays";
import { packColumn, type PackedArrays } from "../../rules/packed-column";
import type { ImportState, TerritoryCount } from "../../schema/imports";
import type {
  CommuneBoundaryRow,
  DirectoryRow,
  FigureColumn,
  ParsedFile,
  Rejection,
  SlepCommuneRow,
} from "../../schema/parsed";

/** What is known of a file besides what it says: how it stands against what is in force, and where it came from. */
export interface BatchFacts {
  readonly id: string;
  readonly state: ImportState;
  readonly uploadId: string | null;
  readonly jobId: string | null;
  readonly importedAt: Date;
  readonly importedById: string | null;
  readonly counts: {
    readonly newCount: number;
    readonly changedCount: number;
    readonly unchangedCount: number;
  };
  readonly warnings: readonly string[];
  readonly territories: Readonly<Record<string, TerritoryCount>>;
}

/** A column about to be stored, with the id it gets. */
export interface StoredColumn {
  readonly id: string;
  readonly indicatorId: string;
  readonly column: FigureColumn;
}

/** Writes the batch of a file with its rejections. */
export async function storeBatch(tx: Tx, file: ParsedFile, facts: BatchFacts): Promise<void> {
  const { newCount, changedCount, unchangedCount } = facts.counts;
  const isOut = facts.state === "published" || facts.state === "superseded";
  await tx.$executeRaw`
    INSERT INTO import_batch (id, upload_id, entry_path, publisher, title, file_name, sha256, family, grade, year,
           internal_version, file_date, state, row_count, stored_count, new_count, changed_count, unchanged_count,
           rejected_count, reading, warnings, territories, imported_at, imported_by_id, published_at, published_by_id,
           job_id)
    VALUES (${facts.id}::uuid, ${facts.uploadId}::uuid, ${file.entryPath}, ${file.publisher}, ${file.title},
           ${file.fileName}, ${file.sha256}, ${file.family}, ${file.grade}, ${file.year}, ${file.version},
           ${file.fileDate}::date, ${facts.state}::import_state, ${file.rowCount}, ${newCount + changedCount},
           ${newCount}, ${changedCount}, ${unchangedCount}, ${file.rejections.length},
           ${JSON.stringify(file.reading)}::jsonb, ${JSON.stringify(facts.warnings)}::jsonb,
           ${JSON.stringify(facts.territories)}::jsonb, ${facts.importedAt}, ${facts.importedById}::uuid,
           ${isOut ? facts.importedAt : null}, ${isOut ? facts.importedById : null}::uuid, ${facts.jobId}::uuid)`;
  await storeRejections(tx, facts.id, file.rejections);
}

async function storeRejections(tx: Tx, batchId: string, rejections: readonly Rejection[]): Promise<void> {
  if (rejections.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO import_rejection (batch_id, sequence, line, "column", "value", reason)
    SELECT ${batchId}::uuid, given.* FROM unnest(${sqlArray(rejections.map((_, index) => index))}::int[],
           ${sqlArray(rejections.map(({ line }) => line))}::int[], ${sqlArray(rejections.map(({ column }) => column))}::text[],
           ${sqlArray(rejections.map(({ value }) => value))}::text[], ${sqlArray(rejections.map(({ reason }) => reason))}::text[]) AS given`;
}

/** Parameters of one statement stay well below the protocol's 65.535. */
const COLUMNS_PER_STATEMENT = 500;

/** Writes columns of figures as their bytes; those in `current` are the ones in force. */
export async function storeColumns(
  tx: Tx,
  {
    batchId,
    columns,
    current,
  }: {
    readonly batchId: string;
    readonly columns: readonly StoredColumn[];
    readonly current: ReadonlySet<string>;
  },
): Promise<void> {
  const copies: PackedArrays = new Map();
  for (let start = 0; start < columns.length; start += COLUMNS_PER_STATEMENT) {
    const arrays = new SentArrays();
    const values = columns
      .slice(start, start + COLUMNS_PER_STATEMENT)
      .map((stored) => columnValues(stored, { batchId, isCurrent: current.has(stored.id), arrays, copies }));
    await tx.$executeRaw`
      WITH sent AS MATERIALIZED (SELECT ARRAY[${Prisma.join(arrays.all)}]::bytea[] AS arrays)
      INSERT INTO official_column (id, batch_id, indicator_id, grade, year, is_current, school_count, rbds, source_rows,
             "values", statuses, counts, gse_groups, previous_differences, previous_significance, gse_differences,
             gse_significance, marks, mark_texts)
      SELECT given.* FROM sent, LATERAL (VALUES ${Prisma.join(values)}) AS given`;
  }
}

/** The arrays of a statement's columns: one that several have in common, such as their schools, is sent once. */
class SentArrays {
  readonly all: Uint8Array[] = [];
  private readonly places = new Map<Uint8Array, number>();

  /** Where the statement finds the array; NULL for none. */
  at(bytes: Uint8Array | null): Prisma.Sql {
    if (bytes === null) return Prisma.sql`NULL::bytea`;
    const place = this.places.get(bytes) ?? this.all.push(bytes);
    this.places.set(bytes, place);
    return Prisma.raw(`arrays[${place}]`);
  }
}

function columnValues(
  { id, indicatorId, column }: StoredColumn,
  {
    batchId,
    isCurrent,
    arrays,
    copies,
  }: {
    readonly batchId: string;
    readonly isCurrent: boolean;
    readonly arrays: SentArrays;
    readonly copies: PackedArrays;
  },
): Prisma.Sql {
  const packed = packColumn(column, copies);
  const at = (bytes: Uint8Array | null) => arrays.at(bytes);
  return Prisma.sql`(${id}::uuid, ${batchId}::uuid, ${indicatorId}::uuid, ${column.grade}::text, ${column.year}::int,
    ${isCurrent}::boolean, ${packed.schoolCount}::int, ${at(packed.rbds)}, ${at(packed.sourceRows)}, ${at(packed.values)},
    ${at(packed.statuses)}, ${at(packed.counts)}, ${at(packed.gseGroups)}, ${at(packed.previousDifferences)},
    ${at(packed.previousSignificance)}, ${at(packed.gseDifferences)}, ${at(packed.gseSignificance)},
    ${at(packed.marks)}, ${[...packed.markTexts]}::text[])`;
}

/** The columns of a file, each with an id of its own and the id of its indicator. */
export function withIds(
  columns: readonly FigureColumn[],
  indicatorIds: ReadonlyMap<string, string>,
): readonly StoredColumn[] {
  return columns.map((column) => {
    const indicatorId = indicatorIds.get(column.indicator);
    if (indicatorId === undefined) throw new Error(`No indicator ${column.indicator}`);
    return { id: newId(), indicatorId, column };
  });
}

/** Writes the national register of a directory file. */
export async function storeDirectory(tx: Tx, batchId: string, rows: readonly DirectoryRow[]): Promise<void> {
  const of = (fact: (row: DirectoryRow) => string | number | boolean | null) => sqlArray(rows.map(fact));
  await tx.$executeRaw`
    INSERT INTO directory_entry (batch_id, rbd, name, cut, latitude, longitude, is_rural, enrolment, dependence, state,
           has_pie, levels, source_row)
    SELECT ${batchId}::uuid, rbd, name, cut, latitude, longitude, is_rural, enrolment, dependence, state, has_pie,
           string_to_array(levels, '|'), source_row
      FROM unnest(${of(({ rbd }) => rbd)}::int[], ${of(({ name }) => name)}::text[], ${of(({ cut }) => cut)}::text[],
           ${of(({ latitude }) => latitude)}::float8[], ${of(({ longitude }) => longitude)}::float8[],
           ${of(({ isRural }) => isRural)}::boolean[], ${of(({ enrolment }) => enrolment)}::int[],
           ${of(({ dependence }) => dependence)}::dependence[], ${of(({ state }) => state)}::school_state[],
           ${of(({ hasPie }) => hasPie)}::boolean[], ${of(({ levels }) => levels.join("|"))}::text[],
           ${of(({ sourceRow }) => sourceRow)}::int[])
        AS given (rbd, name, cut, latitude, longitude, is_rural, enrolment, dependence, state, has_pie, levels, source_row)`;
}

/** Writes the list of local services of a file. */
export async function storeSlepCommunes(
  tx: Tx,
  batchId: string,
  rows: readonly SlepCommuneRow[],
): Promise<void> {
  const of = <K extends keyof SlepCommuneRow>(key: K) => sqlArray(rows.map((row) => row[key]));
  await tx.$executeRaw`
    INSERT INTO slep_commune (batch_id, cut, slep_name, commune_name, region_code, region_name, transfer_year, source_row)
    SELECT ${batchId}::uuid, given.* FROM unnest(${of("cut")}::text[], ${of("slepName")}::text[],
           ${of("communeName")}::text[], ${of("regionCode")}::int[], ${of("regionName")}::text[],
           ${of("transferYear")}::int[], ${of("sourceRow")}::int[]) AS given`;
}

/** Writes the communes of a file with their outlines. */
export async function storeCommunes(
  tx: Tx,
  batchId: string,
  rows: readonly CommuneBoundaryRow[],
): Promise<void> {
  const of = <K extends Exclude<keyof CommuneBoundaryRow, "geometry">>(key: K) =>
    sqlArray(rows.map((row) => row[key]));
  await tx.$executeRaw`
    INSERT INTO commune_entry (batch_id, cut, name, province_name, region_code, region_name, boundary, source_row)
    SELECT ${batchId}::uuid, given.* FROM unnest(${of("cut")}::text[], ${of("name")}::text[],
           ${of("provinceName")}::text[], ${of("regionCode")}::int[], ${of("regionName")}::text[],
           ${sqlArray(rows.map(({ geometry }) => JSON.stringify(geometry)))}::json[], ${of("sourceRow")}::int[]) AS given`;
}
