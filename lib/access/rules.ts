import { roles, type Actor, type ActiveGrant, type GrantState, type Role, type Scope } from "./schema";

/** Where a thing stands; schoolId is left out for things of the whole territory. */
export interface Place {
  readonly territoryId: string;
  readonly schoolId?: string | null;
}

/** True if one of these roles was granted on the place itself, or on the territory that holds it. Grants on a single teacher's record do not count. */
export function holdsRoleAt(actor: Actor, roles: readonly Role[], place: Place): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role) && covers(grant, place));
}

function covers(grant: ActiveGrant, place: Place): boolean {
  if (grant.subjectPersonId !== null || grant.territoryId !== place.territoryId) return false;
  return grant.schoolId === null || grant.schoolId === place.schoolId;
}

/** True if the person holds one of these roles anywhere. */
export function holdsRole(actor: Actor, roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

/** True if an assignment in force lets this mentor read the teacher's shared record. */
export function mentorsTeacher(actor: Actor, teacherId: string): boolean {
  return actor.grants.some((grant) => grant.role === "mentor" && grant.subjectPersonId === teacherId);
}

/** What these roles reach: whole territories, single schools, and the teachers of a mentor's assignments. */
export function scopeOf(actor: Actor, roles: readonly Role[]): Scope {
  const held = actor.grants.filter((grant) => roles.includes(grant.role));
  const unique = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const places = held.filter((grant) => grant.subjectPersonId === null);
  return {
    territoryIds: unique(places.filter((grant) => grant.schoolId === null).map((grant) => grant.territoryId)),
    schoolIds: unique(places.map((grant) => grant.schoolId)),
    subjectPersonIds: unique(held.map((grant) => grant.subjectPersonId)),
  };
}

/** Every territory in which the person holds any role: whoever works in a territory may read its public directory and official figures. */
export function territoriesOf(actor: Actor): readonly string[] {
  return [...new Set(actor.grants.map((grant) => grant.territoryId))];
}

/** Where a grant stands on a civil day: its first day counts, its `validTo` no longer does, and a revoked one is over. */
export function grantState(
  grant: { readonly validFrom: string; readonly validTo: string | null; readonly isRevoked: boolean },
  today: string,
): GrantState {
  if (grant.isRevoked) return "revoked";
  if (grant.validFrom > today) return "upcoming";
  return grant.validTo !== null && grant.validTo <= today ? "ended" : "current";
}

/** The roles a person holds somewhere, each once, in the order in which the road meets them. */
export function rolesOf(actor: Actor): readonly Role[] {
  return roles.filter((role) => holdsRole(actor, [role]));
}

const rolesOfSchools: readonly Role[] = ["principal", "utp_head", "teacher"];
const rolesOfTerritories: readonly Role[] = ["territory_head", "programme_lead", "researcher", "admin"];

/** What does not go together in a grant, by field and in words; empty if it may be given. A mentor's role may be of a school or of the territory. */
export function grantProblems(grant: {
  readonly role: Role;
  readonly schoolId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (rolesOfSchools.includes(grant.role) && grant.schoolId === null) {
    problems.schoolId = "Este rol es de un establecimiento. Elegirlo.";
  }
  if (rolesOfTerritories.includes(grant.role) && grant.schoolId !== null) {
    problems.schoolId = "Este rol es de todo el territorio. Dejar el establecimiento sin elegir.";
  }
  if (grant.validTo !== null && grant.validTo <= grant.validFrom) {
    problems.validTo = "Tiene que ser posterior al primer día.";
  }
  return problems;
}
