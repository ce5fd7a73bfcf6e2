/*
 * The words of coaching, without Zod: forms in the browser take their labels from here.
 */

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
