import { daysBetween, formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import type { Candidate, Consideration } from "./schema/assignments";
import type { MentorLoad } from "./schema/mentors";

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
  /** False if the teacher left the school of the focus. */
  readonly isAtSchool: boolean;
  readonly leadsSchoolIds: readonly string[];
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly minutesPerWeek: number;
  /** Codes of the indicators the focus is seen by: every version of a rubric keeps them. */
  readonly indicatorCodes: readonly string[];
}

export interface MentorSide {
  readonly mentorId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly schoolId: string | null;
  readonly isRural: boolean;
  readonly isActive: boolean;
  /** True if something in force shows that they may coach. */
  readonly hasCredential: boolean;
  readonly leadsSchoolIds: readonly string[];
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly strengths: readonly { readonly code: string; readonly title: string }[];
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
    schoolTypePart(teacher, mentor, isSameSchool),
    loadPart(teacher, mentor, caps),
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

const longestSuggestion = 3;

/** A first wording of why this mentor, out of what speaks for them; the person who decides rewrites it. */
export function suggestReason(candidate: Candidate): string {
  const reasons = candidate.considerations.filter(({ kind }) => kind === "for");
  return reasons
    .slice(0, longestSuggestion)
    .map(({ text }) => text)
    .join(" ");
}

/** True if a level counts as a strength: the upper half of the indicator's scale. */
export function isStrengthLevel(level: number, highestLevel: number): boolean {
  return 2 * level > highestLevel && level <= highestLevel;
}

const farthestStartDays = 180;

/** What is wrong with the day an assignment starts, in words, or null: half a year away it is a slip of the hand. */
export function startDateProblem({ validFrom, today }: Readonly<Record<"validFrom" | "today", CivilDate>>) {
  const isFar = Math.abs(daysBetween(today, validFrom)) > farthestStartDays;
  return isFar ? "Esta fecha queda a más de seis meses de hoy. Revisar el año y el mes." : null;
}

/**
 * What is wrong with the day an assignment ends, in words, or null. It ends today or before, since the mentor stops
 * reading at once; one that has not begun may only end today.
 */
export function endDateProblem({
  endedOn,
  validFrom,
  today,
}: Readonly<Record<"endedOn" | "validFrom" | "today", CivilDate>>): string | null {
  if (endedOn > today) return "El término rige de inmediato: escribir la fecha de hoy o una anterior.";
  if (endedOn < validFrom && endedOn !== today) {
    return `No puede terminar antes de comenzar, el ${formatDate(validFrom)}.`;
  }
  return null;
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
  const found = [
    mentor.mentorId === teacher.teacherId && "Es la misma persona.",
    !teacher.isAtSchool && "La o el docente ya no trabaja en la escuela del foco.",
    !mentor.isActive && "Su perfil de asesor/a está en pausa.",
    !mentor.hasCredential && "Su perfil no tiene un respaldo vigente para asesorar.",
    mentor.leadsSchoolIds.includes(teacher.schoolId) && "Dirige o evalúa en la escuela de la o el docente.",
    mentor.schoolId !== null &&
      teacher.leadsSchoolIds.includes(mentor.schoolId) &&
      "La o el docente dirige o evalúa en la escuela de esta persona.",
    load.activeTeachers >= caps.mentorCap &&
      `Ya acompaña a ${countOf(load.activeTeachers, "docente")}: el tope del programa es ${formatNumber(caps.mentorCap)}.`,
    minutesLeft(load) < teacher.minutesPerWeek &&
      `Le quedan ${formatNumber(Math.max(0, minutesLeft(load)))} de ${formatNumber(load.minutesReleased)} minutos semanales liberados; se necesitan ${formatNumber(teacher.minutesPerWeek)}.`,
  ];
  return found.filter((text) => typeof text === "string").map((text) => reason("blocker", text));
}

function minutesLeft(load: MentorLoad): number {
  return load.minutesReleased - load.minutesUsed;
}

function skillPart(teacher: TeacherSide, mentor: MentorSide): Part {
  const matching = mentor.strengths.filter(({ code }) => teacher.indicatorCodes.includes(code));
  const codes = new Set(matching.map(({ code }) => code));
  const words = [...new Set(matching.map(({ code, title }) => `${code} ${title}`))];
  const enough = Math.max(1, Math.min(2, teacher.indicatorCodes.length));
  return {
    weight: weights.skill,
    value: Math.min(1, codes.size / enough),
    considerations: [
      words.length > 0
        ? reason("for", `Fortaleza registrada en ${joinWords(words)}.`)
        : reason("against", "No tiene una fortaleza registrada en este foco."),
    ],
  };
}

function subjectPart(teacher: TeacherSide, mentor: MentorSide): Part {
  const subjects = teacher.subjects.filter((subject) => mentor.subjects.includes(subject));
  const sharesGrades = teacher.grades.some((grade) => mentor.grades.includes(grade));
  const considerations = [
    subjects.length > 0
      ? reason("for", `Enseña lo mismo: ${joinWords(subjects)}.`)
      : reason("against", "Enseña otra asignatura."),
    sharesGrades
      ? reason("for", "Trabaja en los mismos niveles.")
      : reason("against", "Trabaja en otros niveles."),
  ];
  return {
    weight: weights.subject,
    value: (subjects.length > 0 ? 0.7 : 0) + (sharesGrades ? 0.3 : 0),
    considerations,
  };
}

function travelPart(mentor: MentorSide, caps: Caps, isSameSchool: boolean): Part {
  const weight = weights.travel;
  if (isSameSchool) {
    return { weight, value: 1, considerations: [reason("for", "Trabaja en la misma escuela: no viaja.")] };
  }
  if (mentor.distanceKm === null) {
    const unknown = reason("against", "No se conoce la distancia entre las escuelas.");
    return { weight, value: 0.3, considerations: [unknown] };
  }
  const total = mentor.load.travelMinutesUsed + mentor.travelMinutesPerWeek;
  const distance = `Está a ${formatNumber(mentor.distanceKm, { max: 1 })} km en línea recta (unos ${formatNumber(mentor.travelMinutesPerWeek)} minutos de viaje por semana, estimados).`;
  const over = ` Con eso viajaría ${formatNumber(total)} minutos; el tope aconsejado es ${formatNumber(caps.weeklyTravelCapMinutes)}.`;
  const isOver = total > caps.weeklyTravelCapMinutes;
  return {
    weight,
    // A cap of zero advises no travel at all.
    value: Math.max(0, 1 - mentor.travelMinutesPerWeek / Math.max(1, caps.weeklyTravelCapMinutes)),
    considerations: [isOver ? reason("against", distance + over) : reason("for", distance)],
  };
}

function schoolTypePart(teacher: TeacherSide, mentor: MentorSide, isSameSchool: boolean): Part {
  const isSame = teacher.isRural === mentor.isRural;
  const typeOf = (isRural: boolean) => (isRural ? "rural" : "urbana");
  const words = isSame
    ? reason("for", `Ambas escuelas son ${teacher.isRural ? "rurales" : "urbanas"}.`)
    : reason(
        "against",
        `Su escuela es ${typeOf(mentor.isRural)} y la de la o el docente, ${typeOf(teacher.isRural)}.`,
      );
  const isSaid = !isSameSchool && mentor.schoolId !== null;
  return { weight: weights.schoolType, value: isSame ? 1 : 0, considerations: isSaid ? [words] : [] };
}

function loadPart(teacher: TeacherSide, mentor: MentorSide, caps: Caps): Part {
  const isSameSchool = mentor.schoolId === teacher.schoolId;
  const { load } = mentor;
  const left = minutesLeft(load);
  const hasTime = left >= teacher.minutesPerWeek;
  const elsewhereTeachers = load.otherSchoolTeachers + 1;
  const isManyElsewhere = !isSameSchool && elsewhereTeachers > caps.otherSchoolCap;
  const free = `Tiene ${formatNumber(left)} de ${formatNumber(load.minutesReleased)} minutos semanales disponibles.`;
  const elsewhere = `Acompañaría a ${countOf(elsewhereTeachers, "docente")} de otra escuela; se aconseja a lo más ${formatNumber(caps.otherSchoolCap)}.`;
  return {
    weight: weights.load,
    value: 1 - Math.min(1, load.activeTeachers / Math.max(1, caps.mentorCap)),
    considerations: [
      ...(hasTime ? [reason("for", free)] : []),
      ...(isManyElsewhere ? [reason("against", elsewhere)] : []),
    ],
  };
}
