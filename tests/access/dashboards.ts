import { getTerritoryDashboard } from "@/lib/dashboards/queries/dashboard";
import { getHome } from "@/lib/dashboards/queries/home/home";
import { makeCycle } from "@/tests/factories/coaching";
import type { DomainMatrix } from "./matrix";

const counted = "Counts inside the panel's query, which has decided on the territory.";
const due =
  "What is due of one kind: read for the home page of the very person who asks, within their own roles.";

export const matrix: DomainMatrix = {
  exemptions: [
    { fn: "dashboards.countCycles", why: counted },
    { fn: "dashboards.countNeeds", why: counted },
    { fn: "dashboards.countPersons", why: counted },
    { fn: "dashboards.countReleasedMinutes", why: counted },
    { fn: "dashboards.countSchools", why: counted },
    { fn: "dashboards.countSessions", why: counted },
    { fn: "dashboards.listClosings", why: counted },
    { fn: "dashboards.medianHoursToFeedback", why: counted },
    { fn: "dashboards.administrationItems", why: due },
    { fn: "dashboards.diagnosisItems", why: due },
    { fn: "dashboards.mentorItems", why: due },
    { fn: "dashboards.schoolVisitItems", why: due },
    { fn: "dashboards.sessionItems", why: due },
    { fn: "dashboards.teacherItems", why: due },
    { fn: "dashboards.teachersWithoutMentor", why: due },
    { fn: "dashboards.technicalHeadItems", why: due },
    { fn: "dashboards.unfinishedItems", why: due },
    { fn: "dashboards.visitItems", why: due },
  ],
  entries: [
    {
      fn: "dashboards.getTerritoryDashboard",
      call: (actor, world, place) =>
        getTerritoryDashboard(actor, { code: world[place].territoryCode, schoolYear: 2026 }),
      own: { territory_head: "ok", programme_lead: "ok", researcher: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    {
      // A cycle to agree: on the own side it waits for this world's teacher; of the other territory nothing is ever due.
      fn: "dashboards.getHome",
      call: async (actor, world, place) => {
        const { teacher } = world[place].actors;
        const { id } = await makeCycle(world, world[place], { teacher, cycle: { phase: "agreement" } });
        const { items } = await getHome(actor);
        return { rows: items.filter(({ href }) => href === `/acompanamiento/${id}`) };
      },
      own: { teacher: "ok", others: "empty" },
      foreign: "empty",
    },
  ],
};
