import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { addCase, addInformant } from "@/lib/fieldwork/commands/cases";
import { createCode } from "@/lib/fieldwork/commands/codes";
import { addConsentText, recordConsent } from "@/lib/fieldwork/commands/consents";
import {
  createInstrument,
  publishInstrument,
  saveInstrumentDraft,
} from "@/lib/fieldwork/commands/instruments";
import { decideNames } from "@/lib/fieldwork/commands/names";
import { startRound } from "@/lib/fieldwork/commands/rounds";
import { holdFieldSession, planFieldSession } from "@/lib/fieldwork/commands/sessions";
import { addSource, assignSpeakers, releaseSource } from "@/lib/fieldwork/commands/sources";
import { addStudyMember, createStudy } from "@/lib/fieldwork/commands/studies";
import { getSource } from "@/lib/fieldwork/queries/sources";
import { makeResearcher } from "./studies";
import type { TestPlace } from "./world";

/** A guide with a question in each dimension. */
export const guideWords = {
  introduction: "Gracias por conversar. Puede detenerse cuando quiera.",
  questions: [
    {
      dimension: "diagnosis" as const,
      text: "¿Cómo saben qué necesita cada docente?",
      probes: ["¿Quién mira?"],
    },
    { dimension: "foci" as const, text: "¿En qué ayuda más el acompañamiento?", probes: [] },
    { dimension: "method" as const, text: "¿Cómo es una buena retroalimentación?", probes: [] },
  ],
  closing: "¿Hay algo que no le pregunté?",
};

export const consentWords = `Se le invita a participar en un estudio sobre acompañamiento docente. Puede no responder, detenerse
y retirarse cuando quiera, sin dar razones. Al retirarse se borra lo que dijo; lo ya publicado sin nombres permanece. No se guardan
grabaciones, y en los textos va un seudónimo.`;

/** What was said in an invented interview: two voices, one of whom says names. */
const said = `Inés: ¿Cómo saben qué necesita cada docente?
María: Con la Carolina Fuentes miramos las clases. 😀 A veces viene don Pedro Soto.
Inés: ¿Y después?
María: Conversamos y acordamos un paso.`;

/** A study that the place's researcher leads, with one case. */
export async function makeStudy(
  place: TestPlace,
): Promise<{ readonly studyId: string; readonly caseId: string }> {
  const actor = place.actors.researcher;
  const { studyId } = await createStudy(actor, { name: "Estudio de prueba", territoryId: place.territoryId });
  const { caseId } = await addCase(actor, { studyId, schoolId: place.school.id, reason: "Caso de prueba." });
  return { studyId, caseId };
}

/** A published guide of the study. */
export async function makeGuide(place: TestPlace, studyId: string): Promise<{ readonly versionId: string }> {
  const actor = place.actors.researcher;
  const { versionId } = await createInstrument(actor, {
    ...{ studyId, kind: "interview", role: "principal", name: "Guion de prueba" },
  });
  await saveInstrumentDraft(actor, { versionId, lockVersion: 0, content: guideWords });
  await publishInstrument(actor, versionId);
  return { versionId };
}

/** An informant of the study with a consent for everything. */
export async function makeInformant(
  place: TestPlace,
  { studyId, caseId }: { readonly studyId: string; readonly caseId: string },
) {
  const actor = place.actors.researcher;
  const informant = await addInformant(actor, { caseId, role: "principal" });
  const { consentTextId } = await addConsentText(actor, { studyId, text: consentWords });
  const { consentId } = await recordConsent(actor, {
    informantId: informant.informantId,
    consentTextId,
    scopes: ["participate", "quote", "archive"],
    signature: "paper",
    signedOn: "2026-03-10",
  });
  return { ...informant, consentTextId, consentId };
}

/** A session that took place with one informant who consented. */
export async function makeHeldSession(place: TestPlace) {
  const actor = place.actors.researcher;
  const study = await makeStudy(place);
  const informant = await makeInformant(place, study);
  const { versionId } = await makeGuide(place, study.studyId);
  const { sessionId } = await planFieldSession(
    actor,
    plannedSession(place, { ...study, ...informant, versionId }),
  );
  await holdFieldSession(actor, { sessionId, heldOn: "2026-03-12", informantIds: [informant.informantId] });
  return { ...study, ...informant, versionId, sessionId };
}

/** What planning a session with one informant asks for. */
export function plannedSession(
  place: TestPlace,
  of: { readonly caseId: string; readonly versionId: string; readonly informantId: string },
) {
  return {
    ...{ caseId: of.caseId, kind: "interview" as const, instrumentVersionId: of.versionId },
    ...{ plannedOn: "2026-03-12", place: "school" as const, mode: "in_person" as const },
    interviewerId: place.actors.researcher.personId,
    informantIds: [of.informantId],
  };
}

/** A transcript just added: its names stand in it. */
export async function makeRawSource(place: TestPlace) {
  const held = await makeHeldSession(place);
  const { sourceId } = await addSource(place.actors.researcher, {
    ...{ studyId: held.studyId, sessionId: held.sessionId, name: "Entrevista 1", text: said },
  });
  return { ...held, sourceId };
}

/** A transcript whose speakers are told and whose names were decided on. */
export async function makeCheckedSource(place: TestPlace) {
  const raw = await makeRawSource(place);
  const actor = place.actors.researcher;
  await assignSpeakers(actor, {
    sourceId: raw.sourceId,
    lockVersion: 0,
    speakers: [
      { label: "Inés", speaker: "interviewer" },
      { label: "María", speaker: raw.informantId },
    ],
  });
  const { proposals } = await getSource(actor, raw.sourceId);
  await decideNames(actor, { sourceId: raw.sourceId, lockVersion: 1, decisions: proposals.map(toDecision) });
  return { ...raw, lockVersion: 2 };
}

/** The decision that takes a proposal over as it is. */
export function toDecision({
  text,
  kind,
  pseudonym,
}: {
  readonly text: string;
  readonly kind: "person" | "school" | "place" | "other";
  readonly pseudonym: string;
}) {
  return { text, kind, pseudonym };
}

/** A transcript that the members of the study read. */
export async function makeReadySource(place: TestPlace) {
  const checked = await makeCheckedSource(place);
  await releaseSource(place.actors.researcher, checked);
  return checked;
}

/** A code of the study, and a passage that the place's researcher coded with it. */
export async function makeCoding(
  place: TestPlace,
  passage: {
    readonly studyId: string;
    readonly sourceId: string;
    readonly startsAt: number;
    readonly endsAt: number;
  },
) {
  const { studyId } = passage;
  const codeId = newId();
  await db().code.create({
    data: {
      ...{ id: codeId, studyId, name: "Retroalimentación", colour: "#336699", dimension: "method" },
      ...{ sortOrder: 0, createdAt: new Date() },
    },
  });
  const coder = await db().coder.findFirstOrThrow({
    where: { studyId, personId: place.actors.researcher.personId },
    select: { id: true },
  });
  const id = newId();
  await db().coding.create({ data: { id, ...passage, codeId, coderId: coder.id, createdAt: new Date() } });
  return { codingId: id, codeId, coderId: coder.id };
}

/** A root of the study's code book. */
export async function makeCode(
  place: TestPlace,
  studyId: string,
  name = "Retroalimentación",
): Promise<{ readonly codeId: string }> {
  const words = { studyId, name, colour: "#1f6f8b", dimension: "method" as const };
  return createCode(place.actors.researcher, words);
}

/** Another researcher of the place, who codes in the study. */
export async function makeCoder(place: TestPlace, studyId: string) {
  const coder = await makeResearcher([place.territoryCode], ["Rosa", "Prueba Díaz"]);
  const { personId } = coder;
  await addStudyMember(place.actors.researcher, { studyId, personId, role: "coder" });
  return coder;
}

/** A blind round of a transcript, coded by who leads the study and by another. */
export async function makeRound(
  place: TestPlace,
  { studyId, sourceId }: { readonly studyId: string; readonly sourceId: string },
) {
  const coder = await makeCoder(place, studyId);
  const people = [coder.personId, place.actors.researcher.personId];
  const coders = await db().coder.findMany({ where: { studyId, personId: { in: people } } });
  const { roundId } = await startRound(place.actors.researcher, {
    ...{ studyId, name: "Ronda 1", sourceIds: [sourceId], coderIds: coders.map(({ id }) => id) },
  });
  return { roundId, coder };
}
