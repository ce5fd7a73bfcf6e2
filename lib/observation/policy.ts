import { permits, placesWhere } from "@/lib/access/policy";
import { holdsRoleAt, mentorsTeacher, scopeOf, territoriesOf, type Place } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";

const readableStates: ("shared" | "acknowledged")[] = ["shared", "acknowledged"];

/** Shared rubrics are everybody's; a territory's own, of those who work there. Drafts are for those who prepare them. */
export function visibleRubricVersions(actor: Actor) {
  const works = [...territoriesOf(actor)];
  const prepares = [...scopeOf(actor, ["programme_lead"]).territoryIds];
  return {
    rubric: {
      OR: [{ territoryId: { in: works } }, ...(works.length === 0 ? [] : [{ territoryId: null }])],
    },
    OR: [{ state: { not: "draft" as const } }, { rubric: { territoryId: { in: prepares } } }],
  };
}

/** True for the coordination of the territory that owns the rubric; one shared by all territories belongs to none of them. */
export function canManageRubric(actor: Actor, rubric: { readonly territoryId: string | null }): boolean {
  return (
    rubric.territoryId !== null && permits(actor, "programme.configure", { territoryId: rubric.territoryId })
  );
}

/** That a visit happens: its observer, its teacher, and those who lead the school or the territory. */
export function visibleVisits(actor: Actor) {
  return {
    territoryId: { in: [...territoriesOf(actor)] },
    OR: [placesWhere(actor, "visit.read"), ...ownVisits(actor)],
  };
}

function ownVisits(actor: Actor) {
  return actor.personId === null ? [] : [{ observerId: actor.personId }, { teacherId: actor.personId }];
}

/**
 * What was seen in a lesson: its observer always; its teacher once shared; and, once shared and made for diagnosis,
 * the teacher's mentor and the technical head of the school. Nobody else.
 */
export function visibleObservations(actor: Actor) {
  const forDiagnosis = { purpose: "diagnosis" as const };
  const teachers = scopeOf(actor, ["mentor"]).subjectPersonIds;
  const shared = { state: { in: readableStates } };
  const own =
    actor.personId === null
      ? []
      : [{ visit: { observerId: actor.personId } }, { ...shared, visit: { teacherId: actor.personId } }];
  return {
    territoryId: { in: [...territoriesOf(actor)] },
    OR: [
      ...own,
      { ...shared, visit: { ...forDiagnosis, teacherId: { in: [...teachers] } } },
      { ...shared, visit: { ...forDiagnosis, ...placesWhere(actor, "observation.readForDiagnosis") } },
    ],
  };
}

/** True if the person may see what was observed; the same condition as `visibleObservations`, for a row at hand. */
export function canOpenObservation(
  actor: Actor,
  visit: Place & {
    readonly observerId: string;
    readonly teacherId: string;
    readonly purpose: "diagnosis" | "coaching";
  },
  state: "draft" | "saved" | "shared" | "acknowledged",
): boolean {
  if (visit.observerId === actor.personId) return true;
  if (state !== "shared" && state !== "acknowledged") return false;
  if (visit.teacherId === actor.personId) return true;
  if (visit.purpose !== "diagnosis") return false;
  return mentorsTeacher(actor, visit.teacherId) || permits(actor, "observation.readForDiagnosis", visit);
}

/** The technical head and the coordination plan visits in their places; a mentor, own visits to assigned teachers. */
export function canPlanVisit(
  actor: Actor,
  visit: Place & { readonly observerId: string; readonly teacherId: string },
): boolean {
  if (plansFor(actor, visit)) return true;
  return visit.observerId === actor.personId && mentorsTeacher(actor, visit.teacherId);
}

/** True if the person plans visits for others at this place. */
export function plansFor(actor: Actor, place: Place): boolean {
  return holdsRoleAt(actor, ["programme_lead", "utp_head"], place);
}

/** The observer moves or cancels a visit, and so do those who plan in that place. */
export function canReschedule(actor: Actor, visit: Place & { readonly observerId: string }): boolean {
  return visit.observerId === actor.personId || plansFor(actor, visit);
}

/** Aggregates of a school's observations: for those who prepare, review or approve its diagnosis. */
export function canReadAggregates(actor: Actor, place: Place): boolean {
  return (
    permits(actor, "diagnosis.prepare", place) ||
    permits(actor, "diagnosis.review", place) ||
    permits(actor, "diagnosis.approve", place)
  );
}

/** A post of somebody who teaches, in force on a day. */
export function teachingPostOn(day: CivilDate) {
  return {
    role: { in: ["teacher" as const, "teacher_in_charge" as const, "special_educator" as const] },
    validFrom: { lte: toUtcMidnight(day) },
    OR: [{ validTo: null }, { validTo: { gt: toUtcMidnight(day) } }],
  };
}

/** Grants in force that let their holder observe at a place: mentors of the territory and the school's technical head. */
export function observerGrants(
  place: { readonly territoryId: string; readonly schoolId: string },
  day: CivilDate,
) {
  return {
    territoryId: place.territoryId,
    subjectPersonId: null,
    revokedAt: null,
    validFrom: { lte: toUtcMidnight(day) },
    AND: [
      { OR: [{ validTo: null }, { validTo: { gt: toUtcMidnight(day) } }] },
      { OR: [{ role: "mentor" as const }, { role: "utp_head" as const, schoolId: place.schoolId }] },
    ],
  };
}

/** Nobody has this id: what a condition asks for when the actor is not a person. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** The actor's own id for a condition; one that matches nothing for the command line. */
export function ownId(actor: Actor): string {
  return actor.personId ?? nobody;
}
