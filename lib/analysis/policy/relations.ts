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

/** Runs and selections that the person may read: those that cover a zone in which they are a researcher. */
export function studiesVisibleTo(actor: Actor) {
  return { territoryIds: { hasSome: [...studiedTerritories(actor)] } };
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
