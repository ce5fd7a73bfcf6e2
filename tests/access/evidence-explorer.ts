import { getExplorerTable } from "@/lib/evidence/queries/explorer";
import { listDictionary } from "@/lib/evidence/queries/explorer-dictionary";
import { findFrame, listAvailability } from "@/lib/evidence/queries/explorer-frame";
import { compareTerritories } from "@/lib/evidence/queries/explorer-territories";
import { explorerRequest } from "@/lib/evidence/schema/explorer";
import { exportEvidence } from "@/lib/reports/queries/evidence-export";
import { makeBatch, makeFigure, theIndicator } from "@/tests/factories/evidence";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

async function withFigure(world: World, place: Place): Promise<string> {
  const { territoryId, territoryCode, school } = world[place];
  const at = { territoryId, schoolId: school.id, indicatorId: (await theIndicator("simce/lect")).id };
  await makeFigure({ ...at, batchId: (await makeBatch()).id });
  return territoryCode;
}

const everySchool = { dependence: "todas" } as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "evidence.getExplorerTable",
      call: async (actor, world, place) =>
        getExplorerTable(actor, { ...everySchool, territory: await withFigure(world, place) }),
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "evidence.compareTerritories",
      call: async (actor, world, place) => {
        await withFigure(world, place);
        const { panels } = await compareTerritories(actor, everySchool);
        return panels.flatMap(({ distributions }) => distributions);
      },
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "evidence.listDictionary",
      call: async (actor, world, place) => {
        await withFigure(world, place);
        return (await listDictionary(actor)).filter(({ grades }) => grades.length > 0);
      },
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "evidence.findFrame",
      call: async (actor, world, place) =>
        findFrame(actor, explorerRequest.parse({ territory: await withFigure(world, place) })),
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "evidence.listAvailability",
      call: async (actor, world, place) => {
        await withFigure(world, place);
        return listAvailability(actor, [world[place].territoryId]);
      },
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "reports.exportEvidence",
      call: async (actor, world, place) => {
        const territory = await withFigure(world, place);
        const report = await exportEvidence(
          actor,
          { ...everySchool, territory },
          { format: "ordenado", today: "2026-11-25" },
        );
        return new Response(report.body).text();
      },
      own: "ok",
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    { fn: "evidence.referencesOf", why: "National means, which belong to no school and no territory." },
    { fn: "evidence.cohortsOf", why: "Counts rows that a query has read in scope." },
    {
      fn: "evidence.unscopedFewStudents",
      why: "Inside queries that have decided who reads these schools; it tells no number.",
    },
    { fn: "evidence.readingOf", why: "Says how a row that a query has read in scope is read." },
    { fn: "evidence.toIndicator", why: "Turns a row that a query has read into its DTO." },
    { fn: "evidence.toFigure", why: "Turns a row that a query has read in scope into its DTO." },
    { fn: "evidence.listIndicators", why: "The publisher's list of indicators, which holds no figure." },
    { fn: "reports.workbookStream", why: "Writes rows that its caller has read in scope." },
    { fn: "reports.bytesOf", why: "Turns a stream of its caller into the stream of a route." },
    { fn: "evidence.schoolsWhere", why: "Builds a condition that holds what the person may see." },
  ],
};
