import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { territoriesOf } from "@/lib/access/rules";
import { canSeeMentors } from "../policy";
import type { AssignmentBoard, TeacherToAssign } from "../schema";
import { loadCaps, loadMentors } from "./sides";

/**
 * The teachers of a territory who have a focus, with their mentor if they have one, and the mentors with their load.
 * Four statements whatever the size. NOT_FOUND for a territory out of reach, FORBIDDEN for who may not see mentors.
 */
export async function getAssignmentBoard(
  actor: Actor,
  { territoryId }: { readonly territoryId: string },
): Promise<AssignmentBoard> {
  if (!territoriesOf(actor).includes(territoryId)) throw new AppError("NOT_FOUND");
  requireAllowed(canSeeMentors(actor, { territoryId }));
  const today = new Date();
  const [teachers, mentors, caps] = await Promise.all([
    listTeachersToAssign(territoryId),
    loadMentors(actor, db(), { territoryId }, today),
    loadCaps(actor, db(), territoryId, today),
  ]);
  return {
    mentorCap: caps.mentorCap,
    teachers,
    mentors: mentors.map((mentor) => ({
      mentorId: mentor.mentorId,
      name: mentor.name,
      state: mentor.isActive ? "active" : "paused",
      schoolName: mentor.schoolName,
      load: mentor.load,
      strengths: mentor.strengths.map((strength) => strength.words),
    })),
  };
}

async function listTeachersToAssign(territoryId: string): Promise<readonly TeacherToAssign[]> {
  const rows = await db().supportFocusTeacher.findMany({
    where: { focus: { territoryId, state: { in: ["proposed", "active"] } } },
    orderBy: [
      { focus: { school: { name: "asc" } } },
      { teacher: { familyNames: "asc" } },
      { teacherId: "asc" },
    ],
    select: {
      teacherId: true,
      teacher: {
        select: {
          givenNames: true,
          familyNames: true,
          posts: { where: { validTo: null }, select: { subjects: true, schoolId: true } },
          assignmentsReceived: {
            where: { state: "active" },
            select: { id: true, mentor: { select: { givenNames: true, familyNames: true } } },
          },
        },
      },
      focus: {
        select: {
          id: true,
          title: true,
          schoolId: true,
          focusArea: { select: { code: true, name: true } },
          school: { select: { name: true, rbd: true } },
        },
      },
    },
  });
  return rows.map(({ teacherId, teacher, focus }) => {
    const assignment = teacher.assignmentsReceived[0];
    return {
      focusId: focus.id,
      focusTitle: focus.title,
      areaCode: focus.focusArea.code,
      areaName: focus.focusArea.name,
      teacherId,
      teacherName: `${teacher.givenNames} ${teacher.familyNames}`,
      schoolId: focus.schoolId,
      schoolName: focus.school.name,
      rbd: focus.school.rbd,
      subjects: teacher.posts
        .filter((post) => post.schoolId === focus.schoolId)
        .flatMap((post) => post.subjects),
      assignment: assignment
        ? {
            id: assignment.id,
            mentorName: `${assignment.mentor.givenNames} ${assignment.mentor.familyNames}`,
          }
        : null,
    };
  });
}
