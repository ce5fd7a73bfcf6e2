import { formatNumber } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import type { Candidate, Consideration, MentorLoad } from "./schema";

/** Weight of each matter in the order of the list (they add up to 1). Matching on the diagnosed skill comes first: Papay, Taylor, Tyler & Laski 2020. */
export const weights = { skill: 0.4, subject: 0.25, travel: 0.15, schoolType: 0.1, load: 0.1 } as const;

export interface Caps {
  readonly mentorCap: number;
  readonly otherSchoolCap: number;
  readonly weeklyTravelCapMinutes: number;
}

export interface TeacherSide {
  readonly teacherId: string;
  readonly schoolId: string;
  readonly isRural: boolean;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly minutesPerWeek: number;
  /** Indicators the focus is seen by. */
  readonly indicatorIds: readonly string[];
}

export interface MentorSide {
  readonly mentorId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly schoolId: string | null;
  readonly isRural: boolean;
  readonly isActive: boolean;
  readonly leadsSchoolIds: readonly string[];
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly strengths: readonly {
    readonly indicatorId: string;
    readonly words: string;
    readonly level: number;
  }[];
  readonly load: MentorLoad;
  readonly distanceKm: number | null;
  readonly travelMinutesPerWeek: number;
}

/**
 * Weighs one mentor for one teacher: the reasons for and against in words, what forbids the pair, and a score from 0
 * to 100 that only orders the list. The person who assigns decides (domain brief 6.4; no automated decision).
 */
export function weighCandidate(teacher: TeacherSide, mentor: MentorSide, caps: Caps): Candidate {
  const isSameSchool = mentor.schoolId === teacher.schoolId;
  const parts = [
    skillPart(teacher, mentor),
    subjectPart(teacher, mentor),
    travelPart(mentor, caps, isSameSchool),
    schoolTypePart(teacher, mentor),
    loadPart(teacher, mentor, caps, isSameSchool),
  ];
  const considerations = [
    ...blockers(teacher, mentor, caps),
    ...parts.flatMap((part) => part.considerations),
  ];
  return {
    mentorId: mentor.mentorId,
    name: mentor.name,
    schoolName: mentor.schoolName,
    isSameSchool,
    distanceKm: mentor.distanceKm,
    travelMinutesPerWeek: mentor.travelMinutesPerWeek,
    load: mentor.load,
    considerations,
    isEligible: considerations.every((one) => one.kind !== "blocker"),
    score: Math.round(100 * parts.reduce((sum, part) => sum + part.weight * part.value, 0)),
  };
}

/** Orders candidates for reading: those who may be assigned first, then by score, then by name. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.isEligible !== b.isEligible) return a.isEligible ? -1 : 1;
  return b.score - a.score || a.name.localeCompare(b.name, "es-CL");
}

interface Part {
  readonly weight: number;
  /** 0 to 1. */
  readonly value: number;
  readonly considerations: readonly Consideration[];
}

const reason = (kind: Consideration["kind"], text: string): Consideration => ({ kind, text });

function blockers(teacher: TeacherSide, mentor: MentorSide, caps: Caps): readonly Consideration[] {
  const { load } = mentor;
  const left = load.minutesReleased - load.minutesUsed;
  const found = [
    mentor.mentorId === teacher.teacherId && "Es la misma persona.",
    !mentor.isActive && "Su perfil de asesor/a está en pausa.",
    mentor.leadsSchoolIds.includes(teacher.schoolId) && "Dirige o evalúa en la escuela de la o el docente.",
    load.activeTeachers >= caps.mentorCap &&
      `Ya acompaña a ${countOf(load.activeTeachers, "docente")}: el tope del programa es ${caps.mentorCap}.`,
    left < teacher.minutesPerWeek &&
      `Le quedan ${Math.max(0, left)} de ${load.minutesReleased} minutos semanales liberados; se necesitan ${teacher.minutesPerWeek}.`,
  ];
  return found.filter((text) => typeof text === "string").map((text) => reason("blocker", text));
}

function skillPart(teacher: TeacherSide, mentor: MentorSide): Part {
  const matching = mentor.strengths.filter((strength) => teacher.indicatorIds.includes(strength.indicatorId));
  if (matching.length === 0) {
    return {
      weight: weights.skill,
      value: 0,
      considerations: [reason("against", "No tiene una fortaleza registrada en este foco.")],
    };
  }
  const words = joinWords(matching.map((strength) => `${strength.words} (nivel ${strength.level})`));
  const value = matching.length / Math.max(1, Math.min(2, teacher.indicatorIds.length));
  return {
    weight: weights.skill,
    value: Math.min(1, value),
    considerations: [reason("for", `Fortaleza registrada en ${words}.`)],
  };
}

function subjectPart(teacher: TeacherSide, mentor: MentorSide): Part {
  const subjects = teacher.subjects.filter((subject) => mentor.subjects.includes(subject));
  const sharesGrades = teacher.grades.some((grade) => mentor.grades.includes(grade));
  const considerations = [
    subjects.length > 0
      ? reason("for", `Enseña lo mismo: ${joinWords(subjects)}.`)
      : reason("against", "Enseña otra asignatura."),
    ...(sharesGrades ? [reason("for", "Trabaja en los mismos niveles.")] : []),
  ];
  return {
    weight: weights.subject,
    value: (subjects.length > 0 ? 0.7 : 0) + (sharesGrades ? 0.3 : 0),
    considerations,
  };
}

function travelPart(mentor: MentorSide, caps: Caps, isSameSchool: boolean): Part {
  if (isSameSchool) {
    return {
      weight: weights.travel,
      value: 1,
      considerations: [reason("for", "Trabaja en la misma escuela: no viaja.")],
    };
  }
  if (mentor.distanceKm === null) {
    return {
      weight: weights.travel,
      value: 0.3,
      considerations: [reason("against", "No se conoce la distancia entre las escuelas.")],
    };
  }
  const total = mentor.load.travelMinutesUsed + mentor.travelMinutesPerWeek;
  const distance = `Está a ${formatNumber(Math.round(mentor.distanceKm * 10) / 10)} km en línea recta (unos ${mentor.travelMinutesPerWeek} minutos de viaje por semana, estimados).`;
  const isOver = total > caps.weeklyTravelCapMinutes;
  const considerations = isOver
    ? [
        reason(
          "against",
          `${distance} Con eso viajaría ${total} minutos; el tope aconsejado es ${caps.weeklyTravelCapMinutes}.`,
        ),
      ]
    : [reason("for", distance)];
  return {
    weight: weights.travel,
    value: Math.max(0, 1 - mentor.travelMinutesPerWeek / caps.weeklyTravelCapMinutes),
    considerations,
  };
}

function schoolTypePart(teacher: TeacherSide, mentor: MentorSide): Part {
  const isSame = teacher.isRural === mentor.isRural;
  const kind = teacher.isRural ? "rurales" : "urbanas";
  const considerations = isSame ? [reason("for", `Ambas escuelas son ${kind}.`)] : [];
  return { weight: weights.schoolType, value: isSame ? 1 : 0, considerations };
}

function loadPart(teacher: TeacherSide, mentor: MentorSide, caps: Caps, isSameSchool: boolean): Part {
  const { load } = mentor;
  const left = load.minutesReleased - load.minutesUsed;
  const considerations: Consideration[] = [];
  if (left >= teacher.minutesPerWeek) {
    considerations.push(
      reason("for", `Tiene ${left} de ${load.minutesReleased} minutos semanales disponibles.`),
    );
  }
  if (!isSameSchool && load.otherSchoolTeachers >= caps.otherSchoolCap) {
    considerations.push(
      reason(
        "against",
        `Ya acompaña a ${countOf(load.otherSchoolTeachers, "docente")} de otra escuela; se aconseja ${caps.otherSchoolCap}.`,
      ),
    );
  }
  return {
    weight: weights.load,
    value: 1 - Math.min(1, load.activeTeachers / Math.max(1, caps.mentorCap)),
    considerations,
  };
}
