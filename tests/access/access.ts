import { grantRole, revokeGrant } from "@/lib/access/commands";
import { checkAuditTrail, listAuditEntries } from "@/lib/access/queries/audit-trail";
import { listGrants, listHeldTerritories } from "@/lib/access/queries/grants";
import { makeGrant } from "@/tests/factories/access";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

/** The place's administrator grants something, which leaves an entry in the place's trail. */
async function leaveEntry(world: World, place: Place): Promise<void> {
  const { actors, territoryId } = world[place];
  await grantRole(actors.admin, {
    personId: actors.mentor.personId,
    role: "researcher",
    territoryId,
    validFrom: "2026-03-01",
    reason: "Participa en el estudio",
  });
}

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
    {
      fn: "access.listAuditEntries",
      call: async (actor, world, place) => {
        await leaveEntry(world, place);
        return listAuditEntries(actor, { territoryId: world[place].territoryId });
      },
      own: { admin: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "access.checkAuditTrail",
      call: async (actor, world, place) => {
        await leaveEntry(world, place);
        const reports = await checkAuditTrail(actor);
        return reports.filter(({ chain }) => chain === world[place].territoryId);
      },
      own: { admin: "ok", others: "empty" },
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
