import "server-only";
import type { Actor } from "@/lib/access/schema";
import { placesWhere } from "@/lib/access/policy";
import type { Tx } from "@/lib/db/transaction";
import { distanceKm, travelMinutes } from "@/lib/directory/rules";
import { AppError } from "@/lib/errors";
import type { Caps, MentorSide, TeacherSide } from "../rules";
import type { MentorLoad } from "../schema";

/** A pair is planned for one visit a week, there and back. */
const tripsPerWeek = 2;

interface Point {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface PairSides {
  readonly territoryId: string;
  readonly schoolId: string;
  readonly teacher: TeacherSide;
  readonly mentors: readonly MentorSide[];
  readonly caps: Caps;
}

/**
 * What is known of a teacher with a focus and of every mentor of the territory (or of one), read in a constant number
 * of statements, for weighing. NOT_FOUND if the focus or the teacher's place in it is out of the actor's reach.
 */
export async function loadSides(
  actor: Actor,
  tx: Tx,
  pair: {
    readonly focusId: string;
    readonly teacherId: string;
    readonly minutesPerWeek: number;
    readonly mentorId?: string;
  },
  today: Date,
): Promise<PairSides> {
  const focus = await tx.supportFocus.findFirst({
    where: {
      AND: [
        { id: pair.focusId, teachers: { some: { teacherId: pair.teacherId } } },
        placesWhere(actor, "assignment.decide"),
      ],
    },
    select: {
      territoryId: true,
      schoolId: true,
      school: { select: { isRural: true, latitude: true, longitude: true } },
      focusArea: { select: { indicatorCodes: true } },
      goals: { where: { state: "active" }, select: { rubricIndicatorId: true } },
    },
  });
  if (!focus) throw new AppError("NOT_FOUND");
  // One after the other: a transaction has one connection.
  const post = await tx.post.findFirst({
    where: { personId: pair.teacherId, schoolId: focus.schoolId, ...inForce(today) },
    select: { subjects: true, grades: true },
  });
  const indicators = await tx.rubricIndicator.findMany({
    where: { code: { in: focus.focusArea.indicatorCodes }, version: { state: "published" } },
    select: { id: true },
  });
  const programme = await loadCaps(actor, tx, focus.territoryId, today);
  const mentors = await loadMentors(
    actor,
    tx,
    { territoryId: focus.territoryId, mentorId: pair.mentorId },
    today,
  );
  const indicatorIds = [
    ...indicators.map((one) => one.id),
    ...focus.goals.map((goal) => goal.rubricIndicatorId),
  ];
  return {
    territoryId: focus.territoryId,
    schoolId: focus.schoolId,
    caps: programme,
    teacher: {
      teacherId: pair.teacherId,
      schoolId: focus.schoolId,
      isRural: focus.school.isRural,
      subjects: post?.subjects ?? [],
      grades: post?.grades ?? [],
      minutesPerWeek: pair.minutesPerWeek,
      indicatorIds: [...new Set(indicatorIds)],
    },
    mentors: mentors.map((mentor) => withDistance(mentor, focus.schoolId, focus.school)),
  };
}

/** The programme's caps of the school year in force; the law's limit of three if the territory has no programme yet. */
export async function loadCaps(_actor: Actor, tx: Tx, territoryId: string, today: Date): Promise<Caps> {
  const programme = await tx.programme.findFirst({
    where: { territoryId, startsOn: { lte: today } },
    orderBy: { schoolYear: "desc" },
    select: { mentorCap: true, otherSchoolCap: true, weeklyTravelCapMinutes: true },
  });
  return programme ?? { mentorCap: 3, otherSchoolCap: 1, weeklyTravelCapMinutes: 90 };
}

type MentorRow = Omit<MentorSide, "distanceKm" | "travelMinutesPerWeek"> & { readonly point: Point | null };

/** The mentors of a territory with what they are strong in and their load, in one statement. The caller has decided the right to see them. */
export async function loadMentors(
  _actor: Actor,
  tx: Tx,
  where: { readonly territoryId: string; readonly mentorId?: string | undefined },
  today: Date,
): Promise<readonly MentorRow[]> {
  const rows = await tx.mentorProfile.findMany({
    where: { territoryId: where.territoryId, personId: where.mentorId },
    orderBy: [{ person: { familyNames: "asc" } }, { personId: "asc" }],
    select: {
      personId: true,
      state: true,
      strengths: {
        select: {
          rubricIndicatorId: true,
          level: true,
          rubricIndicator: { select: { code: true, title: true } },
        },
      },
      releases: { where: inForce(today), select: { minutesPerWeek: true } },
      person: {
        select: {
          givenNames: true,
          familyNames: true,
          posts: {
            where: inForce(today),
            orderBy: { validFrom: "asc" },
            select: {
              role: true,
              schoolId: true,
              subjects: true,
              grades: true,
              school: { select: schoolSelect },
            },
          },
          assignmentsGiven: {
            where: { state: "active" },
            select: { schoolId: true, minutesPerWeek: true, travelMinutesPerWeek: true },
          },
        },
      },
    },
  });
  return rows.map((row) => {
    const teaching = row.person.posts.find((post) => post.role === "teacher") ?? row.person.posts[0];
    const schoolId = teaching?.schoolId ?? null;
    return {
      mentorId: row.personId,
      name: `${row.person.givenNames} ${row.person.familyNames}`,
      isActive: row.state === "active",
      schoolId,
      schoolName: teaching?.school?.name ?? "Sin escuela",
      isRural: teaching?.school?.isRural ?? false,
      point: teaching?.school ?? null,
      subjects: row.person.posts.flatMap((post) => post.subjects),
      grades: row.person.posts.flatMap((post) => post.grades),
      leadsSchoolIds: row.person.posts
        .filter((post) => post.role === "principal" || post.role === "utp_head")
        .map((post) => post.schoolId)
        .filter((id) => id !== null),
      strengths: row.strengths.map((strength) => ({
        indicatorId: strength.rubricIndicatorId,
        words: `${strength.rubricIndicator.code} ${strength.rubricIndicator.title}`,
        level: strength.level,
      })),
      load: loadOf(row.person.assignmentsGiven, row.releases, schoolId),
    };
  });
}

const schoolSelect = { name: true, isRural: true, latitude: true, longitude: true } as const;

/** Prisma condition for dated rows that hold on a day; validTo is exclusive. */
function inForce(today: Date) {
  return { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] };
}

function loadOf(
  assignments: readonly { schoolId: string; minutesPerWeek: number; travelMinutesPerWeek: number }[],
  releases: readonly { minutesPerWeek: number }[],
  schoolId: string | null,
): MentorLoad {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    activeTeachers: assignments.length,
    otherSchoolTeachers: assignments.filter((one) => one.schoolId !== schoolId).length,
    minutesUsed: sum(assignments.map((one) => one.minutesPerWeek)),
    minutesReleased: sum(releases.map((one) => one.minutesPerWeek)),
    travelMinutesUsed: sum(assignments.map((one) => one.travelMinutesPerWeek)),
  };
}

function withDistance(
  { point, ...mentor }: MentorRow,
  schoolId: string,
  school: Point & { readonly isRural: boolean },
): MentorSide {
  if (mentor.schoolId === schoolId) return { ...mentor, distanceKm: 0, travelMinutesPerWeek: 0 };
  const km = point === null ? null : distanceBetween(point, school);
  const isRural = mentor.isRural || school.isRural;
  const travelMinutesPerWeek = km === null ? 0 : tripsPerWeek * travelMinutes(km, { isRural });
  return { ...mentor, distanceKm: km, travelMinutesPerWeek };
}

function distanceBetween(a: Point, b: Point): number | null {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return null;
  return distanceKm(
    { latitude: a.latitude, longitude: a.longitude },
    { latitude: b.latitude, longitude: b.longitude },
  );
}
