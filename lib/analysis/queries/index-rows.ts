import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { IndexSummary } from "../schema/indices";

/** What stands for an index in a list. */
export const indexSummary = {
  id: true,
  name: true,
  version: true,
  runId: true,
  dataSetId: true,
  createdAt: true,
  dataSet: { select: { name: true, isSynthetic: true, year: true, grade: true } },
} satisfies Prisma.AnalysisIndexSelect;

/** The summary of a row read with `indexSummary`. */
export function toIndexSummary(
  row: Prisma.AnalysisIndexGetPayload<{ select: typeof indexSummary }>,
): IndexSummary {
  const { id, name, version, runId, dataSetId, createdAt, dataSet } = row;
  const { isSynthetic, year, grade } = dataSet;
  return {
    id,
    name,
    version,
    runId,
    dataSetId,
    createdAt,
    dataSetName: dataSet.name,
    isSynthetic,
    year,
    grade,
  };
}
