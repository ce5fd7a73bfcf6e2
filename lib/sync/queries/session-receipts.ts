import "server-only";
import { createHash } from "node:crypto";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { ownId } from "@/lib/observation/policy";
import { sessionReceiptText } from "../rules/receipt";
import type { Receipt } from "../schema/words";

export interface SessionRow {
  readonly territoryId: string;
  /** False once the rights that reached it have ended. */
  readonly isReached: boolean;
  readonly receipt: Receipt;
}

/** How a session stands, for its mentor alone, with the receipt of the operation that recorded it. */
export async function readSessionReceipt(
  actor: Actor,
  tx: Tx,
  sessionId: string,
): Promise<SessionRow | null> {
  const session = await tx.coachingSession.findFirst({
    where: { id: sessionId, cycle: { mentorId: ownId(actor) } },
    select: { state: true, territoryId: true },
  });
  if (!session) return null;
  const recorded = await tx.syncOperation.findFirst({
    where: { entityId: sessionId, personId: ownId(actor), outcome: "applied", kind: "session.record" },
    select: { digest: true },
  });
  const { state, territoryId } = session;
  const text = sessionReceiptText({ sessionId, state, digest: recorded?.digest ?? null });
  return {
    territoryId,
    isReached: territoriesOf(actor).includes(territoryId),
    receipt: {
      ...{
        entity: "session",
        entityId: sessionId,
        version: state === "done" ? 1 : 0,
        state,
        attachments: [],
      },
      sha256: createHash("sha256").update(text).digest("hex"),
    },
  };
}
