import { permits, placesWhere, requireAllowed } from "@/lib/access/policy";
import { holdsRoleAt, type Place } from "@/lib/access/rules";
import { roles, type Actor } from "@/lib/access/schema";
import type { DiagnosisState } from "./schema/versions";

const approved: { versions: { some: { state: DiagnosisState } } } = {
  versions: { some: { state: "approved" } },
};

/** Diagnoses the person may know of: those of the places they lead or study, and approved ones where they teach or coach. */
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
 * the moment it is sent; research, once signed; mentors and teachers, once approved.
 */
export function readableStates(actor: Actor, place: Place): readonly DiagnosisState[] {
  if (permits(actor, "diagnosis.prepare", place))
    return ["draft", "in_review", "objected", "agreed", "approved"];
  if (permits(actor, "diagnosis.review", place) || permits(actor, "diagnosis.approve", place)) {
    return ["in_review", "objected", "agreed", "approved"];
  }
  if (permits(actor, "diagnosis.read", place)) return ["agreed", "approved"];
  return permits(actor, "diagnosis.readApproved", place) ? ["approved"] : [];
}

/** True for those who prepare the diagnosis: only they read who is still to be observed, by name. */
export function seesMissingNames(actor: Actor, place: Place): boolean {
  return permits(actor, "diagnosis.prepare", place);
}

/** True unless the person is there only to study: research reads no names. */
export function seesNames(actor: Actor, place: Place): boolean {
  return holdsRoleAt(
    actor,
    roles.filter((role) => role !== "researcher"),
    place,
  );
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
