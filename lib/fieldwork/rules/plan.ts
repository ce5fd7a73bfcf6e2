import { informantRoles, type InformantRole } from "../schema/words";

/** An informant as the plan counts them. */
export interface CountedInformant {
  readonly role: InformantRole;
  readonly caseId: string;
  readonly territoryId: string;
  readonly hasConsent: boolean;
  readonly isHeard: boolean;
}

export interface PlanCell {
  readonly role: InformantRole;
  readonly target: number;
  readonly known: number;
  readonly consented: number;
  readonly heard: number;
  /** How many are still to be heard. */
  readonly missing: number;
}

/** What a case asks for and has, by role. The head of the service is one for the whole zone, so whoever was heard in a case counts in every case of the zone. */
export function planOfCase(
  place: { readonly caseId: string; readonly territoryId: string },
  targets: Readonly<Partial<Record<InformantRole, number>>>,
  informants: readonly CountedInformant[],
): readonly PlanCell[] {
  return informantRoles.map((role) => {
    const counted = informants.filter(
      (one) =>
        one.role === role &&
        (role === "daem_head" ? one.territoryId === place.territoryId : one.caseId === place.caseId),
    );
    const target = targets[role] ?? 0;
    const heard = counted.filter(({ isHeard }) => isHeard).length;
    return {
      role,
      target,
      known: counted.length,
      consented: counted.filter(({ hasConsent }) => hasConsent).length,
      heard,
      missing: Math.max(0, target - heard),
    };
  });
}

/** The next free pseudonym of a prefix: one more than the highest number in use, so that none is ever given twice. */
export function nextPseudonym(prefix: string, taken: readonly string[]): string {
  const numbers = taken.flatMap((one) => {
    const found = new RegExp(`^${prefix}-(\\d+)$`).exec(one);
    return found ? [Number(found[1])] : [];
  });
  return `${prefix}-${Math.max(0, ...numbers) + 1}`;
}
