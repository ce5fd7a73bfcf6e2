import { z } from "zod";

/** Raised whenever the same data and options would give other numbers than before. */
export const STUDY_CODE_VERSION = "relations-and-cases-1";

/** A school's grade in a year, with what is studied of it. Numbers with fewer than ten students behind them never get here. */
export const studyRow = z
  .object({
    rbd: z.number().int(),
    grade: z.string(),
    /** Null: the average of the years. */
    year: z.number().int().nullable(),
    /** Code of the zone; null: a school of the rest of the country, there to compare with. */
    zone: z.string().nullable(),
    /** Students who sat Simce in this grade and year, or who answered the index; null when nothing says it. */
    n: z.number().nullable(),
    isSmall: z.boolean(),
    feedback: z.number().nullable(),
    /** Of the mean of an index; null for the public proxy. */
    reliability: z.number().nullable(),
    outcomes: z.record(z.string(), z.number().nullable()).readonly(),
    /** 1 low to 5 high; a fraction in an average of years. */
    gse: z.number().nullable(),
    isRural: z.boolean().nullable(),
  })
  .readonly();
export type StudyRow = z.output<typeof studyRow>;
