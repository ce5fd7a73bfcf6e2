import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { unscopedReadColumns } from "../../queries/column-rows";
import { columnKey, countRows, type RowCounts } from "../../rules/differences";
import { comparisonWarnings } from "../../rules/import-warnings";
import { countDirectory, countFigures, countNone } from "../../rules/territory-counts";
import type { VersionFacts } from "../../rules/versions";
import type { ImportReport, StagedFile, TerritoryCount } from "../../schema/imports";
import type { FigureColumn, ParsedFile } from "../../schema/parsed";
import { directoryDifferences } from "./directory";
import { columnsToPutInForce, counterpartsOf, readInForce } from "./force";
import { ensureIndicators, readPlatform, type Platform } from "./platform";
import {
  countRegister,
  isNewerRegister,
  listRegisterVersions,
  removeRegister,
  slepDifferences,
  type RegisterFamily,
} from "./registers";
import { publishFigures, publishRegister } from "./put-in-force";
import { isStored } from "./stored";
import {
  storeBatch,
  storeColumns,
  storeCommunes,
  storeDirectory,
  storeSlepCommunes,
  withIds,
  type BatchFacts,
} from "./store";

/** Where a file came from and whether it is published as it is stored. */
export interface Intake {
  readonly uploadId: string | null;
  readonly jobId: string | null;
  readonly isPublished: boolean;
}

interface Outcome {
  readonly counts: RowCounts;
  readonly warnings: readonly string[];
}

/**
 * Checks a file against what is in force and stores it, staged or published, inside the caller's transaction. A file
 * that is already stored, or of which every row equals what is in force, stores nothing.
 */
export async function takeIn(
  actor: Actor,
  tx: Tx,
  given: { readonly file: ParsedFile } & Intake,
): Promise<StagedFile> {
  const { file, ...intake } = given;
  const platform = await readPlatform(tx);
  const territories = countTerritories(file, platform);
  if (await isStored(tx, file)) {
    return { batchId: null, report: reportOf(file, { territories, stored: 0, warnings: file.warnings }) };
  }
  const facts: BatchFacts = {
    id: newId(),
    state: intake.isPublished ? "published" : "staged",
    uploadId: intake.uploadId,
    jobId: intake.jobId,
    importedAt: new Date(),
    importedById: actor.personId,
    counts: { newCount: 0, changedCount: 0, unchangedCount: 0 },
    warnings: file.warnings,
    territories,
  };
  const outcome =
    file.content.kind === "figures"
      ? await takeFigures(tx, { file, columns: file.content.columns, facts, platform })
      : await takeRegister(tx, { file, family: file.content.kind, facts, platform });
  const stored = outcome.counts.newCount + outcome.counts.changedCount;
  const warnings = [...file.warnings, ...outcome.warnings];
  const isEqual = stored + outcome.counts.droppedCount === 0;
  return { batchId: isEqual ? null : facts.id, report: reportOf(file, { territories, stored, warnings }) };
}

interface Given {
  readonly file: ParsedFile;
  readonly facts: BatchFacts;
  readonly platform: Platform;
}

async function takeFigures(
  tx: Tx,
  { file, columns, facts, platform }: Given & { readonly columns: readonly FigureColumn[] },
): Promise<Outcome> {
  const inForce = await readInForce(tx, columns);
  const before = await unscopedReadColumns(
    tx,
    counterpartsOf(columns, inForce).map(({ id }) => id),
  );
  const beforeByKey = new Map([...before.values()].map((column) => [columnKey(column), column]));
  const counts = countRows(columns, beforeByKey, file.rowCount - file.rejections.length);
  if (counts.newCount + counts.changedCount + counts.droppedCount === 0) return { counts, warnings: [] };
  const ids = await ensureIndicators(
    tx,
    columns.map(({ indicator }) => indicator),
  );
  const stored = withIds(columns, ids);
  const chosen = columnsToPutInForce(stored, versionOf(file, facts), inForce);
  const warnings = comparisonWarnings({ ...counts, isOlder: chosen.length === 0 });
  const isOut = facts.state === "published";
  await storeBatch(tx, file, {
    ...facts,
    counts,
    state: isOut && chosen.length === 0 ? "superseded" : facts.state,
    warnings: [...file.warnings, ...warnings],
  });
  if (!isOut) {
    await storeColumns(tx, { batchId: facts.id, columns: stored, current: new Set() });
    return { counts, warnings };
  }
  await publishFigures(tx, {
    ...{ batchId: facts.id, chosen, inForce, schools: platform.schools },
    place: (current) => storeColumns(tx, { batchId: facts.id, columns: stored, current }),
  });
  return { counts, warnings };
}

async function takeRegister(
  tx: Tx,
  { file, family, facts, platform }: Given & { readonly family: RegisterFamily },
): Promise<Outcome> {
  const inForce = (await listRegisterVersions(tx, family)).find(({ isInForce }) => isInForce);
  await storeBatch(tx, file, { ...facts, state: "staged" });
  await storeRegister(tx, file, facts.id);
  const counted = await countRegister(tx, family, { batchId: facts.id, inForceId: inForce?.id ?? null });
  // The rows of a register are its things; accepted rows that only repeat one have nothing to change.
  const accepted = file.rowCount - file.rejections.length;
  const counts = { ...counted, unchangedCount: accepted - counted.newCount - counted.changedCount };
  if (counts.newCount + counts.changedCount + counts.droppedCount === 0) {
    await removeRejections(tx, facts.id);
    await removeRegister(tx, family, facts.id);
    return { counts, warnings: [] };
  }
  const candidate = { year: file.year, version: versionOf(file, facts) };
  const warnings = [
    ...comparisonWarnings({
      ...counts,
      isOlder: inForce !== undefined && !isNewerRegister(candidate, inForce),
    }),
    ...(family === "slep" ? await slepDifferences(tx, facts.id, platform) : []),
    ...(family === "directory" ? await directoryDifferences(tx, facts.id) : []),
  ];
  await writeComparison(tx, facts.id, { counts, warnings: [...file.warnings, ...warnings] });
  if (facts.state === "published") {
    await publishRegister(tx, { family, batchId: facts.id, publishedById: facts.importedById });
  }
  return { counts, warnings };
}

async function storeRegister(tx: Tx, { content }: ParsedFile, batchId: string): Promise<void> {
  if (content.kind === "directory") await storeDirectory(tx, batchId, content.rows);
  if (content.kind === "slep") await storeSlepCommunes(tx, batchId, content.rows);
  if (content.kind === "communes") await storeCommunes(tx, batchId, content.rows);
}

async function removeRejections(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM import_rejection WHERE batch_id = ${batchId}::uuid`;
}

async function writeComparison(tx: Tx, batchId: string, { counts, warnings }: Outcome): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_batch
       SET stored_count = ${counts.newCount + counts.changedCount}, new_count = ${counts.newCount},
           changed_count = ${counts.changedCount}, unchanged_count = ${counts.unchangedCount},
           warnings = ${JSON.stringify(warnings)}::jsonb
     WHERE id = ${batchId}::uuid`;
}

function versionOf(file: ParsedFile, { importedAt }: Pick<BatchFacts, "importedAt">): VersionFacts {
  const { sha256, fileName, version: internalVersion, fileDate } = file;
  return { sha256, fileName, internalVersion, fileDate, isExtract: false, importedAt };
}

function countTerritories(
  { content }: ParsedFile,
  { territories, schools }: Platform,
): Readonly<Record<string, TerritoryCount>> {
  if (content.kind === "figures") return countFigures(content.columns, territories, schools);
  return content.kind === "directory" ? countDirectory(content.rows, territories) : countNone(territories);
}

function reportOf(
  file: ParsedFile,
  {
    territories,
    stored,
    warnings,
  }: {
    readonly territories: Readonly<Record<string, TerritoryCount>>;
    readonly stored: number;
    readonly warnings: readonly string[];
  },
): ImportReport {
  const { fileName, entryPath, family, year, grade, version, rowCount: rows, rejections: rejected } = file;
  const unchanged = rows - rejected.length - stored;
  return {
    file: entryPath ?? fileName,
    ...{ family, year, grade, version, rows, stored, unchanged, rejected, warnings, territories },
  };
}
