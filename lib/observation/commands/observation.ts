import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { ownId } from "../policy";
import { contentSelect, toContent } from "../queries/content";
import { withNotObserved } from "../rules/completeness";
import { contentOf, fieldsOf } from "../rules/fields";
import type { FieldWrite } from "../schema/fields";
import {
  amendObservationInput,
  startObservationInput,
  type AmendObservationInput,
  type DraftReceipt,
  type ObservationContent,
  type StartObservationInput,
} from "../schema/observation";
import { indicatorsOf, requireComplete, requirePossibleContent, storeContent } from "./content";
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
  return inTransaction(async (tx) => {
    const observation = await lockOwnObservation(actor, tx, amended.observationId);
    requireFresh(observation.version, amended.baseVersion);
    const { reason, notes, ratings, context, tallies, slices, photos } = amended;
    return amend(actor, tx, {
      ...{ observation, reason },
      content: { notes, ratings, context, tallies, slices, photos },
    });
  });
}

/**
 * Adds to a registered observation of one's own what came after registering, as a correction with its reason, inside the
 * transaction that settles what waited. The same refusals as `amendObservation`.
 */
export async function amendWithWritesWithin(
  actor: Actor,
  tx: Tx,
  {
    visitId,
    writes,
    reason,
  }: { readonly visitId: string; readonly writes: readonly FieldWrite[]; readonly reason: string },
): Promise<DraftReceipt> {
  const found = await tx.observation.findFirst({ where: { visitId }, select: { id: true } });
  if (!found) throw new AppError("NOT_FOUND");
  const observation = await lockOwnObservation(actor, tx, found.id);
  const row = await tx.observation.findUniqueOrThrow({ where: { id: found.id }, select: contentSelect });
  const fields = new Map(fieldsOf(toContent(row)));
  for (const { field, value } of writes) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  const content = contentOf([...fields].map(([field, value]) => ({ field, value, opId: found.id })));
  return amend(actor, tx, { observation, reason, content });
}

interface Amendment {
  readonly observation: Awaited<ReturnType<typeof lockOwnObservation>>;
  readonly reason: string;
  readonly content: ObservationContent;
}

async function amend(
  actor: Actor,
  tx: Tx,
  { observation, reason, content }: Amendment,
): Promise<DraftReceipt> {
  requireState(
    observation.state !== "acknowledged",
    "La o el docente ya confirmó su lectura: el registro no cambia. Agregar una respuesta en su lugar.",
  );
  requireState(observation.state !== "draft", "Todavía es un borrador: se puede cambiar sin corrección.");
  const { id: observationId } = observation;
  const { rubricVersionId } = observation.visit;
  const indicators = await indicatorsOf(tx, rubricVersionId);
  requirePossibleContent(content, indicators);
  requireComplete(content, indicators);
  const whole = { ...content, ratings: withNotObserved(content.ratings, indicators) };
  await storeContent(tx, observationId, whole);
  const version = observation.version + 1;
  await tx.observation.update({ where: { id: observationId }, data: { version } });
  const appended = await appendRevision(actor, tx, {
    ...{ observationId, rubricVersionId, reason },
    content: whole,
  });
  await writeAudit(actor, tx, {
    action: "observation.amended",
    thingKind: "observation",
    thingId: observationId,
    territoryId: observation.territoryId,
    details: { version, revision: appended.revision, digest: appended.digest },
  });
  return { observationId, version, savedAt: new Date().toISOString() };
}
