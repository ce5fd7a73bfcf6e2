import { z } from "zod";

export const correlationKinds = ["polychoric", "pearson"] as const;
export const extractionMethods = ["minres", "ml", "pa"] as const;
export const rotationMethods = ["oblimin", "promax", "varimax", "geomin", "none"] as const;
export const scoringMethods = ["mean", "regression", "bartlett", "ten-berge"] as const;
export type CorrelationKind = (typeof correlationKinds)[number];
export type ExtractionKind = (typeof extractionMethods)[number];
export type RotationKind = (typeof rotationMethods)[number];
export type ScoringMethod = (typeof scoringMethods)[number];

const share = z.number().min(0).max(1);
const variable = z.string().min(1).max(120);
const seed = z.int().min(1, "Usar un número entero desde 1.").max(2_147_483_647);
const itemList = z.array(variable).max(120, "Usar hasta 120 preguntas.");

const auditOptions = z.object({
  /** A category that fewer than this share of the answers chose is thin. */
  thinShare: share.default(0.02),
  /** Joins thin categories with the next one towards the middle before anything is computed. */
  joinThin: z.boolean().default(false),
  /** Leaves out whoever gave the same answer to every item, before reversing. */
  leaveOutStraightLining: z.boolean().default(false),
});

const matrixOptions = z.object({
  correlation: z.enum(correlationKinds).default("polychoric"),
  missing: z.enum(["pairwise", "listwise"]).default("pairwise"),
});

const numberOptions = z.object({
  draws: z.int().min(20, "Usar al menos 20 muestras.").max(5_000, "Usar hasta 5.000 muestras.").default(500),
  data: z.enum(["permuted", "normal"]).default("permuted"),
  quantile: z.number().min(0.5).max(0.999).default(0.95),
  basis: z.enum(["components", "factors"]).default("components"),
  seed: seed.default(1),
  /** Null: as many as parallel analysis suggests. */
  factors: z.int().min(1).max(20).nullable().default(null),
});

const solutionOptions = z.object({
  extraction: z.enum(extractionMethods).default("minres"),
  rotation: z.enum(rotationMethods).default("oblimin"),
  kaiser: z.boolean().default(false),
  starts: z.int().min(1).max(200).default(10),
  mainLoading: share.default(0.4),
  crossGap: share.default(0.15),
  communality: share.default(0.3),
  itemsPerFactor: z.int().min(2).max(10).default(3),
  /** `propose` names the item to drop next; `apply` drops it and goes on. */
  dropping: z.enum(["propose", "apply"]).default("propose"),
  /** Items the researcher dropped, in order. */
  dropped: z
    .array(z.object({ variable, reason: z.string().trim().min(5, "Escribir por qué se quita.").max(500) }))
    .max(120)
    .default([]),
});

/** Options of a factor run: each part belongs to the step of its name; every default is that of the programme's method. */
export const factorOptionsSchema = z.object({
  items: itemList.min(3, "Elegir al menos tres preguntas."),
  /** Items turned round before anything is computed. */
  reversed: itemList.default([]),
  /** A grouping of the data set that holds the grade; null without one. */
  gradeBy: variable.nullable().default(null),
  audit: auditOptions.prefault({}),
  matrix: matrixOptions.prefault({}),
  number: numberOptions.prefault({}),
  solution: solutionOptions.prefault({}),
  reliability: z
    .object({ bootstrapDraws: z.int().min(0).max(5_000).default(500), seed: seed.default(1) })
    .prefault({}),
  replication: z.object({ seed: seed.default(1), congruence: share.default(0.95) }).prefault({}),
  scores: z
    .object({
      method: z.enum(scoringMethods).default("mean"),
      /** Of the items of a factor, the share that has to be answered for a mean. */
      leastAnswered: share.default(0.5),
    })
    .prefault({}),
  aggregation: z
    .object({ minimumCell: z.int().min(5).max(100).default(10), shrink: z.boolean().default(true) })
    .prefault({}),
});
export type FactorOptions = z.output<typeof factorOptionsSchema>;
export type FactorOptionsInput = z.input<typeof factorOptionsSchema>;
