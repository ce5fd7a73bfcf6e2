import { z } from "zod";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(200, "El correo es demasiado largo.")
  .pipe(z.email("Escribir un correo completo, como nombre@servicio.cl."));

export const signInInput = z.object({
  email,
  password: z.string().min(1, "Escribir la contraseña.").max(200, "La contraseña es demasiado larga."),
});
export type SignInInput = z.input<typeof signInInput>;

/** What the cookie carries, and nothing else: rights are read from the database at each request. */
export const sessionRef = z.object({ accountId: z.uuid(), sessionId: z.uuid() });
export type SessionRef = z.infer<typeof sessionRef>;

export const newAccountInput = z.object({
  givenNames: z.string().trim().min(2, "Escribir los nombres.").max(80, "Usar hasta 80 letras."),
  familyNames: z.string().trim().min(2, "Escribir los apellidos.").max(80, "Usar hasta 80 letras."),
  rut: z.string().trim().max(20, "Un RUT no tiene más de 20 caracteres.").optional(),
  email,
});

export const openAccountInput = z.object({ personId: z.uuid(), email });
export type OpenAccountInput = z.input<typeof openAccountInput>;

export const passwordChangeInput = z
  .object({
    current: z
      .string()
      .min(1, "Escribir la contraseña actual.")
      .max(200, "La contraseña es demasiado larga."),
    next: z
      .string()
      .min(10, "Usar 10 caracteres o más; tres palabras sueltas sirven.")
      .max(200, "Usar hasta 200 caracteres."),
    repeated: z.string().max(200, "Usar hasta 200 caracteres."),
  })
  .refine((input) => input.next === input.repeated, {
    path: ["repeated"],
    message: "No es igual a la contraseña nueva. Escribirla otra vez.",
  })
  .refine((input) => input.next !== input.current, {
    path: ["next"],
    message: "Es la misma de ahora. Elegir otra.",
  });
export type PasswordChangeInput = z.input<typeof passwordChangeInput>;

export const sessionEnds = [
  "signed_out",
  "ended_everywhere",
  "grants_changed",
  "account_disabled",
  "password_changed",
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** Why a session ended, as the person and the administration read it. */
export const sessionEndLabels: Readonly<Record<SessionEnd, string>> = {
  signed_out: "Cerrada por la persona",
  ended_everywhere: "Cerrada desde otro dispositivo",
  grants_changed: "Cambiaron sus permisos",
  account_disabled: "La cuenta se bloqueó",
  password_changed: "Cambió la contraseña",
};

/** One sign-in of a person. Instants are ISO texts. */
export interface SessionView {
  readonly id: string;
  readonly createdAt: string;
  readonly state: "open" | "expired" | "ended";
  /** When it ended, or when it will by itself. */
  readonly endsAt: string;
  readonly endLabel: string | null;
}

/** A password that is shown once, to be handed over in person. */
export interface TemporaryPassword {
  readonly personId: string;
  readonly temporaryPassword: string;
}

export interface DemoAccountGroup {
  readonly territoryName: string;
  readonly accounts: readonly {
    readonly email: string;
    readonly name: string;
    readonly roleLabel: string;
    /** Where a role of a school holds; null for roles of the whole territory. */
    readonly schoolName: string | null;
  }[];
}
