import { AppError } from "@/lib/errors";

/** Words for what a named constraint of the database refuses; a constraint without words answers DUPLICATE or INVALID_STATE. */
const wordsOfConstraints: Readonly<Record<string, string>> = {
  assignment_one_active_per_teacher:
    "Esta persona ya tiene un asesor o asesora. Terminar esa asignación antes de crear otra.",
  action_step_one_active_per_cycle:
    "El ciclo ya tiene un paso de acción vigente. Revisarlo antes de acordar el siguiente.",
  case_log_entry_second_person:
    "Un cambio de casos lo decide otra persona que quien lo propuso. Pedirlo a alguien más del equipo de investigación.",
  case_log_entry_one_decision: "Este cambio ya se decidió. Recargar la página para ver cómo quedó.",
  cycle_one_open_per_assignment: "La asignación ya tiene un ciclo abierto. Cerrarlo antes de comenzar otro.",
  diagnosis_version_one_open: "El diagnóstico ya tiene una versión en trabajo. Continuar con ella.",
};

const patterns = [
  { sign: /IMMUTABLE/, code: "IMMUTABLE" },
  { sign: /23505|P2002|[Uu]nique constraint/, code: "DUPLICATE" },
  { sign: /23503|P2003|[Ff]oreign key constraint/, code: "INVALID_STATE" },
  { sign: /23514|check constraint/, code: "INVALID_STATE" },
] as const;

/** The AppError for what the database refused, or the error itself when it is none of a person's making. */
export function translateRefusal(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const text = `${error.message} ${"code" in error ? String(error.code) : ""} ${"meta" in error ? JSON.stringify(error.meta) : ""}`;
  const found = patterns.find((pattern) => pattern.sign.test(text));
  if (!found) return error;
  const constraint = Object.keys(wordsOfConstraints).find((name) => text.includes(name));
  const message = constraint === undefined ? undefined : wordsOfConstraints[constraint];
  return new AppError(found.code, message === undefined ? {} : { message });
}
