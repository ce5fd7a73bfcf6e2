import { carryOutFactorRun } from "@/lib/analysis/commands/factor-computation";
import { changeFactorOptions, computeFactorRun, startFactorRun } from "@/lib/analysis/commands/factors";
import { deleteFactorRun, renameFactorRun } from "@/lib/analysis/commands/keep-factor-runs";
import { saveIndex } from "@/lib/analysis/commands/indices";
import { getFactorRun, listDeletedFactorRuns, listFactorRuns } from "@/lib/analysis/queries/factors";
import { getIndex, listIndices } from "@/lib/analysis/queries/indices";
import {
  computeOnce,
  makeKnownRun,
  makeFactorRun,
  makeStudy,
  noRun,
  quickOptions,
} from "@/tests/factories/factor-runs";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

/** A data set that the place's researcher reaches, with a run of it. */
async function begun(world: World, place: Place) {
  const { territoryId, actors } = world[place];
  const { researcher } = actors;
  const dataSet = await makeStudy({ territoryId, personId: researcher.personId });
  const run = await makeFactorRun(researcher, dataSet.id);
  return { dataSetId: dataSet.id, runId: run.id, researcher };
}

/** An index of a computed run of the place's. */
async function saved(world: World, place: Place) {
  const { territoryId, actors } = world[place];
  const { researcher } = actors;
  const dataSet = await makeStudy({ territoryId, personId: researcher.personId });
  const run = await makeKnownRun(researcher, dataSet.id);
  return saveIndex(researcher, { runId: run.id, name: "Índice de prueba", version: "1", factor: 0 });
}

const holders = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;
const listed = { own: { researcher: "ok", others: "empty" }, foreign: "empty" } as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "analysis.startFactorRun",
      call: async (actor, world, place) => {
        const { dataSetId } = await begun(world, place);
        return startFactorRun(actor, { dataSetId, name: "Otro análisis", options: quickOptions });
      },
      ...holders,
    },
    {
      fn: "analysis.changeFactorOptions",
      call: async (actor, world, place) =>
        changeFactorOptions(actor, { runId: (await begun(world, place)).runId, options: quickOptions }),
      ...holders,
    },
    {
      fn: "analysis.computeFactorRun",
      call: async (actor, world, place) => computeFactorRun(actor, (await begun(world, place)).runId),
      ...holders,
    },
    {
      fn: "analysis.renameFactorRun",
      call: async (actor, world, place) =>
        renameFactorRun(actor, { runId: (await begun(world, place)).runId, name: "Otro nombre" }),
      ...holders,
    },
    {
      fn: "analysis.deleteFactorRun",
      call: async (actor, world, place) =>
        deleteFactorRun(actor, { runId: (await begun(world, place)).runId, reason: "Era una prueba" }),
      ...holders,
    },
    {
      fn: "analysis.carryOutFactorRun",
      call: async (actor, world, place) =>
        carryOutFactorRun(actor, (await begun(world, place)).runId, { compute: computeOnce, run: noRun }),
      ...holders,
    },
    {
      fn: "analysis.listFactorRuns",
      call: async (actor, world, place) => {
        await begun(world, place);
        return listFactorRuns(actor);
      },
      ...listed,
    },
    {
      fn: "analysis.listDeletedFactorRuns",
      call: async (actor, world, place) => {
        const { runId, researcher } = await begun(world, place);
        await deleteFactorRun(researcher, { runId, reason: "Era una prueba" });
        return listDeletedFactorRuns(actor);
      },
      ...listed,
    },
    {
      fn: "analysis.getFactorRun",
      call: async (actor, world, place) => getFactorRun(actor, (await begun(world, place)).runId),
      ...holders,
    },
    {
      fn: "analysis.saveIndex",
      call: async (actor, world, place) => {
        const { dataSetId, researcher } = await begun(world, place);
        const { id } = await makeKnownRun(researcher, dataSetId);
        return saveIndex(actor, { runId: id, name: "Índice de prueba", version: "1", factor: 0 });
      },
      ...holders,
    },
    {
      fn: "analysis.listIndices",
      call: async (actor, world, place) => {
        await saved(world, place);
        return listIndices(actor);
      },
      ...listed,
    },
    {
      fn: "analysis.getIndex",
      call: async (actor, world, place) => getIndex(actor, (await saved(world, place)).id),
      ...holders,
    },
  ],
  exemptions: [
    { fn: "analysis.studyIdentity", why: "Words of a row that its query has already scoped." },
    { fn: "analysis.toIndexSummary", why: "Words of a row that its query has already scoped." },
    { fn: "analysis.lockFactorRun", why: "Takes part in the transaction of the commands that are listed." },
    { fn: "analysis.auditFactorRun", why: "Writes the entry of a command that is listed." },
  ],
};
