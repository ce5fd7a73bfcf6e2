import { z } from "zod";
import type { ScoringMethod } from "./factor-options";

export const saveIndexInput = z.object({
  runId: z.uuid(),
  name: z.string().trim().min(5, "Escribir el nombre del índice.").max(120, "Usar hasta 120 letras."),
  version: z.string().trim().min(1, "Escribir la versión, como 1 o 2026-1.").max(20, "Usar hasta 20 letras."),
  /** The factor of the run, from 0. */
  factor: z.int().min(0).max(19),
});
export type SaveIndexInput = z.input<typeof saveIndexInput>;

export const indexItemSchema = z.object({
  variable: z.string(),
  wording: z.string().nullable(),
  isReversed: z.boolean(),
  loading: z.number(),
});
export type IndexItem = z.infer<typeof indexItemSchema>;

/** Figures of reliability of an index; null where they could not be computed. */
export const indexReliabilitySchema = z.object({
  alpha: z.number().nullable(),
  alphaCi95: z.tuple([z.number(), z.number()]).nullable(),
  omega: z.number().nullable(),
  icc1: z.number().nullable(),
  icc2: z.number().nullable(),
  rwgMedian: z.number().nullable(),
});
export type IndexReliability = z.infer<typeof indexReliabilitySchema>;

export interface IndexSummary {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly runId: string;
  readonly dataSetId: string;
  readonly dataSetName: string;
  readonly isSynthetic: boolean;
  readonly year: number | null;
  readonly grade: string | null;
  readonly createdAt: Date;
}

/** The index of one school and grade, of at least the minimum cell of students. */
export interface SchoolScoreView {
  /** The RBD when the data set's schools are RBD; else the file's own number. */
  readonly schoolCode: number;
  /** The label of the grade in the file; null when the run was not split by grade. */
  readonly grade: string | null;
  readonly n: number;
  /** On the scale of the scores. */
  readonly mean: number;
  /** From 0 to 100 over the range of the scale; null for factor scores, which have none. */
  readonly mean100: number | null;
  /** Against the mean and spread of all the schools shown. */
  readonly z: number;
  /** Empirical Bayes: drawn towards the general mean the less it is reliable. */
  readonly shrunken: number;
  readonly reliability: number;
}

/** An index under its name and version: it never changes once saved. */
export interface IndexView extends IndexSummary {
  readonly factor: number;
  readonly items: readonly IndexItem[];
  readonly scoring: ScoringMethod;
  readonly reliability: IndexReliability;
  readonly schoolIdKind: string | null;
  readonly minimumCell: number;
  readonly scores: readonly SchoolScoreView[];
  /** Schools (by grade) with fewer students than the minimum: neither named nor shown. */
  readonly hiddenSchoolCount: number;
}
