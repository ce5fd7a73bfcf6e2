import { z } from "zod";

z.config(z.locales.es());

/** What a person can cause, with the words they read: what happened and what to do next. Never personal data. */
const catalogue = {
  NOT_SIGNED_IN: "La sesión terminó. Ingresar de nuevo para continuar; lo escrito sigue en esta pantalla.",
  NOT_FOUND:
    "No encontramos lo que busca, o no está entre lo que puede ver. Revisar el enlace o volver al inicio.",
  FORBIDDEN: "Su rol no permite hacer esto. Si le corresponde, pedirlo a la coordinación del programa.",
  INVALID_INPUT: "Hay datos por corregir. Revisar los campos marcados.",
  STALE:
    "Otra persona, u otra pestaña, guardó cambios antes. Recargar la página para ver la versión actual y volver a intentar.",
  DUPLICATE: "Ya existe un registro igual. Buscarlo en la lista en vez de crear otro.",
  INVALID_STATE:
    "Este registro ya no está en una etapa que permita hacer esto. Recargar la página para ver cómo va.",
  IMMUTABLE: "Lo publicado o firmado no se cambia. Crear una versión nueva con su motivo.",
  TOO_LARGE: "Lo enviado es demasiado grande. Dividirlo en partes e intentar de nuevo.",
  UNREADABLE_FILE:
    "El archivo no se pudo leer: está cortado, dañado o no es lo que su nombre dice. Descargarlo de nuevo desde quien lo publica.",
  UNKNOWN_FILE:
    "El archivo no es de una familia conocida. Se espera Simce o IDPS por establecimiento, directorio, listado de SLEP, Categoría de Desempeño o polígonos comunales.",

  SIGN_IN_REFUSED: "El correo o la contraseña no coinciden. Revisarlos e intentar de nuevo.",
  SIGN_IN_LOCKED:
    "Hubo demasiados intentos. Esperar 15 minutos, o pedir a la administración que revise la cuenta.",
} as const;

export type ErrorCode = keyof typeof catalogue;
export type FieldErrors = Readonly<Record<string, string>>;

interface ErrorDetails {
  readonly fields?: FieldErrors;
  /** Says more precisely what to do than the catalogue's sentence; Spanish, safe to show. */
  readonly message?: string;
  readonly [key: string]: unknown;
}

/** An error a person can cause and mend; its message is Spanish and safe to show. Anything else is a fault of ours. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
  ) {
    super(details.message ?? catalogue[code]);
    this.name = "AppError";
  }
}

/** Parses what came from outside, or throws INVALID_INPUT with one Spanish sentence for each wrong field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  throw new AppError("INVALID_INPUT", { fields });
}

/** Throws INVALID_STATE, saying in words what is missing, unless the statement holds. */
export function requireState(holds: boolean, message: string): asserts holds {
  if (!holds) throw new AppError("INVALID_STATE", { message });
}

/** For the default branch of a switch on a union: fails to compile when a case is missing. */
export function impossible(value: never): never {
  throw new Error(`Impossible case: ${JSON.stringify(value)}`);
}
