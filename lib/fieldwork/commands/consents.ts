import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { civilToday } from "../queries/today";
import { hasConsent } from "../rules/consent";
import { textDigest } from "../rules/text-digest";
import { newConsent, newConsentText, type NewConsent, type NewConsentText } from "../schema/consents";
import { auditStudy, lockStudy } from "./study-lock";

/** Adds the next version of a study's consent text. What was signed keeps the version that was signed. */
export async function addConsentText(
  actor: Actor,
  input: NewConsentText,
): Promise<{ readonly consentTextId: string; readonly version: number }> {
  const { studyId, text } = parseInput(newConsentText, input);
  const id = newId();
  return inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId, asLead: true });
    const { _max } = await tx.consentText.aggregate({ where: { studyId }, _max: { version: true } });
    const version = (_max.version ?? 0) + 1;
    const hash = textDigest(text);
    await tx.consentText.create({ data: { id, studyId, version, text, hash, createdAt: new Date() } });
    const at = { study, thingKind: "consent_text", thingId: id };
    await auditStudy(actor, tx, { ...at, action: "consent.text_written", details: { version, hash } });
    return { consentTextId: id, version };
  });
}

/** Records what an informant signed: which text, for what, how and when. INVALID_STATE while another consent of theirs is in force; INVALID_INPUT for a day to come. */
export async function recordConsent(
  actor: Actor,
  input: NewConsent,
): Promise<{ readonly consentId: string }> {
  const { informantId, consentTextId, scopes, signature, signedOn } = parseInput(newConsent, input);
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  if (signedOn > fromUtcMidnight(civilToday())) {
    throw new AppError("INVALID_INPUT", {
      fields: { signedOn: "El día de la firma no puede ser posterior a hoy." },
    });
  }
  const id = newId();
  await inTransaction(async (tx) => {
    const informant = await tx.informant.findUnique({
      where: { id: informantId },
      select: { studyId: true },
    });
    if (!informant) throw new AppError("NOT_FOUND");
    const study = await lockStudy(actor, tx, { studyId: informant.studyId });
    await lockRow(tx, "informant", informantId);
    const text = await tx.consentText.findFirst({
      where: { id: consentTextId, studyId: study.id },
      select: { hash: true },
    });
    if (!text) throw new AppError("NOT_FOUND");
    const known = await tx.consent.findMany({
      where: { informantId },
      select: { scopes: true, withdrawnScopes: true },
    });
    requireState(
      !hasConsent(known),
      "Esta persona ya tiene un consentimiento vigente. Para cambiarlo, retirar primero ese.",
    );
    await tx.consent.create({
      data: {
        ...{ id, informantId, consentTextId, scopes, signature },
        signedOn: toUtcMidnight(signedOn),
        recordedById: personId,
        recordedAt: new Date(),
      },
    });
    const at = { study, thingKind: "consent", thingId: id };
    const details = { informantId, scopes, signature, textHash: text.hash };
    await auditStudy(actor, tx, { ...at, action: "consent.recorded", details });
  });
  return { consentId: id };
}
