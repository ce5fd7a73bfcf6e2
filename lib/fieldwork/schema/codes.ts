import { z } from "zod";
import { modelDimensions, type ModelDimension } from "./words";

/** Colours that a code may have: each is told from the next also by the code's name, which always stands beside it. */
export const codeColours = [
  "#1f6f8b",
  "#a4508b",
  "#b3541e",
  "#3b7a3b",
  "#8a6d00",
  "#5b5ea6",
  "#9b2335",
  "#4a6572",
] as const;

const name = z.string().trim().min(2, "Escribir el nombre del código.").max(120, "Usar hasta 120 letras.");

const words = z.string().trim().max(2000, "Usar hasta 2.000 letras.").default("");

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "Elegir un color de la lista.")
  .transform((value) => value.toLowerCase());

const codeText = { name, colour, definition: words, whenToUse: words, whenNot: words, example: words };

export const newCode = z.object({
  studyId: z.uuid(),
  parentId: z.uuid("Elegir un código de la lista.").nullable().default(null),
  /** Of a root; a code under another takes that of its root, and this is left out of account. */
  dimension: z.enum(modelDimensions, "Elegir una dimensión.").nullable().default(null),
  ...codeText,
});
export type NewCode = z.input<typeof newCode>;

const lockVersion = z.coerce.number().int().min(0);

export const codeEdit = z.object({ codeId: z.uuid(), lockVersion, ...codeText });
export type CodeEdit = z.input<typeof codeEdit>;

export const codeMove = z.object({
  codeId: z.uuid(),
  lockVersion,
  parentId: z.uuid("Elegir un código de la lista.").nullable().default(null),
  /** For a code that becomes a root. */
  dimension: z.enum(modelDimensions, "Elegir una dimensión.").nullable().default(null),
});
export type CodeMove = z.input<typeof codeMove>;

export const codeRetirement = z.object({ codeId: z.uuid(), lockVersion });
export type CodeRetirement = z.input<typeof codeRetirement>;

export const codeMerge = z.object({
  codeId: z.uuid(),
  lockVersion,
  intoId: z.uuid("Elegir el código que queda."),
});
export type CodeMerge = z.input<typeof codeMerge>;

/** A code of the book, in the order of the tree. */
export interface CodeView {
  readonly id: string;
  readonly parentId: string | null;
  readonly dimension: ModelDimension | null;
  readonly name: string;
  readonly colour: string;
  readonly definition: string;
  readonly whenToUse: string;
  readonly whenNot: string;
  readonly example: string;
  readonly isCodable: boolean;
  readonly retiredAt: Date | null;
  readonly lockVersion: number;
  /** 0 for a root. */
  readonly depth: number;
  /** How many passages stand on it, among those that the person may see. */
  readonly codingCount: number;
}

/** A study's code book and what the person may do with it. */
export interface CodeBook {
  readonly studyId: string;
  readonly studyName: string;
  readonly mayChange: boolean;
  /** True if they also retire and merge codes. */
  readonly mayLead: boolean;
  readonly codes: readonly CodeView[];
}
