import "server-only";
import type { Actor } from "@/lib/access/schema";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { sourcePlacing, type SourcePlacing } from "../schema/sources";
import { lockOwnSource } from "./source-lock";
import { auditStudy } from "./study-lock";

/** Says from which session a transcript of one's own came, while it is not ready: from then on the consents of who was there, and their withdrawal, reach it. NOT_FOUND for a session of another study; INVALID_STATE for one that was not held, or once it is told. */
export async function placeSource(actor: Actor, input: SourcePlacing): Promise<{ readonly studyId: string }> {
  const { sourceId, sessionId } = parseInput(sourcePlacing, input);
  return inTransaction(async (tx) => {
    const { study, source } = await lockOwnSource(actor, tx, { sourceId });
    requireState(source.sessionId === null, "Ya se dijo de qué sesión viene esta transcripción.");
    const session = await tx.fieldSession.findFirst({
      where: { id: sessionId, studyId: study.id },
      select: { state: true },
    });
    if (!session) throw new AppError("NOT_FOUND");
    requireState(
      session.state === "held",
      "La sesión no se ha registrado como realizada. Registrarla antes.",
    );
    await tx.source.update({
      where: { id: sourceId },
      data: { sessionId, lockVersion: source.lockVersion + 1 },
    });
    const at = { study, thingKind: "source", thingId: sourceId };
    await auditStudy(actor, tx, { ...at, action: "source.placed", details: { sessionId } });
    return { studyId: study.id };
  });
}
