import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openPseudonymKey } from "@/lib/fieldwork/commands/names";
import { addStudyMember } from "@/lib/fieldwork/commands/studies";
import { withdrawConsent } from "@/lib/fieldwork/commands/withdrawal";
import { getSource, listSources } from "@/lib/fieldwork/queries/sources";
import { previewWithdrawal } from "@/lib/fieldwork/queries/withdrawal";
import { sliceCodePoints } from "@/lib/format/code-points";
import { makeCoding, makeRawSource, makeReadySource } from "@/tests/factories/fieldwork";
import { makeResearcher } from "@/tests/factories/studies";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

describe("a transcript before it is ready", () => {
  it("is read by who added it and by no other member", async () => {
    const { own } = world;
    const { studyId, sourceId } = await makeRawSource(own);
    const other = await makeResearcher([own.territoryCode], ["Rosa", "Prueba Díaz"]);
    await addStudyMember(own.actors.researcher, { studyId, personId: other.personId, role: "coder" });
    await expect(getSource(other, sourceId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [line] = await listSources(other, studyId);
    expect(line).toMatchObject({ isReadable: false, name: "Transcripción por revisar" });
  });

  it("keeps no name in its text once they were decided on, and the key only sealed", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const { studyId, sourceId } = await makeReadySource(own);
    const { text } = await getSource(actor, sourceId);
    expect(text).not.toMatch(/Carolina|Fuentes|Pedro|Soto|María|Inés/);
    const keys = await db().pseudonymKey.findMany({ where: { studyId } });
    expect(keys.length).toBeGreaterThan(0);
    for (const { nameCipher } of keys)
      expect(Buffer.from(nameCipher).toString("utf8")).not.toMatch(/Carolina/);
    const opened = await openPseudonymKey(actor, studyId);
    expect(opened.map(({ name }) => name)).toContain("Carolina Fuentes");
    const entries = await db().auditEntry.findMany({
      where: { thingId: studyId, action: "fieldwork.key_opened" },
    });
    expect(entries).toHaveLength(1);
  });
});

describe("withdrawing a consent", () => {
  it("takes away what was said and its codings, keeps every other offset, and leaves the proof", async () => {
    const { own } = world;
    const actor = own.actors.researcher;
    const ready = await makeReadySource(own);
    const before = await getSource(actor, ready.sourceId);
    const spoken = before.turns.find(({ speaker }) => speaker === "informant");
    const asked = before.turns.filter(({ speaker }) => speaker === "interviewer");
    if (!spoken) throw new Error("No turn of an informant");
    const { studyId, sourceId } = ready;
    const { codingId } = await makeCoding(own, {
      studyId,
      sourceId,
      startsAt: spoken.startsAt,
      endsAt: spoken.endsAt,
    });
    const input = { consentId: ready.consentId, scope: "participate" as const };
    const { effect } = await previewWithdrawal(actor, input);
    expect(effect).toMatchObject({ sources: 1, turns: 2, codings: 1, sessionsKept: 1 });
    expect(await db().coding.count({ where: { id: codingId } })).toBe(1);

    const proof = await withdrawConsent(actor, input);
    expect(proof).toMatchObject(effect);
    const after = await getSource(actor, sourceId);
    expect(sliceCodePoints(after.text, spoken.startsAt, spoken.endsAt)).toMatch(/^[█\n]+$/);
    for (const { startsAt, endsAt } of asked) {
      expect(sliceCodePoints(after.text, startsAt, endsAt)).toBe(
        sliceCodePoints(before.text, startsAt, endsAt),
      );
    }
    expect(after.codePoints).toBe(before.codePoints);
    expect(await db().coding.count({ where: { id: codingId } })).toBe(0);
    expect(await db().fieldSession.count({ where: { id: ready.sessionId } })).toBe(1);
    const [entry] = await db().auditEntry.findMany({
      where: { action: "consent.withdrawn", thingId: ready.consentId },
    });
    expect(entry?.details).toMatchObject({ digests: [`${sourceId} ${before.sha256} ${after.sha256}`] });
    await expect(withdrawConsent(actor, input)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("empties a transcript in which nobody has said yet who speaks", async () => {
    const { own } = world;
    const { consentId, sourceId } = await makeRawSource(own);
    const proof = await withdrawConsent(own.actors.researcher, { consentId, scope: "participate" });
    expect(proof.emptiedSources).toBe(1);
    const source = await db().source.findUniqueOrThrow({ where: { id: sourceId } });
    expect(source).toMatchObject({ text: "", state: "withdrawn", codePoints: 0 });
  });
});
