import { addCase, addInformant, planInformants, takeCases } from "@/lib/fieldwork/commands/cases";
import { addConsentText, recordConsent } from "@/lib/fieldwork/commands/consents";
import {
  createInstrument,
  publishInstrument,
  saveInstrumentDraft,
  startInstrumentVersion,
} from "@/lib/fieldwork/commands/instruments";
import { decideNames, openPseudonymKey } from "@/lib/fieldwork/commands/names";
import { cancelFieldSession, holdFieldSession, planFieldSession } from "@/lib/fieldwork/commands/sessions";
import { addSource, assignSpeakers, deleteSource, releaseSource } from "@/lib/fieldwork/commands/sources";
import { addStudyMember, closeStudy, createStudy, endStudyMember } from "@/lib/fieldwork/commands/studies";
import { withdrawConsent } from "@/lib/fieldwork/commands/withdrawal";
import { listCasePlans } from "@/lib/fieldwork/queries/case-plans";
import { listConsentTexts, listInformants } from "@/lib/fieldwork/queries/informants";
import { getInstrumentVersion, listInstruments } from "@/lib/fieldwork/queries/instruments";
import { listFieldSessions } from "@/lib/fieldwork/queries/sessions";
import { getSource, listSources } from "@/lib/fieldwork/queries/sources";
import {
  getFieldStudy,
  getNewStudyChoices,
  listCandidates,
  listFieldStudies,
} from "@/lib/fieldwork/queries/studies";
import { getStudyScope } from "@/lib/fieldwork/queries/study-scope";
import { getWithdrawalReach, previewWithdrawal } from "@/lib/fieldwork/queries/withdrawal";
import { usualTargets } from "@/lib/fieldwork/schema/studies";
import {
  consentWords,
  guideWords,
  makeCheckedSource,
  makeGuide,
  makeHeldSession,
  makeInformant,
  makeRawSource,
  makeReadySource,
  makeStudy,
  plannedSession,
  toDecision,
} from "@/tests/factories/fieldwork";
import { makeResearcher } from "@/tests/factories/studies";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

/** Of a study that the place's researcher leads: whoever is no member of it finds nothing. */
const members = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;

const newSelectionStudy = (world: World, place: Place) => ({
  name: "Otro estudio",
  territoryId: world[place].territoryId,
});

async function draftGuide(world: World, place: Place) {
  const { studyId } = await makeStudy(world[place]);
  const asked = { studyId, kind: "interview" as const, role: "teacher" as const, name: "Guion de prueba" };
  return createInstrument(world[place].actors.researcher, asked);
}

async function withdrawal(world: World, place: Place) {
  const { consentId } = await makeInformant(world[place], await makeStudy(world[place]));
  return { consentId, scope: "participate" as const };
}

async function plannedOne(world: World, place: Place) {
  const study = await makeStudy(world[place]);
  const informant = await makeInformant(world[place], study);
  const { versionId } = await makeGuide(world[place], study.studyId);
  return { ...informant, asked: plannedSession(world[place], { ...study, ...informant, versionId }) };
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "fieldwork.createStudy",
      call: (actor, world, place) => createStudy(actor, newSelectionStudy(world, place)),
      own: { researcher: "ok", others: "FORBIDDEN" },
      foreign: "FORBIDDEN",
    },
    {
      fn: "fieldwork.getNewStudyChoices",
      call: (actor) => getNewStudyChoices(actor),
      own: { researcher: "ok", others: "FORBIDDEN" },
      // It lists the person's own territories.
      foreign: { researcher: "ok", others: "FORBIDDEN" },
    },
    {
      fn: "fieldwork.listFieldStudies",
      call: async (actor, world, place) => {
        await makeStudy(world[place]);
        return listFieldStudies(actor);
      },
      own: { researcher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "fieldwork.getFieldStudy",
      call: async (actor, world, place) => getFieldStudy(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.getStudyScope",
      call: async (actor, world, place) => getStudyScope(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.listCasePlans",
      call: async (actor, world, place) => listCasePlans(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.listCandidates",
      call: async (actor, world, place) => {
        await makeResearcher([world[place].territoryCode], ["Rosa", "Prueba Díaz"]);
        return listCandidates(actor, (await makeStudy(world[place])).studyId);
      },
      ...members,
    },
    {
      fn: "fieldwork.addStudyMember",
      call: async (actor, world, place) => {
        const { personId } = await makeResearcher([world[place].territoryCode], ["Rosa", "Prueba Díaz"]);
        return addStudyMember(actor, { ...(await makeStudy(world[place])), personId, role: "coder" });
      },
      ...members,
    },
    {
      fn: "fieldwork.endStudyMember",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        const { personId } = await makeResearcher([world[place].territoryCode], ["Rosa", "Prueba Díaz"]);
        const lead = world[place].actors.researcher;
        const { memberId } = await addStudyMember(lead, { studyId, personId, role: "coder" });
        return endStudyMember(actor, memberId);
      },
      ...members,
    },
    {
      fn: "fieldwork.closeStudy",
      call: async (actor, world, place) => closeStudy(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.takeCases",
      call: async (actor, world, place) => takeCases(actor, (await makeStudy(world[place])).studyId),
      // This study starts from no selection.
      own: { researcher: "INVALID_STATE", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "fieldwork.addCase",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return addCase(actor, { studyId, schoolId: world[place].otherSchool.id, reason: "Caso de prueba." });
      },
      ...members,
    },
    {
      fn: "fieldwork.planInformants",
      call: async (actor, world, place) => {
        const { caseId } = await makeStudy(world[place]);
        return planInformants(actor, { caseId, targets: usualTargets });
      },
      ...members,
    },
    {
      fn: "fieldwork.addInformant",
      call: async (actor, world, place) =>
        addInformant(actor, { ...(await makeStudy(world[place])), role: "teacher" }),
      ...members,
    },
    {
      fn: "fieldwork.listInformants",
      call: async (actor, world, place) => {
        const study = await makeStudy(world[place]);
        await makeInformant(world[place], study);
        return listInformants(actor, study.studyId);
      },
      ...members,
    },
    {
      fn: "fieldwork.listConsentTexts",
      call: async (actor, world, place) => {
        const study = await makeStudy(world[place]);
        await makeInformant(world[place], study);
        return listConsentTexts(actor, study.studyId);
      },
      ...members,
    },
    {
      fn: "fieldwork.addConsentText",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return addConsentText(actor, { studyId, text: consentWords });
      },
      ...members,
    },
    {
      fn: "fieldwork.recordConsent",
      call: async (actor, world, place) => {
        const lead = world[place].actors.researcher;
        const { studyId, caseId } = await makeStudy(world[place]);
        const { informantId } = await addInformant(lead, { caseId, role: "teacher" });
        const { consentTextId } = await addConsentText(lead, { studyId, text: consentWords });
        const signed = {
          scopes: ["participate" as const],
          signature: "oral" as const,
          signedOn: "2026-03-10",
        };
        return recordConsent(actor, { informantId, consentTextId, ...signed });
      },
      ...members,
    },
    {
      fn: "fieldwork.previewWithdrawal",
      call: async (actor, world, place) => previewWithdrawal(actor, await withdrawal(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.getWithdrawalReach",
      call: async (actor, world, place) => getWithdrawalReach(actor, await withdrawal(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.withdrawConsent",
      call: async (actor, world, place) => withdrawConsent(actor, await withdrawal(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.listInstruments",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        await makeGuide(world[place], studyId);
        return listInstruments(actor, studyId);
      },
      ...members,
    },
    {
      fn: "fieldwork.getInstrumentVersion",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return getInstrumentVersion(actor, (await makeGuide(world[place], studyId)).versionId);
      },
      ...members,
    },
    {
      fn: "fieldwork.createInstrument",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return createInstrument(actor, { studyId, kind: "interview", role: "teacher", name: "Otro guion" });
      },
      ...members,
    },
    {
      fn: "fieldwork.saveInstrumentDraft",
      call: async (actor, world, place) => {
        const { versionId } = await draftGuide(world, place);
        return saveInstrumentDraft(actor, { versionId, lockVersion: 0, content: guideWords });
      },
      ...members,
    },
    {
      fn: "fieldwork.publishInstrument",
      call: async (actor, world, place) => {
        const { versionId } = await draftGuide(world, place);
        const lead = world[place].actors.researcher;
        await saveInstrumentDraft(lead, { versionId, lockVersion: 0, content: guideWords });
        return publishInstrument(actor, versionId);
      },
      ...members,
    },
    {
      fn: "fieldwork.startInstrumentVersion",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return startInstrumentVersion(actor, (await makeGuide(world[place], studyId)).versionId);
      },
      ...members,
    },
    {
      fn: "fieldwork.planFieldSession",
      call: async (actor, world, place) => planFieldSession(actor, (await plannedOne(world, place)).asked),
      ...members,
    },
    {
      fn: "fieldwork.holdFieldSession",
      call: async (actor, world, place) => {
        const { asked, informantId } = await plannedOne(world, place);
        const { sessionId } = await planFieldSession(world[place].actors.researcher, asked);
        return holdFieldSession(actor, { sessionId, heldOn: "2026-03-12", informantIds: [informantId] });
      },
      ...members,
    },
    {
      fn: "fieldwork.cancelFieldSession",
      call: async (actor, world, place) => {
        const { asked } = await plannedOne(world, place);
        const { sessionId } = await planFieldSession(world[place].actors.researcher, asked);
        return cancelFieldSession(actor, sessionId);
      },
      ...members,
    },
    {
      fn: "fieldwork.listFieldSessions",
      call: async (actor, world, place) =>
        listFieldSessions(actor, (await makeHeldSession(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.addSource",
      call: async (actor, world, place) => {
        const { studyId, sessionId } = await makeHeldSession(world[place]);
        return addSource(actor, { studyId, sessionId, name: "Entrevista 1", text: "P: Hola." });
      },
      ...members,
    },
    {
      fn: "fieldwork.listSources",
      call: async (actor, world, place) => listSources(actor, (await makeReadySource(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.getSource",
      call: async (actor, world, place) => getSource(actor, (await makeReadySource(world[place])).sourceId),
      ...members,
    },
    {
      fn: "fieldwork.assignSpeakers",
      call: async (actor, world, place) => {
        const { sourceId } = await makeRawSource(world[place]);
        const speakers = ["Inés", "María"].map((label) => ({ label, speaker: "interviewer" as const }));
        return assignSpeakers(actor, { sourceId, lockVersion: 0, speakers });
      },
      ...members,
    },
    {
      fn: "fieldwork.decideNames",
      call: async (actor, world, place) => {
        const { sourceId } = await makeRawSource(world[place]);
        const { proposals } = await getSource(world[place].actors.researcher, sourceId);
        return decideNames(actor, { sourceId, lockVersion: 0, decisions: proposals.map(toDecision) });
      },
      ...members,
    },
    {
      fn: "fieldwork.releaseSource",
      call: async (actor, world, place) => releaseSource(actor, await makeCheckedSource(world[place])),
      ...members,
    },
    {
      fn: "fieldwork.deleteSource",
      call: async (actor, world, place) => deleteSource(actor, (await makeRawSource(world[place])).sourceId),
      ...members,
    },
    {
      fn: "fieldwork.openPseudonymKey",
      call: async (actor, world, place) =>
        openPseudonymKey(actor, (await makeReadySource(world[place])).studyId),
      ...members,
    },
  ],
  exemptions: [
    { fn: "fieldwork.civilToday", why: "Inner: the day of today and nothing else." },
    { fn: "fieldwork.lockStudy", why: "Inner: asks getStudyScope inside the caller's transaction." },
    { fn: "fieldwork.auditStudy", why: "Inner: writes the audit row of what its caller decided on." },
    { fn: "fieldwork.lockOwnSource", why: "Inner: locks what deleteSource and others decide on." },
    { fn: "fieldwork.writeSourceText", why: "Inner: writes what its caller has locked." },
    {
      fn: "fieldwork.unscopedNameProposals",
      why: "Inner: its caller reads the text and shows only what is in it.",
    },
  ],
};
