import "server-only";
import { permissions, permitsSomewhere, personsWhere, placesWhere } from "@/lib/access/policy";
import { scopeOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { nameOf } from "@/lib/format/person-name";
import { formatRut, parseRut } from "@/lib/format/rut";
import { digestRut, openRut } from "@/lib/privacy/rut-vault";
import { searchWords } from "../rules";
import {
  peopleRequest,
  type AccountState,
  type OwnPerson,
  type PeopleRequest,
  type PersonRow,
  type PersonSheet,
  type PlaceChoice,
} from "../schema/people";

/** The people with a post or a role within the reader's reach, by family name, found by name, or by RUT for the administration. */
export async function listPeople(actor: Actor, params: PeopleRequest = {}): Promise<Page<PersonRow>> {
  const request = parseInput(peopleRequest, params);
  const rows = await db().person.findMany({
    where: {
      AND: [
        personsWhere(actor, "person.read"),
        found(actor, request.q ?? ""),
        request.territoryId === undefined ? {} : inTerritory(actor, request.territoryId),
        request.role === undefined
          ? {}
          : { grants: { some: { AND: [rolesInReach(actor), { role: request.role }] } } },
      ],
    },
    orderBy: [{ familyNames: "asc" }, { givenNames: "asc" }, { id: "asc" }],
    select: personSelect(actor),
    ...keyset(request),
  });
  return toPage(rows, request, toRow);
}

/** One person with their account where the reader administers it. NOT_FOUND if missing or out of the reader's reach. */
export async function getPerson(actor: Actor, id: string): Promise<PersonSheet> {
  const person = await db().person.findFirst({
    where: { AND: [{ id: requireId(id) }, personsWhere(actor, "person.read")] },
    select: personSelect(actor),
  });
  if (!person) throw new AppError("NOT_FOUND");
  const canManage = isManaged(person);
  const { account } = person;
  return {
    ...toRow(person),
    canManage,
    account:
      canManage && account
        ? {
            email: account.email,
            createdAt: account.createdAt.toISOString(),
            lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
          }
        : null,
  };
}

/** The RUT of a person, written as people read it, or null if there is none: only for who administers that person, else NOT_FOUND. */
export async function findRut(actor: Actor, personId: string): Promise<string | null> {
  const person = await db().person.findFirst({
    where: { AND: [{ id: personId }, personsWhere(actor, "person.manage")] },
    select: { rutCipher: true },
  });
  if (!person) throw new AppError("NOT_FOUND");
  return person.rutCipher === null ? null : formatRut(openRut(person.rutCipher));
}

/** What is held about the person who asks, or null when nobody asks in person (an operator). */
export async function findOwnPerson(actor: Actor): Promise<OwnPerson | null> {
  if (actor.personId === null) return null;
  const person = await db().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      givenNames: true,
      familyNames: true,
      rutDigest: true,
      account: { select: { email: true } },
      posts: {
        orderBy: [{ validFrom: "desc" }, { id: "desc" }],
        select: { role: true, validFrom: true, validTo: true, school: { select: { name: true, rbd: true } } },
      },
    },
  });
  return {
    name: nameOf(person),
    email: person.account?.email ?? null,
    hasRut: person.rutDigest !== null,
    posts: person.posts.map(({ role, school, validFrom, validTo }) => ({
      role,
      schoolName: school?.name ?? null,
      schoolRbd: school?.rbd ?? null,
      validFrom: fromUtcMidnight(validFrom),
      validTo: validTo === null ? null : fromUtcMidnight(validTo),
    })),
  };
}

/** The places where the actor may give roles: the territories they administer, each with its schools. */
export async function listPlacesToGrant(actor: Actor): Promise<readonly PlaceChoice[]> {
  const territories = await db().territory.findMany({
    where: { id: { in: [...scopeOf(actor, permissions["person.manage"]).territoryIds] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      schools: {
        where: { state: "functioning" },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { id: true, name: true, rbd: true },
      },
    },
  });
  return territories.map(({ id, name, schools }) => ({ territoryId: id, territoryName: name, schools }));
}

function found(actor: Actor, q: string): Prisma.PersonWhereInput {
  const words = searchWords(q);
  if (words.length === 0) return {};
  const byName = { AND: words.map((word) => ({ searchText: { contains: word } })) };
  const isRut = parseRut(q).ok && permitsSomewhere(actor, "person.manage");
  return isRut
    ? { OR: [byName, { AND: [personsWhere(actor, "person.manage"), { rutDigest: digestRut(q) }] }] }
    : byName;
}

function inTerritory(actor: Actor, territoryId: string): Prisma.PersonWhereInput {
  const place = { AND: [placesWhere(actor, "person.read"), { territoryId }] };
  return { OR: [{ grants: { some: place } }, { posts: { some: place } }] };
}

/** Role grants in force or to come, of places within the reader's reach; those on one teacher's record are no roles. */
function rolesInReach(actor: Actor) {
  const today = toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
  const isOpen = { OR: [{ validTo: null }, { validTo: { gt: today } }] };
  const isRole = { revokedAt: null, subjectPersonId: null };
  return { AND: [placesWhere(actor, "person.read"), isRole, isOpen] };
}

function personSelect(actor: Actor) {
  const today = toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
  return {
    id: true,
    givenNames: true,
    familyNames: true,
    isDemo: true,
    _count: {
      select: {
        grants: { where: placesWhere(actor, "person.manage") },
        posts: { where: placesWhere(actor, "person.manage") },
      },
    },
    account: {
      select: { email: true, disabledAt: true, lockedUntil: true, lastSignInAt: true, createdAt: true },
    },
    grants: {
      where: rolesInReach(actor),
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        role: true,
        territory: { select: { name: true } },
        school: { select: { name: true } },
      },
    },
    posts: {
      where: {
        AND: [placesWhere(actor, "person.read"), { OR: [{ validTo: null }, { validTo: { gt: today } }] }],
      },
      orderBy: [{ validFrom: "asc" }, { id: "asc" }],
      select: { role: true, school: { select: { name: true, rbd: true } } },
    },
  } satisfies Prisma.PersonSelect;
}

type PersonFound = Prisma.PersonGetPayload<{ select: ReturnType<typeof personSelect> }>;

function toRow(person: PersonFound): PersonRow {
  return {
    id: person.id,
    name: nameOf(person),
    isDemo: person.isDemo,
    roles: person.grants.map(({ role, territory, school }) => ({
      role,
      territoryName: territory.name,
      schoolName: school?.name ?? null,
    })),
    posts: person.posts.map(({ role, school }) => ({
      role,
      schoolName: school?.name ?? null,
      schoolRbd: school?.rbd ?? null,
    })),
    accountState: isManaged(person) ? accountState(person.account) : null,
  };
}

/** True if the person has, or had, a role or a post in a place the reader administers. */
function isManaged({ _count }: PersonFound): boolean {
  return _count.grants + _count.posts > 0;
}

function accountState(account: PersonFound["account"]): AccountState {
  if (account === null) return "none";
  if (account.disabledAt !== null) return "disabled";
  return account.lockedUntil !== null && account.lockedUntil > new Date() ? "waiting" : "active";
}
