import "server-only";
import type { Actor } from "@/lib/access/schema";
import { inSnapshot } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { ownId } from "@/lib/observation/policy";
import type { LessonState, Receipt, SessionState } from "../schema/words";
import { readLessonReceipt } from "./receipts";
import { readSessionReceipt } from "./session-receipts";

/** A record with the receipt that speaks of it. */
export interface RecordState<S> {
  readonly state: S;
  readonly receipt: Receipt;
}

/** A lesson as its receipt sees it, for its observer alone; NOT_FOUND alike for a missing one and somebody else's. */
export async function getLessonState(actor: Actor, visitId: string): Promise<RecordState<LessonState>> {
  return inSnapshot(async (tx) => {
    const lesson = await readLessonReceipt(actor, tx, visitId);
    if (!lesson) throw new AppError("NOT_FOUND");
    const visit = await tx.visit.findUniqueOrThrow({
      where: { id: visitId },
      select: {
        observation: {
          select: {
            state: true,
            revisions: { orderBy: { revision: "desc" }, take: 1, select: { digest: true } },
          },
        },
        fields: {
          where: { isKnown: true, isReplaced: false },
          select: { field: true, opId: true, value: true, digest: true },
        },
      },
    });
    const heads = visit.fields.map(({ digest, ...head }) => ({ ...head, digest: digest ?? "" }));
    return {
      receipt: lesson.receipt,
      state: {
        visitId,
        version: lesson.receipt.version,
        state: lesson.receipt.state === "cancelled" ? "none" : (visit.observation?.state ?? "none"),
        revisionDigest: visit.observation?.revisions[0]?.digest ?? null,
        heads: heads.toSorted((a, b) => (`${a.field} ${a.opId}` < `${b.field} ${b.opId}` ? -1 : 1)),
      },
    };
  });
}

/** A session as its receipt sees it, for its mentor alone. */
export async function getSessionState(actor: Actor, sessionId: string): Promise<RecordState<SessionState>> {
  return inSnapshot(async (tx) => {
    const session = await readSessionReceipt(actor, tx, sessionId);
    if (!session) throw new AppError("NOT_FOUND");
    const recorded = await tx.syncOperation.findFirst({
      where: { entityId: sessionId, personId: ownId(actor), outcome: "applied", kind: "session.record" },
      select: { digest: true },
    });
    const { state } = session.receipt;
    return {
      receipt: session.receipt,
      state: {
        sessionId,
        state: state === "done" || state === "cancelled" ? state : "planned",
        digest: recorded?.digest ?? null,
      },
    };
  });
}
