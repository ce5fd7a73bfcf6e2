import "server-only";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import type { AuditActor, AuditEvent } from "./schema";

/**
 * Writes who did what to which thing, inside the caller's transaction, so that a change and its entry are stored
 * together or not at all. The database gives the entry its place in the chain and its hash.
 */
export async function writeAudit(actor: AuditActor, tx: Tx, event: AuditEvent): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, chain, at, actor_kind, actor_id, action, thing_kind, thing_id, details, sequence, previous_hash, hash)
    VALUES (${newId()}::uuid, ${event.territoryId ?? "platform"}, now(), ${actor.kind}, ${actor.personId}::uuid,
            ${event.action}, ${event.thingKind}, ${event.thingId}::uuid, ${JSON.stringify(event.details ?? {})}::jsonb, 0, '', '')`;
}
