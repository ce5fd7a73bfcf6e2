import { z } from "zod";

/** A code of a closed question and what it stands for. */
export const scaleSchema = z.array(z.object({ code: z.int(), label: z.string() }));
export type Scale = z.infer<typeof scaleSchema>;

/** One question as a codebook gives it. Codes in `missingCodes` are no answers and stand outside the scale. */
export interface CodebookQuestion {
  readonly variable: string;
  /** The question that several items share; null when the item stands alone. */
  readonly section: string | null;
  readonly wording: string;
  readonly scale: Scale;
  readonly isReversed: boolean;
  readonly missingCodes: readonly number[];
}

/** A row of a codebook that could not be taken. */
export interface CodebookProblem {
  readonly line: number;
  readonly reason: string;
}

export const codebookLayouts = ["own", "agency"] as const;
export type CodebookLayout = (typeof codebookLayouts)[number];

export const codebookLayoutLabels: Readonly<Record<CodebookLayout, string>> = {
  own: "Forma simple, una fila por pregunta",
  agency: "Libro de códigos de la Agencia de Calidad",
};

/** One table of a file, understood as a codebook and not stored. */
export interface CodebookReading {
  /** Null for a file of one table. */
  readonly sheet: string | null;
  readonly layout: CodebookLayout;
  readonly year: number | null;
  readonly grade: string | null;
  readonly questions: readonly CodebookQuestion[];
  /** Rows that name a variable without being a question: identifiers, places, marks. */
  readonly otherVariables: readonly string[];
  readonly problems: readonly CodebookProblem[];
}

/** What is shown before a codebook is stored: every table of the file that is one, and the one chosen. */
export interface CodebookPreview {
  readonly fileName: string;
  readonly readings: readonly CodebookReading[];
}

/** Most bytes of a codebook's file, which comes in one form: the Agencia's have about a tenth. */
export const MAXIMUM_CODEBOOK_BYTES = 900 * 1024;

const text = (most: number, words: string) =>
  z.string().trim().min(3, words).max(most, `Usar hasta ${most} letras.`);

export const codebookFileInput = z.object({
  fileName: z
    .string()
    .trim()
    .min(1, "Elegir un archivo.")
    .max(200, "El nombre del archivo es demasiado largo."),
  bytes: z
    .instanceof(Uint8Array, { error: "Elegir un archivo." })
    .refine(({ byteLength }) => byteLength > 0, "Elegir un archivo.")
    .refine(
      ({ byteLength }) => byteLength <= MAXIMUM_CODEBOOK_BYTES,
      "El archivo pasa de 900 kB. Dejar en él solo el libro de códigos.",
    ),
});
export type CodebookFileInput = z.input<typeof codebookFileInput>;

export const storeCodebookInput = codebookFileInput.extend({
  name: text(120, "Escribir un nombre que se reconozca en la lista."),
  source: text(300, "Escribir quién lo publica."),
  sheet: z.string().max(100).nullable().default(null),
  year: z
    .int("Escribir el año con cuatro cifras.")
    .min(1990, "Revisar el año.")
    .max(2100, "Revisar el año.")
    .nullable()
    .default(null),
  grade: z.string().max(20).nullable().default(null),
});
export type StoreCodebookInput = z.input<typeof storeCodebookInput>;

export const changeItemInput = z.object({ itemId: z.uuid(), isReversed: z.boolean() });
export type ChangeItemInput = z.input<typeof changeItemInput>;

export interface CodebookSummary {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly year: number | null;
  readonly grade: string | null;
  readonly itemCount: number;
  readonly createdAt: Date;
}

export interface CodebookItemView extends CodebookQuestion {
  readonly id: string;
}

export interface CodebookView extends CodebookSummary {
  readonly items: readonly CodebookItemView[];
  readonly canChange: boolean;
}
