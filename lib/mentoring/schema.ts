import { z } from "zod";

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

/** One reason in words. A blocker forbids the pair; the others are for a person to weigh. */
export const considerationSchema = z.object({
  kind: z.enum(["for", "against", "blocker"]),
  text: z.string(),
});
export type Consideration = Readonly<z.infer<typeof considerationSchema>>;

export interface MentorLoad {
  readonly activeTeachers: number;
  readonly otherSchoolTeachers: number;
  readonly minutesUsed: number;
  readonly minutesReleased: number;
  readonly travelMinutesUsed: number;
}

export interface Candidate {
  readonly mentorId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly isSameSchool: boolean;
  readonly distanceKm: number | null;
  /** There and back, once a week. */
  readonly travelMinutesPerWeek: number;
  readonly load: MentorLoad;
  readonly considerations: readonly Consideration[];
  readonly isEligible: boolean;
  /** 0 to 100; an order to read the list by, never a decision. */
  readonly score: number;
}

export interface AssignmentSummary {
  readonly id: string;
  readonly state: "active" | "ended";
  readonly mentorId: string;
  readonly mentorName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly focusId: string;
  readonly focusTitle: string;
  readonly minutesPerWeek: number;
  readonly travelMinutesPerWeek: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface AssignmentDetail extends AssignmentSummary {
  readonly distanceKm: number | null;
  readonly reason: string;
  readonly endReason: string | null;
  readonly considerations: readonly Consideration[];
  readonly decidedByName: string;
  readonly cycles: readonly { readonly id: string; readonly number: number; readonly phase: string }[];
}

/** A teacher who has a focus, with the mentor in force if there is one. */
export interface TeacherToAssign {
  readonly focusId: string;
  readonly focusTitle: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly subjects: readonly string[];
  readonly assignment: { readonly id: string; readonly mentorName: string } | null;
}

export interface MentorOnBoard {
  readonly mentorId: string;
  readonly name: string;
  readonly state: "active" | "paused";
  readonly schoolName: string;
  readonly load: MentorLoad;
  readonly strengths: readonly string[];
}

export interface AssignmentBoard {
  readonly mentorCap: number;
  readonly teachers: readonly TeacherToAssign[];
  readonly mentors: readonly MentorOnBoard[];
}

export const assignInput = z.object({
  focusId: z.uuid(),
  teacherId: z.uuid(),
  mentorId: z.uuid(),
  minutesPerWeek: z.coerce.number("Escribir los minutos por semana.").int().min(15).max(600),
  validFrom: z.iso.date("Escribir la fecha de inicio."),
  reason: z
    .string()
    .trim()
    .min(10, "Escribir en una frase por qué esta asesora o asesor (10 letras o más).")
    .max(500),
});
export type AssignInput = z.input<typeof assignInput>;

export const endAssignmentInput = z.object({
  id: z.uuid(),
  endedOn: z.iso.date("Escribir la fecha de término."),
  reason: z.string().trim().min(10, "Escribir el motivo (10 letras o más).").max(500),
});
export type EndAssignmentInput = z.input<typeof endAssignmentInput>;

export const mentorProfileInput = z.object({
  personId: z.uuid(),
  summary: z.string().trim().min(10, "Escribir en una frase su experiencia (10 letras o más).").max(600),
});
export type MentorProfileInput = z.input<typeof mentorProfileInput>;

export const credentialInput = z.object({
  personId: z.uuid(),
  kind: z.enum(credentialKinds),
  level: z.string().trim().max(60).nullable().default(null),
  issuedOn: z.iso.date("Escribir la fecha."),
  evidence: z.string().trim().min(5, "Decir dónde consta.").max(300),
});
export type CredentialInput = z.input<typeof credentialInput>;

export const strengthInput = z.object({
  personId: z.uuid(),
  rubricIndicatorId: z.uuid(),
  level: z.coerce.number().int().min(1).max(7),
  evidence: z.string().trim().min(10, "Decir en qué clase o registro se vio (10 letras o más).").max(300),
});
export type StrengthInput = z.input<typeof strengthInput>;

export const releaseInput = z.object({
  personId: z.uuid(),
  minutesPerWeek: z.coerce.number("Escribir los minutos por semana.").int().min(15).max(2_640),
  validFrom: z.iso.date("Escribir la fecha de inicio."),
});
export type ReleaseInput = z.input<typeof releaseInput>;
