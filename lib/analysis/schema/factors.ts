import { z } from "zod";
import type { JobState } from "@/lib/jobs/schema";
import { factorOptionsSchema, type FactorOptions } from "./factor-options";
import type { FactorResults } from "./factor-results";
import type { IndexSummary } from "./indices";

/** The job that computes a run. */
export const FACTORS_JOB = "analysis.factors";

/** The steps of the workbench, in the order in which each depends on those before it. */
export const factorSteps = [
  "audit",
  "matrix",
  "adequacy",
  "number",
  "solution",
  "reliability",
  "replication",
  "scores",
  "aggregation",
] as const;
export type FactorStep = (typeof factorSteps)[number];

export const factorStepLabels: Readonly<Record<FactorStep, string>> = {
  audit: "Revisión de los datos",
  matrix: "Matriz de asociación",
  adequacy: "Adecuación",
  number: "Cuántos factores",
  solution: "Solución",
  reliability: "Confiabilidad",
  replication: "Réplica",
  scores: "Puntajes",
  aggregation: "Por establecimiento",
};

/** `missing`: never computed. `stale`: computed with options that have changed since. */
export const stepStates = ["missing", "stale", "current"] as const;
export type StepState = (typeof stepStates)[number];

const name = z
  .string()
  .trim()
  .min(5, "Escribir un nombre que se reconozca en la lista.")
  .max(120, "Usar hasta 120 letras.");

export const startFactorRunInput = z.object({ dataSetId: z.uuid(), name, options: factorOptionsSchema });
export type StartFactorRunInput = z.input<typeof startFactorRunInput>;

export const changeFactorOptionsInput = z.object({ runId: z.uuid(), options: factorOptionsSchema });
export type ChangeFactorOptionsInput = z.input<typeof changeFactorOptionsInput>;

export const renameFactorRunInput = z.object({ runId: z.uuid(), name });
export type RenameFactorRunInput = z.input<typeof renameFactorRunInput>;

export const deleteFactorRunInput = z.object({
  runId: z.uuid(),
  reason: z.string().trim().min(5, "Escribir por qué se borra.").max(500, "Usar hasta 500 letras."),
});
export type DeleteFactorRunInput = z.input<typeof deleteFactorRunInput>;

/** One item of the data set, as it is chosen. */
export interface ItemChoice {
  readonly variable: string;
  readonly section: string | null;
  readonly wording: string | null;
  /** As the codebook says; what a run turns round is in its options. */
  readonly isReversed: boolean;
}

export interface FactorRunSummary {
  readonly id: string;
  readonly name: string;
  readonly dataSetId: string;
  readonly dataSetName: string;
  readonly isSynthetic: boolean;
  readonly createdAt: Date;
  readonly computedAt: Date | null;
  readonly isFrozen: boolean;
}

/** What is left of a run that was deleted. */
export interface DeletedFactorRun {
  readonly id: string;
  readonly name: string;
  readonly dataSetName: string;
  readonly deletedAt: Date;
  readonly deletedByName: string | null;
  readonly reason: string;
}

/** A factor run with the result of every step that was computed. No cell under the minimum is in it. */
export interface FactorRunView extends FactorRunSummary {
  readonly dataSet: {
    readonly respondentCount: number;
    readonly minimumCell: number;
    readonly year: number | null;
    readonly grade: string | null;
    readonly publisher: string;
    readonly conditions: string;
    readonly schoolIdKind: string | null;
  };
  readonly items: readonly ItemChoice[];
  readonly options: FactorOptions;
  readonly steps: Readonly<Record<FactorStep, StepState>>;
  readonly results: FactorResults | null;
  /** The options the results were computed with; null without results. */
  readonly computedOptions: FactorOptions | null;
  /** sha256 of the variables used, in the order of the options. */
  readonly dataDigest: string | null;
  /** sha256 of the file the data set came from. */
  readonly fileDigest: string;
  /** sha256 of the results: the same run again gives the same. */
  readonly resultDigest: string | null;
  readonly codeVersion: string | null;
  readonly job: { readonly id: string; readonly state: JobState } | null;
  readonly indices: readonly IndexSummary[];
}

/** What the page says of an option: one sentence, and who recommends it. */
export interface OptionNote {
  readonly sentence: string;
  readonly reference: string;
}
