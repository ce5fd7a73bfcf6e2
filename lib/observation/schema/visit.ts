import { z } from "zod";
import { isGradeCode } from "@/lib/format/grade";
import { pageRequest } from "@/lib/db/page";
import type { ObservationState, VisitPurpose, VisitState } from "./words";
import { visitPurposes, visitStates } from "./words";

const plannedOn = z.iso.date("Escribir la fecha: 11-05-2026, 11/5 o hoy.");
const plannedAt = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Escribir la hora de inicio: 10:30.");
const reason = z
  .string()
  .trim()
  .min(5, "Escribir el motivo en pocas palabras.")
  .max(300, "Acortar el motivo: hasta 300 letras.");

export const planVisitInput = z.object({
  /** Made by the form, so that sending twice plans one visit. */
  id: z.uuid(),
  schoolId: z.uuid("Elegir el establecimiento."),
  teacherId: z.uuid("Elegir a la o el docente."),
  observerId: z.uuid("Elegir quién observa."),
  rubricVersionId: z.uuid("Elegir la pauta."),
  purpose: z.enum(visitPurposes, "Elegir para qué es la visita."),
  plannedOn,
  plannedAt,
  grade: z.string().refine(isGradeCode, "Elegir el nivel."),
  classGroup: z
    .string()
    .trim()
    .min(1, "Escribir el curso, por ejemplo 3°B.")
    .max(30, "Acortar el nombre del curso."),
  subject: z.string().trim().min(2, "Escribir la asignatura.").max(80, "Acortar el nombre de la asignatura."),
});
export type PlanVisitInput = z.input<typeof planVisitInput>;

export const rescheduleVisitInput = z.object({ visitId: z.uuid(), plannedOn, plannedAt });
export type RescheduleVisitInput = z.input<typeof rescheduleVisitInput>;

export const cancelVisitInput = z.object({ visitId: z.uuid(), reason });
export type CancelVisitInput = z.input<typeof cancelVisitInput>;

export const visitListRequest = pageRequest.extend({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  state: z.enum(visitStates).optional(),
  /** Only those the person observes. */
  mine: z.boolean().default(false),
  schoolId: z.uuid().optional(),
  teacherId: z.uuid().optional(),
  /** "latest": the newest day first. */
  order: z.enum(["soonest", "latest"]).default("soonest"),
});
export type VisitListRequest = z.input<typeof visitListRequest>;

/** A visit as its calendar shows it: that it happens, never what was seen. */
export interface VisitView {
  readonly id: string;
  readonly territoryId: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly observerId: string;
  readonly observerName: string;
  readonly isObserver: boolean;
  readonly purpose: VisitPurpose;
  readonly state: VisitState;
  readonly plannedOn: string;
  readonly plannedAt: string;
  readonly timeZone: string;
  readonly subject: string;
  readonly grade: string;
  readonly classGroup: string;
  readonly rubricVersionId: string;
  readonly rubricName: string;
  readonly cancelReason: string | null;
  /** Only where the reader may open it. */
  readonly observation: { readonly id: string; readonly state: ObservationState } | null;
  /** May move or cancel it while it is planned. */
  readonly canReschedule: boolean;
}

export interface PlannedVisit {
  readonly id: string;
  /** What is allowed but worth a second look, in words. */
  readonly warnings: readonly string[];
}

/** Something the observer still has to finish. */
export interface PendingWork {
  readonly visitId: string;
  readonly kind: "draft" | "unshared" | "not_started";
  readonly plannedOn: string;
  readonly subject: string;
  readonly classGroup: string;
  readonly schoolName: string;
  readonly teacherName: string;
  /** Days since it was saved, or since the planned day. */
  readonly days: number;
}

export interface ObservableTeacher {
  readonly id: string;
  readonly name: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly department: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
}

export const observableTeacherRequest = z.object({
  q: z.string().trim().max(80).optional(),
  schoolId: z.uuid().optional(),
  teacherId: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(30),
});
export type ObservableTeacherRequest = z.input<typeof observableTeacherRequest>;

export interface EligibleObserver {
  readonly id: string;
  readonly name: string;
  readonly isSelf: boolean;
}
