import { z } from "zod";
import { rubricScales } from "./words";

const text = (most: number) => z.string().trim().max(most, `Acortar el texto: hasta ${most} letras.`);
const needed = (ask: string, most: number) => text(most).min(1, ask);

const level = z.object({
  value: z.number().int().min(1, "Numerar los niveles desde 1.").max(7, "Hasta siete niveles."),
  label: text(40),
  descriptor: text(600),
});

const indicator = z.object({
  code: needed("Escribir el código del indicador, por ejemplo A1.", 12),
  title: text(160),
  description: text(800),
  observableIn: z.enum(["lesson", "artefact", "conversation"], "Elegir dónde se ve."),
  scale: z.enum(rubricScales, "Elegir la escala.").default("levels"),
  levels: z.array(level).max(7, "Hasta siete niveles."),
});

const section = z.object({
  code: needed("Escribir el código de la sección, por ejemplo A.", 12),
  title: text(160),
  indicators: z.array(indicator).max(40, "Hasta cuarenta indicadores por sección."),
});

/** A rubric version while it is prepared: anything may be missing but the codes, which tell its parts apart. */
export const rubricDraft = z
  .object({
    description: text(600),
    notice: text(1_500).nullable(),
    sections: z.array(section).max(12, "Hasta doce secciones."),
  })
  .superRefine(({ sections }, context) => {
    const repeat = (codes: readonly string[]) => codes.find((code, at) => codes.indexOf(code) !== at);
    const repeated =
      repeat(sections.map(({ code }) => code)) ??
      repeat(sections.flatMap(({ indicators }) => indicators.map(({ code }) => code)));
    if (repeated === undefined) return;
    context.addIssue({
      code: "custom",
      path: ["sections"],
      message: `El código ${repeated} está dos veces.`,
    });
  });
export type RubricDraft = z.output<typeof rubricDraft>;

const name = needed("Escribir el nombre de la pauta.", 120);

export const createRubricInput = z.object({
  /** Made by the form, so that sending twice makes one. */
  id: z.uuid(),
  territoryId: z.uuid("Elegir el territorio."),
  name,
});
export type CreateRubricInput = z.input<typeof createRubricInput>;

export const saveRubricDraftInput = z.object({
  versionId: z.uuid(),
  lockVersion: z.number().int().min(0),
  name,
  content: rubricDraft,
});
export type SaveRubricDraftInput = z.input<typeof saveRubricDraftInput>;

export const rubricFileFormat = "acompana.pauta/1";

/** A rubric as a file: what leaves and what comes in. */
export const rubricFile = z.object({
  format: z.literal(rubricFileFormat, `El archivo debe decir "format": "${rubricFileFormat}".`),
  name,
  content: rubricDraft,
});
export type RubricFile = z.output<typeof rubricFile>;

export const importRubricInput = z.object({
  id: z.uuid(),
  territoryId: z.uuid("Elegir el territorio."),
  /** The text of the file. */
  text: z.string().max(1_000_000, "El archivo es demasiado grande para ser una pauta."),
});
export type ImportRubricInput = z.input<typeof importRubricInput>;

export const retireRubricInput = z.object({
  versionId: z.uuid(),
  reason: text(400).min(5, "Escribir el motivo en pocas palabras."),
});
export type RetireRubricInput = z.input<typeof retireRubricInput>;

/** What the editor holds. */
export interface WrittenRubric {
  readonly name: string;
  readonly content: RubricDraft;
}

/** What the server answers to the editor; a lost connection is a rejected promise instead. */
export type SaveRubricAnswer =
  | { readonly status: "saved"; readonly lockVersion: number }
  | { readonly status: "refused"; readonly message: string };
