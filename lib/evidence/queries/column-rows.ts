import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { unpackColumn } from "../rules/packed-column";
import type { VersionFacts } from "../rules/versions";
import type { FigureColumn } from "../schema/parsed";

const batchFacts = {
  id: true,
  sha256: true,
  fileName: true,
  internalVersion: true,
  fileDate: true,
  isExtract: true,
  importedAt: true,
} satisfies Prisma.ImportBatchSelect;

/** A stored column with the batch it came with, its figures not read. */
export interface ColumnRow {
  readonly id: string;
  readonly indicatorId: string;
  readonly path: string;
  readonly grade: string;
  readonly year: number;
  readonly isCurrent: boolean;
  readonly batchId: string;
  readonly version: VersionFacts;
}

/** The columns of a condition, without their figures. Unscoped because what they hold is public; whoever shows them has asked for a role. */
export async function unscopedListColumns(
  client: Pick<Tx, "officialColumn">,
  where: Prisma.OfficialColumnWhereInput,
): Promise<readonly ColumnRow[]> {
  const rows = await client.officialColumn.findMany({
    where,
    select: {
      id: true,
      indicatorId: true,
      grade: true,
      year: true,
      isCurrent: true,
      indicator: { select: { path: true } },
      batch: { select: batchFacts },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ indicator, batch, ...row }) => ({
    ...row,
    path: indicator.path,
    batchId: batch.id,
    version: toVersionFacts(batch),
  }));
}

/** What decides which batch is the newer one. */
export function toVersionFacts(
  batch: Prisma.ImportBatchGetPayload<{ select: typeof batchFacts }>,
): VersionFacts {
  const { sha256, fileName, internalVersion, fileDate, isExtract, importedAt } = batch;
  return {
    sha256,
    fileName,
    internalVersion,
    fileDate: fileDate === null ? null : fileDate.toISOString().slice(0, 10),
    isExtract,
    importedAt,
  };
}

type StoredArrays = { readonly id: string } & Parameters<typeof unpackColumn>[0] &
  Parameters<typeof unpackColumn>[1];

/** The figures of some columns, by their ids. Unscoped because what they hold is public; whoever shows them has asked for a role. */
export async function unscopedReadColumns(
  client: Pick<Tx, "$queryRaw">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FigureColumn>> {
  if (ids.length === 0) return new Map();
  const rows = await client.$queryRaw<StoredArrays[]>`
    SELECT held.id, indicator.path AS indicator, held.grade, held.year, held.rbds, held.source_rows AS "sourceRows",
           held."values", held.statuses, held.counts, held.gse_groups AS "gseGroups",
           held.previous_differences AS "previousDifferences", held.previous_significance AS "previousSignificance",
           held.gse_differences AS "gseDifferences", held.gse_significance AS "gseSignificance", held.marks,
           held.mark_texts AS "markTexts"
      FROM official_column AS held JOIN indicator ON indicator.id = held.indicator_id
     WHERE held.id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...packed }) => [id, unpackColumn(packed, packed)]));
}
