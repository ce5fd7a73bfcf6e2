import "server-only";
import { permitsSomewhere, requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { enqueueJob } from "@/lib/jobs/commands";
import { codebooksVisibleTo, mayImportDataSet } from "../policy";
import { accessProblems } from "../rules/data-sets/access";
import {
  columnPlanSchema,
  draftPreviewSchema,
  planDraftInput,
  statementInput,
  type PlanDraftInput,
  type StatementInput,
} from "../schema/data-sets";
import { READ_DATA_SET_JOB } from "./read-data-set";

/** Raw answers that nobody confirmed are kept so long and no more. */
const DRAFT_DAYS = 3;
const DAY_MS = 86_400_000;

/** Opens a draft for a file that has arrived whole and asks for it to be read, inside the transaction that closes the upload. The caller has decided the right. */
export async function openDraft(
  actor: Actor,
  tx: Tx,
  { uploadId }: { readonly uploadId: string },
): Promise<{ readonly jobId: string }> {
  if (actor.personId === null) throw new AppError("FORBIDDEN");
  // The upload, its draft and the data set that comes of it are one thing on its way: one address leads to it.
  const id = uploadId;
  await tx.dataSetDraft.create({ data: { id, uploadId, personId: actor.personId, createdAt: new Date() } });
  return {
    jobId: await enqueueJob(actor, tx, { kind: READ_DATA_SET_JOB, input: { draftId: id, isStoring: false } }),
  };
}

/** Changes what the columns of one's own draft are taken for, or its codebook, and asks for it to be read again. NOT_FOUND for another's, INVALID_STATE while it is being read. */
export async function planDraft(actor: Actor, input: PlanDraftInput): Promise<{ readonly jobId: string }> {
  requireAllowed(permitsSomewhere(actor, "dataSet.import"));
  const { draftId, codebookId, roles } = parseInput(planDraftInput, input);
  if (codebookId !== null && (await countCodebooks(actor, codebookId)) === 0) {
    throw new AppError("INVALID_INPUT", { fields: { codebookId: "Elegir un cuestionario de la lista." } });
  }
  return inTransaction(async (tx) => {
    const draft = await loadOwn(actor, tx, draftId);
    const plan = columnPlanSchema.parse(draft.plan ?? []).map((column) => ({
      ...column,
      role: column.role === "identifier" ? column.role : (roles[column.index] ?? column.role),
    }));
    // A new codebook changes what is proposed, so the columns are looked at afresh.
    const isSameCodebook = draft.codebookId === codebookId;
    await tx.dataSetDraft.update({
      where: { id: draftId },
      data: { codebookId, plan: isSameCodebook ? plan : Prisma.DbNull },
    });
    return { jobId: await readAgain(actor, tx, { draftId, uploadId: draft.uploadId, isStoring: false }) };
  });
}

function countCodebooks(actor: Actor, id: string): Promise<number> {
  return db().codebook.count({ where: { AND: [codebooksVisibleTo(actor), { id }] } });
}

/** Confirms what one's own draft is, for what and until when it will be used, and asks for it to be stored. FORBIDDEN unless the actor is a researcher of the territory; NOT_FOUND for another's draft; INVALID_STATE without a preview with answers to take. */
export async function confirmDraft(
  actor: Actor,
  draftId: string,
  input: StatementInput,
): Promise<{ readonly jobId: string }> {
  const id = requireId(draftId);
  requireAllowed(permitsSomewhere(actor, "dataSet.import"));
  const statement = parseInput(statementInput, input);
  requireAllowed(mayImportDataSet(actor, statement.territoryId));
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const fields = accessProblems({ validFrom: today, validTo: statement.validTo }, today);
  if (Object.keys(fields).length > 0) throw new AppError("INVALID_INPUT", { fields });
  return inTransaction(async (tx) => {
    const draft = await loadOwn(actor, tx, id);
    requireState(draft.preview !== null, "Primero hay que leer el archivo. Esperar la vista previa.");
    const { acceptedCount } = draftPreviewSchema.parse(draft.preview);
    requireState(
      acceptedCount >= statement.minimumCell,
      "No hay filas suficientes que se puedan tomar. Revisar las columnas y los rechazos.",
    );
    await tx.dataSetDraft.update({ where: { id }, data: { statement } });
    const jobId = await readAgain(actor, tx, { draftId: id, uploadId: draft.uploadId, isStoring: true });
    await writeAudit(actor, tx, {
      action: "data_set.sent",
      thingKind: "data_set",
      thingId: id,
      territoryId: statement.territoryId,
      details: { respondents: acceptedCount, jobId },
    });
    return { jobId };
  });
}

/** Removes one's own draft with everything that was sent. NOT_FOUND for another's, INVALID_STATE while it is being read. */
export async function withdrawDraft(actor: Actor, draftId: string): Promise<void> {
  requireAllowed(permitsSomewhere(actor, "dataSet.import"));
  const id = requireId(draftId);
  await inTransaction(async (tx) => {
    const { uploadId } = await loadOwn(actor, tx, id);
    await tx.importUpload.delete({ where: { id: uploadId } });
    await writeAudit(actor, tx, {
      action: "data_set.withdrawn",
      thingKind: "data_set",
      thingId: id,
      territoryId: null,
    });
  });
}

/** Removes the drafts of anybody that were left for days, with what was sent, inside the transaction of whoever sends another. */
export async function forgetOldDrafts(_actor: Actor, tx: Tx, now: Date): Promise<void> {
  await tx.importUpload.deleteMany({
    where: { purpose: "data_set", uploadedAt: { lt: new Date(now.getTime() - DRAFT_DAYS * DAY_MS) } },
  });
}

async function loadOwn(actor: Actor, tx: Tx, draftId: string) {
  await lockRow(tx, "data_set_draft", draftId);
  const draft = await tx.dataSetDraft.findUniqueOrThrow({
    where: { id: draftId },
    select: {
      ...{ personId: true, uploadId: true, codebookId: true, plan: true, preview: true },
      upload: { select: { jobId: true } },
    },
  });
  if (draft.personId !== actor.personId) throw new AppError("NOT_FOUND");
  const busy = await tx.job.count({
    where: { id: draft.upload.jobId ?? draftId, state: { in: ["waiting", "running"] } },
  });
  requireState(busy === 0, "El archivo se está leyendo. Esperar a que termine.");
  return draft;
}

interface ReadRequest {
  readonly draftId: string;
  readonly uploadId: string;
  readonly isStoring: boolean;
}

async function readAgain(
  actor: Actor,
  tx: Tx,
  { draftId, uploadId, isStoring }: ReadRequest,
): Promise<string> {
  const jobId = await enqueueJob(actor, tx, { kind: READ_DATA_SET_JOB, input: { draftId, isStoring } });
  await tx.importUpload.update({ where: { id: uploadId }, data: { state: "waiting", jobId } });
  return jobId;
}
