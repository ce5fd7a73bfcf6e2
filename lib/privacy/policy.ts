import type { Actor } from "@/lib/access/schema";

/** The openings a person may read: those of the records about herself, and no others. */
export function visibleTo(actor: Actor): { subjectPersonId: { in: string[] } } {
  return { subjectPersonId: { in: actor.personId === null ? [] : [actor.personId] } };
}

/** True if opening the record leaves a trace: nobody leaves one in her own record. */
export function leavesTrace(actor: Actor, subjectPersonId: string): boolean {
  return actor.personId !== subjectPersonId;
}
