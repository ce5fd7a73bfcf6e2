import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { compareCandidates, weighCandidate } from "../rules";
import type { Candidate } from "../schema";
import { loadSides } from "./sides";

/**
 * Every mentor of the territory weighed for one teacher with a focus, those who may be assigned first; also the ones
 * who may not, with why. Throws NOT_FOUND if the focus, or the teacher in it, is out of reach for deciding.
 */
export async function listCandidates(
  actor: Actor,
  pair: { readonly focusId: string; readonly teacherId: string; readonly minutesPerWeek: number },
): Promise<readonly Candidate[]> {
  const sides = await loadSides(actor, db(), pair, new Date());
  return sides.mentors
    .map((mentor) => weighCandidate(sides.teacher, mentor, sides.caps))
    .toSorted(compareCandidates);
}
