import { z } from "zod";
import { GRADE_CODES } from "@/lib/format/grade";
import {
  checkedStepStates,
  closingOutcomes,
  modelledByValues,
  modellingKinds,
  nextSteps,
  sessionKinds,
  sessionModes,
} from "./words";

const words = (least: number, ask: string, most = 2_000) =>
  z.string().trim().min(least, ask).max(most, "Acortar el texto.");
const optionalWords = (most = 2_000) =>
  z.string().trim().max(most, "Acortar el texto.").nullable().default(null);
const day = z.iso.date("Escribir la fecha, por ejemplo 11-05-2026 o hoy.");
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Escribir la hora, por ejemplo 10:30.");
const wholeMinutes = "Escribir los minutos con un número entero.";
const minutes = (least: number, most: number) =>
  z.coerce
    .number("Escribir cuántos minutos.")
    .int(wholeMinutes)
    .min(least, `Escribir cuántos minutos: ${least} o más.`)
    .max(most, `Revisar los minutos: hasta ${most}.`);

export const openCycleInput = z.object({
  /** Made by the form, so that sending twice opens one cycle. */
  id: z.uuid(),
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

const lessonInput = z.object({
  subject: words(2, "Escribir la asignatura.", 80),
  grade: z.enum(GRADE_CODES, "Elegir el nivel."),
  classGroup: words(1, "Escribir el curso, por ejemplo 3°B.", 30),
  rubricVersionId: z.uuid("Elegir la pauta."),
});

export const planSessionInput = z
  .object({
    /** Made by the form, so that sending twice plans one session. */
    id: z.uuid(),
    cycleId: z.uuid(),
    kind: z.enum(sessionKinds, "Elegir el tipo de sesión."),
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
  durationMinutes: minutes(5, 480),
  travelMinutes: minutes(0, 600).default(0),
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

const percent = "Escribir un porcentaje de 0 a 100, o dejarlo en blanco.";

export const feedbackInput = z.object({
  ...heldFields,
  observationId: z.uuid().nullable().default(null),
  noteIds: z.array(z.uuid()).max(50).default([]),
  strength: words(10, "Escribir la fortaleza que se conversó (10 letras o más)."),
  improvementPoint: words(10, "Escribir un solo punto de mejora (10 letras o más)."),
  teacherWords: words(5, "Escribir lo que dijo la o el docente, con sus palabras."),
  mentorTalkPercent: z
    .number(percent)
    .int(percent)
    .min(0, percent)
    .max(100, percent)
    .nullable()
    .default(null),
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
