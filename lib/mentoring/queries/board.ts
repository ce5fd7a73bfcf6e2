import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { canSeeMentors } from "../policy";
import type { AssignmentBoard, TeacherToAssign } from "../schema/assignments";
import { dayOf, inForce, loadCaps, loadMentors, pointOf, toMentorOnBoard } from "./mentor-rows";
import { nameOf } from "@/lib/format/person-name";

/**
 * The teachers of a territory who have a focus, with their mentor if they have one, and the mentors with their load, in
 * a constant number of statements. NOT_FOUND for a territory out of reach, FORBIDDEN for who may not see mentors.
 */
export async function getAssignmentBoard(
  actor: Actor,
  { territoryId }: { readonly territoryId: string },
): Promise<AssignmentBoard> {
  if (!territoriesOf(actor).includes(territoryId)) throw new AppError("NOT_FOUND");
  requireAllowed(canSeeMentors(actor, { territoryId }));
  const today = dayOf(new Date());
  const [teachers, mentors, caps] = await Promise.all([
    db().supportFocusTeacher.findMany({
      where: { focus: { territoryId, state: { in: ["proposed", "active"] } } },
      orderBy: [
        { focus: { school: { name: "asc" } } },
        { teacher: { familyNames: "asc" } },
        { teacherId: "asc" },
        { focusId: "asc" },
      ],
      select: teacherSelect(today),
    }),
    loadMentors(db(), { territoryId }, today),
    loadCaps(db(), territoryId, today),
  ]);
  return {
    territoryId,
    mentorCap: caps.mentorCap,
    teachers: teachers.map(toTeacher),
    mentors: mentors.map(toMentorOnBoard),
  };
}

function teacherSelect(today: Date) {
  return {
    teacherId: true,
    teacher: {
      select: {
        givenNames: true,
        familyNames: true,
        posts: { where: inForce(today), select: { subjects: true, schoolId: true } },
        assignmentsReceived: {
          where: { state: "active" },
          select: {
            id: true,
            focusId: true,
            mentorId: true,
            mentor: { select: { givenNames: true, familyNames: true } },
          },
        },
      },
    },
    focus: {
      select: {
        id: true,
        title: true,
        state: true,
        schoolId: true,
        focusArea: { select: { code: true, name: true } },
        school: { select: { name: true, rbd: true, latitude: true, longitude: true } },
      },
    },
  } as const satisfies Prisma.SupportFocusTeacherSelect;
}

type TeacherRow = Prisma.SupportFocusTeacherGetPayload<{ select: ReturnType<typeof teacherSelect> }>;

function toTeacher({ teacherId, teacher, focus }: TeacherRow): TeacherToAssign {
  const assignment = teacher.assignmentsReceived[0];
  const here = teacher.posts.filter((post) => post.schoolId === focus.schoolId);
  return {
    focusId: focus.id,
    focusTitle: focus.title,
    isFocusActive: focus.state === "active",
    areaCode: focus.focusArea.code,
    areaName: focus.focusArea.name,
    teacherId,
    teacherName: nameOf(teacher),
    schoolId: focus.schoolId,
    schoolName: focus.school.name,
    rbd: focus.school.rbd,
    school: pointOf(focus.school),
    subjects: [...new Set(here.flatMap((post) => post.subjects))],
    assignment: assignment
      ? {
          id: assignment.id,
          focusId: assignment.focusId,
          mentorId: assignment.mentorId,
          mentorName: nameOf(assignment.mentor),
        }
      : null,
  };
}
