import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Official figures the person may read: public figures of the schools of every territory in which a role is held. */
export function visibleTo(actor: Actor) {
  return { territoryId: { in: [...territoriesOf(actor)] } };
}
