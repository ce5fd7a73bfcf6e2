import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addCase, addInformant, takeCases } from "@/lib/fieldwork/commands/cases";
import { recordConsent } from "@/lib/fieldwork/commands/consents";
import { saveInstrumentDraft } from "@/lib/fieldwork/commands/instruments";
import { holdFieldSession, planFieldSession } from "@/lib/fieldwork/commands/sessions";
import { deleteSource } from "@/lib/fieldwork/commands/sources";
import { addStudyMember, closeStudy, createStudy, endStudyMember } from "@/lib/fieldwork/commands/studies";
import { getFieldStudy } from "@/lib/fieldwork/queries/studies";
import {
  guideWords,
  makeGuide,
  makeHeldSession,
  makeInformant,
  makeReadySource,
  makeStudy,
  plannedSession,
} from "@/tests/factories/fieldwork";
import { makeCaseSelection, makeResearcher } from "@/tests/factories/studies";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const actionsOf = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

describe("a study", () => {
  it("takes the cases of its selection once, with their reason, and plans each", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const { id: caseSelectionId } = await makeCaseSelection(own);
    const { territoryId } = own;
    const { studyId } = await createStudy(actor, { name: "Con selección", territoryId, caseSelectionId });
    expect(await takeCases(actor, studyId)).toEqual({ added: 1 });
    expect(await takeCases(actor, studyId)).toEqual({ added: 0 });
    const { cases } = await getFieldStudy(actor, studyId);
    expect(cases).toMatchObject([{ pseudonym: "ESC-1", sign: "positive", school: { rbd: own.school.rbd } }]);
    expect(cases[0]?.reason).toContain("Caso");
    expect(cases[0]?.plan.find(({ role }) => role === "teacher")).toMatchObject({ target: 4, missing: 4 });
    expect(await actionsOf(studyId)).toContain("fieldwork.cases_taken");
  });

  it("is led by somebody: a coder adds nobody, and the last lead does not leave", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const { studyId } = await makeStudy(own);
    const coder = await makeResearcher([own.territoryCode], ["Rosa", "Prueba Díaz"]);
    await addStudyMember(actor, { studyId, personId: coder.personId, role: "coder" });
    const other = { studyId, schoolId: own.otherSchool.id, reason: "Caso de prueba." };
    await expect(addCase(coder, other)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { members } = await getFieldStudy(coder, studyId);
    const lead = members.find(({ role }) => role === "lead");
    await expect(endStudyMember(actor, lead?.id ?? "")).rejects.toMatchObject({ code: "INVALID_STATE" });
    const joined = members.find(({ personId }) => personId === coder.personId);
    await endStudyMember(actor, joined?.id ?? "");
    await expect(getFieldStudy(coder, studyId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps no name once it is closed, and changes no more", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const { studyId, caseId } = await makeReadySource(own);
    const { keysDeleted } = await closeStudy(actor, studyId);
    expect(keysDeleted).toBeGreaterThan(0);
    expect(await db().pseudonymKey.count({ where: { studyId } })).toBe(0);
    await expect(addInformant(actor, { caseId, role: "teacher" })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });
});

describe("what was signed and published", () => {
  it("is not changed: a guide in force, a consent, a transcript that others read", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const { versionId, consentId, sourceId, informantId, consentTextId } = await makeReadySource(own);
    await expect(
      saveInstrumentDraft(actor, { versionId, lockVersion: 1, content: guideWords }),
    ).rejects.toMatchObject({ code: "IMMUTABLE" });
    await expect(deleteSource(actor, sourceId)).rejects.toMatchObject({ code: "IMMUTABLE" });
    await expect(
      db().consent.update({ where: { id: consentId }, data: { scopes: ["participate"] } }),
    ).rejects.toThrow(/IMMUTABLE/);
    await expect(
      recordConsent(actor, {
        ...{ informantId, consentTextId, signature: "oral", signedOn: "2026-03-10" },
        scopes: ["participate"],
      }),
    ).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("a session", () => {
  it("is not held with somebody who did not consent", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const study = await makeStudy(own);
    const { informantId } = await addInformant(actor, { caseId: study.caseId, role: "teacher" });
    const { versionId } = await makeGuide(own, study.studyId);
    const planned = plannedSession(own, { ...study, informantId, versionId });
    const { sessionId } = await planFieldSession(actor, planned);
    const held = { sessionId, heldOn: "2026-03-12", informantIds: [informantId] };
    await expect(holdFieldSession(actor, held)).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("DOC-1") as string,
    });
    await expect(
      holdFieldSession(actor, {
        ...held,
        informantIds: [(await makeInformant(own, await makeStudy(own))).informantId],
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("leaves its rows in the audit trail", async () => {
    const { sessionId } = await makeHeldSession(world.own);
    expect(await actionsOf(sessionId)).toEqual(["fieldwork.session_planned", "fieldwork.session_held"]);
  });
});
