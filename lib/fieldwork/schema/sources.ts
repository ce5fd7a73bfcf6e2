import { z } from "zod";
import type { ProposedName } from "./names";

export const sourceStates = ["raw", "checked", "ready", "withdrawn"] as const;
export type SourceState = (typeof sourceStates)[number];
export const sourceStateLabels: Readonly<Record<SourceState, string>> = {
  raw: "Con nombres por revisar",
  checked: "Nombres revisados",
  ready: "Lista para codificar",
  withdrawn: "Retirada",
};

export const sourceFormats = ["typed", "txt", "docx", "vtt", "srt", "refi"] as const;
export type SourceFormat = (typeof sourceFormats)[number];

export const newSource = z.object({
  studyId: z.uuid(),
  sessionId: z.uuid("Elegir la sesión.").nullable().default(null),
  name: z
    .string()
    .trim()
    .min(3, "Escribir un nombre sin nombrar a nadie, como «Grupo focal, escuela 1».")
    .max(120, "Usar hasta 120 letras."),
  /** Typed or pasted; left out when a file is given. */
  text: z.string().max(1_100_000, "El texto pasa de un millón de letras. Dividirlo por sesión.").default(""),
});
export type NewSource = z.input<typeof newSource>;

export interface TranscriptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const speakerKinds = ["informant", "interviewer", "other"] as const;
export type SpeakerKind = (typeof speakerKinds)[number];

export const assignSpeakersInput = z.object({
  sourceId: z.uuid(),
  lockVersion: z.number().int().min(0),
  speakers: z
    .array(
      z.object({
        label: z.string().min(1).max(60),
        /** An informant's id, «interviewer», or «other» for whoever gave no consent and is not quoted. */
        speaker: z.union([z.uuid(), z.literal("interviewer"), z.literal("other")], "Elegir quién es."),
      }),
    )
    .min(1, "El texto no tiene turnos. Escribir quién habla al comenzar cada línea, como «P1: …».")
    .max(60, "Son demasiadas voces. Revisar que las líneas comiencen con quien habla."),
});
export type AssignSpeakersInput = z.input<typeof assignSpeakersInput>;

export const sourceRelease = z.object({ sourceId: z.uuid(), lockVersion: z.number().int().min(0) });
export type SourceRelease = z.input<typeof sourceRelease>;

export const sourcePlacing = z.object({ sourceId: z.uuid(), sessionId: z.uuid("Elegir la sesión.") });
export type SourcePlacing = z.input<typeof sourcePlacing>;

export interface SourceLine {
  readonly id: string;
  readonly name: string;
  readonly state: SourceState;
  readonly format: SourceFormat;
  readonly codePoints: number;
  readonly turnCount: number;
  readonly createdAt: Date;
  readonly isOwn: boolean;
  /** False for a source of somebody else that is not ready: its name stands in the list and nothing more. */
  readonly isReadable: boolean;
  readonly casePseudonym: string | null;
}

export interface TurnView {
  readonly id: string;
  readonly position: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly speaker: SpeakerKind;
  readonly label: string;
  readonly informantId: string | null;
}

export interface SourceView extends SourceLine {
  readonly studyId: string;
  readonly text: string;
  readonly sha256: string;
  readonly lockVersion: number;
  readonly turns: readonly TurnView[];
  readonly session: {
    readonly id: string;
    readonly informants: readonly {
      readonly id: string;
      readonly pseudonym: string;
      readonly hasConsent: boolean;
    }[];
  } | null;
  /** Only while the source is the person's own and not ready. */
  readonly proposals: readonly ProposedName[];
  /** What is left before others may read it, in words; empty once it may be made ready. */
  readonly pending: readonly string[];
}

/** A pseudonym with the name behind it, as a lead opens it. */
export interface OpenedKey {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly pseudonym: string;
}
