import type { Actor } from "@/lib/access/schema";
import { visibleDataSets } from "@/lib/evidence/policy";

/** Factor runs and indices that the person may read and change today (UTC midnight of the civil day): those of the data sets whose answers they reach. */
export function factorsVisibleTo(actor: Actor, today: Date) {
  return { dataSet: visibleDataSets(actor, today) };
}

/** Those of them that were not deleted. */
export function keptFactorRuns(actor: Actor, today: Date) {
  return { ...factorsVisibleTo(actor, today), deletedAt: null };
}
