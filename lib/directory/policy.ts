import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Rows of the public directory (schools and what hangs from them) that the person may read: those of every territory in which a role is held. */
export function visibleTo(actor: Actor) {
  return { territoryId: { in: [...territoriesOf(actor)] } };
}

/** The territories in which the person holds a role. */
export function territoriesVisibleTo(actor: Actor) {
  return { id: { in: [...territoriesOf(actor)] } };
}
