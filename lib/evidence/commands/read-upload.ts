import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import type { JobRun } from "@/lib/jobs/schema";
import { mayImport } from "../policy";
import { getUpload } from "../queries/imports";
import { unscopedUploadBytes } from "../queries/upload-bytes";
import type { StagedFile, UploadView } from "../schema/imports";
import type { KnownSchools, ParsedFile } from "../schema/parsed";
import { stageParsedFile } from "./batches";

/** Opens a file and says what is in it; it runs apart, in bounded memory. */
export type ParseFile = (
  bytes: Uint8Array,
  fileName: string,
  known: KnownSchools,
) => Promise<readonly ParsedFile[]>;

const WHOLE_FILE = { timeoutMs: 180_000 } as const;

/**
 * Reads a whole upload and stages what it holds, all of its files or none. A file that is refused leaves its reason
 * and nothing else. Begun again after an interruption, it starts over.
 */
export async function readUpload(
  actor: Actor,
  uploadId: string,
  { parse, run }: { readonly parse: ParseFile; readonly run?: JobRun },
): Promise<UploadView> {
  requireAllowed(mayImport(actor));
  const id = requireId(uploadId);
  await startReading(actor, id);
  await run?.report({ stage: "Leyendo el archivo" });
  const read = await readFile(actor, { id, parse });
  if (read instanceof AppError) {
    await refuse(actor, id, read);
    return getUpload(actor, id);
  }
  await run?.report({ stage: "Comparando con lo vigente", done: 0, total: read.length });
  await inTransaction(async (tx) => {
    await lockRow(tx, "import_upload", id);
    const staged: StagedFile[] = [];
    for (const file of read) {
      staged.push(await stageParsedFile(actor, tx, { file, uploadId: id, jobId: run?.jobId ?? null }));
      await run?.report({ stage: "Comparando con lo vigente", done: staged.length, total: read.length });
    }
    await tx.importUpload.update({
      where: { id },
      data: { state: "read", problem: nothingNew(staged) },
    });
  }, WHOLE_FILE);
  return getUpload(actor, id);
}

async function startReading(actor: Actor, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRow(tx, "import_upload", id);
    const upload = await tx.importUpload.findUniqueOrThrow({
      where: { id },
      select: { state: true, uploadedById: true, purpose: true },
    });
    if (upload.uploadedById !== actor.personId || upload.purpose !== "official")
      throw new AppError("NOT_FOUND");
    // `reading`: the process that was at it ended under it.
    requireState(
      upload.state === "waiting" || upload.state === "reading",
      "Este archivo ya fue leído o descartado. Recargar la página para ver cómo va.",
    );
    await tx.importUpload.update({ where: { id }, data: { state: "reading" } });
  });
}

async function readFile(
  actor: Actor,
  { id, parse }: { readonly id: string; readonly parse: ParseFile },
): Promise<readonly ParsedFile[] | AppError> {
  const { fileName, byteCount } = await db().importUpload.findUniqueOrThrow({
    where: { id },
    select: { fileName: true, byteCount: true },
  });
  try {
    return await parse(await unscopedUploadBytes(id, byteCount), fileName, await readKnownSchools(actor));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Every RBD that the national directory in force lists; none is unknown while only an extract of it is loaded. FORBIDDEN unless the actor may import. */
export async function readKnownSchools(actor: Actor): Promise<KnownSchools> {
  requireAllowed(mayImport(actor));
  const rows = await db().$queryRaw<{ rbds: number[] | null }[]>`
    SELECT array_agg(rbd) AS rbds FROM directory_entry JOIN import_batch AS batch ON batch.id = batch_id
     WHERE batch.state = 'published' AND NOT batch.is_extract`;
  const rbds = rows[0]?.rbds ?? null;
  return { rbds: rbds === null ? null : new Set(rbds) };
}

async function refuse(actor: Actor, id: string, error: AppError): Promise<void> {
  await inTransaction(async (tx: Tx) => {
    await lockRow(tx, "import_upload", id);
    await tx.importUpload.update({
      where: { id },
      data: { state: "refused", problem: { code: error.code, message: error.message } },
    });
    await writeAudit(actor, tx, {
      action: "evidence.refused",
      thingKind: "import_upload",
      thingId: id,
      territoryId: null,
      details: { code: error.code },
    });
  });
}

/** Said where a person would look for batches and there is none, or not for each file. */
function nothingNew(staged: readonly StagedFile[]) {
  const equal = staged.filter(({ batchId }) => batchId === null);
  if (equal.length === 0) return undefined;
  const files = equal.map(({ report }) => report.file).join(", ");
  return { code: "UNCHANGED", message: `Todo lo de ${files} ya estaba igual: no hay nada que publicar.` };
}
