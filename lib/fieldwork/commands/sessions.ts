import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { joinWords } from "@/lib/format/text";
import { civilToday } from "../queries/today";
import { hasConsent } from "../rules/consent";
import { heldSession, newFieldSession, type HeldSession, type NewFieldSession } from "../schema/sessions";
import { auditStudy, lockStudy } from "./study-lock";

/** Plans an interview or a focus group of a case with a published guide. NOT_FOUND for people, guides or informants of another study. */
export async function planFieldSession(
  actor: Actor,
  input: NewFieldSession,
): Promise<{ readonly sessionId: string }> {
  const { caseId, informantIds, plannedOn, ...asked } = parseInput(newFieldSession, input);
  if (asked.kind === "interview" && informantIds.length > 2) {
    throw new AppError("INVALID_INPUT", {
      fields: {
        informantIds: "Una entrevista es con una o dos personas. Para más, planificar un grupo focal.",
      },
    });
  }
  const sessionId = newId();
  await inTransaction(async (tx) => {
    const place = await tx.studyCase.findUnique({
      where: { id: caseId },
      select: { studyId: true, territoryId: true },
    });
    if (!place) throw new AppError("NOT_FOUND");
    const study = await lockStudy(actor, tx, { studyId: place.studyId });
    await requireGuide(tx, study.id, asked.instrumentVersionId);
    await requireMember(tx, study.id, asked.interviewerId);
    await requireInformants(tx, { studyId: study.id, territoryId: place.territoryId, informantIds });
    await tx.fieldSession.create({
      data: {
        ...{ id: sessionId, studyId: study.id, caseId, ...asked },
        plannedOn: toUtcMidnight(plannedOn),
        state: "planned",
        createdAt: new Date(),
        informants: { create: informantIds.map((informantId) => ({ informantId })) },
      },
    });
    const at = { study, thingKind: "field_session", thingId: sessionId };
    const details = { kind: asked.kind, informants: informantIds.length };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.session_planned", details });
  });
  return { sessionId };
}

/** Records that a session took place and who was there. INVALID_STATE unless each of them consented to take part. */
export async function holdFieldSession(actor: Actor, input: HeldSession): Promise<void> {
  const { sessionId, heldOn, informantIds } = parseInput(heldSession, input);
  if (heldOn > fromUtcMidnight(civilToday())) {
    throw new AppError("INVALID_INPUT", { fields: { heldOn: "El día no puede ser posterior a hoy." } });
  }
  await inTransaction(async (tx) => {
    const { study, territoryId } = await lockPlanned(actor, tx, sessionId);
    await requireInformants(tx, { studyId: study.id, territoryId, informantIds });
    const people = await tx.informant.findMany({
      where: { id: { in: informantIds } },
      select: { pseudonym: true, consents: { select: { scopes: true, withdrawnScopes: true } } },
    });
    const without = people.filter(({ consents }) => !hasConsent(consents)).map(({ pseudonym }) => pseudonym);
    requireState(
      without.length === 0,
      `Falta el consentimiento de ${joinWords(without)}. Registrarlo, o dejar fuera a quien no lo dio.`,
    );
    await tx.fieldSessionInformant.deleteMany({ where: { sessionId } });
    await tx.fieldSession.update({
      where: { id: sessionId },
      data: {
        state: "held",
        heldOn: toUtcMidnight(heldOn),
        informants: { create: informantIds.map((informantId) => ({ informantId })) },
      },
    });
    const at = { study, thingKind: "field_session", thingId: sessionId };
    const details = { heldOn, informants: informantIds.length };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.session_held", details });
  });
}

/** Takes a planned session off the plan. */
export async function cancelFieldSession(actor: Actor, sessionId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { study } = await lockPlanned(actor, tx, requireId(sessionId));
    await tx.fieldSession.update({ where: { id: sessionId }, data: { state: "cancelled" } });
    const at = { study, thingKind: "field_session", thingId: sessionId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.session_cancelled" });
  });
}

async function lockPlanned(actor: Actor, tx: Tx, sessionId: string) {
  const found = await tx.fieldSession.findUnique({
    where: { id: sessionId },
    select: { studyId: true, case: { select: { territoryId: true } } },
  });
  if (!found) throw new AppError("NOT_FOUND");
  const study = await lockStudy(actor, tx, { studyId: found.studyId });
  await lockRow(tx, "field_session", sessionId);
  const { state } = await tx.fieldSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { state: true },
  });
  requireState(state === "planned", "Esta sesión ya se realizó o se canceló.");
  return { study, territoryId: found.case.territoryId };
}

async function requireGuide(tx: Tx, studyId: string, instrumentVersionId: string): Promise<void> {
  const guide = await tx.instrumentVersion.findFirst({
    where: { id: instrumentVersionId, instrument: { OR: [{ studyId: null }, { studyId }] } },
    select: { state: true },
  });
  if (!guide) throw new AppError("NOT_FOUND");
  requireState(
    guide.state === "published",
    "El guion está en borrador o retirado. Elegir una versión publicada.",
  );
}

async function requireMember(tx: Tx, studyId: string, personId: string): Promise<void> {
  const members = await tx.fieldStudyMember.count({ where: { studyId, personId, validTo: null } });
  if (members === 0) throw new AppError("NOT_FOUND");
}

/** Informants of the case's zone: the head of the service belongs to all its cases, and a group may join two schools. */
async function requireInformants(
  tx: Tx,
  asked: { readonly studyId: string; readonly territoryId: string; readonly informantIds: readonly string[] },
): Promise<void> {
  const { studyId, territoryId, informantIds } = asked;
  const count = await tx.informant.count({
    where: { id: { in: [...informantIds] }, studyId, case: { territoryId } },
  });
  if (count !== new Set(informantIds).size) throw new AppError("NOT_FOUND");
}
