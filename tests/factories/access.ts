import type { Actor, Role } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { termStart } from "./directory";
import { nameOf } from "@/lib/format/person-name";

/** The actor as a request would see it: the person's grants in force. */
export async function actorOf(personId: string): Promise<Actor> {
  const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
  const grants = await db().grant.findMany({ where: { personId, revokedAt: null } });
  return {
    kind: "person",
    personId,
    name: nameOf(person),
    grants: grants.map(({ id, role, territoryId, schoolId, subjectPersonId }) => ({
      id,
      role,
      territoryId,
      schoolId,
      subjectPersonId,
    })),
  };
}

export async function makeGrant(grant: {
  readonly personId: string;
  readonly role: Role;
  readonly territoryId: string;
  readonly schoolId?: string | null;
  readonly subjectPersonId?: string | null;
}): Promise<{ id: string }> {
  return db().grant.create({
    data: {
      ...grant,
      id: newId(),
      source: grant.subjectPersonId ? "assignment" : "manual",
      reason: "Prueba",
      validFrom: termStart,
      createdAt: termStart,
    },
    select: { id: true },
  });
}
