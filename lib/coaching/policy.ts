import { placesWhere } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { ownId } from "@/lib/observation/policy";

/** Cycles the person may know of: the ones they give or receive, and, as a summary, those of the places in reach. */
export function visibleTo(actor: Actor) {
  return { OR: [...participant(actor).OR, ...placesWhere(actor, "cycle.readSummary").OR] };
}

/** Cycles whose texts the person may read: only as their mentor or their teacher, and while a role in the territory lasts. */
export function participant(actor: Actor) {
  const territoryId = { in: [...territoriesOf(actor)] };
  return {
    OR: [
      { territoryId, mentorId: ownId(actor) },
      { territoryId, teacherId: ownId(actor) },
    ],
  };
}

interface Participants {
  readonly mentorId: string;
  readonly teacherId: string;
}

/** True for the mentor of the cycle: who plans, records and closes. */
export function isMentorOf(actor: Actor, cycle: Participants): boolean {
  return actor.personId !== null && actor.personId === cycle.mentorId;
}

/** True for the teacher of the cycle: who agrees, reflects and replies. */
export function isTeacherOf(actor: Actor, cycle: Participants): boolean {
  return actor.personId !== null && actor.personId === cycle.teacherId;
}
