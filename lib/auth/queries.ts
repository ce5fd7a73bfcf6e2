import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { personsWhere } from "@/lib/access/policy";
import { roleLabels, roles, type Actor, type Role } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { nameOf } from "@/lib/format/person-name";
import { collator } from "@/lib/format/text";
import { actorColumns, toActor } from "./actor";
import { isDemoSignInAllowed } from "./policy";
import { demoEmailDomain, isLocalHost, pathHeader, signInPath } from "./rules";
import {
  sessionEndLabels,
  sessionEnds,
  type DemoAccountGroup,
  type SessionRef,
  type SessionView,
} from "./schema";
import { readSessionCookie } from "./session-cookie";

/**
 * The person of an open session with the grants in force today in each grant's territory, in one statement; null if
 * the session ended or expired, or the account is disabled. It takes no actor because it is what makes one.
 */
export async function findActor({
  accountId,
  sessionId,
  now,
}: SessionRef & { readonly now: Date }): Promise<Actor | null> {
  return toActor(
    await db().$queryRaw<unknown[]>`
      SELECT ${actorColumns(now)}
        FROM auth_session s
        JOIN account a ON a.id = s.account_id
        JOIN person p ON p.id = a.person_id
       WHERE s.id = ${sessionId}::uuid AND s.account_id = ${accountId}::uuid
         AND s.ended_at IS NULL AND s.expires_at > ${now}::timestamptz AND a.disabled_at IS NULL`,
  );
}

/**
 * A person with the grants that were in force at an earlier moment, also those ended or revoked since: for taking in what
 * they did then. Unscoped, because only a command that has found it is the caller's to decide asks for it.
 */
export async function unscopedActorAt(personId: string, at: Date): Promise<Actor | null> {
  return toActor(
    await db().$queryRaw<unknown[]>`
      SELECT p.id AS "personId", p.given_names || ' ' || p.family_names AS name,
             coalesce((SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'territoryId', g.territory_id,
                                                         'schoolId', g.school_id, 'subjectPersonId', g.subject_person_id))
                         FROM access_grant g JOIN territory t ON t.id = g.territory_id
                        WHERE g.person_id = p.id AND (g.revoked_at IS NULL OR g.revoked_at > ${at}::timestamptz)
                          AND g.valid_from <= (${at}::timestamptz AT TIME ZONE t.time_zone)::date
                          AND (g.valid_to IS NULL OR g.valid_to > (${at}::timestamptz AT TIME ZONE t.time_zone)::date)
                      ), '[]'::json) AS grants
        FROM person p WHERE p.id = ${personId}::uuid`,
  );
}

/** Who makes this request, read from the database once a request; null without a session in force. */
export const getActor = cache(async (): Promise<Actor | null> => {
  const session = await readSessionCookie();
  return session === null ? null : findActor({ ...session, now: new Date() });
});

/** Who asks for this page; without a session it leads to sign-in, which leads back here. */
export async function requireActor(): Promise<Actor> {
  const actor = await getActor();
  if (actor) return actor;
  const hadSession = (await readSessionCookie()) !== null;
  return redirect(signInPath((await headers()).get(pathHeader), hadSession ? "terminada" : undefined));
}

/** True if people and lessons on screen are demonstration: the pages say so. */
export function isDemoOn(): boolean {
  return isDemoSignInAllowed(env().DEMO);
}

/** The demonstration accounts by territory, only in demo mode and for a browser on this machine; else none. It takes no actor: it stands on the sign-in page. */
export async function listDemoAccounts(host: string | null): Promise<readonly DemoAccountGroup[]> {
  if (!isDemoOn() || !isLocalHost(host)) return [];
  const accounts = await db().account.findMany({
    where: { email: { endsWith: `@${demoEmailDomain}` }, disabledAt: null, person: { isDemo: true } },
    select: {
      email: true,
      person: {
        select: {
          givenNames: true,
          familyNames: true,
          grants: {
            where: { revokedAt: null, subjectPersonId: null },
            orderBy: { createdAt: "asc" },
            take: 1,
            select: { role: true, territory: { select: { name: true } }, school: { select: { name: true } } },
          },
        },
      },
    },
  });
  return inGroups(
    accounts.flatMap(({ email, person: { givenNames, familyNames, grants } }) =>
      grants.map(({ role, territory, school }) => ({
        email,
        name: nameOf({ givenNames, familyNames }),
        role,
        territoryName: territory.name,
        schoolName: school?.name ?? null,
      })),
    ),
  );
}

type DemoAccountRow = {
  email: string;
  name: string;
  role: Role;
  territoryName: string;
  schoolName: string | null;
};

/** By territory in the order of their names, and in each in the order of the roles. */
function inGroups(accounts: readonly DemoAccountRow[]): readonly DemoAccountGroup[] {
  const names = [...new Set(accounts.map(({ territoryName }) => territoryName))].sort(collator.compare);
  return names.map((territoryName) => ({
    territoryName,
    accounts: accounts
      .filter((account) => account.territoryName === territoryName)
      .sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
      .map(({ email, name, role, schoolName }) => ({ email, name, roleLabel: roleLabels[role], schoolName })),
  }));
}

const latestSessions = 20;

/** The latest sign-ins of a person, newest first: one's own, or those of somebody the actor administers; else NOT_FOUND. */
export async function listSessions(actor: Actor, personId: string): Promise<readonly SessionView[]> {
  const self = actor.personId === null ? [] : [actor.personId];
  const person = await db().person.findFirst({
    where: { AND: [{ id: personId }, { OR: [{ id: { in: self } }, personsWhere(actor, "person.manage")] }] },
    select: {
      account: {
        select: { sessions: { orderBy: { createdAt: "desc" }, take: latestSessions } },
      },
    },
  });
  if (!person) throw new AppError("NOT_FOUND");
  const now = new Date();
  return (person.account?.sessions ?? []).map(({ id, createdAt, expiresAt, endedAt, endedReason }) => ({
    id,
    createdAt: createdAt.toISOString(),
    state: endedAt ? "ended" : expiresAt > now ? "open" : "expired",
    endsAt: (endedAt ?? expiresAt).toISOString(),
    endLabel: endLabel(endedReason),
  }));
}

function endLabel(reason: string | null): string | null {
  const known = sessionEnds.find((end) => end === reason);
  return known === undefined ? null : sessionEndLabels[known];
}
