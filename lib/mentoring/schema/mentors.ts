import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import type { CivilDate } from "@/lib/format/civil-date";

export const credentialKinds = [
  "career_stage",
  "evaluation",
  "avdi",
  "aep",
  "teacher_network",
  "cpeip_training",
  "nomination",
] as const;
export type CredentialKind = (typeof credentialKinds)[number];

export const credentialLabels: Readonly<Record<CredentialKind, string>> = {
  career_stage: "Tramo de la carrera docente",
  evaluation: "Evaluación docente",
  avdi: "AVDI",
  aep: "Asignación de Excelencia Pedagógica",
  teacher_network: "Red Maestros de Maestros",
  cpeip_training: "Formación de mentores CPEIP",
  nomination: "Propuesta por su escuela con evidencia de aula",
};

export interface MentorLoad {
  readonly activeTeachers: number;
  readonly otherSchoolTeachers: number;
  readonly minutesUsed: number;
  readonly minutesReleased: number;
  readonly travelMinutesUsed: number;
}

export const mentorStates = ["active", "paused"] as const;
export type MentorState = (typeof mentorStates)[number];

/** What the screen calls each state of a mentor's profile. */
export const mentorStateLabels: Readonly<Record<MentorState, string>> = {
  active: "En actividad",
  paused: "En pausa",
};

export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A mentor with how much of the released time is in use. */
export interface MentorOnBoard {
  readonly mentorId: string;
  readonly name: string;
  readonly state: MentorState;
  readonly schoolName: string;
  readonly school: MapPoint | null;
  readonly load: MentorLoad;
  readonly strengths: readonly string[];
}

export interface CredentialView {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly level: string | null;
  readonly issuedOn: CivilDate;
  readonly validTo: CivilDate | null;
  readonly evidence: string;
}

export interface StrengthView {
  readonly id: string;
  readonly indicatorId: string;
  readonly indicatorCode: string;
  readonly indicatorTitle: string;
  readonly rubricName: string;
  readonly level: number;
  readonly levelLabel: string;
  readonly evidence: string;
}

export interface ReleaseView {
  readonly id: string;
  readonly schoolName: string;
  readonly minutesPerWeek: number;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
}

/** A mentor's sheet: what shows that they may coach, in what they are strong, the hours released and whom they coach. */
export interface MentorSheet {
  readonly personId: string;
  readonly territoryId: string;
  readonly timeZone: string;
  readonly name: string;
  readonly state: MentorState;
  readonly summary: string;
  readonly schoolName: string;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly load: MentorLoad;
  readonly mentorCap: number;
  readonly credentials: readonly CredentialView[];
  readonly strengths: readonly StrengthView[];
  readonly releases: readonly ReleaseView[];
  readonly canEdit: boolean;
}

/** An indicator in which a strength may be recorded, with the levels that count as one. */
export interface StrengthIndicator {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly rubricName: string;
  readonly levels: readonly { readonly value: number; readonly label: string }[];
}

/** A teacher who is not a mentor yet. */
export interface PossibleMentor {
  readonly id: string;
  readonly name: string;
  readonly schoolName: string;
  readonly subjects: readonly string[];
}

export const mentorListRequest = pageRequest.extend({
  territoryId: z.uuid(),
  state: z.enum(mentorStates).optional().catch(undefined),
  q: z.string().trim().max(120).optional(),
});
export type MentorListRequest = z.input<typeof mentorListRequest>;

export const possibleMentorRequest = pageRequest.extend({
  territoryId: z.uuid(),
  q: z.string().trim().max(120).optional(),
});
export type PossibleMentorRequest = z.input<typeof possibleMentorRequest>;

export const weeklyMinutes = z.coerce
  .number("Escribir los minutos por semana, por ejemplo 90.")
  .int("Escribir los minutos sin decimales.")
  .min(15, "Escribir al menos 15 minutos por semana.");

export const mentorProfileInput = z.object({
  personId: z.uuid(),
  summary: z
    .string()
    .trim()
    .min(10, "Escribir en una frase su experiencia (10 letras o más).")
    .max(600, "Acortar la experiencia a 600 letras."),
});
export type MentorProfileInput = z.input<typeof mentorProfileInput>;

export const credentialInput = z.object({
  personId: z.uuid(),
  kind: z.enum(credentialKinds, "Elegir qué lo respalda."),
  level: z.string().trim().max(60, "Usar hasta 60 letras.").nullable().default(null),
  issuedOn: z.iso.date("Escribir la fecha."),
  validTo: z.iso.date("Escribir la fecha, o dejarla vacía si no vence.").nullable().default(null),
  evidence: z
    .string()
    .trim()
    .min(5, "Decir dónde consta (5 letras o más).")
    .max(300, "Usar hasta 300 letras."),
});
export type CredentialInput = z.input<typeof credentialInput>;

export const strengthInput = z.object({
  personId: z.uuid(),
  rubricIndicatorId: z.uuid("Elegir el indicador de la lista."),
  level: z.coerce.number("Elegir el nivel.").int("Elegir el nivel."),
  evidence: z
    .string()
    .trim()
    .min(10, "Decir en qué clase o registro se vio (10 letras o más).")
    .max(300, "Usar hasta 300 letras."),
});
export type StrengthInput = z.input<typeof strengthInput>;

export const releaseInput = z.object({
  personId: z.uuid(),
  minutesPerWeek: weeklyMinutes.max(2_640, "Una jornada completa son 2.640 minutos por semana."),
  validFrom: z.iso.date("Escribir la fecha de inicio."),
});
export type ReleaseInput = z.input<typeof releaseInput>;

export const mentorStateInput = z.object({ personId: z.uuid(), state: z.enum(mentorStates) });
export type MentorStateInput = z.input<typeof mentorStateInput>;
