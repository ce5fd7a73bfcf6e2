import { z } from "zod";
import type { TurnView } from "./sources";

const offset = z.number().int().min(0);

/** A passage [startsAt, endsAt) in Unicode code points of the source's text. */
export const newCoding = z
  .object({ sourceId: z.uuid(), codeId: z.uuid("Elegir un código."), startsAt: offset, endsAt: offset })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ["endsAt"],
    message: "Seleccionar el pasaje antes de elegir el código.",
  });
export type NewCoding = z.input<typeof newCoding>;

/** A passage with its code, as the person may see it. */
export interface CodingView {
  readonly id: string;
  readonly codeId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly coderName: string;
  readonly isOwn: boolean;
}

/** A code as the reader offers it. */
export interface CodingChoice {
  readonly id: string;
  readonly name: string;
  /** The names of those above it, from the root: «Focos › Aula». */
  readonly path: string;
  readonly colour: string;
  readonly definition: string;
  /** False for a retired code or one that only groups others: shown on what it marks and not offered. */
  readonly isOffered: boolean;
}

/** A transcript to be coded: its text, the code book and the codings that the person may see. */
export interface CodingDesk {
  readonly sourceId: string;
  readonly studyId: string;
  readonly studyName: string;
  readonly name: string;
  readonly text: string;
  readonly turns: readonly TurnView[];
  readonly casePseudonym: string | null;
  readonly mayCode: boolean;
  /** The blind round in which the person codes this source, if there is one. */
  readonly blindRound: { readonly id: string; readonly name: string; readonly hasFinished: boolean } | null;
  readonly codes: readonly CodingChoice[];
  readonly codings: readonly CodingView[];
}
