import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db/transaction";

const references = z.object({
  references: z.array(
    z.object({
      indicator: z.string(),
      grade: z.string(),
      year: z.number().int(),
      gseGroup: z.number().int(),
      schoolCount: z.number().int(),
      mean: z.number(),
      standardDeviation: z.number().nullable(),
      studentWeightedMean: z.number().nullable(),
    }),
  ),
});

/** The national references that an extract came with; null for a batch that holds the whole country. */
export async function extractReferences(tx: Tx, batchId: string) {
  const batch = await tx.importBatch.findUniqueOrThrow({
    where: { id: batchId },
    select: { isExtract: true, reading: true },
  });
  return batch.isExtract ? references.parse(batch.reading).references : null;
}
