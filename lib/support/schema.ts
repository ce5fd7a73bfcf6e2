import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import type { DiagnosisState } from "@/lib/diagnosis/schema/versions";
import type { CivilDate } from "@/lib/format/civil-date";

export const focusStates = ["proposed", "active", "completed", "withdrawn"] as const;
export type FocusState = (typeof focusStates)[number];

/** What the screen calls each state of a support focus. */
export const focusStateLabels: Readonly<Record<FocusState, string>> = {
  proposed: "Propuesto",
  active: "Vigente",
  completed: "Cumplido",
  withdrawn: "Retirado",
};

export type GoalState = "proposed" | "active" | "achieved" | "partly_achieved" | "reformulated" | "suspended";

/** What the screen calls each state of a goal. */
export const goalStateLabels: Readonly<Record<GoalState, string>> = {
  proposed: "Propuesta",
  active: "Vigente",
  achieved: "Lograda",
  partly_achieved: "Parcialmente lograda",
  reformulated: "Reformulada",
  suspended: "Suspendida",
};

const title = z
  .string("Escribir el nombre del foco.")
  .trim()
  .min(5, "Escribir el nombre del foco en pocas palabras: al menos 5 caracteres.")
  .max(120, "El nombre admite hasta 120 caracteres.");

const reason = z
  .string("Escribir el motivo.")
  .trim()
  .min(10, "Escribir el motivo: al menos 10 caracteres.")
  .max(500, "El motivo admite hasta 500 caracteres.");

export const defineFocusInput = z.object({
  /** Made by the form, so that sending it twice defines one focus. */
  id: z.uuid().optional(),
  schoolId: z.uuid(),
  needIds: z.array(z.uuid()).min(1, "Elegir al menos una necesidad del diagnóstico."),
  focusAreaId: z.uuid("Elegir el área de la lista."),
  title,
  teacherIds: z.array(z.uuid()).max(40, "Un foco admite hasta 40 docentes.").default([]),
});
export type DefineFocusInput = z.input<typeof defineFocusInput>;

const goalFields = {
  rubricIndicatorId: z.uuid("Elegir en qué indicador se verá el cambio."),
  statement: z
    .string("Escribir la meta.")
    .trim()
    .min(15, "Escribir la meta como algo que se pueda ver en una clase: al menos 15 caracteres.")
    .max(400, "La meta admite hasta 400 caracteres."),
  targetValue: z.coerce
    .number("Escribir el nivel al que se quiere llegar, por ejemplo 3.")
    .min(1, "El nivel va desde 1.")
    .max(7, "El nivel es demasiado alto para una pauta."),
  dueOn: z.iso.date("Escribir una fecha: día, mes y año."),
};

export const setGoalInput = z.object({ focusId: z.uuid(), ...goalFields });
export type SetGoalInput = z.input<typeof setGoalInput>;

export const reformulateGoalInput = z.object({ goalId: z.uuid(), ...goalFields });
export type ReformulateGoalInput = z.input<typeof reformulateGoalInput>;

export const focusTeacherInput = z.object({
  focusId: z.uuid(),
  teacherId: z.uuid("Elegir un o una docente."),
});
export type FocusTeacherInput = z.input<typeof focusTeacherInput>;

export const focusInput = z.object({ focusId: z.uuid() });
export type FocusInput = z.input<typeof focusInput>;

export const withdrawFocusInput = z.object({ focusId: z.uuid(), reason });
export type WithdrawFocusInput = z.input<typeof withdrawFocusInput>;

export const completeFocusInput = z.object({
  focusId: z.uuid(),
  outcome: z.string().pipe(z.enum(["achieved", "partly_achieved"], "Elegir cómo quedó la meta.")),
  reason,
});
export type CompleteFocusInput = z.input<typeof completeFocusInput>;

export const focusListRequest = pageRequest.extend({
  state: z.enum(focusStates).optional().catch(undefined),
  /** An area, with those inside it. */
  areaId: z.uuid().optional().catch(undefined),
  schoolId: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(120).optional(),
});
export type FocusListRequest = z.input<typeof focusListRequest>;

export interface FocusRow {
  readonly id: string;
  readonly title: string;
  readonly areaLabel: string;
  readonly state: FocusState;
  readonly schoolName: string;
  readonly rbd: number;
  readonly teacherCount: number;
  readonly goal: { readonly statement: string; readonly dueOn: CivilDate } | null;
}

export interface GoalView {
  readonly id: string;
  readonly statement: string;
  readonly indicatorId: string;
  readonly indicatorCode: string;
  readonly indicatorTitle: string;
  /** Mean level over the lessons observed in the school; null where so few teach there that it would be somebody's. */
  readonly baselineValue: number | null;
  /** Observed lessons behind the baseline. */
  readonly baselineN: number;
  readonly baselineOn: CivilDate;
  readonly targetValue: number;
  readonly highestLevel: number;
  readonly targetLabel: string | null;
  readonly dueOn: CivilDate;
  readonly state: GoalState;
}

/** A need behind a focus, with what the thread of evidence says of where it comes from. */
export interface FocusNeed {
  readonly id: string;
  readonly statement: string;
  readonly diagnosisId: string;
  readonly version: number;
  readonly versionState: DiagnosisState;
  readonly coverage: { readonly teachersObserved: number; readonly teachersTotal: number } | null;
  readonly resultsLabel: string | null;
  /** False where this person does not read that version of the diagnosis. */
  readonly canOpen: boolean;
}

export interface FocusTeacher {
  readonly id: string;
  readonly name: string;
  readonly hasActiveAssignment: boolean;
}

export interface FocusView {
  readonly id: string;
  readonly title: string;
  readonly state: FocusState;
  readonly endReason: string | null;
  readonly area: { readonly id: string; readonly code: string; readonly label: string };
  readonly territoryId: string;
  readonly timeZone: string;
  readonly school: { readonly id: string; readonly rbd: number; readonly name: string };
  readonly createdAt: Date;
  readonly needs: readonly FocusNeed[];
  /** Those this person may know of; `teacherCount` is all of them. */
  readonly teachers: readonly FocusTeacher[];
  readonly teacherCount: number;
  /** The goal in force first, then the earlier ones. */
  readonly goals: readonly GoalView[];
  readonly canDefine: boolean;
}

/** A teacher who may take part in a focus of the school. */
export interface FocusCandidate {
  readonly id: string;
  readonly name: string;
  readonly department: string | null;
  readonly subjects: readonly string[];
}

/** An indicator in which a goal may be seen, with the baseline it would start from. */
export interface GoalIndicator {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly lowestLevel: number;
  readonly highestLevel: number;
  /** null while too few lessons or teachers were observed. */
  readonly baseline: { readonly value: number; readonly lessons: number; readonly teachers: number } | null;
  /** True if one of the needs behind the focus is about it. */
  readonly isOfNeed: boolean;
}

export interface GoalOptions {
  readonly indicators: readonly GoalIndicator[];
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}
