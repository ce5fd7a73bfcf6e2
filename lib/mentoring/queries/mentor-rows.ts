import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import type { Caps, MentorSide } from "../rules";
import type { MapPoint, MentorLoad, MentorOnBoard } from "../schema/mentors";
import { nameOf } from "@/lib/format/person-name";

/** What the domain's queries read of mentors, in a constant number of statements. Whoever calls has asked for the right. */

export type MentorRow = Omit<MentorSide, "distanceKm" | "travelMinutesPerWeek"> & {
  readonly point: MapPoint | null;
};

/** Posts of those who teach: the ones who may become mentors. */
export const teachingRoles = ["teacher", "teacher_in_charge", "special_educator"] as const;

const leadingRoles: readonly string[] = ["principal", "utp_head", "teacher_in_charge"];

/** The civil day of an instant as a date column holds it. */
export function dayOf(now: Date): Date {
  return toUtcMidnight(civilDateAt(now, DEFAULT_ZONE));
}

/** Prisma condition for dated rows that hold on a day; validTo is exclusive. */
export function inForce(today: Date) {
  return { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] };
}

/** The programme's caps of the school year in force; the law's limit of three if the territory has no programme yet. */
export async function loadCaps(tx: Tx, territoryId: string, today: Date): Promise<Caps> {
  const programme = await tx.programme.findFirst({
    where: { territoryId, startsOn: { lte: today } },
    orderBy: { schoolYear: "desc" },
    select: { mentorCap: true, otherSchoolCap: true, weeklyTravelCapMinutes: true },
  });
  return programme ?? { mentorCap: 3, otherSchoolCap: 1, weeklyTravelCapMinutes: 90 };
}

/** The mentors of a territory, or one of them, with what they are strong in and their load. */
export async function loadMentors(
  tx: Tx,
  where: { readonly territoryId: string; readonly personId?: string | undefined },
  today: Date,
): Promise<readonly MentorRow[]> {
  const rows = await tx.mentorProfile.findMany({
    where,
    orderBy: [{ person: { familyNames: "asc" } }, { personId: "asc" }],
    select: mentorSelect(today),
  });
  return rows.map(toMentorRow);
}

/** Everything that `toMentorRow` reads. */
export function mentorSelect(today: Date) {
  return {
    id: true,
    personId: true,
    state: true,
    strengths: {
      orderBy: { rubricIndicator: { code: "asc" } },
      select: { rubricIndicator: { select: { code: true, title: true } } },
    },
    credentials: {
      where: { OR: [{ validTo: null }, { validTo: { gt: today } }] },
      take: 1,
      select: { id: true },
    },
    releases: { where: inForce(today), select: { minutesPerWeek: true } },
    person: {
      select: {
        givenNames: true,
        familyNames: true,
        posts: {
          where: inForce(today),
          orderBy: [{ validFrom: "asc" }, { id: "asc" }],
          select: {
            role: true,
            schoolId: true,
            subjects: true,
            grades: true,
            school: { select: { name: true, isRural: true, latitude: true, longitude: true } },
          },
        },
        assignmentsGiven: {
          where: { state: "active" },
          select: { schoolId: true, minutesPerWeek: true, travelMinutesPerWeek: true },
        },
      },
    },
  } as const satisfies Prisma.MentorProfileSelect;
}

type SelectedMentor = Prisma.MentorProfileGetPayload<{ select: ReturnType<typeof mentorSelect> }>;

/** A mentor as the rules weigh them; the school is the one in which they teach. */
export function toMentorRow({ person, ...row }: SelectedMentor): MentorRow {
  const teaching =
    person.posts.find(({ role }) => teachingRoles.some((known) => known === role)) ?? person.posts[0];
  const schoolId = teaching?.schoolId ?? null;
  return {
    mentorId: row.personId,
    name: nameOf(person),
    isActive: row.state === "active",
    hasCredential: row.credentials.length > 0,
    schoolId,
    schoolName: teaching?.school?.name ?? "Sin escuela",
    isRural: teaching?.school?.isRural ?? false,
    point: pointOf(teaching?.school),
    subjects: [...new Set(person.posts.flatMap((post) => post.subjects))],
    grades: [...new Set(person.posts.flatMap((post) => post.grades))],
    leadsSchoolIds: schoolsLed(person.posts),
    strengths: row.strengths.map(({ rubricIndicator }) => rubricIndicator),
    load: loadOf(person.assignmentsGiven, row.releases, schoolId),
  };
}

/** A mentor as the board and the lists show them. */
export function toMentorOnBoard(mentor: MentorRow): MentorOnBoard {
  return {
    mentorId: mentor.mentorId,
    name: mentor.name,
    state: mentor.isActive ? "active" : "paused",
    schoolName: mentor.schoolName,
    school: mentor.point,
    load: mentor.load,
    strengths: [...new Set(mentor.strengths.map(({ code, title }) => `${code} ${title}`))],
  };
}

/** The schools in which posts like these direct or evaluate others. */
export function schoolsLed(
  posts: readonly { readonly role: string; readonly schoolId: string | null }[],
): readonly string[] {
  return posts
    .filter((post) => leadingRoles.includes(post.role))
    .map((post) => post.schoolId)
    .filter((id) => id !== null);
}

/** Where a school stands, or null where the official directory does not say. */
export function pointOf(
  school: { readonly latitude: number | null; readonly longitude: number | null } | null | undefined,
): MapPoint | null {
  if (!school || school.latitude === null || school.longitude === null) return null;
  return { latitude: school.latitude, longitude: school.longitude };
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
