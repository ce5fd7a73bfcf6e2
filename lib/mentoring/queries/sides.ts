import "server-only";
import { placesWhere } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { requireId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { distanceKm, travelMinutes } from "@/lib/directory/rules";
import { AppError } from "@/lib/errors";
import { isOpenFocus } from "@/lib/support/rules";
import type { Caps, MentorSide, TeacherSide } from "../rules";
import type { MapPoint } from "../schema/mentors";
import { inForce, loadCaps, loadMentors, pointOf, schoolsLed, type MentorRow } from "./mentor-rows";

/** A pair is planned for one visit a week, there and back. */
const tripsPerWeek = 2;

export interface PairSides {
  readonly territoryId: string;
  readonly schoolId: string;
  readonly isFocusOpen: boolean;
  readonly teacher: TeacherSide;
  readonly mentors: readonly MentorSide[];
  readonly caps: Caps;
}

/**
 * What is known on a day of a teacher with a focus and of every mentor of the territory (or of one), read in a constant
 * number of statements, for weighing. NOT_FOUND if the focus or the teacher's place in it is out of the actor's reach.
 */
export async function loadSides(
  actor: Actor,
  tx: Tx,
  pair: {
    readonly focusId: string;
    readonly teacherId: string;
    readonly minutesPerWeek: number;
    readonly mentorId?: string;
    /** The day, as a date column holds it. */
    readonly today: Date;
  },
): Promise<PairSides> {
  const focus = await tx.supportFocus.findFirst({
    where: {
      AND: [
        { id: requireId(pair.focusId), teachers: { some: { teacherId: requireId(pair.teacherId) } } },
        placesWhere(actor, "assignment.decide"),
      ],
    },
    select: {
      territoryId: true,
      schoolId: true,
      state: true,
      school: { select: { isRural: true, latitude: true, longitude: true } },
      focusArea: { select: { indicatorCodes: true } },
      goals: { where: { state: "active" }, select: { rubricIndicator: { select: { code: true } } } },
    },
  });
  const { today } = pair;
  if (!focus) throw new AppError("NOT_FOUND");
  const { territoryId, schoolId, school } = focus;
  const posts = await tx.post.findMany({
    where: { personId: pair.teacherId, ...inForce(today) },
    select: { role: true, schoolId: true, subjects: true, grades: true },
  });
  const here = posts.filter((post) => post.schoolId === schoolId);
  const caps = await loadCaps(tx, territoryId, today);
  const mentors = await loadMentors(tx, { territoryId, personId: pair.mentorId }, today);
  const goalCodes = focus.goals.map((goal) => goal.rubricIndicator.code);
  return {
    territoryId,
    schoolId,
    isFocusOpen: isOpenFocus(focus.state),
    caps,
    teacher: {
      teacherId: pair.teacherId,
      schoolId,
      isRural: school.isRural,
      isAtSchool: here.length > 0,
      leadsSchoolIds: schoolsLed(posts),
      subjects: [...new Set(here.flatMap((post) => post.subjects))],
      grades: [...new Set(here.flatMap((post) => post.grades))],
      minutesPerWeek: pair.minutesPerWeek,
      indicatorCodes: [...new Set([...focus.focusArea.indicatorCodes, ...goalCodes])],
    },
    mentors: mentors.map((mentor) =>
      withDistance(mentor, { schoolId, isRural: school.isRural, point: pointOf(school) }),
    ),
  };
}

function withDistance(
  { point, ...mentor }: MentorRow,
  teacher: { readonly schoolId: string; readonly isRural: boolean; readonly point: MapPoint | null },
): MentorSide {
  if (mentor.schoolId === teacher.schoolId) return { ...mentor, distanceKm: 0, travelMinutesPerWeek: 0 };
  const km = point === null || teacher.point === null ? null : distanceKm(point, teacher.point);
  const isRural = mentor.isRural || teacher.isRural;
  const travelMinutesPerWeek = km === null ? 0 : tripsPerWeek * travelMinutes(km, { isRural });
  return { ...mentor, distanceKm: km, travelMinutesPerWeek };
}
