import { permits, placesWhere } from "@/lib/access/policy";
import { scopeOf, territoriesOf, type Place } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Foci of the places the person leads, the ones they take part in as teacher, and those of the teachers they coach. */
export function visibleFoci(actor: Actor) {
  const coached = scopeOf(actor, ["mentor"]).subjectPersonIds;
  const teacherIds = actor.personId === null ? coached : [...coached, actor.personId];
  return {
    OR: [
      placesWhere(actor, "support.read"),
      {
        territoryId: { in: [...territoriesOf(actor)] },
        teachers: { some: { teacherId: { in: [...teacherIds] } } },
      },
    ],
  };
}

/** Which teachers of a focus the person may know of: all, for those who lead the place; else oneself and those one coaches. */
export function knowsTeacher(actor: Actor, place: Place, teacherId: string): boolean {
  if (permits(actor, "support.read", place) || teacherId === actor.personId) return true;
  return scopeOf(actor, ["mentor"]).subjectPersonIds.includes(teacherId);
}

/** True for those who define a school's foci. */
export function canDefine(actor: Actor, place: Place): boolean {
  return permits(actor, "support.define", place);
}
