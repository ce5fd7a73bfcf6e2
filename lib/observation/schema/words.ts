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

/** What is counted with one tap: a question asked, a student who answered, a wait after a question. */
export const tallyKinds = ["question", "answer", "wait"] as const;
export type TallyKind = (typeof tallyKinds)[number];

/** A photo as the device sends it, after making it smaller. */
export const photoTypes = ["image/jpeg", "image/webp"] as const;
export type PhotoType = (typeof photoTypes)[number];
export const mostPhotoBytes = 600_000;

export type ObservableIn = "lesson" | "artefact" | "conversation";

/** How an indicator is valued. Those that count hold a whole number and no level. */
export const rubricScales = ["levels", "yes_no", "frequency", "count", "time"] as const;
export type RubricScale = (typeof rubricScales)[number];

export const scaleLabels: Readonly<Record<RubricScale, string>> = {
  levels: "Niveles con descriptor",
  yes_no: "Sí o no",
  frequency: "Frecuencia",
  count: "Cuántas veces",
  time: "Cuántos minutos",
};

/** True of a scale whose value is a whole number: times, or minutes. */
export function countsAmount(scale: RubricScale): boolean {
  return scale === "count" || scale === "time";
}

export const mostAmount = 999;

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

export const tallyLabels: Readonly<Record<TallyKind, string>> = {
  question: "Preguntas",
  answer: "Estudiantes que responden",
  wait: "Espera tras preguntar",
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
