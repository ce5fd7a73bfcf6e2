import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import {
  recordFeedbackWithin,
  recordModellingWithin,
  recordMonitoringWithin,
} from "@/lib/coaching/commands/record";
import { ownId } from "@/lib/observation/policy";
import { readSessionReceipt, type SessionRow } from "../queries/session-receipts";
import { readOperation } from "../rules/read-operation";
import { applied, heldFor } from "../rules/verdicts";
import type { Operation } from "../schema/protocol";
import type { OperationOutcome } from "../schema/words";
import { attempt, wordsOf } from "./attempt";
import {
  keepOperations,
  knownOperations,
  settleOperations,
  type KnownOperation,
  type Verdict,
} from "./ledger";
import type { SentOperation } from "./visit-group";

type Recorded = Extract<Operation, { kind: "session.record" }>;

/** Records one session, once. What comes for a session that is recorded or cancelled already is kept and flagged. */
export async function receiveSession(
  actor: Actor,
  device: string,
  { operation, sent }: SentOperation & { readonly operation: Recorded },
): Promise<OperationOutcome> {
  const { opId, entityId, digest } = operation;
  return inTransaction(async (tx) => {
    await lockSession(tx, entityId);
    const known = await knownOperations(actor, tx, { entityId, opIds: [opId, ...operation.after] });
    const before = known.find((one) => one.opId === opId);
    if (before) {
      const receipt = (await readSessionReceipt(actor, tx, entityId))?.receipt ?? null;
      if (before.digest !== digest) {
        return {
          opId,
          outcome: "rejected",
          message: "Ya llegó otra cosa con este número. Lo escrito sigue en el equipo.",
          receipt,
        };
      }
      const { outcome: first, held, message } = before;
      return {
        opId,
        outcome: "duplicate",
        first,
        ...(held && { held }),
        ...(message && { message }),
        receipt,
      };
    }
    const session = await readSessionReceipt(actor, tx, entityId);
    const isIn = ({ outcome }: KnownOperation) => outcome === "applied" || outcome === "conflict";
    const done = new Set(known.filter(isIn).map((one) => one.opId));
    const verdict = operation.after.every((one) => done.has(one))
      ? await decide(actor, tx, { operation, session })
      : heldFor("missing");
    await keepOperations(actor, tx, {
      device,
      operations: [
        {
          ...{ opId, entityId, digest, sent, verdict, kind: operation.kind, after: operation.after },
          ...{ baseVersion: operation.baseVersion, capturedAt: operation.capturedAt },
          territoryId: session?.territoryId ?? null,
        },
      ],
    });
    const receipt = (await readSessionReceipt(actor, tx, entityId))?.receipt ?? null;
    return { opId, ...verdict, receipt };
  });
}

/** Records the sessions that waited for something of their lesson which has come since. */
export async function takeWaitingSessions(actor: Actor): Promise<void> {
  const waiting = await db().syncOperation.findMany({
    where: { personId: ownId(actor), kind: "session.record", outcome: "held", heldReason: "missing" },
    orderBy: { receivedAt: "asc" },
    select: { opId: true, entityId: true },
  });
  for (const { opId, entityId } of waiting)
    if (entityId !== null) await takeWaiting(actor, { opId, entityId });
}

async function takeWaiting(
  actor: Actor,
  { opId, entityId }: { readonly opId: string; readonly entityId: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockSession(tx, entityId);
    const known = await knownOperations(actor, tx, { entityId, opIds: [opId] });
    const waiting = known.find((one) => one.opId === opId && one.held === "missing");
    const read = waiting && readOperation(JSON.parse(waiting.sent));
    if (!read?.ok || read.operation.kind !== "session.record") return;
    const { operation } = read;
    const done = known.filter(({ outcome }) => outcome === "applied" || outcome === "conflict");
    if (!operation.after.every((one) => done.some((before) => before.opId === one))) return;
    const session = await readSessionReceipt(actor, tx, entityId);
    await settleOperations(actor, tx, new Map([[opId, await decide(actor, tx, { operation, session })]]));
  });
}

/** Records a session inside the transaction of whoever may decide that it still counts. */
export async function recordLocked(actor: Actor, tx: Tx, operation: Recorded): Promise<Verdict> {
  await lockSession(tx, operation.entityId);
  return decide(actor, tx, { operation, session: await readSessionReceipt(actor, tx, operation.entityId) });
}

async function lockSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('session:' || ${sessionId}, 0))`;
}

async function decide(
  actor: Actor,
  tx: Tx,
  { operation, session }: { readonly operation: Recorded; readonly session: SessionRow | null },
): Promise<Verdict> {
  if (session === null)
    return { outcome: "rejected", message: "No encontramos esa sesión. Revisar el ciclo." };
  if (!session.isReached) return heldFor("grant_ended");
  if (session.receipt.state !== "planned") return heldFor("late");
  const { payload, entityId } = operation;
  const refusal = await attempt(tx, async () => {
    switch (payload.sessionKind) {
      case "monitoring":
        return recordMonitoringWithin(actor, tx, { ...payload.record, sessionId: entityId });
      case "feedback":
        return recordFeedbackWithin(actor, tx, { ...payload.record, sessionId: entityId });
      case "modelling":
        return recordModellingWithin(actor, tx, { ...payload.record, sessionId: entityId });
    }
  });
  return refusal === null ? applied : { outcome: "rejected", message: wordsOf(refusal) };
}
