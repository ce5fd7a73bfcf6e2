import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import type { Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { withNotObserved } from "../rules/completeness";
import type { ObservationContent } from "../schema/observation";
import { indicatorsOf, requireComplete, requirePossibleContent, storeContent } from "./content";
import type { WrittenVisit } from "./fields";
import { appendRevision } from "./own-observation";

/**
 * Closes a locked draft with what was written: every level must cite a low-inference note, and what nobody rated becomes
 * "no observado". Appends revision 1 with its digest. INVALID_STATE says precisely what is missing.
 */
export async function registerWithin(
  actor: Actor,
  tx: Tx,
  { visit, content }: { readonly visit: WrittenVisit; readonly content: ObservationContent },
): Promise<{ readonly digest: string }> {
  const { observation, rubricVersionId } = visit;
  if (observation === null) throw new AppError("NOT_FOUND");
  requireState(observation.state === "draft", "Esta observación ya está registrada.");
  const indicators = await indicatorsOf(tx, rubricVersionId);
  requirePossibleContent(content, indicators);
  requireComplete(content, indicators);
  const whole = { ...content, ratings: withNotObserved(content.ratings, indicators) };
  await storeContent(tx, observation.id, whole);
  const now = new Date();
  await tx.observation.update({
    where: { id: observation.id },
    data: { version: { increment: 1 }, state: "saved", savedAt: now },
  });
  await tx.visit.update({ where: { id: visit.id }, data: { state: "done" } });
  const { digest } = await appendRevision(actor, tx, {
    ...{ observationId: observation.id, rubricVersionId, content: whole },
    reason: "Registro de la observación",
  });
  await writeAudit(actor, tx, {
    action: "observation.saved",
    thingKind: "observation",
    thingId: observation.id,
    territoryId: visit.territoryId,
    details: { digest },
  });
  return { digest };
}
