import { permits, placesWhere, requireAllowed } from "@/lib/access/policy";
import type { Place } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import type { DiagnosisState } from "./schema/versions";

const approved: { versions: { some: { state: DiagnosisState } } } = {
  versions: { some: { state: "approved" } },
};

/** Diagnoses the person may know of: those of the places they lead, and approved ones where they teach or coach. */
export function visibleDiagnoses(actor: Actor) {
  return {
    OR: [
      placesWhere(actor, "diagnosis.read"),
      { AND: [placesWhere(actor, "diagnosis.readApproved"), approved] },
    ],
  };
}

/**
 * The states whose content the person may read at a place: those who prepare it, all; the principal and the head, from
 * the moment it is sent; mentors and teachers, once approved. Research reads the panel, where small cells are withheld.
 */
export function readableStates(actor: Actor, place: Place): readonly DiagnosisState[] {
  if (permits(actor, "diagnosis.prepare", place))
    return ["draft", "in_review", "objected", "agreed", "approved"];
  if (permits(actor, "diagnosis.review", place) || permits(actor, "diagnosis.approve", place)) {
    return ["in_review", "objected", "agreed", "approved"];
  }
  return permits(actor, "diagnosis.readApproved", place) ? ["approved"] : [];
}

/** True for those who prepare the diagnosis: only they read who is still to be observed, by name. */
export function seesMissingNames(actor: Actor, place: Place): boolean {
  return permits(actor, "diagnosis.prepare", place);
}

/** True for those who may open the lesson behind a need. */
export function opensEvidence(actor: Actor, place: Place): boolean {
  return permits(actor, "observation.readForDiagnosis", place);
}

/** The id of the person who acts: what a diagnosis says was prepared, signed or approved by. FORBIDDEN to the command line, which signs nothing. */
export function requirePerson(actor: Actor): string {
  requireAllowed(actor.personId !== null);
  return actor.personId;
}
