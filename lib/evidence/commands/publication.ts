import "server-only";
import type { Actor } from "@/lib/access/schema";
import { requireAllowed } from "@/lib/access/policy";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { requireId } from "@/lib/db/id";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { requireState } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/commands";
import type { JobRun } from "@/lib/jobs/schema";
import { mayImport } from "../policy";
import { unscopedPublicationOf } from "../queries/publication";
import { PUBLISH_JOB, type ImportState } from "../schema/imports";
import { publishBatch } from "./batches";

/** Asks for a staged batch to be published, as a job that outlives the page and the server. INVALID_STATE unless staged, or while it is being published. */
export async function askPublication(actor: Actor, batchId: string): Promise<{ readonly jobId: string }> {
  requireAllowed(mayImport(actor));
  const id = requireId(batchId);
  return inTransaction(async (tx) => {
    await lockRow(tx, "import_batch", id);
    const batch = await tx.importBatch.findUniqueOrThrow({
      where: { id },
      select: { state: true, jobId: true },
    });
    requireState(batch.state === "staged", "Esta carga ya no está por revisar. Recargar la página.");
    const publication = await unscopedPublicationOf(batch.jobId);
    requireState(
      publication === null || publication.isEnded,
      "Esta carga ya se está publicando. Recargar la página para ver cómo va.",
    );
    const jobId = await enqueueJob(actor, tx, { kind: PUBLISH_JOB, input: { batchId: id } });
    await tx.importBatch.update({ where: { id }, data: { jobId } });
    await writeAudit(actor, tx, {
      action: "evidence.publication_asked",
      thingKind: "import_batch",
      thingId: id,
      territoryId: null,
    });
    return { jobId };
  });
}

/** Does what was asked: publishes the batch, or finds that this very job had published it before its process ended. */
export async function carryOutPublication(
  actor: Actor,
  { batchId, run }: { readonly batchId: string; readonly run: JobRun },
): Promise<{ readonly state: ImportState }> {
  requireAllowed(mayImport(actor));
  const id = requireId(batchId);
  await run.report({ stage: "Poniendo las cifras en su lugar" });
  const done = await db().importBatch.findFirst({
    where: { id, jobId: run.jobId, state: { in: ["published", "superseded"] } },
    select: { state: true },
  });
  return done ?? publishBatch(actor, id);
}
