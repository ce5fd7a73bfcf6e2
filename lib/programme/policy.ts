import { permits } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Whoever works in a territory may read how its programme is set. */
export function visibleProgrammes(actor: Actor) {
  return { territoryId: { in: [...territoriesOf(actor)] } };
}

/** True if the person may change the programme of the territory. */
export function canConfigure(actor: Actor, territoryId: string): boolean {
  return permits(actor, "programme.configure", { territoryId });
}
