import "server-only";
import { notFound } from "next/navigation";
import { found } from "@/app/(app)/found";
import { requireActor } from "@/lib/auth/queries";
import { getSession } from "@/lib/coaching/queries/session";
import { recordOpening } from "@/lib/privacy/commands";

/** The session for its page, with the trace that its teacher can read. A session asked for under another cycle is not found. */
export async function openSessionPage({
  id,
  sessionId,
}: {
  readonly id: string;
  readonly sessionId: string;
}) {
  const actor = await requireActor();
  const session = await found(getSession(actor, sessionId));
  if (session.cycle.id !== id) notFound();
  const { territoryId, teacherId } = session.cycle;
  await recordOpening(actor, {
    territoryId,
    recordKind: "session",
    recordId: sessionId,
    subjectPersonId: teacherId,
  });
  return { actor, session };
}
