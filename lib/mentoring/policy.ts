import { permits, placesWhere } from "@/lib/access/policy";
import type { Place } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";

/** Assignments the person may see: those of the places in reach, and the ones in which they coach or are coached. */
export function visibleTo(actor: Actor) {
  const places = placesWhere(actor, "assignment.read");
  const own = actor.personId === null ? [] : [{ mentorId: actor.personId }, { teacherId: actor.personId }];
  return { OR: [...places.OR, ...own] };
}

/** Who decides on assignments, mentors and their released time: the head and the programme lead of the territory. */
export function canDecide(actor: Actor, place: Place): boolean {
  return permits(actor, "assignment.decide", place);
}

/** Who sees mentors with their load: the head and the programme lead of the territory. */
export function canSeeMentors(actor: Actor, place: Place): boolean {
  return permits(actor, "mentor.read", place);
}
