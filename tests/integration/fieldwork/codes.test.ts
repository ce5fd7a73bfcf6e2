import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { mergeCodeInto } from "@/lib/fieldwork/commands/code-merge";
import { createCode, editCode, moveCode, restoreCode, retireCode } from "@/lib/fieldwork/commands/codes";
import { applyCoding } from "@/lib/fieldwork/commands/codings";
import { startRound } from "@/lib/fieldwork/commands/rounds";
import { closeStudy } from "@/lib/fieldwork/commands/studies";
import { getCodeBook } from "@/lib/fieldwork/queries/codes";
import { makeCode, makeCoder, makeReadySource, makeStudy } from "@/tests/factories/fieldwork";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const words = { name: "Escucha", colour: "#1f6f8b" };
const lead = () => world.own.actors.researcher;

const auditOf = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

describe("the code book", () => {
  it("is a tree of one dimension from its root down, in order", async () => {
    const { studyId } = await makeStudy(world.own);
    const root = await createCode(lead(), { studyId, ...words, dimension: "method", name: "Método" });
    const child = await createCode(lead(), { studyId, ...words, parentId: root.codeId, dimension: "foci" });
    const other = await createCode(lead(), { studyId, ...words, dimension: "diagnosis", name: "Mirada" });
    const { codes, mayChange, mayLead } = await getCodeBook(lead(), studyId);
    expect({ mayChange, mayLead }).toEqual({ mayChange: true, mayLead: true });
    expect(codes.map(({ id, depth, dimension }) => [id, depth, dimension])).toEqual([
      [root.codeId, 0, "method"],
      [child.codeId, 1, "method"],
      [other.codeId, 0, "diagnosis"],
    ]);
    expect(await auditOf(child.codeId)).toEqual(["fieldwork.code_created"]);
  });

  it("asks a root for its dimension, and siblings for different names", async () => {
    const { studyId } = await makeStudy(world.own);
    await expect(createCode(lead(), { studyId, ...words })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await createCode(lead(), { studyId, ...words, dimension: "foci" });
    await expect(
      createCode(lead(), { studyId, ...words, name: "ESCUCHÁ", dimension: "foci" }),
    ).rejects.toMatchObject({ code: "DUPLICATE" });
  });

  it("takes no code of another study for a parent, and none from outside the study", async () => {
    const { studyId } = await makeStudy(world.own);
    const elsewhere = await makeCode(world.own, (await makeStudy(world.own)).studyId);
    await expect(createCode(lead(), { studyId, ...words, parentId: elsewhere.codeId })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    const foreign = await makeCode(world.foreign, (await makeStudy(world.foreign)).studyId);
    await expect(
      editCode(lead(), { codeId: foreign.codeId, lockVersion: 0, ...words }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(editCode(lead(), { codeId: newId(), lockVersion: 0, ...words })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("keeps a change only on what was read", async () => {
    const { studyId } = await makeStudy(world.own);
    const { codeId } = await makeCode(world.own, studyId);
    const edit = { codeId, ...words, name: "Escucha activa", definition: "Deja hablar." };
    await editCode(lead(), { ...edit, lockVersion: 0 });
    await expect(editCode(lead(), { ...edit, lockVersion: 0 })).rejects.toMatchObject({ code: "STALE" });
    expect(await auditOf(codeId)).toEqual(["fieldwork.code_created", "fieldwork.code_changed"]);
  });

  it("moves a code with all under it, into another dimension, and never below itself", async () => {
    const { studyId } = await makeStudy(world.own);
    const root = await makeCode(world.own, studyId, "Arriba");
    const child = await createCode(lead(), { studyId, ...words, parentId: root.codeId });
    const other = await createCode(lead(), { studyId, ...words, name: "Otra", dimension: "foci" });
    await expect(
      moveCode(lead(), { codeId: root.codeId, lockVersion: 0, parentId: child.codeId }),
    ).rejects.toMatchObject({ code: "INVALID_STATE" });
    await moveCode(lead(), { codeId: root.codeId, lockVersion: 0, parentId: other.codeId });
    const { codes } = await getCodeBook(lead(), studyId);
    expect(codes.map(({ id, depth, dimension }) => [id, depth, dimension])).toEqual([
      [other.codeId, 0, "foci"],
      [root.codeId, 1, "foci"],
      [child.codeId, 2, "foci"],
    ]);
  });

  it("is retired and restored by who leads, with what stands under", async () => {
    const { studyId } = await makeStudy(world.own);
    const coder = await makeCoder(world.own, studyId);
    const root = await makeCode(world.own, studyId, "Arriba");
    const child = await createCode(coder, { studyId, ...words, parentId: root.codeId });
    const first = { codeId: root.codeId, lockVersion: 0 };
    await expect(retireCode(coder, first)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await retireCode(lead(), first)).toMatchObject({ retired: 2 });
    const below = { codeId: child.codeId, lockVersion: 1 };
    await expect(restoreCode(lead(), below)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await restoreCode(lead(), { ...first, lockVersion: 1 });
    await restoreCode(lead(), below);
    expect(await auditOf(root.codeId)).toEqual([
      ...["fieldwork.code_created", "fieldwork.code_retired", "fieldwork.code_restored"],
    ]);
  });

  it("changes no more once the study is closed", async () => {
    const { studyId } = await makeStudy(world.own);
    await closeStudy(lead(), studyId);
    await expect(createCode(lead(), { studyId, ...words, dimension: "foci" })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
  });
});

describe("merging two codes", () => {
  it("moves codings, notes and children, and keeps one of two codings of the same passage with both notes", async () => {
    const { studyId, sourceId } = await makeReadySource(world.own);
    const from = await makeCode(world.own, studyId, "Escuchar");
    const into = await makeCode(world.own, studyId, "Escucha");
    const child = await createCode(lead(), { studyId, ...words, name: "Silencio", parentId: from.codeId });
    const at = { sourceId, startsAt: 0, endsAt: 8 };
    const twin = await applyCoding(lead(), { ...at, codeId: from.codeId });
    const kept = await applyCoding(lead(), { ...at, codeId: into.codeId });
    const alone = await applyCoding(lead(), { ...at, endsAt: 9, codeId: from.codeId });
    const refiGuid = newId();
    const note = (targetId: string, guid: string | null) => ({
      ...{ id: newId(), studyId, target: "coding" as const, targetId, title: "", text: "Nota." },
      ...{ refiGuid: guid, createdAt: new Date() },
    });
    await db().memo.createMany({
      data: [note(twin.codingId, null), note(twin.codingId, refiGuid), note(kept.codingId, refiGuid)],
    });
    const asked = { codeId: from.codeId, lockVersion: 0, intoId: into.codeId };
    expect(await mergeCodeInto(lead(), asked)).toMatchObject({ moved: 2 });
    const codings = await db().coding.findMany({ where: { studyId }, orderBy: { endsAt: "asc" } });
    expect(codings.map(({ id, codeId }) => [id, codeId])).toEqual([
      [kept.codingId, into.codeId],
      [alone.codingId, into.codeId],
    ]);
    const notes = await db().memo.findMany({
      where: { studyId },
      select: { targetId: true, refiGuid: true },
    });
    expect(notes).toHaveLength(2);
    expect(new Set(notes.map(({ targetId }) => targetId))).toEqual(new Set([kept.codingId]));
    const { codes } = await getCodeBook(lead(), studyId);
    expect(codes.find(({ id }) => id === child.codeId)?.parentId).toBe(into.codeId);
    expect(codes.find(({ id }) => id === from.codeId)?.retiredAt).not.toBeNull();
    expect(await auditOf(from.codeId)).toContain("fieldwork.code_merged");
  });

  it("is refused into what is below, to coders, and while a round is open", async () => {
    const { studyId, sourceId } = await makeReadySource(world.own);
    const coder = await makeCoder(world.own, studyId);
    const from = await makeCode(world.own, studyId, "Arriba");
    const child = await createCode(lead(), { studyId, ...words, parentId: from.codeId });
    const into = await makeCode(world.own, studyId, "Otro");
    const asked = { codeId: from.codeId, lockVersion: 0, intoId: into.codeId };
    await expect(mergeCodeInto(coder, asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(mergeCodeInto(lead(), { ...asked, intoId: child.codeId })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    const coders = await db().coder.findMany({ where: { studyId } });
    const round = { studyId, name: "Ronda 1", sourceIds: [sourceId], coderIds: coders.map(({ id }) => id) };
    await startRound(lead(), round);
    await expect(mergeCodeInto(lead(), asked)).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("ronda") as string,
    });
  });
});
