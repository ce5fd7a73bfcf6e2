import type { CivilDate } from "@/lib/format/civil-date";
import type { ObserverRole, Rollout } from "../schema/rollout";

/** A lesson for which a rubric is to be chosen. `grade` is left out where it is not chosen yet. */
export interface RubricUse {
  readonly versionId: string;
  readonly territoryId: string;
  readonly roles: readonly ObserverRole[];
  readonly grade?: string;
  readonly on: CivilDate;
}

/** True on the days of a rollout. */
export function isInForce(
  { validFrom, validTo }: Pick<Rollout, "validFrom" | "validTo">,
  on: CivilDate,
): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}

/**
 * True if a published rubric version may be chosen for a lesson: one of the territory's rollouts in force that day is of
 * this version, for a role of the observer and for the grade. A territory without any in force offers all that is published.
 */
export function isOffered(rollouts: readonly Rollout[], use: RubricUse): boolean {
  const inForce = rollouts.filter((one) => one.territoryId === use.territoryId && isInForce(one, use.on));
  if (inForce.length === 0) return true;
  return inForce.some(
    ({ versionId, observerRole, grades }) =>
      versionId === use.versionId &&
      (observerRole === null || use.roles.includes(observerRole)) &&
      (use.grade === undefined || grades.length === 0 || grades.some((grade) => grade === use.grade)),
  );
}
