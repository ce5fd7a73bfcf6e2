import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { retireCode } from "@/lib/fieldwork/commands/codes";
import { applyCoding, removeCoding } from "@/lib/fieldwork/commands/codings";
import { exportProject } from "@/lib/fieldwork/commands/exchange-out";
import { finishRound, revealRound, startRound } from "@/lib/fieldwork/commands/rounds";
import { withdrawConsent } from "@/lib/fieldwork/commands/withdrawal";
import { getRoundAgreement } from "@/lib/fieldwork/queries/agreement";
import { getCodeBook } from "@/lib/fieldwork/queries/codes";
import { getCodingDesk } from "@/lib/fieldwork/queries/coding-desk";
import { getRoundChoices, listRounds } from "@/lib/fieldwork/queries/rounds";
import { sliceCodePoints } from "@/lib/format/code-points";
import {
  makeCheckedSource,
  makeCode,
  makeCoder,
  makeReadySource,
  makeRound,
  makeStudy,
} from "@/tests/factories/fieldwork";
import { makeWorld, type World } from "@/tests/factories/world";
import { countStatements } from "@/tests/support/statements";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const lead = () => world.own.actors.researcher;

const auditOf = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

async function ready() {
  const source = await makeReadySource(world.own);
  const { codeId } = await makeCode(world.own, source.studyId);
  const { text, turns } = await getCodingDesk(lead(), source.sourceId);
  return { ...source, codeId, text, turns, at: { sourceId: source.sourceId, codeId } };
}

describe("coding a passage", () => {
  it("counts code points, so that what follows an emoji is marked where it stands", async () => {
    const { at, text, sourceId } = await ready();
    const startsAt = [...text].indexOf("😀") + 2;
    const { codingId } = await applyCoding(lead(), { ...at, startsAt, endsAt: startsAt + 7 });
    const { codings } = await getCodingDesk(lead(), sourceId);
    expect(codings).toMatchObject([{ id: codingId, isOwn: true, startsAt }]);
    expect(sliceCodePoints(text, startsAt, startsAt + 7)).toBe("A veces");
    expect(await auditOf(codingId)).toEqual(["fieldwork.coding_applied"]);
  });

  it("lets passages overlap, and the same code only once on the same passage", async () => {
    const { at, studyId } = await ready();
    await applyCoding(lead(), { ...at, startsAt: 0, endsAt: 10 });
    await applyCoding(lead(), { ...at, startsAt: 5, endsAt: 15 });
    await expect(applyCoding(lead(), { ...at, startsAt: 0, endsAt: 10 })).rejects.toMatchObject({
      code: "DUPLICATE",
    });
    expect((await getCodeBook(lead(), studyId)).codes[0]?.codingCount).toBe(2);
  });

  it("is refused past the text, without length, on a text not ready, and with what is no code of the study in use", async () => {
    const { at, text, codeId } = await ready();
    const length = [...text].length;
    const refusals = [
      [{ ...at, startsAt: 0, endsAt: length + 1 }, "INVALID_STATE"],
      [{ ...at, startsAt: 3, endsAt: 3 }, "INVALID_INPUT"],
      [{ ...at, codeId: newId(), startsAt: 0, endsAt: 3 }, "NOT_FOUND"],
      [{ ...at, sourceId: newId(), startsAt: 0, endsAt: 3 }, "NOT_FOUND"],
    ] as const;
    for (const [asked, code] of refusals) {
      await expect(applyCoding(lead(), asked)).rejects.toMatchObject({ code });
    }
    const elsewhere = await makeCode(world.own, (await makeStudy(world.own)).studyId);
    await expect(
      applyCoding(lead(), { ...at, codeId: elsewhere.codeId, startsAt: 0, endsAt: 3 }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { sourceId } = await makeCheckedSource(world.own);
    await expect(applyCoding(lead(), { ...at, sourceId, startsAt: 0, endsAt: 3 })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await retireCode(lead(), { codeId, lockVersion: 0 });
    await expect(applyCoding(lead(), { ...at, startsAt: 0, endsAt: 3 })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });

  it("marks nothing of what was withdrawn", async () => {
    const { at, turns, consentId, informantId } = await ready();
    await withdrawConsent(lead(), { consentId, scope: "participate" });
    const gone = turns.find((turn) => turn.informantId === informantId);
    const { startsAt = 0, endsAt = 0 } = gone ?? {};
    await expect(applyCoding(lead(), { ...at, startsAt, endsAt })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });

  it("is undone by who did it alone, with its notes", async () => {
    const { at, studyId, sourceId } = await ready();
    const coder = await makeCoder(world.own, studyId);
    const { codingId } = await applyCoding(lead(), { ...at, startsAt: 0, endsAt: 10 });
    await db().memo.create({
      data: {
        ...{ id: newId(), studyId, target: "coding", targetId: codingId, title: "", text: "Nota." },
        createdAt: new Date(),
      },
    });
    await expect(removeCoding(coder, codingId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(removeCoding(world.foreign.actors.researcher, codingId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await removeCoding(lead(), codingId)).toEqual({ sourceId });
    expect(await db().memo.count({ where: { targetId: codingId } })).toBe(0);
    expect(await auditOf(codingId)).toEqual(["fieldwork.coding_applied", "fieldwork.coding_removed"]);
  });

  it("asks the database as often for thousands of passages as for one", async () => {
    const { at, studyId, sourceId, text } = await ready();
    await applyCoding(lead(), { ...at, startsAt: 0, endsAt: 10 });
    const few = await countStatements(() => getCodingDesk(lead(), sourceId));
    const coder = await db().coder.findFirstOrThrow({ where: { studyId } });
    const length = [...text].length;
    await db().coding.createMany({
      data: Array.from({ length: 5000 }, (_, index) => ({
        ...{ id: newId(), studyId, ...at, coderId: coder.id, createdAt: new Date() },
        refiGuid: newId(),
        ...{
          startsAt: index % (length - 60),
          endsAt: (index % (length - 60)) + 11 + Math.floor(index / (length - 60)),
        },
      })),
    });
    const many = await countStatements(() => getCodingDesk(lead(), sourceId));
    expect(many).toBe(few);
    expect((await getCodingDesk(lead(), sourceId)).codings).toHaveLength(5001);
  });
});

describe("a blind round", () => {
  it("hides the codings of others until it is revealed, from everybody", async () => {
    const { at, studyId, sourceId } = await ready();
    const { roundId, coder } = await makeRound(world.own, { studyId, sourceId });
    await applyCoding(lead(), { ...at, startsAt: 0, endsAt: 10 });
    const theirs = await applyCoding(coder, { ...at, startsAt: 2, endsAt: 12 });
    const watcher = await makeCoder(world.own, studyId);
    await applyCoding(watcher, { ...at, startsAt: 4, endsAt: 14 });
    const seenBy = async (actor: typeof coder) =>
      (await getCodingDesk(actor, sourceId)).codings.map(({ startsAt }) => startsAt);
    expect(await seenBy(lead())).toEqual([0]);
    expect(await seenBy(coder)).toEqual([2]);
    expect(await seenBy(watcher)).toEqual([4]);
    expect((await getCodeBook(lead(), studyId)).codes[0]?.codingCount).toBe(1);
    await expect(removeCoding(lead(), theirs.codingId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await exportProject(lead(), studyId);
    const sent = await db().exchangeReport.findFirstOrThrow({ where: { studyId } });
    expect(sent.leftOut).toMatchObject([{ kind: "blind_coding", count: 2 }]);

    await finishRound(lead(), roundId);
    await expect(revealRound(lead(), roundId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    expect(await seenBy(lead())).toEqual([0]);
    await finishRound(coder, roundId);
    await expect(revealRound(coder, roundId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await revealRound(lead(), roundId);
    expect(await seenBy(watcher)).toEqual([0, 2, 4]);
    expect(await auditOf(roundId)).toEqual([
      ...["fieldwork.round_started", "fieldwork.round_finished", "fieldwork.round_finished"],
      "fieldwork.round_revealed",
    ]);
  });

  it("keeps what was finished as it was, and takes new codings once revealed", async () => {
    const { at, studyId, sourceId } = await ready();
    const { roundId, coder } = await makeRound(world.own, { studyId, sourceId });
    const { codingId } = await applyCoding(lead(), { ...at, startsAt: 0, endsAt: 10 });
    await finishRound(lead(), roundId);
    await expect(finishRound(lead(), roundId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(removeCoding(lead(), codingId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    const more = { ...at, startsAt: 20, endsAt: 24 };
    await expect(applyCoding(lead(), more)).rejects.toMatchObject({ code: "INVALID_STATE" });
    expect(await getCodingDesk(lead(), sourceId)).toMatchObject({
      mayCode: false,
      blindRound: { id: roundId, hasFinished: true },
    });
    await finishRound(coder, roundId);
    await revealRound(lead(), roundId);
    await expect(removeCoding(lead(), codingId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    const late = await applyCoding(lead(), more);
    expect((await db().coding.findUniqueOrThrow({ where: { id: late.codingId } })).roundId).toBeNull();
  });

  it("begins with ready transcripts nobody of it has coded, in one open round at a time", async () => {
    const { at, studyId, sourceId } = await ready();
    const coder = await makeCoder(world.own, studyId);
    const { sources, coders, mayBegin } = await getRoundChoices(lead(), studyId);
    expect({ mayBegin, sources: sources.length, coders: coders.length }).toEqual({
      ...{ mayBegin: true, sources: 1, coders: 2 },
    });
    const asked = { studyId, name: "Ronda 1", sourceIds: [sourceId], coderIds: coders.map(({ id }) => id) };
    await expect(startRound(coder, asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(startRound(lead(), { ...asked, sourceIds: [newId()] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { codingId } = await applyCoding(coder, { ...at, startsAt: 0, endsAt: 4 });
    await expect(startRound(lead(), asked)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await removeCoding(coder, codingId);
    await startRound(lead(), asked);
    await expect(startRound(lead(), asked)).rejects.toMatchObject({ code: "INVALID_STATE" });
    expect((await listRounds(coder, studyId)).rows).toMatchObject([{ mayFinish: true, mayReveal: false }]);
  });

  it("tells how far two coders agree, and where they do not, once it is revealed", async () => {
    const { at, turns, studyId, sourceId } = await ready();
    const { roundId, coder } = await makeRound(world.own, { studyId, sourceId });
    const [one, other] = turns.filter(({ speaker }) => speaker === "informant");
    const within = { startsAt: one?.startsAt ?? 0, endsAt: (one?.startsAt ?? 0) + 5 };
    await applyCoding(lead(), { ...at, ...within });
    await applyCoding(coder, { ...at, startsAt: within.startsAt + 2, endsAt: within.endsAt + 2 });
    await applyCoding(coder, { ...at, startsAt: other?.startsAt ?? 0, endsAt: (other?.startsAt ?? 0) + 5 });
    await expect(getRoundAgreement(lead(), { roundId })).rejects.toMatchObject({ code: "INVALID_STATE" });
    await finishRound(lead(), roundId);
    await finishRound(coder, roundId);
    await revealRound(lead(), roundId);
    const { codes, differences, first, turnCount } = await getRoundAgreement(lead(), { roundId });
    const only = first.name === "Rosa Prueba Díaz" ? "onlyFirst" : "onlySecond";
    expect(turnCount).toBe(2);
    expect(codes).toMatchObject([{ both: 1, [only]: 1, neither: 0, share: 0.5 }]);
    expect(differences).toMatchObject([{ turnId: other?.id, [only]: ["Retroalimentación"], both: [] }]);
    const nobody = { roundId, firstId: newId() };
    await expect(getRoundAgreement(lead(), nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
