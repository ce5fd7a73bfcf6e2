import { packColumn, unpackColumn } from "@/lib/evidence/rules/packed-column";
import type { FigureColumn } from "@/lib/evidence/schema/parsed";
import type { Tx } from "@/lib/db/transaction";
import { columnDigest, extractColumns, type ExtractColumn } from "./extract-columns";
import type { Figure } from "./figures";
import { batchId, columnId, indicatorId } from "./ids";
import { readCommunes } from "./load";
import type { DirectoryRecord, SourceRecord } from "./records";
import { upsert } from "./upsert";

/**
 * Stores the seed's figures as columns too, as an import keeps them, so that importing the whole file replaces them and
 * undoing it brings them back. A column that is already there is left alone; one that a newer seed corrects is written
 * again, in force if it was.
 */
export async function insertExtractColumns(
  tx: Tx,
  figures: readonly Figure[],
  sources: readonly SourceRecord[],
): Promise<void> {
  const digests = new Map(sources.map(({ code, sha256 }) => [code, sha256]));
  const columns = extractColumns(figures).map((extract) =>
    withId(extract, digests.get(extract.source) ?? ""),
  );
  const held = await heldColumns(tx, columns);
  const fresh = columns.filter(({ id, column }) => held.get(id)?.digest !== columnDigest(column));
  await tx.officialColumn.deleteMany({ where: { id: { in: fresh.map(({ id }) => id) } } });
  const taken = await columnsInForce(tx);
  const current = fresh.filter((column) => held.get(column.id)?.isCurrent ?? !taken.has(keyOf(column)));
  const currentIds = new Set(current.map(({ id }) => id));
  await tx.officialColumn.createMany({
    data: fresh.map(({ column, ...at }) => {
      const { markTexts, ...packed } = packColumn(column);
      const { grade, year } = column;
      return { ...at, grade, year, isCurrent: currentIds.has(at.id), ...packed, markTexts: [...markTexts] };
    }),
  });
}

interface Identified {
  readonly id: string;
  readonly batchId: string;
  readonly indicatorId: string;
  readonly column: FigureColumn;
}

function withId({ column }: ExtractColumn, sha256: string): Identified {
  return {
    id: columnId(sha256, column),
    batchId: batchId(sha256),
    indicatorId: indicatorId(column.indicator),
    column,
  };
}

const keyOf = ({ indicatorId: id, column }: Identified) => `${id}|${column.grade}|${column.year}`;

async function heldColumns(
  tx: Tx,
  columns: readonly Identified[],
): Promise<ReadonlyMap<string, { readonly digest: string; readonly isCurrent: boolean }>> {
  const ids = columns.map(({ id }) => id);
  const rows = await tx.officialColumn.findMany({
    where: { id: { in: ids } },
    include: { indicator: { select: { path: true } } },
  });
  return new Map(
    rows.map(({ id, isCurrent, indicator, grade, year, ...packed }) => {
      const column = unpackColumn({ indicator: indicator.path, grade, year }, packed);
      return [id, { digest: columnDigest(column), isCurrent }] as const;
    }),
  );
}

/** Indicators, grades and years that some column is in force for. */
export async function columnsInForce(
  tx: Tx,
  { onlyWhole = false }: { readonly onlyWhole?: boolean } = {},
): Promise<ReadonlySet<string>> {
  const rows = await tx.officialColumn.findMany({
    where: { isCurrent: true, ...(onlyWhole ? { batch: { isExtract: false } } : {}) },
    select: { indicatorId: true, grade: true, year: true },
  });
  return new Set(rows.map(({ indicatorId: id, grade, year }) => `${id}|${grade}|${year}`));
}

/** Stores what the seed has of the directory, of the list of local services and of the communes as their files' rows. */
export async function insertExtractRegisters(
  tx: Tx,
  directory: DirectoryRecord,
  sources: readonly SourceRecord[],
): Promise<void> {
  const batchOf = (family: SourceRecord["family"]) => {
    const source = sources.find((candidate) => candidate.family === family);
    if (source === undefined) throw new Error(`No file of the family ${family}`);
    return batchId(source.sha256);
  };
  await insertDirectoryEntries(tx, directory, batchOf("directory"));
  await insertSlepCommunes(tx, directory, batchOf("slep"));
  await insertCommuneEntries(tx, directory, batchOf("communes"));
}

/** The seed does not keep the rows of these files. */
const NO_ROW = 0;

async function insertDirectoryEntries(tx: Tx, { schools }: DirectoryRecord, id: string): Promise<void> {
  await upsert(
    tx,
    {
      table: "directory_entry",
      columns: {
        batch_id: "uuid",
        rbd: "int",
        name: "text",
        cut: "char(5)",
        latitude: "float8",
        longitude: "float8",
        is_rural: "bool",
        enrolment: "int",
        dependence: "dependence",
        state: "school_state",
        has_pie: "bool",
        levels: "text[]",
        source_row: "int",
      },
      key: ["batch_id", "rbd"],
    },
    schools.map(({ rbd, name, cut, latitude, longitude, enrolment, dependence, levels, ...school }) => ({
      ...{ batch_id: id, rbd, name, cut, latitude, longitude, enrolment, dependence, levels },
      ...{ is_rural: school.isRural, has_pie: school.hasPie, state: "functioning", source_row: NO_ROW },
    })),
  );
}

async function insertSlepCommunes(
  tx: Tx,
  { territories, communes }: DirectoryRecord,
  id: string,
): Promise<void> {
  await upsert(
    tx,
    {
      table: "slep_commune",
      columns: {
        batch_id: "uuid",
        cut: "char(5)",
        slep_name: "text",
        commune_name: "text",
        region_code: "int",
        region_name: "text",
        transfer_year: "int",
        source_row: "int",
      },
      key: ["batch_id", "cut"],
    },
    communes.map(({ cut, name, regionCode, regionName }) => {
      const territory = territories.find(({ communes: cuts }) => cuts.includes(cut));
      return {
        ...{ batch_id: id, cut, commune_name: name, region_code: regionCode, region_name: regionName },
        ...{ slep_name: territory?.name ?? "", transfer_year: territory?.transferYear ?? null },
        source_row: NO_ROW,
      };
    }),
  );
}

async function insertCommuneEntries(tx: Tx, { communes }: DirectoryRecord, id: string): Promise<void> {
  const outlines = new Map(
    readCommunes().features.map(({ properties, geometry }) => [properties.cut, geometry]),
  );
  await upsert(
    tx,
    {
      table: "commune_entry",
      columns: {
        batch_id: "uuid",
        cut: "char(5)",
        name: "text",
        province_name: "text",
        region_code: "int",
        region_name: "text",
        boundary: "json",
        source_row: "int",
      },
      key: ["batch_id", "cut"],
    },
    communes.map(({ cut, name, provinceName, regionCode, regionName }) => ({
      ...{ batch_id: id, cut, name, province_name: provinceName, region_code: regionCode },
      ...{ region_name: regionName, boundary: outlines.get(cut) ?? {}, source_row: NO_ROW },
    })),
  );
}
