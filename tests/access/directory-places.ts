import { getSchoolByRbd, listSchoolPoints, listSchools } from "@/lib/directory/queries/schools";
import { getTerritory, listTerritories } from "@/lib/directory/queries/territories";
import type { DomainMatrix } from "./matrix";

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "directory.listSchools",
      call: (actor, world, place) => listSchools(actor, { q: String(world[place].school.rbd) }),
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "directory.getSchoolByRbd",
      call: (actor, world, place) => getSchoolByRbd(actor, world[place].school.rbd),
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "directory.listSchoolPoints",
      call: (actor, world, place) => listSchoolPoints(actor, world[place].territoryId),
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "directory.listTerritories",
      call: async (actor, world, place) => {
        const rows = await listTerritories(actor);
        return rows.filter(({ id }) => id === world[place].territoryId);
      },
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "directory.getTerritory",
      call: (actor, world, place) => getTerritory(actor, world[place].territoryCode),
      own: "ok",
      foreign: "NOT_FOUND",
    },
  ],
};
