import { AppError } from "@/lib/errors";
import { holdsRole, holdsRoleAt, scopeOf, type Place } from "./rules";
import type { Actor, Role } from "./schema";

/**
 * The table of rights: what each role may do at a place it was granted. A domain's policy reads this table and adds
 * what depends on the row (whose it is, its state). What is not listed is not allowed.
 */
export const permissions = {
  "person.read": ["territory_head", "programme_lead", "principal", "utp_head", "admin"],
  "person.manage": ["admin"],
  "audit.read": ["admin"],
  "programme.configure": ["programme_lead"],
  "visit.plan": ["programme_lead", "utp_head", "mentor"],
  "visit.read": ["territory_head", "programme_lead", "principal", "utp_head"],
  "observation.readForDiagnosis": ["utp_head"],
  "diagnosis.read": ["territory_head", "programme_lead", "principal", "utp_head"],
  "diagnosis.readApproved": ["mentor", "teacher"],
  "diagnosis.prepare": ["utp_head", "programme_lead"],
  "diagnosis.review": ["principal"],
  "diagnosis.approve": ["territory_head"],
  "support.read": ["territory_head", "programme_lead", "principal", "utp_head"],
  "support.define": ["utp_head", "programme_lead"],
  "mentor.read": ["territory_head", "programme_lead"],
  "assignment.read": ["territory_head", "programme_lead", "principal", "utp_head"],
  "assignment.decide": ["territory_head", "programme_lead"],
  "cycle.readSummary": ["territory_head", "programme_lead", "principal", "utp_head"],
  "evidence.orderByValue": ["territory_head", "programme_lead"],
  "evidence.import": ["programme_lead", "admin"],
  "dataSet.import": ["researcher"],
  "dataSet.grant": ["admin"],
  "analysis.relate": ["researcher"],
  "analysis.selectCases": ["researcher"],
  "fieldwork.study": ["researcher"],
  "dashboard.read": ["territory_head", "programme_lead", "researcher"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** True if one of the person's grants at the place allows it. */
export function permits(actor: Actor, permission: Permission, place: Place): boolean {
  return holdsRoleAt(actor, permissions[permission], place);
}

/** True if the person may do it somewhere: what the menu shows. It decides on no row. */
export function permitsSomewhere(actor: Actor, permission: Permission): boolean {
  return holdsRole(actor, permissions[permission]);
}

/** Throws FORBIDDEN unless the statement holds. */
export function requireAllowed(isAllowed: boolean): asserts isAllowed {
  if (!isAllowed) throw new AppError("FORBIDDEN");
}

/** A Prisma condition for tables with territoryId and schoolId: only rows within reach of the permission. */
export function placesWhere(actor: Actor, permission: Permission) {
  const { territoryIds, schoolIds } = scopeOf(actor, permissions[permission]);
  return { OR: [{ territoryId: { in: [...territoryIds] } }, { schoolId: { in: [...schoolIds] } }] };
}

/** A Prisma condition for persons: whoever has, or had, a post or a grant within reach of the permission. */
export function personsWhere(actor: Actor, permission: Permission) {
  const place = placesWhere(actor, permission);
  return { OR: [{ posts: { some: place } }, { grants: { some: place } }] };
}
