import { getFigureSource, getSchoolResults } from "@/lib/evidence/queries/results";
import { makeBatch, makeFigure, theIndicator } from "@/tests/factories/evidence";
import type { DomainMatrix } from "./matrix";

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "evidence.getSchoolResults",
      call: (actor, world, place) => getSchoolResults(actor, world[place].school.id),
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "evidence.getFigureSource",
      call: async (actor, world, place) => {
        const { territoryId, school } = world[place];
        const indicatorId = (await theIndicator("simce/lect")).id;
        const batchId = (await makeBatch()).id;
        const figure = await makeFigure({ territoryId, schoolId: school.id, indicatorId, batchId });
        return getFigureSource(actor, figure.id);
      },
      own: "ok",
      foreign: "NOT_FOUND",
    },
  ],
};
