import { permits } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Territories whose panel the person may be told exists. */
export function visibleTo(actor: Actor) {
  return { id: { in: [...territoriesOf(actor)] } };
}

/** Who reads a territory's panel: its head, its programme lead and its researchers. */
export function canReadDashboard(actor: Actor, territoryId: string): boolean {
  return permits(actor, "dashboard.read", { territoryId });
}

/** Who may open the lists with names behind a figure; a researcher never does. */
export function mayListPersons(actor: Actor, territoryId: string): boolean {
  return permits(actor, "cycle.readSummary", { territoryId });
}
