import { loadSides } from "@/lib/mentoring/queries/sides";
import { weighCandidate } from "@/lib/mentoring/rules";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import type { DemoRubric } from "./lessons";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";
import type { DemoFocus } from "./support";

const mentorSummaries = [
  "Perfil de demostración: docente de aula con experiencia en acompañar a colegas de su ciclo.",
  "Perfil de demostración: once años en la misma escuela y tutora de estudiantes en práctica.",
  "Perfil de demostración: coordinó su departamento y hoy comparte clases abiertas cada semestre.",
] as const;
const reasons = [
  "Decisión de demostración: buen calce entre el foco y lo que domina, con horas liberadas.",
  "Decisión de demostración: enseña lo mismo y puede llegar en la mañana.",
  "Decisión de demostración: la dirección la propuso y conoce escuelas parecidas.",
] as const;

const minutesPerTeacher = 90;
const teachersPerMentor = 3;

/** Stores a mentor: a teacher with credentials, strengths by indicator and hours released by their school. */
export async function insertMentor(
  tx: Tx,
  mentor: {
    readonly person: DemoPerson;
    readonly school: DemoSchool;
    readonly territoryId: string;
    readonly hasGrant: boolean;
  },
  {
    rubric,
    calendar,
    chance,
  }: { readonly rubric: DemoRubric; readonly calendar: DemoCalendar; readonly chance: Chance },
): Promise<void> {
  const since = at(calendar.daysAgo(160), "09:00");
  const validFrom = dateColumn(calendar.daysAgo(160));
  const strong = rubric.indicators.filter(() => chance.happens(0.45));
  await tx.mentorProfile.create({
    data: {
      id: chance.id(since),
      territoryId: mentor.territoryId,
      personId: mentor.person.id,
      state: "active",
      summary: chance.pick(mentorSummaries),
      createdAt: since,
      credentials: {
        create: [
          {
            id: chance.id(since),
            kind: "career_stage",
            level: chance.pick(["Avanzado", "Experto I", "Experto II"]),
            issuedOn: validFrom,
            evidence: "Certificado del portal docente",
          },
          {
            id: chance.id(since),
            kind: "nomination",
            issuedOn: validFrom,
            evidence: "Propuesta por su escuela con dos clases observadas",
          },
        ],
      },
      strengths: {
        create: strong.map((indicator) => ({
          id: chance.id(since),
          rubricIndicatorId: indicator.id,
          level: chance.pick([3, 4]),
          evidence: "Vista en dos clases observadas el año pasado",
        })),
      },
      releases: {
        create: {
          id: chance.id(since),
          territoryId: mentor.territoryId,
          schoolId: mentor.school.id,
          minutesPerWeek: minutesPerTeacher * teachersPerMentor + chance.pick([0, 30, 60]),
          validFrom,
        },
      },
    },
  });
  if (mentor.hasGrant) return;
  await tx.grant.create({
    data: {
      id: chance.id(since),
      personId: mentor.person.id,
      role: "mentor",
      territoryId: mentor.territoryId,
      source: "seed",
      reason: "Demostración",
      validFrom,
      createdAt: since,
    },
  });
}

export interface DemoAssignment {
  readonly id: string;
  readonly mentorId: string;
  readonly teacher: DemoPerson;
  readonly focus: DemoFocus;
  /** There and back; 0 in one's own school. */
  readonly tripMinutes: number;
  /** The hours of the day that the mentor keeps for this teacher, so that no two visits meet. */
  readonly lessonTime: string;
  readonly talkTime: string;
}

const lessonTimes = ["08:30", "10:15", "11:45", "14:15"] as const;
const talkTimes = ["15:30", "16:20", "17:10", "18:00"] as const;

/** Assigns the best weighed mentor who still can, as the head would, with the reasons as the product gives them; null if none can. */
export async function insertAssignment(
  tx: Tx,
  pair: {
    readonly focus: DemoFocus;
    readonly teacher: DemoPerson;
    readonly territoryId: string;
    readonly head: Actor & { readonly personId: string };
    readonly mentorId?: string;
  },
  { calendar, chance }: { readonly calendar: DemoCalendar; readonly chance: Chance },
): Promise<DemoAssignment | null> {
  const { focus, teacher, head } = pair;
  const asked = {
    focusId: focus.id,
    teacherId: teacher.id,
    minutesPerWeek: minutesPerTeacher,
    ...(pair.mentorId ? { mentorId: pair.mentorId } : {}),
  };
  const sides = await loadSides(head, tx, { ...asked, today: dateColumn(calendar.today) });
  const best = sides.mentors
    .map((mentor) => weighCandidate(sides.teacher, mentor, sides.caps))
    .filter((candidate) => candidate.isEligible)
    .toSorted((a, b) => b.score - a.score || (a.mentorId < b.mentorId ? -1 : 1))[0];
  if (!best) return null;
  const decidedAt = at(calendar.daysAgo(124), "15:00", chance.whole(0, 90));
  const id = chance.id(decidedAt);
  const validFrom = dateColumn(calendar.daysAgo(122));
  await tx.assignment.create({
    data: {
      id,
      territoryId: pair.territoryId,
      schoolId: focus.school.id,
      focusId: focus.id,
      mentorId: best.mentorId,
      teacherId: teacher.id,
      state: "active",
      minutesPerWeek: minutesPerTeacher,
      travelMinutesPerWeek: best.travelMinutesPerWeek,
      distanceKm: best.distanceKm,
      reason: chance.pick(reasons),
      considerations: best.considerations.map((one) => ({ ...one })),
      decidedById: head.personId,
      validFrom,
      createdAt: decidedAt,
    },
  });
  await tx.grant.create({
    data: {
      id: chance.id(decidedAt),
      personId: best.mentorId,
      role: "mentor",
      territoryId: pair.territoryId,
      subjectPersonId: teacher.id,
      source: "assignment",
      sourceId: id,
      reason: "Asignación",
      validFrom,
      grantedById: head.personId,
      createdAt: decidedAt,
    },
  });
  const slot = best.load.activeTeachers % lessonTimes.length;
  return {
    id,
    mentorId: best.mentorId,
    teacher,
    focus,
    tripMinutes: best.isSameSchool ? 0 : Math.max(10, best.travelMinutesPerWeek),
    lessonTime: lessonTimes[slot] ?? "10:15",
    talkTime: talkTimes[slot] ?? "15:30",
  };
}
