import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { ownJobs } from "./policy";
import { dropMessage, prepareQueue, sendMessage } from "./queue";
import { isEnded } from "./rules";
import { toJson } from "./json";

interface NewJob {
  /** The key of its handler. */
  readonly kind: string;
  /** Ids and settings: never names or free text. */
  readonly input: Readonly<Record<string, unknown>>;
}

const jobInput = z.record(z.string(), z.json());

/**
 * Asks for work to be done later as this actor, inside the caller's transaction: what is rolled back was never asked
 * for. The caller has decided that the actor may, and audits what it asked for; the handler decides it again.
 */
export async function enqueueJob(actor: Actor, tx: Tx, { kind, input }: NewJob): Promise<string> {
  await prepareQueue();
  const id = newId();
  await tx.job.create({
    data: {
      id,
      kind,
      askedById: actor.kind === "operator" ? null : actor.personId,
      input: jobInput.parse(toJson(input)),
      state: "waiting",
      createdAt: new Date(),
    },
  });
  await sendMessage(tx, id);
  return id;
}

/** Stops one's own job: at once while it waits, at its next step while it runs. INVALID_STATE once it has ended. */
export async function cancelJob(actor: Actor, jobId: string): Promise<void> {
  const id = requireId(jobId);
  await prepareQueue();
  await inTransaction(async (tx) => {
    const job = await tx.job.findFirst({ where: { AND: [{ id }, ownJobs(actor)] }, select: { kind: true } });
    if (!job) throw new AppError("NOT_FOUND");
    // The message before the row, as the worker takes them: in another order the two would wait for each other.
    await dropMessage(tx, id);
    await lockRow(tx, "job", id);
    const { state } = await tx.job.findUniqueOrThrow({ where: { id }, select: { state: true } });
    requireState(!isEnded(state), "Este trabajo ya terminó. Recargar la página para ver cómo quedó.");
    const now = new Date();
    const isWaiting = state === "waiting";
    await tx.job.update({
      where: { id },
      data: { cancelAskedAt: now, ...(isWaiting ? { state: "cancelled", finishedAt: now } : {}) },
    });
    await writeAudit(actor, tx, {
      action: "job.cancelled",
      thingKind: "job",
      thingId: id,
      territoryId: null,
      details: { kind: job.kind },
    });
  });
}
