import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { unscopedActorAt } from "@/lib/auth/queries";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { lockWrittenVisit } from "@/lib/observation/commands/fields";
import { ownId } from "@/lib/observation/policy";
import { decidesIn } from "../queries/ended";
import { readOperation } from "../rules/read-operation";
import type { Operation } from "../schema/protocol";
import { settleEndedInput, type SettleEndedInput } from "../schema/waiting";
import { knownOperations, settleOperations, type Verdict } from "./ledger";
import { LessonWriter } from "./lesson-writer";
import { recordLocked } from "./session-group";

interface HeldRow {
  readonly opId: string;
  readonly sent: string;
  readonly device: string;
  readonly territoryId: string;
}

interface Held {
  readonly rows: readonly HeldRow[];
  readonly operations: readonly { readonly operation: Operation; readonly device: string }[];
  readonly territoryId: string;
}

/** What waits for this coordination's word on one record of one person, locked; NOT_FOUND for what is not theirs to decide. */
async function lockEnded(
  actor: Actor,
  tx: Tx,
  { personId, entityId }: { readonly personId: string; readonly entityId: string },
): Promise<Held> {
  const rows = await tx.$queryRaw<HeldRow[]>`
    SELECT op_id AS "opId", sent, device, territory_id AS "territoryId" FROM sync_operation
     WHERE person_id = ${personId}::uuid AND entity_id = ${entityId}::uuid
       AND outcome = 'held' AND held_reason = 'grant_ended' AND territory_id = ANY(${[...decidesIn(actor)]}::uuid[])
     ORDER BY captured_at, received_at, op_id FOR UPDATE`;
  const [first] = rows;
  if (!first) throw new AppError("NOT_FOUND");
  const operations = rows.flatMap(({ sent, device }) => {
    const read = readOperation(JSON.parse(sent));
    return read.ok ? [{ operation: read.operation, device }] : [];
  });
  return { rows, operations, territoryId: first.territoryId };
}

/**
 * Takes in what came after its writer's rights had ended, as if it had come when it was written: by the rights of that
 * day, in its writer's name, and with this decision and its reason in the audit trail. INVALID_STATE where even then it
 * could not have been done. NOT_FOUND for what is not theirs to decide.
 */
export async function acceptEnded(actor: Actor, input: SettleEndedInput): Promise<void> {
  const asked = parseInput(settleEndedInput, input);
  await inTransaction(async (tx) => {
    const held = await lockEnded(actor, tx, asked);
    const at = held.operations[0]?.operation.capturedAt;
    const writer = at === undefined ? null : await unscopedActorAt(asked.personId, new Date(at));
    requireState(
      writer?.grants.some(({ territoryId }) => territoryId === held.territoryId) === true,
      "Cuando se escribió, esa persona tampoco tenía un rol aquí. Dejarlo aparte con su motivo.",
    );
    const verdicts = await doAs(writer, tx, { entityId: asked.entityId, held });
    const refused = [...verdicts.values()].find(
      ({ outcome }) => outcome === "rejected" || outcome === "held",
    );
    requireState(refused === undefined, refused?.message ?? "No se pudo incorporar. Dejarlo aparte.");
    await settle(actor, tx, { asked, held, verdicts });
  });
}

/** Leaves aside what came after its writer's rights had ended, with the reason: it stays as it came, in no record. */
export async function declineEnded(actor: Actor, input: SettleEndedInput): Promise<void> {
  const asked = parseInput(settleEndedInput, input);
  await inTransaction(async (tx) => {
    const held = await lockEnded(actor, tx, asked);
    const message = `La coordinación no lo incorporó: ${asked.reason}`;
    const verdicts = new Map(
      held.rows.map(({ opId }): [string, Verdict] => [opId, { outcome: "rejected", message }]),
    );
    await settle(actor, tx, { asked, held, verdicts });
  });
}

async function doAs(
  writer: Actor,
  tx: Tx,
  { entityId, held }: { readonly entityId: string; readonly held: Held },
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const [first] = held.operations;
  if (first?.operation.kind === "session.record") {
    const { operation } = first;
    verdicts.set(operation.opId, await recordLocked(writer, tx, operation));
    return verdicts;
  }
  const visit = await lockWrittenVisit(writer, tx, entityId);
  const opIds = held.operations.flatMap(({ operation }) => [operation.opId, ...operation.after]);
  const known = await knownOperations(writer, tx, { entityId, opIds });
  const lesson = { visitId: entityId, visit, known: new Map(known.map((one) => [one.opId, one])) };
  const lessonWriter = new LessonWriter(writer, tx, lesson);
  const settled = await lessonWriter.takeWaiting(held.operations, { isFirst: true });
  await lessonWriter.flush();
  for (const { operation } of held.operations) {
    const missing: Verdict = { outcome: "held", message: "Falta otra parte de lo mismo, que aún no llega." };
    verdicts.set(operation.opId, settled.get(operation.opId) ?? missing);
  }
  return verdicts;
}

async function settle(
  actor: Actor,
  tx: Tx,
  {
    asked,
    held,
    verdicts,
  }: {
    readonly asked: { readonly personId: string; readonly entityId: string; readonly reason: string };
    readonly held: Held;
    readonly verdicts: ReadonlyMap<string, Verdict>;
  },
): Promise<void> {
  const { personId, entityId, reason } = asked;
  // Whose operations they are; no right of theirs is asked for.
  const writer: Actor = { kind: "person", personId, name: "", grants: [] };
  await settleOperations(writer, tx, verdicts);
  await tx.syncOperation.updateMany({
    where: { personId, opId: { in: [...verdicts.keys()] } },
    data: { settledById: ownId(actor), settledReason: reason },
  });
  const isTaken = [...verdicts.values()].every(({ outcome }) => outcome === "applied");
  await writeAudit(actor, tx, {
    action: isTaken ? "sync.ended_accepted" : "sync.ended_declined",
    thingKind: "sync_operation",
    thingId: held.rows[0]?.opId ?? entityId,
    territoryId: held.territoryId,
    details: { personId, entityId, operations: held.rows.length },
  });
}
