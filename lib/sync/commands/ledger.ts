import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { ownId } from "@/lib/observation/policy";
import type { HeldReason, Outcome } from "../schema/words";

/** What became of an operation, before its record's receipt is known. */
export interface Verdict {
  readonly outcome: Exclude<Outcome, "duplicate">;
  readonly held?: HeldReason;
  readonly message?: string;
}

/** An operation that came before. */
export interface KnownOperation extends Verdict {
  readonly opId: string;
  readonly digest: string;
  readonly entityId: string | null;
  readonly device: string;
  readonly sent: string;
}

interface KnownRow {
  readonly opId: string;
  readonly digest: string;
  readonly entityId: string | null;
  readonly device: string;
  readonly sent: string;
  readonly outcome: Verdict["outcome"];
  readonly held: HeldReason | null;
  readonly message: string | null;
}

/**
 * Of this person's operations, those with these ids, those of the record that wait for something that may have come, and
 * what these wait for. What was sent is read of the waiting ones alone.
 */
export async function knownOperations(
  actor: Actor,
  tx: Tx,
  { entityId, opIds }: { readonly entityId: string; readonly opIds: readonly string[] },
): Promise<readonly KnownOperation[]> {
  const rows = await tx.$queryRaw<KnownRow[]>`
    WITH waiting AS (
      SELECT op_id, after FROM sync_operation
       WHERE entity_id = ${entityId}::uuid AND outcome = 'held' AND held_reason IN ('missing', 'conflict')
         AND person_id = ${ownId(actor)}::uuid
    ), wanted AS (
      SELECT unnest(${[...opIds]}::uuid[]) AS op_id UNION SELECT op_id FROM waiting UNION SELECT unnest(after) FROM waiting
    )
    SELECT op_id AS "opId", digest, entity_id AS "entityId", device, outcome::text AS outcome, held_reason::text AS held,
           message, CASE WHEN outcome = 'held' THEN sent ELSE '' END AS sent
      FROM sync_operation JOIN wanted USING (op_id)
     WHERE person_id = ${ownId(actor)}::uuid ORDER BY received_at, op_id`;
  return rows.map(({ held, message, ...row }) => ({
    ...row,
    ...(held !== null && { held }),
    ...(message !== null && { message }),
  }));
}

/** An operation to be kept, with what became of it. */
export interface KeptOperation {
  readonly opId: string;
  readonly kind: string;
  readonly entityId: string | null;
  readonly territoryId: string | null;
  readonly baseVersion: number;
  readonly digest: string;
  readonly sent: string;
  readonly after: readonly string[];
  readonly capturedAt: string | null;
  readonly verdict: Verdict;
}

/** Keeps operations as they came, in one statement. One that is kept already stays as it is. */
export async function keepOperations(
  actor: Actor,
  tx: Tx,
  { device, operations }: { readonly device: string; readonly operations: readonly KeptOperation[] },
): Promise<void> {
  if (operations.length === 0) return;
  const rows = JSON.stringify(operations.map(({ verdict, ...operation }) => ({ ...operation, ...verdict })));
  await tx.$executeRaw`SELECT keep_operations(${ownId(actor)}::uuid, ${device}::uuid, ${rows}::jsonb)`;
}

/** Gives operations of this person that waited what became of them now. */
export async function settleOperations(
  actor: Actor,
  tx: Tx,
  settled: ReadonlyMap<string, Verdict>,
): Promise<void> {
  if (settled.size === 0) return;
  const verdicts = [...settled.values()];
  await tx.$executeRaw`
    UPDATE sync_operation AS held SET outcome = given.outcome::sync_outcome, held_reason = given.held::held_reason,
           message = given.message, settled_at = now()
      FROM unnest(${[...settled.keys()]}::uuid[], ${verdicts.map(({ outcome }) => outcome)}::text[],
                  ${verdicts.map(({ held }) => held ?? null)}::text[], ${verdicts.map(({ message }) => message ?? null)}::text[])
        AS given (op_id, outcome, held, message)
     WHERE held.person_id = ${ownId(actor)}::uuid AND held.op_id = given.op_id`;
}
