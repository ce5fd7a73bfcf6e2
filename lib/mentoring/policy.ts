import { permissions, permits, placesWhere } from "@/lib/access/policy";
import { scopeOf, territoriesOf, type Place } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Assignments the person may see: those of the places in reach, and, while a role in the territory lasts, the ones in which they coach or are coached. */
export function visibleTo(actor: Actor) {
  const places = placesWhere(actor, "assignment.read");
  const territoryId = { in: [...territoriesOf(actor)] };
  const own =
    actor.personId === null
      ? []
      : [
          { territoryId, mentorId: actor.personId },
          { territoryId, teacherId: actor.personId },
        ];
  return { OR: [...places.OR, ...own] };
}

/** Mentors' sheets the person may read: those of the territories they match in, and their own. */
export function visibleMentors(actor: Actor) {
  const { territoryIds } = scopeOf(actor, permissions["mentor.read"]);
  const works = { in: [...territoriesOf(actor)] };
  const own = actor.personId === null ? [] : [{ territoryId: works, personId: actor.personId }];
  return { OR: [{ territoryId: { in: [...territoryIds] } }, ...own] };
}

/** Who decides on assignments, mentors and their released time: the head and the programme lead of the territory. */
export function canDecide(actor: Actor, place: Place): boolean {
  return permits(actor, "assignment.decide", place);
}

/** Who sees mentors with their load: the head and the programme lead of the territory. */
export function canSeeMentors(actor: Actor, place: Place): boolean {
  return permits(actor, "mentor.read", place);
}

/** Why a pair was decided is for those who decide and for the pair; the leaders of the school read who, when, focus and hours. */
export function readsReasons(
  actor: Actor,
  assignment: Place & { readonly mentorId: string; readonly teacherId: string },
): boolean {
  if (canDecide(actor, assignment)) return true;
  return actor.personId !== null && [assignment.mentorId, assignment.teacherId].includes(actor.personId);
}
