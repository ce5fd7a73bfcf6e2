import { getCaseInput, getFactorAnswers, getRelationInput } from "@/lib/analysis/queries/replication";
import { factorOptionsSchema } from "@/lib/analysis/schema/factor-options";
import { exportCaseSelection, exportFactorRun, exportRelationRun } from "@/lib/reports/queries/study-exports";
import { makeFactorRun, makeStudy, quickOptions } from "@/tests/factories/factor-runs";
import { makeCaseSelection, makeRelationRun } from "@/tests/factories/studies";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const researchers = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;

const studyOf = (world: World, place: Place) =>
  makeStudy({
    territoryId: world[place].territoryId,
    personId: world[place].actors.researcher.personId,
  });

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "analysis.getFactorAnswers",
      call: async (actor, world, place) => {
        const { id: dataSetId } = await studyOf(world, place);
        return getFactorAnswers(actor, { dataSetId, options: factorOptionsSchema.parse(quickOptions) });
      },
      ...researchers,
    },
    {
      fn: "analysis.getRelationInput",
      call: async (actor, world, place) => {
        const { id } = await makeRelationRun(world[place]);
        return { found: await getRelationInput(actor, id) };
      },
      ...researchers,
    },
    {
      fn: "analysis.getCaseInput",
      call: async (actor, world, place) => {
        const { id } = await makeCaseSelection(world[place]);
        return { found: await getCaseInput(actor, id) };
      },
      ...researchers,
    },
    {
      fn: "reports.exportFactorRun",
      // Reached and not yet computed: refused for that, and to the others not told that it exists.
      call: async (actor, world, place) => {
        const { id: dataSetId } = await studyOf(world, place);
        const { id } = await makeFactorRun(world[place].actors.researcher, dataSetId);
        return exportFactorRun(actor, id, "paquete");
      },
      own: { researcher: "INVALID_STATE", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "reports.exportRelationRun",
      call: async (actor, world, place) =>
        exportRelationRun(actor, (await makeRelationRun(world[place])).id, "paquete"),
      ...researchers,
    },
    {
      fn: "reports.exportCaseSelection",
      call: async (actor, world, place) =>
        exportCaseSelection(actor, (await makeCaseSelection(world[place])).id, "lista"),
      ...researchers,
    },
  ],
  exemptions: [
    { fn: "reports.packageZip", why: "Writes files that its caller has read in scope." },
    { fn: "reports.schoolPseudonyms", why: "Numbers the schools that its caller has read in scope." },
  ],
};
