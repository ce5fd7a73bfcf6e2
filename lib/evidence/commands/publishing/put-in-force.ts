import "server-only";
import type { Tx } from "@/lib/db/transaction";
import { unscopedListColumns, unscopedReadColumns, type ColumnRow } from "../../queries/column-rows";
import { columnKey } from "../../rules/differences";
import { listInForce, readContext } from "./context";
import { applyDirectory } from "./directory";
import type { DirectoryFile } from "./sponsors";
import { writeSchoolFigures } from "./figures";
import { applyColumns, retireColumns, settleStates } from "./force";
import { readPlatform, type PlatformSchool } from "./platform";
import {
  applyCommunes,
  applySlep,
  isNewerRegister,
  listRegisterVersions,
  type RegisterFamily,
} from "./registers";
import type { StoredColumn } from "./store";

/**
 * Makes the chosen columns of a batch the current ones, with the schools' figures and references that follow, and
 * leaves every batch that lost its last current column superseded. `place` stores or marks the batch's columns,
 * between the retirement of the old and the figures of the new.
 */
export async function publishFigures(
  tx: Tx,
  {
    batchId,
    chosen,
    inForce,
    schools,
    place,
  }: {
    readonly batchId: string;
    readonly chosen: readonly StoredColumn[];
    readonly inForce: ReadonlyMap<string, ColumnRow>;
    readonly schools: ReadonlyMap<number, PlatformSchool>;
    readonly place: (current: ReadonlySet<string>) => Promise<void>;
  },
): Promise<void> {
  const replaced = chosen.flatMap(({ column }) => inForce.get(columnKey(column)) ?? []);
  await retireColumns(
    tx,
    replaced.map(({ id }) => id),
  );
  await place(new Set(chosen.map(({ id }) => id)));
  await applyColumns(tx, { batchId, columns: chosen, inForce, schools });
  await settleStates(
    tx,
    replaced.map((row) => row.batchId),
  );
}

/** Puts a staged register in force, or leaves it readable beside a newer one. */
export async function publishRegister(
  tx: Tx,
  {
    family,
    batchId,
    publishedById,
  }: {
    readonly family: RegisterFamily;
    readonly batchId: string;
    readonly publishedById: string | null;
  },
): Promise<"published" | "superseded"> {
  await markPublished(tx, { batchId, publishedById });
  const versions = await listRegisterVersions(tx, family);
  const own = versions.find(({ id }) => id === batchId);
  const inForce = versions.find(({ id, isInForce }) => isInForce && id !== batchId);
  if (own === undefined) throw new Error("The register is gone");
  const isOlder = inForce !== undefined && !isNewerRegister(own, inForce);
  const replacedId = isOlder ? batchId : inForce?.id;
  if (replacedId !== undefined) await supersede(tx, replacedId);
  if (isOlder) return "superseded";
  await applyRegister(tx, { family, batchId, followSponsors: true });
  return "published";
}

async function markPublished(
  tx: Tx,
  { batchId, publishedById }: { readonly batchId: string; readonly publishedById: string | null },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_batch SET state = 'published', published_at = now(), published_by_id = ${publishedById}::uuid
     WHERE id = ${batchId}::uuid`;
}

async function supersede(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`UPDATE import_batch SET state = 'superseded' WHERE id = ${batchId}::uuid`;
}

/** Makes schools, territories or communes what a stored register says. */
export async function applyRegister(
  tx: Tx,
  {
    family,
    batchId,
    followSponsors,
  }: {
    readonly family: RegisterFamily;
    readonly batchId: string;
    readonly followSponsors: boolean;
  },
): Promise<void> {
  if (family === "slep") return applySlep(tx, batchId);
  if (family === "communes") return applyCommunes(tx, batchId);
  const added = await applyDirectory(tx, await directoryFile(tx, batchId), { followSponsors });
  if (added.length > 0) await giveFigures(tx, new Set(added));
}

/** What a directory's sponsorships say of where they come from. */
export async function directoryFile(tx: Tx, batchId: string): Promise<DirectoryFile> {
  const { year, title, fileName, importedAt } = await tx.importBatch.findUniqueOrThrow({
    where: { id: batchId },
    select: { year: true, title: true, fileName: true, importedAt: true },
  });
  return { batchId, year: year ?? importedAt.getUTCFullYear(), source: `${title} (${fileName})` };
}

/** Columns read at once: bounds the memory that new schools take. */
const COLUMNS_AT_ONCE = 24;

/** Gives schools that a directory added the figures that the files in force have of them. */
async function giveFigures(tx: Tx, rbds: ReadonlySet<number>): Promise<void> {
  const { schools } = await readPlatform(tx);
  const added = new Map([...schools].filter(([rbd]) => rbds.has(rbd)));
  const rows = await unscopedListColumns(tx, { isCurrent: true, batch: { isExtract: false } });
  const applications = new Map(rows.map(({ grade, year }) => [`${grade}|${year}`, { grade, year }]));
  for (const application of applications.values()) {
    const context = await readContext(tx, await listInForce(tx, application));
    const own = rows.filter(({ grade, year }) => grade === application.grade && year === application.year);
    for (let start = 0; start < own.length; start += COLUMNS_AT_ONCE) {
      const some = own.slice(start, start + COLUMNS_AT_ONCE);
      const columns = await unscopedReadColumns(
        tx,
        some.map(({ id }) => id),
      );
      const placed = some.flatMap(({ id, indicatorId, batchId }) => {
        const column = columns.get(id);
        return column === undefined ? [] : [{ indicatorId, batchId, column }];
      });
      await writeSchoolFigures(tx, placed, { schools: added, context: context.schools });
    }
  }
}
