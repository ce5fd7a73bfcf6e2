import { permissions, permits, permitsSomewhere } from "@/lib/access/policy";
import { scopeOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Territories in which the person is a researcher: their schools are named to them in relations and case lists. */
export function studiedTerritories(actor: Actor): readonly string[] {
  return scopeOf(actor, permissions["analysis.relate"]).territoryIds;
}

/** True for a researcher of some territory. */
export function mayStudy(actor: Actor): boolean {
  return permitsSomewhere(actor, "analysis.relate");
}

/** True for a researcher of at least one of the zones: the figures are public, and of the other zones nothing is named. */
export function mayStudyZones(actor: Actor, zones: readonly { readonly id: string }[]): boolean {
  return zones.some(({ id }) => permits(actor, "analysis.relate", { territoryId: id }));
}

/** Runs and selections that the person may read: those that cover a zone in which they are a researcher and were not deleted. */
export function studiesVisibleTo(actor: Actor) {
  return { ...ofStudiedZones(actor), deletedAt: null };
}

/** Those that were deleted, of which a line is left. */
export function deletedStudiesVisibleTo(actor: Actor) {
  return { ...ofStudiedZones(actor), deletedAt: { not: null } };
}

function ofStudiedZones(actor: Actor) {
  return { territoryIds: { hasSome: [...studiedTerritories(actor)] } };
}

/** True for the author of a study and for a researcher of all its zones, who may name and delete it. */
export function mayKeepStudy(
  actor: Actor,
  study: { readonly territoryIds: readonly string[]; readonly createdById: string | null },
): boolean {
  if (actor.personId === null) return false;
  const held = studiedTerritories(actor);
  return study.createdById === actor.personId || study.territoryIds.every((id) => held.includes(id));
}

/** Entries of the log of a zone's list that the person may read and act on. */
export function caseLogVisibleTo(actor: Actor) {
  return { territoryId: { in: [...studiedTerritories(actor)] } };
}

/** True for a researcher of the zone, who may propose changes to its list and close it. */
export function mayWorkOnCases(actor: Actor, territoryId: string): boolean {
  return actor.personId !== null && permits(actor, "analysis.selectCases", { territoryId });
}

/** True for a researcher of the zone other than whoever proposed the change. */
export function mayDecideChange(
  actor: Actor,
  change: { readonly territoryId: string; readonly byId: string | null },
): boolean {
  return mayWorkOnCases(actor, change.territoryId) && change.byId !== actor.personId;
}
