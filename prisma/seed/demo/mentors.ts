import { loadSides } from "@/lib/mentoring/queries/sides";
import { weighCandidate } from "@/lib/mentoring/rules";
import type { Actor } from "@/lib/access/schema";
import type { Tx } from "@/lib/db/transaction";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import type { DemoRubric } from "./lessons";
import type { DemoPerson, DemoSchool } from "./people";
import type { Chance } from "./random";
import type { DemoFocus } from "./support";

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
      summary: "Perfil de demostración: docente de aula con experiencia en acompañar a colegas de su ciclo.",
      createdAt: since,
      credentials: {
        create: [
          {
            id: chance.id(since),
            kind: "career_stage",
            level: chance.pick(["Avanzado", "Experto I", "Experto II"]),
            issuedOn: validFrom,
            evidence: "Certificado del portal docente (demostración)",
          },
          {
            id: chance.id(since),
            kind: "nomination",
            issuedOn: validFrom,
            evidence: "Propuesta por su escuela con dos clases observadas (demostración)",
          },
        ],
      },
      strengths: {
        create: strong.map((indicator) => ({
          id: chance.id(since),
          rubricIndicatorId: indicator.id,
          level: chance.pick([3, 4]),
          evidence: "Vista en dos clases observadas el año pasado (demostración)",
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
}

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
      reason: "Decisión de demostración: buen calce entre el foco y lo que la asesora o asesor domina.",
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
  return { id, mentorId: best.mentorId, teacher, focus };
}
