import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { parseInput } from "@/lib/errors";
import { leavesTrace } from "./policy";
import { repeatMinutes } from "./rules";
import { openingInput, type OpeningInput } from "./schema";

/**
 * Leaves a trace, which the teacher can read, that the actor opened a record about her; the page that shows the record
 * calls it, having loaded the record in scope. Repeats within 15 minutes are one; an operator's opening goes to the audit trail.
 */
export async function recordOpening(actor: Actor, input: OpeningInput): Promise<void> {
  const opening = parseInput(openingInput, input);
  if (!leavesTrace(actor, opening.subjectPersonId)) return;
  if (actor.personId === null) return auditOpening(actor, opening);
  const now = new Date();
  const since = new Date(now.getTime() - repeatMinutes * 60_000);
  await db().$executeRaw`
    INSERT INTO record_opening (id, territory_id, record_kind, record_id, subject_person_id, opener_id, opened_at)
    SELECT ${newId()}::uuid, ${opening.territoryId}::uuid, ${opening.recordKind}::record_kind, ${opening.recordId}::uuid,
           ${opening.subjectPersonId}::uuid, ${actor.personId}::uuid, ${now}::timestamptz
     WHERE NOT EXISTS (
       SELECT 1 FROM record_opening
        WHERE record_id = ${opening.recordId}::uuid AND subject_person_id = ${opening.subjectPersonId}::uuid
          AND opener_id = ${actor.personId}::uuid AND opened_at > ${since}::timestamptz)`;
}

async function auditOpening(actor: Actor, opening: OpeningInput): Promise<void> {
  await inTransaction((tx) =>
    writeAudit(actor, tx, {
      action: "privacy.opened",
      thingKind: opening.recordKind,
      thingId: opening.recordId,
      territoryId: opening.territoryId,
      details: { subjectPersonId: opening.subjectPersonId },
    }),
  );
}
