import "server-only";
import { scopeOf, territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { formatDate, fromUtcMidnight, toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { observerGrants, ownId, visibleVisits } from "../policy";
import type { PairableVisit } from "../schema/agreement";
import { revisionSnapshot } from "../schema/observation";

const personName = { select: { givenNames: true, familyNames: true } } as const;

const sideSelect = {
  observerId: true,
  observer: personName,
  observation: {
    select: {
      state: true,
      // As it was registered, blind: what was corrected after comparing is no agreement.
      revisions: { orderBy: { revision: "asc" }, take: 1, select: { snapshot: true } },
    },
  },
} as const satisfies Prisma.VisitSelect;

/** What a pair is read with; whoever reads it gives levels to nobody but its two observers. */
const pairSelect = {
  id: true,
  first: {
    select: {
      ...sideSelect,
      ...{ plannedOn: true, plannedAt: true, subject: true, classGroup: true, rubricVersionId: true },
      school: { select: { name: true } },
      teacher: personName,
    },
  },
  second: { select: sideSelect },
} as const satisfies Prisma.PairedVisitSelect;

type StoredPair = Prisma.PairedVisitGetPayload<{ select: typeof pairSelect }>;
type WithLevels<Side> = Side & { readonly registered: ReadonlyMap<string, number | null> };

/** A pair with the levels that each observer first registered, by indicator; none before registering. */
export type PairRow = Omit<StoredPair, "first" | "second"> & {
  readonly first: WithLevels<StoredPair["first"]>;
  readonly second: WithLevels<StoredPair["second"]>;
};

function withLevels<Side extends StoredPair["second"]>(side: Side): WithLevels<Side> {
  const [first] = side.observation?.revisions ?? [];
  const ratings = first ? revisionSnapshot.parse(first.snapshot).ratings : [];
  return { ...side, registered: new Map(ratings.map(({ indicatorId, level }) => [indicatorId, level])) };
}

/** The pairs of the territories that the person coordinates, and those in which they observe. */
export async function readPairs(actor: Actor): Promise<readonly PairRow[]> {
  const own = { observerId: ownId(actor) };
  const rows = await db().pairedVisit.findMany({
    where: {
      territoryId: { in: [...territoriesOf(actor)] },
      OR: [
        { territoryId: { in: [...scopeOf(actor, ["programme_lead"]).territoryIds] } },
        { first: own },
        { second: own },
      ],
      first: { state: { not: "cancelled" } },
      second: { state: { not: "cancelled" } },
    },
    orderBy: [{ first: { plannedOn: "desc" } }, { id: "asc" }],
    select: pairSelect,
  });
  return rows.map(({ first, second, ...row }) => ({
    ...{ ...row, first: withLevels(first), second: withLevels(second) },
  }));
}

const mostPairable = 30;

/** The next planned visits to which a second person can be added, with who could; for the coordination of the territory. */
export async function listPairableVisits(actor: Actor, today: CivilDate): Promise<readonly PairableVisit[]> {
  const territoryIds = scopeOf(actor, ["programme_lead"]).territoryIds;
  const visits = await db().visit.findMany({
    where: {
      AND: [visibleVisits(actor), { territoryId: { in: [...territoryIds] } }],
      ...{ state: "planned", plannedOn: { gte: toUtcMidnight(today) }, observation: null },
      ...{ pairedAsFirst: null, pairedAsSecond: null, session: null },
    },
    orderBy: [{ plannedOn: "asc" }, { plannedAt: "asc" }, { id: "asc" }],
    take: mostPairable,
    select: {
      ...{ id: true, territoryId: true, schoolId: true, observerId: true, teacherId: true },
      ...{ plannedOn: true, plannedAt: true, subject: true, classGroup: true },
      ...{ school: { select: { name: true } }, teacher: personName, observer: personName },
    },
  });
  const places = [...new Map(visits.map((visit) => [visit.schoolId, visit])).values()];
  const observers = new Map(
    await Promise.all(
      places.map(async (place) => {
        const grants = await db().grant.findMany({
          where: observerGrants(place, today),
          orderBy: [{ person: { familyNames: "asc" } }, { id: "asc" }],
          distinct: ["personId"],
          select: { person: { select: { id: true, givenNames: true, familyNames: true } } },
        });
        return [
          place.schoolId,
          grants.map(({ person }) => ({ id: person.id, name: nameOf(person) })),
        ] as const;
      }),
    ),
  );
  return visits.map((visit) => ({
    id: visit.id,
    label: `${formatDate(fromUtcMidnight(visit.plannedOn))}, ${visit.plannedAt} · ${visit.subject} ${visit.classGroup}, ${visit.school.name} · observa ${nameOf(visit.observer)}`,
    observers: (observers.get(visit.schoolId) ?? []).filter(
      ({ id }) => id !== visit.observerId && id !== visit.teacherId,
    ),
  }));
}
