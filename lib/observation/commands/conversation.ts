import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { ownId, visibleObservations } from "../policy";
import { acknowledgeInput, replyInput, type AcknowledgeInput, type ReplyInput } from "../schema/observation";
import { lockOwnObservation } from "./own-observation";
import { requireBlindOver } from "./pairing";

/** Lets the teacher read a saved observation. It cannot be taken back; a correction is a new revision. */
export async function shareObservation(actor: Actor, observationId: string): Promise<void> {
  await inTransaction((tx) => shareWithin(actor, tx, observationId));
}

/** `shareObservation` inside the transaction that brings what a device did. */
export async function shareWithin(actor: Actor, tx: Tx, observationId: string): Promise<void> {
  const observation = await lockOwnObservation(actor, tx, observationId);
  requireState(
    observation.state === "saved",
    observation.state === "draft"
      ? "Todavía es un borrador. Registrarla antes de compartirla."
      : "Esta observación ya está compartida.",
  );
  await requireBlindOver(actor, tx, observation.visitId);
  await tx.observation.update({
    where: { id: observationId },
    data: { state: "shared", sharedAt: new Date(), version: { increment: 1 } },
  });
  await writeAudit(actor, tx, {
    action: "observation.shared",
    thingKind: "observation",
    thingId: observationId,
    territoryId: observation.territoryId,
  });
}

async function lockReadable(actor: Actor, tx: Tx, observationId: string) {
  await lockRow(tx, "observation", observationId);
  const observation = await tx.observation.findFirst({
    where: { AND: [{ id: observationId }, visibleObservations(actor)] },
    select: {
      territoryId: true,
      state: true,
      visit: { select: { teacherId: true, observerId: true } },
      revisions: { orderBy: { revision: "desc" }, take: 1, select: { revision: true } },
    },
  });
  if (!observation) throw new AppError("NOT_FOUND");
  return observation;
}

/** The teacher confirms having read the newest revision; from then on notes, ratings and revisions stay as they are. STALE when a newer revision came. */
export async function acknowledgeObservation(actor: Actor, input: AcknowledgeInput): Promise<void> {
  const { observationId, revision } = parseInput(acknowledgeInput, input);
  await inTransaction(async (tx) => {
    const observation = await lockReadable(actor, tx, observationId);
    requireAllowed(observation.visit.teacherId === actor.personId);
    requireState(observation.state === "shared", "Ya había confirmado la lectura de esta observación.");
    if (observation.revisions[0]?.revision !== revision) {
      throw new AppError("STALE", {
        message: "Hay una corrección más nueva. Recargar la página y leerla antes de confirmar.",
      });
    }
    await tx.observation.update({
      where: { id: observationId },
      data: { state: "acknowledged", acknowledgedAt: new Date(), version: { increment: 1 } },
    });
    await writeAudit(actor, tx, {
      action: "observation.acknowledged",
      thingKind: "observation",
      thingId: observationId,
      territoryId: observation.territoryId,
      details: { revision },
    });
  });
}

/** Adds the teacher's, or the observer's, words to a shared observation; everyone who may read it reads them. Sending twice stores one. */
export async function replyToObservation(actor: Actor, input: ReplyInput): Promise<{ readonly id: string }> {
  const { id, observationId, text } = parseInput(replyInput, input);
  return inTransaction(async (tx) => {
    const observation = await lockReadable(actor, tx, observationId);
    const { teacherId, observerId } = observation.visit;
    requireAllowed(actor.personId === teacherId || actor.personId === observerId);
    requireState(
      observation.state === "shared" || observation.state === "acknowledged",
      "Se responde cuando la observación está compartida.",
    );
    const repeated = await tx.observationReply.findFirst({
      where: { id, observationId, authorId: ownId(actor) },
      select: { id: true },
    });
    if (repeated) return repeated;
    await tx.observationReply.create({
      data: { id, observationId, authorId: ownId(actor), text, createdAt: new Date() },
    });
    await writeAudit(actor, tx, {
      action: "observation.replied",
      thingKind: "observation",
      thingId: observationId,
      territoryId: observation.territoryId,
      details: { replyId: id },
    });
    return { id };
  });
}
