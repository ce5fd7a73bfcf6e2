import { beforeAll, describe, expect, it } from "vitest";
import { carryOutFactorRun } from "@/lib/analysis/commands/factor-computation";
import { computeFactorRun } from "@/lib/analysis/commands/factors";
import { saveIndex } from "@/lib/analysis/commands/indices";
import { deleteFactorRun, renameFactorRun } from "@/lib/analysis/commands/keep-factor-runs";
import { getFactorRun, listDeletedFactorRuns, listFactorRuns } from "@/lib/analysis/queries/factors";
import { db } from "@/lib/db/client";
import { computeHere, makeFactorRun, makeKnownRun, makeStudy, noRun } from "@/tests/factories/factor-runs";
import { makeCaseSelection, makeRelationRun } from "@/tests/factories/studies";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
let study: { readonly id: string };
beforeAll(async () => {
  world = await makeWorld();
  study = await makeStudy({ territoryId: world.own.territoryId, personId: researcher().personId });
});

const researcher = () => world.own.actors.researcher;
const reason = "Se hizo con los ítems equivocados.";

const actionsOn = async (thingId: string) =>
  (
    await db().auditEntry.findMany({
      where: { thingId },
      orderBy: { sequence: "asc" },
      select: { action: true },
    })
  ).map(({ action }) => action);

async function runWithIndex() {
  const { id: runId } = await makeKnownRun(researcher(), study.id);
  const index = { runId, name: "Índice de retroalimentación", version: runId.slice(-8), factor: 0 };
  return { runId, indexId: (await saveIndex(researcher(), index)).id };
}

describe("the name of a factor run", () => {
  it("changes, and nothing that was computed with it", async () => {
    const { id } = await makeKnownRun(researcher(), study.id);
    const before = await getFactorRun(researcher(), id);
    await renameFactorRun(researcher(), { runId: id, name: "  Con otro nombre  " });
    const after = await getFactorRun(researcher(), id);
    expect(after).toEqual({ ...before, name: "Con otro nombre" });
    expect(await actionsOn(id)).toEqual(["factor_run.started", "factor_run.computed", "factor_run.renamed"]);
  });

  it("is kept once an index carries the run, for whoever does not reach it, and when it is too short", async () => {
    const { runId } = await runWithIndex();
    const name = "Con otro nombre";
    await expect(renameFactorRun(researcher(), { runId, name })).rejects.toMatchObject({ code: "IMMUTABLE" });
    await expect(renameFactorRun(world.foreign.actors.researcher, { runId, name })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(renameFactorRun(researcher(), { runId, name: "Uno" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

describe("a factor run that is deleted", () => {
  it("leaves who did it, when and why, and nothing that it chose or computed", async () => {
    const { id } = await makeKnownRun(researcher(), study.id);
    await deleteFactorRun(researcher(), { runId: id, reason });
    await expect(getFactorRun(researcher(), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listFactorRuns(researcher())).rows.map((row) => row.id)).not.toContain(id);
    expect(await listDeletedFactorRuns(researcher())).toContainEqual(
      expect.objectContaining({ id, reason, deletedByName: expect.any(String) }),
    );
    expect(await db().factorRun.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ options: {}, computedOptions: null, results: null, schoolMeans: null, resultDigest: null },
    });
    expect(await actionsOn(id)).toEqual(["factor_run.started", "factor_run.computed", "factor_run.deleted"]);
    await expect(deleteFactorRun(researcher(), { runId: id, reason })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      carryOutFactorRun(researcher(), id, { compute: computeHere, run: noRun }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not computed into when it goes while the mathematics is under way", async () => {
    const { id } = await makeFactorRun(researcher(), study.id);
    const compute: typeof computeHere = async (order, around) => {
      await deleteFactorRun(researcher(), { runId: id, reason });
      return computeHere(order, around);
    };
    await expect(carryOutFactorRun(researcher(), id, { compute, run: noRun })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await db().factorRun.findUniqueOrThrow({ where: { id } })).results).toBeNull();
  });

  it("is refused while it is being computed, without a reason, and for whoever does not reach it", async () => {
    const { id } = await makeFactorRun(researcher(), study.id);
    await computeFactorRun(researcher(), id);
    await expect(deleteFactorRun(researcher(), { runId: id, reason })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await expect(deleteFactorRun(researcher(), { runId: id, reason: " " })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(
      deleteFactorRun(world.foreign.actors.researcher, { runId: id, reason }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused in words when an index, a relation or a selection of cases stands on it", async () => {
    const { runId, indexId } = await runWithIndex();
    await expect(deleteFactorRun(researcher(), { runId, reason })).rejects.toMatchObject({
      code: "IMMUTABLE",
      message: expect.stringContaining("1 índice guardado"),
    });
    await makeRelationRun({ ...world.own, indexId });
    await makeCaseSelection({ ...world.own, indexId });
    await expect(deleteFactorRun(researcher(), { runId, reason })).rejects.toMatchObject({
      message: expect.stringContaining("1 índice guardado, 1 estudio de relaciones y 1 selección de casos"),
    });
  });
});
