import { beforeEach, describe, expect, it } from "vitest";
import { deleteStudy, renameStudy } from "@/lib/analysis/commands/keep-studies";
import { sealCases } from "@/lib/analysis/commands/cases";
import { getCaseSelection, listCaseSelections } from "@/lib/analysis/queries/cases";
import { getRelationRun, listRelationRuns } from "@/lib/analysis/queries/relations";
import { listDeletedStudies } from "@/lib/analysis/queries/studies";
import type { StudyKind } from "@/lib/analysis/schema/studies";
import { db } from "@/lib/db/client";
import { makeCaseSelection, makeRelationRun, makeResearcher } from "@/tests/factories/studies";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 60_000);

const make = (kind: StudyKind) =>
  kind === "relation" ? makeRelationRun(world.own) : makeCaseSelection(world.own);
const reason = "Se calculó con otro umbral.";

async function actionsOn(thingId: string): Promise<readonly string[]> {
  const entries = await db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } });
  return entries.map(({ action }) => action);
}

describe.each(["relation", "case"] as const)("a study (%s)", (kind) => {
  it("takes another name, which changes nothing of what was calculated", async () => {
    const { id } = await make(kind);
    const { researcher } = world.own.actors;
    const read = () =>
      kind === "relation" ? getRelationRun(researcher, id) : getCaseSelection(researcher, id);
    const before = await read();
    expect([before.name, before.mayKeep]).toEqual([null, true]);
    await renameStudy(researcher, { kind, id, name: "Primera mirada" });
    expect(await read()).toEqual({ ...before, name: "Primera mirada" });
    expect(await actionsOn(id)).toEqual([`${kind}.renamed`]);
  });

  it("is deleted with a reason: what was calculated goes and the line stays", async () => {
    const { id } = await make(kind);
    const { researcher } = world.own.actors;
    await expect(deleteStudy(researcher, { kind, id, reason: " " })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await deleteStudy(researcher, { kind, id, reason });
    const list = kind === "relation" ? listRelationRuns(researcher) : listCaseSelections(researcher);
    expect((await list).rows.map((row) => row.id)).not.toContain(id);
    const deleted = await listDeletedStudies(researcher, kind);
    expect(deleted.find((one) => one.id === id)).toMatchObject({
      reason,
      deletedAt: expect.any(Date) as Date,
    });
    const row =
      kind === "relation"
        ? await db().relationRun.findUniqueOrThrow({ where: { id } })
        : await db().caseSelection.findUniqueOrThrow({ where: { id } });
    expect([row.input, row.result, row.deletedById]).toEqual(["", "", researcher.personId]);
    expect(await actionsOn(id)).toEqual([`${kind}.deleted`]);
    await expect(renameStudy(researcher, { kind, id, name: "Otra vez" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is as if it were not there for whoever has no zone of it, and of its author for others of some of its zones", async () => {
    const { id } = await make(kind);
    const foreign = world.foreign.actors.researcher;
    await expect(deleteStudy(foreign, { kind, id, reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(renameStudy(foreign, { kind, id, name: "Ajeno" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is rewritten by nobody, the database included", async () => {
    const { id } = await make(kind);
    const change = { where: { id }, data: { result: "{}" } };
    const rewriting =
      kind === "relation" ? db().relationRun.update(change) : db().caseSelection.update(change);
    await expect(rewriting).rejects.toThrow(/IMMUTABLE/);
    const removing =
      kind === "relation"
        ? db().relationRun.delete({ where: { id } })
        : db().caseSelection.delete({ where: { id } });
    await expect(removing).rejects.toThrow(/IMMUTABLE/);
  });
});

describe("a study of several zones", () => {
  it("is named and deleted by its author or by a researcher of all of them", async () => {
    const { id } = await makeRelationRun(world.own);
    const territoryIds = [world.own.territoryId, world.foreign.territoryId];
    const copy = await db().relationRun.findUniqueOrThrow({ where: { id } });
    const { options, ...rest } = copy;
    const both = await db().relationRun.create({
      data: { ...rest, options: options ?? {}, id: crypto.randomUUID(), territoryIds },
    });
    const study = { kind: "relation", id: both.id } as const;
    await expect(renameStudy(world.own.actors.researcher, { ...study, name: "Mío" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await getRelationRun(world.own.actors.researcher, both.id)).mayKeep).toBe(false);
    const ofBoth = await makeResearcher([world.own.territoryCode, world.foreign.territoryCode]);
    await renameStudy(ofBoth, { ...study, name: "De las dos zonas" });
    expect((await getRelationRun(ofBoth, both.id)).name).toBe("De las dos zonas");
  });
});

describe("a selection with the list of a zone closed", () => {
  it("keeps its name and is never deleted", async () => {
    const { id } = await makeCaseSelection(world.own);
    const { researcher } = world.own.actors;
    await sealCases(researcher, { selectionId: id, territoryId: world.own.territoryId });
    const study = { kind: "case", id } as const;
    expect((await getCaseSelection(researcher, id)).mayKeep).toBe(false);
    await expect(renameStudy(researcher, { ...study, name: "Tarde" })).rejects.toMatchObject({
      code: "IMMUTABLE",
    });
    await expect(deleteStudy(researcher, { ...study, reason })).rejects.toMatchObject({ code: "IMMUTABLE" });
    const direct = db().caseSelection.update({ where: { id }, data: { name: "Tarde" } });
    await expect(direct).rejects.toThrow(/IMMUTABLE/);
  });
});
