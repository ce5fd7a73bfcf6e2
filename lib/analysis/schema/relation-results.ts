import { z } from "zod";
import { relationCaveats } from "./relations";
import { studyRow } from "./study-rows";

const estimate = z
  .object({
    value: z.number(),
    low: z.number(),
    high: z.number(),
    p: z.number(),
    q: z.number(),
    n: z.number().int(),
  })
  .readonly()
  .nullable();

const storedTest = z
  .object({
    key: z.string(),
    zone: z.string().nullable(),
    grade: z.string().nullable(),
    year: z.number().int().nullable(),
    path: z.string(),
    n: z.number().int(),
    without: z.object({ fewStudents: z.number(), feedback: z.number(), outcome: z.number() }).readonly(),
    status: z.enum(["ok", "too_few", "no_spread"]),
    estimates: z
      .object({
        pearson: estimate,
        spearman: estimate,
        partial: estimate,
        weighted: estimate,
        robust: estimate,
      })
      .readonly(),
    caveats: z.array(z.enum(relationCaveats)).readonly(),
  })
  .readonly();

/** A relation as it is kept: zones and results by their codes. */
export type StoredRelationTest = z.output<typeof storedTest>;

/** What came out of a run, as it is kept. */
export const relationResult = z.object({ tests: z.array(storedTest).readonly() }).readonly();

/** What a run was calculated from, as it is kept. */
export const relationInput = z.object({ rows: z.array(studyRow).readonly() }).readonly();
