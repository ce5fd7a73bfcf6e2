import "server-only";
import { z } from "zod";
import { roleSchema, type Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Columns of a person `p` that make an actor at that moment: the name and the grants in force today in each grant's territory. */
export function actorColumns(now: Date): Prisma.Sql {
  return Prisma.sql`
    p.id AS "personId", p.given_names || ' ' || p.family_names AS name,
    coalesce((
      SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'territoryId', g.territory_id,
                                        'schoolId', g.school_id, 'subjectPersonId', g.subject_person_id)
                      ORDER BY g.created_at, g.id)
        FROM access_grant g JOIN territory t ON t.id = g.territory_id
       WHERE g.person_id = p.id AND g.revoked_at IS NULL
         AND g.valid_from <= (${now}::timestamptz AT TIME ZONE t.time_zone)::date
         AND (g.valid_to IS NULL OR g.valid_to > (${now}::timestamptz AT TIME ZONE t.time_zone)::date)
    ), '[]'::json) AS grants`;
}

const actorRow = z.object({
  personId: z.uuid(),
  name: z.string(),
  grants: z.array(
    z.object({
      id: z.uuid(),
      role: roleSchema,
      territoryId: z.uuid(),
      schoolId: z.uuid().nullable(),
      subjectPersonId: z.uuid().nullable(),
    }),
  ),
});

/** The actor of the first row that `actorColumns` gave; null without one. */
export function toActor([row]: readonly unknown[]): Actor | null {
  return row === undefined ? null : { kind: "person", ...actorRow.parse(row) };
}

/**
 * A person with the grants in force today, for work done after the session in which it was asked for; null if the
 * account is disabled or gone. It takes no actor because it is what makes one.
 */
export async function findActorOfPerson(personId: string, now: Date): Promise<Actor | null> {
  return toActor(
    await db().$queryRaw<unknown[]>`
      SELECT ${actorColumns(now)}
        FROM account a JOIN person p ON p.id = a.person_id
       WHERE p.id = ${personId}::uuid AND a.disabled_at IS NULL`,
  );
}
