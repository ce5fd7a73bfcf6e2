import { z } from "zod";
import { figureStatuses } from "@/lib/evidence/schema/figures";

const significance = z.union([z.literal(-1), z.literal(0), z.literal(1), z.null()]);

export const coverageSnapshot = z.object({
  teachersObserved: z.number().int(),
  teachersTotal: z.number().int(),
  observations: z.number().int(),
  departments: z.array(z.object({ name: z.string(), observed: z.number().int(), total: z.number().int() })),
});
export type CoverageSnapshot = z.infer<typeof coverageSnapshot>;

export const distributionSchema = z.object({
  indicatorId: z.uuid(),
  code: z.string(),
  title: z.string(),
  sectionTitle: z.string(),
  /** Teachers and lessons behind the levels. */
  teachers: z.number().int(),
  observations: z.number().int(),
  mean: z.number().nullable(),
  levels: z.array(
    z.object({ value: z.number().int(), label: z.string(), count: z.number().int().nullable() }),
  ),
  /** Lessons in which the indicator was looked for and not seen: not a level, not a zero. */
  notObserved: z.number().int().nullable(),
  /** So few teachers that the counts would tell who got which level: they are null. */
  isSuppressed: z.boolean(),
});
/** How many observed lessons stand at each level of one rubric indicator, as `observation` tells it. */
export type Distribution = z.infer<typeof distributionSchema>;

export const officialResultSchema = z.object({
  figureId: z.uuid(),
  path: z.string(),
  name: z.string(),
  shortName: z.string(),
  unit: z.enum(["score", "index", "percent", "category"]),
  grade: z.string(),
  year: z.number().int(),
  status: z.enum(figureStatuses),
  value: z.number().nullable(),
  n: z.number().int().nullable(),
  gseGroup: z.number().int().nullable(),
  gseDifference: z.number().nullable(),
  gseSignificance: significance,
  sameGseMean: z.number().nullable(),
});
/** An official figure of the school beside the schools of its own socioeconomic group. */
export type OfficialResult = z.infer<typeof officialResultSchema>;

/** What was on screen when a version was submitted; it is stored and hashed with it and never read live again. */
export const snapshotSchema = z.object({
  takenOn: z.iso.date(),
  needThreshold: z.number(),
  coverage: coverageSnapshot,
  distribution: z.array(distributionSchema),
  results: z.array(officialResultSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
