import "server-only";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import type { Actor } from "@/lib/access/schema";
import { getFactorRun } from "@/lib/analysis/queries/factors";
import type { FactorRunView } from "@/lib/analysis/schema/factors";

/** The run that a new one copies its settings from, when the address names one of the same data set. */
export async function findCopiedRun(
  actor: Actor,
  params: SearchParams,
  dataSetId: string,
): Promise<FactorRunView | null> {
  const asked = z.uuid().safeParse(readParam(params, "desde"));
  if (!asked.success) return null;
  const run = await found(getFactorRun(actor, asked.data));
  return run.dataSetId === dataSetId ? run : null;
}
