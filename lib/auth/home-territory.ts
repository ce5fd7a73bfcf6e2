import "server-only";
import type { Tx } from "@/lib/db/transaction";

/** The territory in whose audit trail a person's sign-ins and account stand: that of the first role in force, or null without one. */
export async function homeTerritory(tx: Tx, personId: string): Promise<string | null> {
  const grant = await tx.grant.findFirst({
    where: { personId, revokedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { territoryId: true },
  });
  return grant?.territoryId ?? null;
}
