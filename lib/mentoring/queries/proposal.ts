import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { compareCandidates, weighCandidate } from "../rules";
import type { AssignmentProposal } from "../schema/assignments";
import { dayOf } from "./mentor-rows";
import { loadSides } from "./sides";
import { nameOf } from "@/lib/format/person-name";

/**
 * A teacher with a focus and every mentor of the territory weighed for them, those who may be assigned first; also the
 * ones who may not, with why. Throws NOT_FOUND if the focus, or the teacher in it, is out of reach for deciding.
 */
export async function getAssignmentProposal(
  actor: Actor,
  pair: { readonly focusId: string; readonly teacherId: string; readonly minutesPerWeek: number },
): Promise<AssignmentProposal> {
  const sides = await loadSides(actor, db(), { ...pair, today: dayOf(new Date()) });
  const { focus, teacher } = await db().supportFocusTeacher.findUniqueOrThrow({
    where: { focusId_teacherId: { focusId: pair.focusId, teacherId: pair.teacherId } },
    select: {
      focus: {
        select: {
          id: true,
          title: true,
          school: { select: { name: true, rbd: true, territory: { select: { timeZone: true } } } },
          goals: { where: { state: "active" }, select: { statement: true } },
        },
      },
      teacher: {
        select: {
          givenNames: true,
          familyNames: true,
          assignmentsReceived: {
            where: { state: "active" },
            select: { id: true, mentor: { select: { givenNames: true, familyNames: true } } },
          },
        },
      },
    },
  });
  const current = teacher.assignmentsReceived[0];
  return {
    territoryId: sides.territoryId,
    timeZone: focus.school.territory.timeZone,
    focus: {
      id: focus.id,
      title: focus.title,
      goal: focus.goals[0]?.statement ?? null,
      isOpen: sides.isFocusOpen,
    },
    teacher: {
      id: pair.teacherId,
      name: nameOf(teacher),
      schoolName: focus.school.name,
      rbd: focus.school.rbd,
      subjects: sides.teacher.subjects,
      grades: sides.teacher.grades,
    },
    current: current ? { id: current.id, mentorName: nameOf(current.mentor) } : null,
    minutesPerWeek: pair.minutesPerWeek,
    mentorCap: sides.caps.mentorCap,
    candidates: sides.mentors
      .map((mentor) => weighCandidate(sides.teacher, mentor, sides.caps))
      .toSorted(compareCandidates),
  };
}
