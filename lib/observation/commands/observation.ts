import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { ownId } from "../policy";
import { missingToSave, sayMissing, withNotObserved } from "../rules/completeness";
import {
  amendObservationInput,
  saveDraftInput,
  saveObservationInput,
  startObservationInput,
  type AmendObservationInput,
  type DraftReceipt,
  type ObservationContent,
  type SaveDraftInput,
  type SaveObservationInput,
  type StartObservationInput,
} from "../schema/observation";
import { contentSelect, toContent } from "../queries/content";
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

/**
 * Stores the whole draft over the version the writer had on screen; STALE, with nothing changed, when another tab or
 * device stored a later one. Repeating what is stored changes only the version.
 */
export async function saveObservationDraft(actor: Actor, input: SaveDraftInput): Promise<DraftReceipt> {
  const draft = parseInput(saveDraftInput, input);
  return inTransaction(async (tx) => {
    const observation = await lockOwnObservation(actor, tx, draft.observationId);
    requireState(observation.state === "draft", alreadySaved);
    requireFresh(observation.version, draft.baseVersion);
    requirePossibleContent(draft, await indicatorsOf(tx, observation.visit.rubricVersionId));
    await storeContent(tx, observation.id, draft);
    const version = observation.version + 1;
    await tx.observation.update({ where: { id: observation.id }, data: { version } });
    await writeAudit(actor, tx, {
      action: "observation.draft_saved",
      thingKind: "observation",
      thingId: observation.id,
      territoryId: observation.territoryId,
      details: { version, notes: draft.notes.length, ratings: draft.ratings.length },
    });
    return { observationId: observation.id, version, savedAt: new Date().toISOString() };
  });
}

const alreadySaved =
  "Esta observación ya está registrada. Para cambiarla, corregirla con su motivo desde el registro.";

function requireFresh(version: number, baseVersion: number): void {
  if (version !== baseVersion) throw new AppError("STALE");
}

/**
 * Closes the draft as it is stored: every level must cite a low-inference note, and what nobody rated becomes "no
 * observado". Appends revision 1 with its digest. INVALID_STATE says precisely what is missing.
 */
export async function saveObservation(actor: Actor, input: SaveObservationInput): Promise<DraftReceipt> {
  const { observationId, baseVersion } = parseInput(saveObservationInput, input);
  return inTransaction(async (tx) => {
    const observation = await lockOwnObservation(actor, tx, observationId);
    requireState(observation.state === "draft", alreadySaved);
    requireFresh(observation.version, baseVersion);
    const { rubricVersionId } = observation.visit;
    const indicators = await indicatorsOf(tx, rubricVersionId);
    const stored = await storedContent(tx, observationId);
    requireComplete(stored, indicators);
    const content = { ...stored, ratings: withNotObserved(stored.ratings, indicators) };
    await storeContent(tx, observationId, content);
    const version = observation.version + 1;
    const now = new Date();
    await tx.observation.update({
      where: { id: observationId },
      data: { version, state: "saved", savedAt: now },
    });
    await tx.visit.update({ where: { id: observation.visitId }, data: { state: "done" } });
    const reason = "Registro de la observación";
    const { digest } = await appendRevision(actor, tx, { observationId, rubricVersionId, reason, content });
    await writeAudit(actor, tx, {
      action: "observation.saved",
      thingKind: "observation",
      thingId: observationId,
      territoryId: observation.territoryId,
      details: { version, digest },
    });
    return { observationId, version, savedAt: now.toISOString() };
  });
}

function requireComplete(
  content: ObservationContent,
  indicators: Awaited<ReturnType<typeof indicatorsOf>>,
): void {
  const missing = missingToSave(content, indicators);
  if (missing.length === 0) return;
  const indicatorIds = missing.flatMap((thing) => (thing.kind === "evidence" ? [thing.indicatorId] : []));
  throw new AppError("INVALID_STATE", { message: sayMissing(missing).join(" "), indicatorIds });
}

async function storedContent(tx: Tx, observationId: string): Promise<ObservationContent> {
  const where = { id: observationId };
  return toContent(await tx.observation.findUniqueOrThrow({ where, select: contentSelect }));
}

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
