/*
 * The words of observation, without Zod: the capture page on a phone takes its types and labels from here.
 */

export const visitPurposes = ["diagnosis", "coaching"] as const;
export type VisitPurpose = (typeof visitPurposes)[number];

export const visitStates = ["planned", "done", "cancelled"] as const;
export type VisitState = (typeof visitStates)[number];

export type ObservationState = "draft" | "saved" | "shared" | "acknowledged";

export const speakers = ["teacher", "student", "group"] as const;
export type Speaker = (typeof speakers)[number];

export const noteClasses = ["low_inference", "interpretation", "private"] as const;
export type NoteClass = (typeof noteClasses)[number];

export type ObservableIn = "lesson" | "artefact" | "conversation";

export type RubricState = "draft" | "published" | "retired";

export const purposeLabels: Readonly<Record<VisitPurpose, string>> = {
  diagnosis: "Diagnóstico",
  coaching: "Acompañamiento",
};

export const visitStateLabels: Readonly<Record<VisitState, string>> = {
  planned: "Planificada",
  done: "Realizada",
  cancelled: "Cancelada",
};

export const observationStateLabels: Readonly<Record<ObservationState, string>> = {
  draft: "En borrador",
  saved: "Registrada, sin compartir",
  shared: "Compartida",
  acknowledged: "Lectura confirmada",
};

export const speakerLabels: Readonly<Record<Speaker, string>> = {
  teacher: "Docente",
  student: "Estudiante",
  group: "Grupo",
};

export const noteClassLabels: Readonly<Record<NoteClass, string>> = {
  low_inference: "Lo visto u oído",
  interpretation: "Interpretación",
  private: "Nota privada",
};

export const rubricStateLabels: Readonly<Record<RubricState, string>> = {
  draft: "En preparación",
  published: "Publicada",
  retired: "Retirada",
};

export const observableInLabels: Readonly<Record<ObservableIn, string>> = {
  lesson: "Se ve en la clase",
  artefact: "Se ve en planificaciones o trabajos",
  conversation: "Se conversa con la o el docente",
};

export const notObservedLabel = "No observado";

/** Stands beside every rating on screen and on paper. */
export const oneObservationCaution =
  "Una observación de una sola persona no es un retrato confiable de una o un docente. Sirve para conversar, no para calificar ni comparar.";
