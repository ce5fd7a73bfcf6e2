import { z } from "zod";
import type { RubricIndicatorView } from "./rubric";
import { speakers } from "./words";

/** A written lesson as the seed brings it. */
export const calibrationLesson = z.array(
  z.object({ minute: z.number().int().min(0), speaker: z.enum(speakers), text: z.string() }),
);
export const calibrationReference = z.array(
  z.object({ indicatorId: z.uuid(), level: z.number().int().min(1).max(7), why: z.string() }),
);
export type LessonMoment = z.output<typeof calibrationLesson>[number];
export type ReferenceLevel = z.output<typeof calibrationReference>[number];

export const attemptInput = z.object({
  /** Made by the form, so that sending twice is one attempt. */
  id: z.uuid(),
  exerciseId: z.uuid(),
  levels: z.record(z.uuid(), z.number().int().min(1).max(7)),
});
export type AttemptInput = z.input<typeof attemptInput>;

export const revokeCertificationInput = z.object({
  certificationId: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(5, "Escribir el motivo en pocas palabras.")
    .max(400, "Acortar el motivo: hasta 400 letras."),
});
export type RevokeCertificationInput = z.input<typeof revokeCertificationInput>;

export const certificationStates = ["valid", "expiring", "expired", "revoked", "none"] as const;
export type CertificationState = (typeof certificationStates)[number];

export const certificationLabels: Readonly<Record<CertificationState, string>> = {
  valid: "Certificación vigente",
  expiring: "Vence pronto",
  expired: "Certificación vencida",
  revoked: "Certificación retirada",
  none: "Sin certificar",
};

export interface CertificationView {
  readonly id: string | null;
  readonly state: CertificationState;
  readonly issuedOn: string | null;
  /** The last day with it. */
  readonly validUntil: string | null;
}

export interface ExerciseSummary {
  readonly id: string;
  readonly title: string;
  readonly rubricName: string;
  readonly indicatorCount: number;
  readonly attempts: readonly AttemptSummary[];
}

export interface AttemptSummary {
  readonly id: string;
  readonly createdAt: string;
  readonly exactShare: number;
  readonly withinOneShare: number;
  readonly counts: boolean;
}

export interface ExerciseView extends ExerciseSummary {
  readonly lesson: readonly LessonMoment[];
  readonly indicators: readonly RubricIndicatorView[];
  /** Of the last attempt; null before the first, so that nobody reads the reference before rating. */
  readonly comparison:
    | readonly {
        readonly code: string;
        readonly title: string;
        readonly own: number;
        readonly reference: number;
        readonly why: string;
      }[]
    | null;
  /** True if an attempt made now counts for certification. */
  readonly wouldCount: boolean;
}

export interface ObserverStanding extends CertificationView {
  readonly personId: string;
  readonly name: string;
  readonly attempts: number;
}
