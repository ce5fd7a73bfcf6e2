import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import { requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { mayImport, mayUndo } from "../policy";
import { toVersionFacts, unscopedListColumns, unscopedReadColumns } from "../queries/column-rows";
import { OLDER_VERSION } from "../rules/import-warnings";
import { requireUndoable } from "../rules/undoing";
import {
  undoInput,
  type ImportReport,
  type ImportState,
  type StagedFile,
  type UndoInput,
} from "../schema/imports";
import type { ParsedFile } from "../schema/parsed";
import { columnsToPutInForce, enforceColumns, lockPublishing, readInForce } from "./publishing/force";
import { readPlatform } from "./publishing/platform";
import { publishFigures, publishRegister } from "./publishing/put-in-force";
import { isRegister } from "./publishing/registers";
import { isStored } from "./publishing/stored";
import { takeIn } from "./publishing/take-in";
import { undoFigures, undoRegister } from "./publishing/undo";

/** A national file is thousands of rows of which every one follows from the others: it is given time, not cut in two. */
const WHOLE_FILE = { timeoutMs: 180_000 } as const;

/** Thrown to take everything back once it is known what an import would do. */
class NothingStored extends Error {
  constructor(readonly report: ImportReport) {
    super("Nothing is stored");
  }
}

/** Checks, stores and publishes one file in one transaction, whole or not at all; with `isDryRun` it says the same and stores nothing. FORBIDDEN unless the actor may import. */
export async function importParsedFile(
  actor: Actor,
  file: ParsedFile,
  { isDryRun }: { readonly isDryRun: boolean },
): Promise<ImportReport> {
  requireAllowed(mayImport(actor));
  try {
    return await inTransaction(async (tx) => {
      await lockPublishing(tx);
      const { batchId, report } = await takeIn(actor, tx, {
        file,
        uploadId: null,
        jobId: null,
        isPublished: true,
      });
      if (isDryRun) throw new NothingStored(report);
      if (batchId !== null) await auditPublished(actor, tx, batchId);
      return report;
    }, WHOLE_FILE);
  } catch (error) {
    if (error instanceof NothingStored) return error.report;
    throw error;
  }
}

/** Checks a file against what is in force and stores it for review, unless there is nothing in it to publish. FORBIDDEN unless the actor may import. */
export async function stageParsedFile(
  actor: Actor,
  tx: Tx,
  {
    file,
    uploadId = null,
    jobId = null,
  }: { readonly file: ParsedFile; readonly uploadId?: string | null; readonly jobId?: string | null },
): Promise<StagedFile> {
  requireAllowed(mayImport(actor));
  const staged = await takeIn(actor, tx, { file, uploadId, jobId, isPublished: false });
  if (staged.batchId === null) return staged;
  const { rows, stored, unchanged, rejected } = staged.report;
  await writeAudit(actor, tx, {
    action: "evidence.staged",
    thingKind: "import_batch",
    thingId: staged.batchId,
    territoryId: null,
    details: { rows, stored, unchanged, rejected: rejected.length },
  });
  return staged;
}

/**
 * Publishes a staged batch in one transaction: its columns become the current ones where it is the newer version, and
 * the schools' figures keep their ids. An older version is kept readable as superseded. INVALID_STATE unless staged;
 * DUPLICATE if the same bytes are published already.
 */
export async function publishBatch(actor: Actor, batchId: string): Promise<{ readonly state: ImportState }> {
  requireAllowed(mayImport(actor));
  const id = requireId(batchId);
  return inTransaction(async (tx) => {
    await lockPublishing(tx);
    const batch = await loadStaged(tx, id, "Este archivo ya no está por revisar. Recargar la página.");
    if (await isStored(tx, batch)) {
      throw new AppError("DUPLICATE", {
        message: "Este mismo archivo ya está publicado. Descartar esta copia.",
      });
    }
    const state = isRegister(batch.family)
      ? await publishRegister(tx, { family: batch.family, batchId: id, publishedById: actor.personId })
      : await publishColumns(actor, tx, id);
    await auditPublished(actor, tx, id);
    return { state };
  }, WHOLE_FILE);
}

async function loadStaged(tx: Tx, id: string, otherwise: string) {
  await lockRow(tx, "import_batch", id);
  const batch = await tx.importBatch.findUniqueOrThrow({
    where: { id },
    select: { state: true, family: true, sha256: true, warnings: true },
  });
  requireState(batch.state === "staged", otherwise);
  return batch;
}

async function publishColumns(actor: Actor, tx: Tx, batchId: string): Promise<"published" | "superseded"> {
  const batch = await tx.importBatch.findUniqueOrThrow({ where: { id: batchId } });
  const rows = await unscopedListColumns(tx, { batchId });
  const columns = await unscopedReadColumns(
    tx,
    rows.map(({ id }) => id),
  );
  const stored = rows.flatMap(({ id, indicatorId }) => {
    const column = columns.get(id);
    return column === undefined ? [] : [{ id, indicatorId, column }];
  });
  const inForce = await readInForce(tx, [...columns.values()]);
  const chosen = columnsToPutInForce(stored, toVersionFacts(batch), inForce);
  const state = chosen.length > 0 ? "published" : "superseded";
  await tx.importBatch.update({
    where: { id: batchId },
    data: {
      state,
      publishedAt: new Date(),
      publishedById: actor.personId,
      warnings: withOlder(batch.warnings, state === "superseded"),
    },
  });
  const { schools } = await readPlatform(tx);
  await publishFigures(tx, {
    ...{ batchId, chosen, inForce, schools },
    place: (current) => enforceColumns(tx, [...current]),
  });
  return state;
}

/** A newer version may have come in between: what the file says of itself follows. */
function withOlder(warnings: unknown, isOlder: boolean): string[] {
  const said = Array.isArray(warnings) ? warnings.filter((warning) => typeof warning === "string") : [];
  const others = said.filter((warning) => warning !== OLDER_VERSION);
  return isOlder ? [OLDER_VERSION, ...others] : others;
}

async function auditPublished(actor: Actor, tx: Tx, batchId: string): Promise<void> {
  const batch = await tx.importBatch.findUniqueOrThrow({
    where: { id: batchId },
    select: {
      family: true,
      state: true,
      rowCount: true,
      newCount: true,
      changedCount: true,
      rejectedCount: true,
    },
  });
  const { rowCount: rows, newCount: added, changedCount: changed, rejectedCount: rejected, ...facts } = batch;
  await writeAudit(actor, tx, {
    action: "evidence.published",
    thingKind: "import_batch",
    thingId: batchId,
    territoryId: null,
    details: { ...facts, rows, added, changed, rejected },
  });
}

/**
 * Takes a published batch back in one transaction: figures, references, schools and states become those of the version
 * before it. INVALID_STATE for the seed's extracts, under a newer version, and when a cited figure would disappear;
 * FORBIDDEN unless the actor published it or administers.
 */
export async function undoBatch(actor: Actor, input: UndoInput): Promise<void> {
  requireAllowed(mayImport(actor));
  const { batchId, reason } = parseInput(undoInput, input);
  await inTransaction(async (tx) => {
    await lockPublishing(tx);
    await lockRow(tx, "import_batch", batchId);
    const batch = await tx.importBatch.findUniqueOrThrow({
      where: { id: batchId },
      select: { state: true, family: true, isExtract: true, publishedById: true },
    });
    requireAllowed(mayUndo(actor, batch));
    requireUndoable(batch);
    if (isRegister(batch.family)) await undoRegister(tx, batch.family, batchId);
    else await undoFigures(tx, batchId);
    await tx.importBatch.update({
      where: { id: batchId },
      data: { state: "undone", undoneAt: new Date(), undoneById: actor.personId, undoReason: reason },
    });
    await writeAudit(actor, tx, {
      action: "evidence.undone",
      thingKind: "import_batch",
      thingId: batchId,
      territoryId: null,
      details: { family: batch.family },
    });
  }, WHOLE_FILE);
}

/** Sets a staged batch aside; what was read of it goes, its line stays as proof. INVALID_STATE unless staged. */
export async function discardBatch(actor: Actor, batchId: string): Promise<void> {
  requireAllowed(mayImport(actor));
  const id = requireId(batchId);
  await inTransaction(async (tx) => {
    await loadStaged(tx, id, "Solo se descarta un archivo por revisar. Lo publicado se deshace.");
    await tx.officialColumn.deleteMany({ where: { batchId: id } });
    await tx.directoryEntry.deleteMany({ where: { batchId: id } });
    await tx.slepCommune.deleteMany({ where: { batchId: id } });
    await tx.communeEntry.deleteMany({ where: { batchId: id } });
    await tx.importBatch.update({ where: { id }, data: { state: "discarded" } });
    await writeAudit(actor, tx, {
      action: "evidence.discarded",
      thingKind: "import_batch",
      thingId: id,
      territoryId: null,
    });
  }, WHOLE_FILE);
}
