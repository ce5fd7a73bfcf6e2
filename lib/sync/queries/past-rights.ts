import "server-only";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { ownId } from "@/lib/observation/policy";

/** The territory of this school if the person once held a role there that has ended: what was written then is kept for who runs the programme. */
export async function territoryHeldBefore(actor: Actor, tx: Tx, schoolId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ territoryId: string }[]>`
    SELECT s.territory_id AS "territoryId" FROM school s JOIN access_grant g ON g.territory_id = s.territory_id
     WHERE s.id = ${schoolId}::uuid AND g.person_id = ${ownId(actor)}::uuid
       AND (g.revoked_at IS NOT NULL OR g.valid_to IS NOT NULL AND g.valid_to <= current_date) LIMIT 1`;
  return row?.territoryId ?? null;
}
