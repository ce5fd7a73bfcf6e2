import { z } from "zod";

export const pseudonymKinds = ["person", "school", "place", "other"] as const;
export type PseudonymKind = (typeof pseudonymKinds)[number];
export const pseudonymKindLabels: Readonly<Record<PseudonymKind, string>> = {
  person: "Persona",
  school: "Establecimiento",
  place: "Lugar",
  other: "Otro dato",
};

export type NameReason =
  "known_person" | "known_school" | "known_place" | "capitalised" | "rut" | "phone" | "mail";
export const nameReasonLabels: Readonly<Record<NameReason, string>> = {
  known_person: "Persona registrada en la zona",
  known_school: "Establecimiento de la zona",
  known_place: "Lugar de la zona",
  capitalised: "Palabra con mayúscula",
  rut: "Parece un RUT",
  phone: "Parece un teléfono",
  mail: "Parece un correo",
};

/** Something in a text that may tell who or where. */
export interface NameFinding {
  readonly text: string;
  readonly kind: PseudonymKind;
  readonly reason: NameReason;
  readonly count: number;
}

/** A finding with what it would be replaced by. */
export interface ProposedName extends NameFinding {
  readonly pseudonym: string;
}

const pseudonym = z
  .string()
  .trim()
  .min(1, "Escribir el seudónimo.")
  .max(60, "Usar hasta 60 letras.")
  .regex(/^[\p{L}\p{N} .[\]-]+$/u, "Usar letras, números, espacios y guiones.");

const nameDecision = z.object({
  text: z
    .string()
    .trim()
    .min(1, "Escribir el nombre tal como está en el texto.")
    .max(120, "Usar hasta 120 letras."),
  kind: z.enum(pseudonymKinds, "Elegir qué es."),
  /** Null: it names nobody and stays. */
  pseudonym: pseudonym.nullable(),
});
export type NameDecision = z.output<typeof nameDecision>;

export const decideNamesInput = z.object({
  sourceId: z.uuid(),
  lockVersion: z.number().int().min(0),
  decisions: z.array(nameDecision).max(2000, "Son demasiados nombres para un texto. Dividirlo por sesión."),
});
export type DecideNamesInput = z.input<typeof decideNamesInput>;
