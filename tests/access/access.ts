import { grantRole, revokeGrant } from "@/lib/access/commands";
import { listGrants, listHeldTerritories } from "@/lib/access/queries";
import { makeGrant } from "@/tests/factories/access";
import type { DomainMatrix } from "./matrix";

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "access.grantRole",
      call: (actor, world, place) =>
        grantRole(actor, {
          personId: world[place].actors.mentor.personId,
          role: "mentor",
          territoryId: world[place].territoryId,
          schoolId: world[place].school.id,
          validFrom: "2026-03-01",
          reason: "Apoya también a esta escuela",
        }),
      own: { admin: "ok", others: "FORBIDDEN" },
      foreign: "FORBIDDEN",
    },
    {
      fn: "access.revokeGrant",
      call: async (actor, world, place) => {
        const { actors, territoryId } = world[place];
        const grant = await makeGrant({ personId: actors.mentor.personId, role: "mentor", territoryId });
        return revokeGrant(actor, grant.id);
      },
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "access.listGrants",
      call: (actor, world, place) => listGrants(actor, world[place].actors.teacher.personId),
      own: { admin: "ok", teacher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "access.listHeldTerritories",
      call: async (actor, world, place) => {
        const held = await listHeldTerritories(actor);
        return held.filter(({ id }) => id === world[place].territoryId);
      },
      own: "ok",
      foreign: "empty",
    },
  ],
  exemptions: [
    { fn: "access.writeGrant", why: "Inside the transaction of a command that has decided the right." },
    { fn: "access.endSessions", why: "Inside the transaction of a command that has decided the right." },
    { fn: "access.grantTeacherRecord", why: "Inside the transaction that assigns a mentor." },
    { fn: "access.endGrantsOfAssignment", why: "Inside the transaction that ends an assignment." },
  ],
};
