import { z } from "zod";
import { GRADE_CODES } from "@/lib/format/grade";

export const sessionKinds = ["monitoring", "feedback", "modelling"] as const;
export type SessionKind = (typeof sessionKinds)[number];
export const sessionKindLabels: Readonly<Record<SessionKind, string>> = {
  monitoring: "Monitoreo",
  feedback: "Retroalimentación",
  modelling: "Modelado",
};

export const cyclePhases = ["agreement", "in_progress", "suspended", "closed"] as const;
export type CyclePhase = (typeof cyclePhases)[number];
export const cyclePhaseLabels: Readonly<Record<CyclePhase, string>> = {
  agreement: "Por acordar",
  in_progress: "En curso",
  suspended: "Suspendido",
  closed: "Cerrado",
};

export const sessionStates = ["planned", "done", "cancelled"] as const;
export type SessionState = (typeof sessionStates)[number];
export const sessionStateLabels: Readonly<Record<SessionState, string>> = {
  planned: "Planificada",
  done: "Realizada",
  cancelled: "Cancelada",
};

export const sessionModes = ["in_person", "remote"] as const;
export type SessionMode = (typeof sessionModes)[number];
export const sessionModeLabels: Readonly<Record<SessionMode, string>> = {
  in_person: "Presencial",
  remote: "A distancia",
};

export const modellingKinds = [
  "live_model",
  "video_model",
  "co_teaching",
  "side_by_side",
  "micro_rehearsal",
] as const;
export type ModellingKind = (typeof modellingKinds)[number];
export const modellingKindLabels: Readonly<Record<ModellingKind, string>> = {
  live_model: "Clase modelo",
  video_model: "Video de una clase",
  co_teaching: "Co-docencia",
  side_by_side: "Apoyo al lado durante la clase",
  micro_rehearsal: "Micro-ensayo sin estudiantes",
};

export const modelledByValues = ["mentor", "another_teacher", "both"] as const;
export type ModelledBy = (typeof modelledByValues)[number];
export const modelledByLabels: Readonly<Record<ModelledBy, string>> = {
  mentor: "Asesor/a",
  another_teacher: "Otra u otro docente",
  both: "Asesor/a y docente, en conjunto",
};

export const checkedStepStates = ["achieved", "partly_achieved", "not_achieved", "replaced"] as const;
export type ActionStepState = "active" | (typeof checkedStepStates)[number];
export const stepStateLabels: Readonly<Record<ActionStepState, string>> = {
  active: "Vigente",
  achieved: "Logrado",
  partly_achieved: "Logrado en parte",
  not_achieved: "Aún no logrado",
  replaced: "Reemplazado por otro",
};

export const closingOutcomes = ["achieved", "partly_achieved", "not_achieved"] as const;
export type ClosingOutcome = (typeof closingOutcomes)[number];
export const closingOutcomeLabels: Readonly<Record<ClosingOutcome, string>> = {
  achieved: "Meta lograda",
  partly_achieved: "Meta lograda en parte",
  not_achieved: "Meta aún no lograda",
};

export const nextSteps = ["new_cycle", "new_focus", "exit"] as const;
export type NextStep = (typeof nextSteps)[number];
export const nextStepLabels: Readonly<Record<NextStep, string>> = {
  new_cycle: "Otro ciclo con el mismo foco",
  new_focus: "Pasar a otro foco",
  exit: "Terminar el acompañamiento",
};

// what comes in -------------------------------------------------------------------------------------------------------

const words = (least: number, ask: string, most = 2_000) =>
  z.string().trim().min(least, ask).max(most, "Acortar el texto.");
const optionalWords = (most = 2_000) =>
  z.string().trim().max(most, "Acortar el texto.").nullable().default(null);
const day = z.iso.date("Escribir la fecha, por ejemplo 11-05-2026 o hoy.");
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Escribir la hora, por ejemplo 10:30.");
const minutes = (most: number) => z.coerce.number("Escribir los minutos.").int().min(0).max(most);

export const openCycleInput = z.object({
  assignmentId: z.uuid(),
  agreementText: words(20, "Escribir lo acordado: para qué, con qué frecuencia y qué se guarda en reserva."),
  startsOn: day,
});
export type OpenCycleInput = z.input<typeof openCycleInput>;

export const agreeToCycleInput = z.object({
  cycleId: z.uuid(),
  teacherGoal: words(10, "Escribir la meta con sus palabras (10 letras o más).", 600),
});
export type AgreeToCycleInput = z.input<typeof agreeToCycleInput>;

export const lessonInput = z.object({
  subject: words(2, "Escribir la asignatura.", 80),
  grade: z.enum(GRADE_CODES, "Elegir el nivel."),
  classGroup: words(1, "Escribir el curso, por ejemplo 3°B.", 30),
  rubricVersionId: z.uuid("Elegir la pauta."),
});

export const planSessionInput = z
  .object({
    id: z.uuid(),
    cycleId: z.uuid(),
    kind: z.enum(sessionKinds, "Elegir la clase de sesión."),
    mode: z.enum(sessionModes).default("in_person"),
    plannedOn: day,
    plannedAt: clockTime,
    lesson: lessonInput.nullable().default(null),
  })
  .refine((session) => session.kind !== "monitoring" || session.lesson !== null, {
    path: ["lesson"],
    message: "Un monitoreo observa una clase: decir cuál.",
  });
export type PlanSessionInput = z.input<typeof planSessionInput>;

export const cancelSessionInput = z.object({
  sessionId: z.uuid(),
  reason: words(5, "Escribir el motivo.", 300),
});
export type CancelSessionInput = z.input<typeof cancelSessionInput>;

export const rescheduleSessionInput = z.object({ sessionId: z.uuid(), plannedOn: day, plannedAt: clockTime });
export type RescheduleSessionInput = z.input<typeof rescheduleSessionInput>;

const heldFields = {
  sessionId: z.uuid(),
  heldOn: day,
  durationMinutes: minutes(480).min(5, "Escribir cuántos minutos duró (5 o más)."),
  travelMinutes: minutes(600).default(0),
};

export const newStepInput = z.object({
  what: words(10, "Escribir el paso: qué hará la o el docente (10 letras o más).", 400),
  dueOn: day,
  howSeen: words(5, "Escribir cómo se verá que ocurrió.", 400),
});
export const checkStepInput = z.object({
  stepId: z.uuid(),
  state: z.enum(checkedStepStates, "Decir cómo resultó el paso."),
  note: optionalWords(400),
});
export type CheckStepInput = z.input<typeof checkStepInput>;
export type NewStep = z.output<typeof newStepInput>;
export type CheckedStep = z.output<typeof checkStepInput>;

const stepFields = {
  /** How the step in force turned out. */
  check: checkStepInput.nullable().default(null),
  /** The step agreed now. */
  newStep: newStepInput.nullable().default(null),
};

export const monitoringInput = z.object({ ...heldFields, alsoPresent: optionalWords(300), ...stepFields });
export type MonitoringInput = z.input<typeof monitoringInput>;

export const feedbackInput = z.object({
  ...heldFields,
  observationId: z.uuid().nullable().default(null),
  noteIds: z.array(z.uuid()).max(50).default([]),
  strength: words(10, "Escribir la fortaleza que se conversó (10 letras o más)."),
  improvementPoint: words(10, "Escribir un solo punto de mejora (10 letras o más)."),
  teacherWords: words(5, "Escribir lo que dijo la o el docente, con sus palabras."),
  mentorTalkPercent: z.coerce.number().int().min(0).max(100).nullable().default(null),
  talkNotes: optionalWords(4_000),
  ...stepFields,
});
export type FeedbackInput = z.input<typeof feedbackInput>;

export const modellingInput = z.object({
  ...heldFields,
  modellingKind: z.enum(modellingKinds, "Elegir cómo se modeló."),
  modelledBy: z.enum(modelledByValues, "Elegir quién modeló."),
  technique: words(5, "Escribir la técnica que se mostró."),
  lookFors: words(10, "Escribir en qué debía fijarse quien observaba."),
  debrief: words(10, "Escribir lo conversado después."),
  rehearsalDone: z.boolean(),
  teacherWillTry: words(5, "Escribir qué probará la o el docente."),
  ...stepFields,
});
export type ModellingInput = z.input<typeof modellingInput>;

export const reflectionInput = z.object({
  cycleId: z.uuid(),
  text: z.string().trim().max(4_000, "Acortar el texto."),
});
export type ReflectionInput = z.input<typeof reflectionInput>;

export const suspendInput = z.object({
  cycleId: z.uuid(),
  reason: words(10, "Escribir el motivo, sin datos de salud.", 300),
});
export type SuspendInput = z.input<typeof suspendInput>;

export const closeCycleInput = z.object({
  cycleId: z.uuid(),
  observationId: z.uuid("Elegir la observación que muestra hasta dónde se llegó.").nullable().default(null),
  outcome: z.enum(closingOutcomes, "Elegir cómo quedó la meta."),
  evidenceSummary: words(20, "Escribir qué se vio al final, comparado con la línea base (20 letras o más)."),
  noModellingReason: optionalWords(600),
  nextStep: z.enum(nextSteps, "Elegir qué sigue."),
});
export type CloseCycleInput = z.input<typeof closeCycleInput>;

// what goes out -------------------------------------------------------------------------------------------------------

export interface CycleSummary {
  readonly id: string;
  readonly territoryId: string;
  readonly number: number;
  readonly phase: CyclePhase;
  readonly mentorId: string;
  readonly mentorName: string;
  readonly teacherId: string;
  readonly teacherName: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly rbd: number;
  readonly focusId: string;
  readonly focusTitle: string;
  readonly areaName: string;
  readonly startsOn: string;
  readonly plannedEndOn: string;
  /** Sessions held, by kind. */
  readonly held: Readonly<Record<SessionKind, number>>;
  readonly minutesHeld: number;
  readonly minutesTravelled: number;
  readonly nextSessionOn: string | null;
}

export interface SessionSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly mode: SessionMode;
  readonly plannedOn: string;
  readonly plannedAt: string;
  readonly heldOn: string | null;
  readonly durationMinutes: number | null;
  readonly travelMinutes: number | null;
  readonly visitId: string | null;
}

export interface StepView {
  readonly id: string;
  readonly what: string;
  readonly dueOn: string;
  readonly howSeen: string;
  readonly state: ActionStepState;
  readonly checkNote: string | null;
  readonly agreedInSessionId: string;
  readonly checkedInSessionId: string | null;
}

export interface ClosingView {
  readonly outcome: ClosingOutcome;
  readonly finalValue: number | null;
  readonly evidenceSummary: string;
  readonly teacherReflection: string | null;
  readonly noModellingReason: string | null;
  readonly nextStep: NextStep;
  readonly closedAt: string;
  readonly observationId: string | null;
  readonly visitId: string | null;
}

/** The texts of a cycle: only its mentor and its teacher read them. */
export interface CycleContent {
  readonly agreementText: string;
  readonly teacherGoal: string;
  readonly mentorAgreedAt: string | null;
  readonly teacherAgreedAt: string | null;
  readonly suspendedReason: string | null;
  readonly goal: {
    readonly statement: string;
    readonly indicatorId: string;
    readonly indicatorCode: string;
    readonly indicatorTitle: string;
    readonly baselineValue: number;
    readonly baselineN: number;
    readonly baselineOn: string;
    readonly targetValue: number;
    readonly dueOn: string;
  };
  readonly steps: readonly StepView[];
  readonly closing: ClosingView | null;
  /** Only the teacher's own screen carries it before the closing. */
  readonly teacherReflection: string | null;
  /** What is missing before it can close, in words; empty: ready. */
  readonly missingToClose: readonly string[];
}

export interface CycleView {
  readonly summary: CycleSummary;
  readonly sessions: readonly SessionSummary[];
  readonly content: CycleContent | null;
  readonly isMentor: boolean;
  readonly isTeacher: boolean;
}

export interface FeedbackView {
  readonly observationId: string | null;
  readonly visitId: string | null;
  readonly strength: string;
  readonly improvementPoint: string;
  readonly teacherWords: string;
  readonly mentorTalkPercent: number | null;
  readonly talkNotes: string | null;
  readonly evidence: readonly {
    readonly id: string;
    readonly offsetSeconds: number;
    readonly speaker: "teacher" | "student" | "group";
    readonly text: string;
  }[];
}

export interface ModellingView {
  readonly modellingKind: ModellingKind;
  readonly modelledBy: ModelledBy;
  readonly technique: string;
  readonly lookFors: string;
  readonly debrief: string;
  readonly rehearsalDone: boolean;
  readonly teacherWillTry: string;
}

export interface SessionView {
  readonly summary: SessionSummary;
  readonly cycle: CycleSummary;
  readonly isMentor: boolean;
  readonly alsoPresent: string | null;
  readonly cancelReason: string | null;
  readonly observation: {
    readonly id: string;
    readonly visitId: string;
    readonly state: "draft" | "saved" | "shared" | "acknowledged";
  } | null;
  readonly feedback: FeedbackView | null;
  readonly modelling: ModellingView | null;
  readonly stepsAgreed: readonly StepView[];
  readonly stepsChecked: readonly StepView[];
  readonly activeStep: StepView | null;
  /** Hours from the observed lesson to this talk; null where there was none. */
  readonly hoursSinceLesson: number | null;
}

/** One link of the evidence thread: what it says and where it leads. */
export interface ThreadLink {
  readonly kind:
    | "results"
    | "coverage"
    | "diagnosis"
    | "need"
    | "focus"
    | "assignment"
    | "cycle"
    | "session"
    | "step"
    | "closing";
  readonly label: string;
  readonly href: string | null;
}
