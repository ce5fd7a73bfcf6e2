import { configureProgramme } from "@/lib/programme/commands";
import { getFocusTaxonomy, getProgramme, listFocusAreas, listProgrammes } from "@/lib/programme/queries";
import type { DomainMatrix } from "./matrix";

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "programme.getProgramme",
      call: (actor, world, place) => getProgramme(actor, { territoryId: world[place].territoryId }),
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "programme.listProgrammes",
      call: async (actor, world, place) => {
        const programmes = await listProgrammes(actor);
        return programmes.filter(({ territoryId }) => territoryId === world[place].territoryId);
      },
      own: "ok",
      foreign: "empty",
    },
    {
      fn: "programme.configureProgramme",
      call: (actor, world, place) =>
        configureProgramme(actor, {
          programmeId: world[place].programmeId,
          minimumCell: 12,
          mentorCap: 4,
          otherSchoolCap: 1,
          weeklyTravelCapMinutes: 90,
          feedbackWithinHours: 72,
          cycleWeeks: 8,
          needThreshold: 2.5,
          shareReminderDays: 4,
        }),
      own: { programme_lead: "ok", others: "FORBIDDEN" },
      foreign: "NOT_FOUND",
    },
    // The taxonomy is common to all territories: it has no row of a place.
    { fn: "programme.getFocusTaxonomy", call: (actor) => getFocusTaxonomy(actor), own: "ok", foreign: "ok" },
    { fn: "programme.listFocusAreas", call: (actor) => listFocusAreas(actor), own: "ok", foreign: "ok" },
  ],
};
