import { permissions, permits, permitsSomewhere } from "@/lib/access/policy";
import { scopeOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import type { StudyRole } from "./schema/words";

/** True for a researcher of some territory: what the menu shows. It opens no study. */
export function mayResearch(actor: Actor): boolean {
  return actor.personId !== null && permitsSomewhere(actor, "fieldwork.study");
}

/** True for a researcher of the territory, who may begin a study there. */
export function mayBeginStudy(actor: Actor, territoryId: string): boolean {
  return actor.personId !== null && permits(actor, "fieldwork.study", { territoryId });
}

/** Territories whose schools may be cases of the person's studies. */
export function researchedTerritories(actor: Actor): readonly string[] {
  return scopeOf(actor, permissions["fieldwork.study"]).territoryIds;
}

/**
 * Studies that the person reads (`today` is UTC midnight of the civil day): those of which they are a member today while they are a researcher of the study's
 * territory or of the zone of one of its cases. With a role, only studies in which they have it.
 */
export function studiesVisibleTo(actor: Actor, today: Date, role?: StudyRole) {
  const held = [...researchedTerritories(actor)];
  return {
    members: { some: membershipOf(actor, today, role) },
    OR: [{ territoryId: { in: held } }, { cases: { some: { territoryId: { in: held } } } }],
  };
}

function membershipOf(actor: Actor, today: Date, role?: StudyRole) {
  return {
    // An operator has no person: the id of nobody, since null would leave the condition out.
    personId: actor.personId ?? "00000000-0000-0000-0000-000000000000",
    validFrom: { lte: today },
    OR: [{ validTo: null }, { validTo: { gt: today } }],
    ...(role === undefined ? {} : { role }),
  };
}

/** Sources that the person reads within such a study: those that are ready, and those they added themselves. */
export function sourcesVisibleTo(actor: Actor, today: Date) {
  return {
    study: studiesVisibleTo(actor, today),
    OR: [{ state: "ready" as const }, ...ownSources(actor)],
  };
}

function ownSources(actor: Actor) {
  return actor.personId === null ? [] : [{ createdById: actor.personId }];
}

/** Guides that the person reads: those shared by all, for any researcher, and those of their studies. */
export function guidesVisibleTo(actor: Actor, today: Date) {
  const own = { study: studiesVisibleTo(actor, today) };
  return mayResearch(actor) ? { OR: [{ studyId: null }, own] } : own;
}

/**
 * Codings that the person may see in studies they read: their own, and those of others unless a round that is blind and not
 * revealed holds the coding or its source. Whoever came in a file has no person, and is somebody else too.
 */
export function codingsVisibleTo(actor: Actor) {
  return {
    OR: [
      { coder: { personId: actor.personId ?? "00000000-0000-0000-0000-000000000000" } },
      {
        source: { rounds: { none: { round: blindRound } } },
        OR: [{ roundId: null }, { round: { NOT: blindRound } }],
      },
    ],
  };
}

const blindRound = { state: "open" as const, isBlind: true };
