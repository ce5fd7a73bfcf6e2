import { z } from "zod";

/** The mean of a school, or of a school and grade, of at least the minimum cell: kept for an index, shown in none of the steps. */
export const schoolMeansSchema = z.object({
  hiddenCount: z.int(),
  factors: z.array(
    z.array(
      z.object({
        schoolCode: z.int(),
        grade: z.string().nullable(),
        n: z.int(),
        mean: z.number(),
        shrunken: z.number(),
        reliability: z.number(),
      }),
    ),
  ),
});
export type SchoolMeans = z.infer<typeof schoolMeansSchema>;
export type SchoolMean = SchoolMeans["factors"][number][number];
