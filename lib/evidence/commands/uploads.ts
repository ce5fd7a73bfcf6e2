import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { formatNumber } from "@/lib/format/numbers";
import { enqueueJob } from "@/lib/jobs/commands";
import { isEnded } from "@/lib/jobs/rules";
import { maySendFiles, mayUpload } from "../policy";
import { getUpload } from "../queries/imports";
import {
  MAXIMUM_FILE_BYTES,
  READ_JOB,
  UPLOAD_PART_BYTES,
  uploadInput,
  type UploadPurpose,
  type UploadView,
} from "../schema/imports";
import { forgetOldDrafts, openDraft } from "./data-set-drafts";

const MEGABYTE = 1024 * 1024;

/** Opens an upload for a file of this many bytes, of which nothing has been sent yet. TOO_LARGE before anything is sent; FORBIDDEN unless the actor may send files for that purpose. */
export async function beginUpload(actor: Actor, input: unknown): Promise<UploadView> {
  requireAllowed(maySendFiles(actor));
  const { purpose, fileName, byteCount } = parseInput(uploadInput, input);
  requireAllowed(mayUpload(actor, purpose));
  if (byteCount > MAXIMUM_FILE_BYTES) {
    throw new AppError("TOO_LARGE", {
      message: `El archivo pesa más de ${formatNumber(MAXIMUM_FILE_BYTES / MEGABYTE)} MB. Subirlo comprimido o por partes.`,
    });
  }
  const id = newId();
  await inTransaction(async (tx) => {
    if (purpose === "data_set") await forgetOldDrafts(actor, tx, new Date());
    await tx.importUpload.create({
      data: {
        ...{ id, purpose, fileName, byteCount, state: "receiving" },
        ...{ uploadedById: actor.personId, uploadedAt: new Date() },
      },
    });
    await audit(actor, tx, { action: "evidence.upload_begun", id, details: { byteCount } });
  });
  return getUpload(actor, id);
}

/** Stores one part of one's own upload; the same part twice is stored once. INVALID_INPUT for a part of another size or number than the file has; INVALID_STATE once the upload is whole. */
export async function receivePart(
  actor: Actor,
  part: { readonly uploadId: string; readonly sequence: number; readonly bytes: Uint8Array },
): Promise<void> {
  requireAllowed(maySendFiles(actor));
  const uploadId = requireId(part.uploadId);
  await inTransaction(async (tx) => {
    const { byteCount } = await loadReceiving(actor, tx, uploadId);
    const expected = partBytes(byteCount, part.sequence);
    if (expected === null || expected !== part.bytes.length) {
      throw new AppError("INVALID_INPUT", {
        message: "Esta parte no corresponde al archivo. Volver a elegir el archivo y subirlo de nuevo.",
      });
    }
    await tx.$executeRaw`
      INSERT INTO import_upload_part (upload_id, sequence, bytes)
      VALUES (${uploadId}::uuid, ${part.sequence}, ${part.bytes}::bytea)
      ON CONFLICT (upload_id, sequence) DO UPDATE SET bytes = EXCLUDED.bytes`;
  });
}

/** How many bytes a part of a file has; null if the file has no such part. */
function partBytes(byteCount: number, sequence: number): number | null {
  const start = sequence * UPLOAD_PART_BYTES;
  if (!Number.isInteger(sequence) || sequence < 0 || start >= byteCount) return null;
  return Math.min(UPLOAD_PART_BYTES, byteCount - start);
}

/** Closes one's own upload once every byte has arrived, and asks for it to be read in the same transaction. INVALID_STATE while parts are missing; asked again, it answers how the upload stands. */
export async function finishUpload(actor: Actor, uploadId: string): Promise<UploadView> {
  requireAllowed(maySendFiles(actor));
  const id = requireId(uploadId);
  await inTransaction(async (tx) => {
    const { state, byteCount, purpose } = await loadOwn(actor, tx, id);
    // A device that did not hear the answer asks again.
    if (state !== "receiving" && state !== "discarded") return;
    requireState(state === "receiving", "Esta subida fue descartada. Volver a subir el archivo.");
    const digest = await digestOf(tx, id);
    requireState(
      digest.byteCount === byteCount,
      "Todavía faltan partes del archivo. Volver a elegirlo para continuar donde quedó.",
    );
    const jobId = await askToRead(actor, tx, { uploadId: id, purpose });
    await tx.importUpload.update({
      where: { id },
      data: { state: "waiting", sha256: digest.sha256, jobId },
    });
    await audit(actor, tx, { action: "evidence.upload_finished", id, details: { byteCount, jobId } });
  });
  return getUpload(actor, id);
}

interface WholeUpload {
  readonly uploadId: string;
  readonly purpose: UploadPurpose;
}

async function askToRead(actor: Actor, tx: Tx, { uploadId, purpose }: WholeUpload): Promise<string> {
  if (purpose === "data_set") return (await openDraft(actor, tx, { uploadId })).jobId;
  return enqueueJob(actor, tx, { kind: READ_JOB, input: { uploadId } });
}

/** The digest of the parts in their order, read one at a time: a file never stands whole in memory here. */
async function digestOf(tx: Tx, uploadId: string): Promise<{ sha256: string; byteCount: number }> {
  const hash = createHash("sha256");
  let byteCount = 0;
  for (let sequence = 0; ; sequence += 1) {
    const part = await tx.importUploadPart.findUnique({
      where: { uploadId_sequence: { uploadId, sequence } },
      select: { bytes: true },
    });
    if (part === null) return { sha256: hash.digest("hex"), byteCount };
    hash.update(part.bytes);
    byteCount += part.bytes.length;
  }
}

/** Removes what was received of one's own upload; its line stays. INVALID_STATE while a job is reading it, and once a batch of it is published. */
export async function discardUpload(actor: Actor, uploadId: string): Promise<void> {
  requireAllowed(maySendFiles(actor));
  const id = requireId(uploadId);
  await inTransaction(async (tx) => {
    const { state, jobId } = await loadOwn(actor, tx, id);
    requireState(
      state !== "reading" || (await isReadingOver(tx, jobId)),
      "El archivo se está leyendo. Esperar a que termine y descartarlo después.",
    );
    requireState(state !== "discarded", "Esta subida ya estaba descartada.");
    const batches = await tx.importBatch.count({
      where: { uploadId: id, state: { not: "discarded" } },
    });
    requireState(batches === 0, "De este archivo hay lecturas. Descartarlas o deshacerlas primero.");
    await tx.importUploadPart.deleteMany({ where: { uploadId: id } });
    await tx.importUpload.update({ where: { id }, data: { state: "discarded" } });
    await audit(actor, tx, { action: "evidence.upload_discarded", id });
  });
}

/** A reading that failed by a fault of ours leaves its upload as it was: whoever sent it need not keep it. */
async function isReadingOver(tx: Tx, jobId: string | null): Promise<boolean> {
  const job = await tx.job.findUnique({ where: { id: jobId ?? "" }, select: { state: true } });
  return job !== null && isEnded(job.state);
}

async function loadReceiving(actor: Actor, tx: Tx, id: string) {
  const upload = await loadOwn(actor, tx, id);
  requireState(
    upload.state === "receiving",
    "Esta subida ya no recibe partes. Recargar la página para ver cómo va.",
  );
  return upload;
}

/** An upload belongs to whoever began it: for anybody else it is not there. */
async function loadOwn(actor: Actor, tx: Tx, id: string) {
  await lockRow(tx, "import_upload", id);
  const upload = await tx.importUpload.findUniqueOrThrow({
    where: { id },
    select: { state: true, byteCount: true, uploadedById: true, purpose: true, jobId: true },
  });
  if (upload.uploadedById !== actor.personId) throw new AppError("NOT_FOUND");
  requireAllowed(mayUpload(actor, upload.purpose));
  return upload;
}

async function audit(
  actor: Actor,
  tx: Tx,
  event: {
    readonly action: string;
    readonly id: string;
    readonly details?: Readonly<Record<string, string | number>>;
  },
): Promise<void> {
  await writeAudit(actor, tx, {
    action: event.action,
    thingKind: "import_upload",
    thingId: event.id,
    territoryId: null,
    details: event.details ?? {},
  });
}
