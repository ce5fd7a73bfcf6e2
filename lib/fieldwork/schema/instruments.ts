import { z } from "zod";
import {
  fieldworkKinds,
  informantRoles,
  modelDimensions,
  type FieldworkKind,
  type InformantRole,
} from "./words";

const text = (most: number) =>
  z.string().trim().min(1, "Falta este texto.").max(most, `Usar hasta ${most} letras.`);

export const instrumentContent = z.object({
  introduction: text(3000),
  questions: z
    .array(
      z.object({
        dimension: z.enum(modelDimensions, "Elegir la dimensión."),
        text: text(600),
        probes: z.array(text(400)).max(8, "Usar hasta 8 preguntas de apoyo."),
      }),
    )
    .min(1, "Agregar al menos una pregunta.")
    .max(40, "Usar hasta 40 preguntas."),
  closing: text(1500),
});
export type InstrumentContent = z.output<typeof instrumentContent>;

export const newInstrument = z.object({
  studyId: z.uuid(),
  kind: z.enum(fieldworkKinds, "Elegir entrevista o grupo focal."),
  role: z.enum(informantRoles, "Elegir para quién es."),
  name: z
    .string()
    .trim()
    .min(3, "Escribir un nombre que permita reconocerlo.")
    .max(120, "Usar hasta 120 letras."),
  /** A guide whose last version is copied; null: an empty one. */
  copyOfId: z.uuid().nullable().default(null),
});
export type NewInstrument = z.input<typeof newInstrument>;

export const instrumentDraft = z.object({
  versionId: z.uuid(),
  lockVersion: z.number().int().min(0),
  content: instrumentContent,
});
export type InstrumentDraft = z.input<typeof instrumentDraft>;

export type InstrumentState = "draft" | "published" | "retired";
export const instrumentStateLabels: Readonly<Record<InstrumentState, string>> = {
  draft: "Borrador",
  published: "Publicada",
  retired: "Retirada",
};

export interface InstrumentVersionLine {
  readonly id: string;
  readonly version: number;
  readonly state: InstrumentState;
  readonly publishedAt: Date | null;
}

export interface InstrumentLine {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldworkKind;
  readonly role: InformantRole;
  readonly isShared: boolean;
  readonly versions: readonly InstrumentVersionLine[];
}

export interface InstrumentVersionView extends InstrumentVersionLine {
  readonly instrument: Omit<InstrumentLine, "versions">;
  readonly content: InstrumentContent;
  readonly contentHash: string;
  readonly lockVersion: number;
  readonly others: readonly InstrumentVersionLine[];
  readonly mayEdit: boolean;
}
