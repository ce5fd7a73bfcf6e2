import "server-only";
import { db } from "@/lib/db/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { permissions } from "../policy";
import { grantState, scopeOf, territoriesOf } from "../rules";
import type { Actor, GrantView, TerritoryName } from "../schema";

/**
 * The grants of a person, newest first, with their dates: all of one's own, and of another person those in the
 * territories the actor administers; empty for anybody else. Grants that come from an assignment are marked.
 */
export async function listGrants(actor: Actor, personId: string): Promise<readonly GrantView[]> {
  const { territoryIds } = scopeOf(actor, permissions["person.manage"]);
  const isOwn = actor.personId === personId;
  const rows = await db().grant.findMany({
    where: { personId, ...(isOwn ? {} : { territoryId: { in: [...territoryIds] } }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      role: true,
      source: true,
      reason: true,
      validFrom: true,
      validTo: true,
      revokedAt: true,
      territory: { select: { name: true, timeZone: true } },
      school: { select: { name: true } },
    },
  });
  const now = new Date();
  return rows.map(({ territory, school, validFrom, validTo, revokedAt, ...grant }) => {
    const dates = {
      validFrom: fromUtcMidnight(validFrom),
      validTo: validTo === null ? null : fromUtcMidnight(validTo),
      isRevoked: revokedAt !== null,
    };
    const zone = isChileanZone(territory.timeZone) ? territory.timeZone : DEFAULT_ZONE;
    return {
      ...grant,
      ...dates,
      revokedAt: revokedAt?.toISOString() ?? null,
      state: grantState(dates, civilDateAt(now, zone)),
      territoryName: territory.name,
      schoolName: school?.name ?? null,
    };
  });
}

/** The territories in which the person holds a role today, by name; few by nature, so they are not paged. */
export async function listHeldTerritories(actor: Actor): Promise<readonly TerritoryName[]> {
  return db().territory.findMany({
    where: { id: { in: [...territoriesOf(actor)] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, code: true, name: true },
  });
}
