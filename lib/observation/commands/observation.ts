import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { ownId } from "../policy";
import { requireComplete, withNotObserved } from "../rules/completeness";
import {
  amendObservationInput,
  startObservationInput,
  type AmendObservationInput,
  type DraftReceipt,
  type StartObservationInput,
} from "../schema/observation";
import { indicatorsOf, requirePossibleContent, storeContent } from "./content";
import { appendRevision, lockOwnObservation } from "./own-observation";

/** Opens the draft of a planned visit for its observer. Starting again, with whatever id, gives the draft there is. */
export async function startObservation(
  actor: Actor,
  input: StartObservationInput,
): Promise<{ readonly id: string; readonly version: number }> {
  const { visitId, id } = parseInput(startObservationInput, input);
  return inTransaction(async (tx) => {
    await lockRow(tx, "visit", visitId);
    const visit = await tx.visit.findFirst({
      where: { id: visitId, observerId: ownId(actor), territoryId: { in: [...territoriesOf(actor)] } },
      select: { state: true, territoryId: true, observation: { select: { id: true, version: true } } },
    });
    if (!visit) throw new AppError("NOT_FOUND");
    if (visit.observation) return visit.observation;
    requireState(visit.state === "planned", "Esta visita fue cancelada. Planificar otra para observar.");
    await tx.observation.create({
      data: {
        id,
        territoryId: visit.territoryId,
        visitId,
        state: "draft",
        version: 1,
        createdAt: new Date(),
      },
    });
    await writeAudit(actor, tx, {
      action: "observation.started",
      thingKind: "observation",
      thingId: id,
      territoryId: visit.territoryId,
      details: { visitId },
    });
    return { id, version: 1 };
  });
}

const requireFresh = (version: number, baseVersion: number): void => {
  if (version !== baseVersion) throw new AppError("STALE");
};

/**
 * Corrects a saved or shared observation as a new revision with its reason; the ones before are kept. Refused once the
 * teacher has acknowledged it, and when the correction would leave it incomplete.
 */
export async function amendObservation(actor: Actor, input: AmendObservationInput): Promise<DraftReceipt> {
  const amended = parseInput(amendObservationInput, input);
  const { observationId } = amended;
  return inTransaction(async (tx) => {
    const observation = await lockOwnObservation(actor, tx, observationId);
    requireState(
      observation.state !== "acknowledged",
      "La o el docente ya confirmó su lectura: el registro no cambia. Agregar una respuesta en su lugar.",
    );
    requireState(observation.state !== "draft", "Todavía es un borrador: se puede cambiar sin corrección.");
    requireFresh(observation.version, amended.baseVersion);
    const { rubricVersionId } = observation.visit;
    const indicators = await indicatorsOf(tx, rubricVersionId);
    requirePossibleContent(amended, indicators);
    requireComplete(amended, indicators);
    const { notes, context, tallies, slices, photos } = amended;
    const ratings = withNotObserved(amended.ratings, indicators);
    const content = { notes, ratings, context, tallies, slices, photos };
    await storeContent(tx, observationId, content);
    const version = observation.version + 1;
    await tx.observation.update({ where: { id: observationId }, data: { version } });
    const { reason } = amended;
    const appended = await appendRevision(actor, tx, { observationId, rubricVersionId, reason, content });
    await writeAudit(actor, tx, {
      action: "observation.amended",
      thingKind: "observation",
      thingId: observationId,
      territoryId: observation.territoryId,
      details: { version, revision: appended.revision, digest: appended.digest },
    });
    return { observationId, version, savedAt: new Date().toISOString() };
  });
}
