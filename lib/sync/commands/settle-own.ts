import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { amendWithWritesWithin } from "@/lib/observation/commands/observation";
import { ownId } from "@/lib/observation/policy";
import { readOperation, writesOf } from "../rules/read-operation";
import { applied } from "../rules/verdicts";
import type { Operation } from "../schema/protocol";
import { settleOwnInput, type SettleOwnInput } from "../schema/waiting";
import { settleOperations, type Verdict } from "./ledger";

/** Own operations that came too late for their record, locked, in the order in which they were written. */
async function lockLate(actor: Actor, tx: Tx, entityId: string) {
  const rows = await tx.$queryRaw<{ opId: string; sent: string; territoryId: string | null }[]>`
    SELECT op_id AS "opId", sent, territory_id AS "territoryId" FROM sync_operation
     WHERE person_id = ${ownId(actor)}::uuid AND entity_id = ${entityId}::uuid AND outcome = 'held' AND held_reason = 'late'
     ORDER BY captured_at, received_at, op_id FOR UPDATE`;
  if (rows.length === 0) throw new AppError("NOT_FOUND");
  const operations = rows.flatMap(({ sent }): readonly Operation[] => {
    const read = readOperation(JSON.parse(sent));
    return read.ok ? [read.operation] : [];
  });
  return { operations, opIds: rows.map(({ opId }) => opId), territoryId: rows[0]?.territoryId ?? null };
}

/**
 * Makes of what came after registering a correction of the observation, with its reason. What came for a session or a
 * cancelled visit cannot become one: INVALID_STATE. NOT_FOUND where nothing of one's own waits.
 */
export async function incorporateLate(actor: Actor, input: SettleOwnInput): Promise<void> {
  const { entityId, reason } = parseInput(settleOwnInput, input);
  await inTransaction(async (tx) => {
    const { operations, opIds } = await lockLate(actor, tx, entityId);
    const writes = operations.flatMap(writesOf);
    requireState(
      writes.length > 0,
      "Esto no se puede incorporar como corrección: copiar las palabras y dejarlo aparte.",
    );
    await amendWithWritesWithin(actor, tx, { visitId: entityId, writes, reason });
    await settle(actor, tx, { opIds, verdict: applied, reason });
  });
}

/** Leaves aside what came too late, with the reason: it stays as it came, and waits no longer. */
export async function setLateAside(actor: Actor, input: SettleOwnInput): Promise<void> {
  const { entityId, reason } = parseInput(settleOwnInput, input);
  await inTransaction(async (tx) => {
    const { opIds, territoryId } = await lockLate(actor, tx, entityId);
    const verdict: Verdict = {
      outcome: "rejected",
      message: `Dejado aparte por quien lo escribió: ${reason}`,
    };
    await settle(actor, tx, { opIds, verdict, reason });
    await writeAudit(actor, tx, {
      action: "sync.set_aside",
      thingKind: "sync_operation",
      thingId: opIds[0] ?? entityId,
      territoryId,
      details: { entityId, operations: opIds.length },
    });
  });
}

async function settle(
  actor: Actor,
  tx: Tx,
  {
    opIds,
    verdict,
    reason,
  }: { readonly opIds: readonly string[]; readonly verdict: Verdict; readonly reason: string },
): Promise<void> {
  await settleOperations(actor, tx, new Map(opIds.map((opId) => [opId, verdict])));
  await tx.syncOperation.updateMany({
    where: { personId: ownId(actor), opId: { in: [...opIds] } },
    data: { settledById: ownId(actor), settledReason: reason },
  });
}
