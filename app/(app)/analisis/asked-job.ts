import "server-only";
import { redirect } from "next/navigation";
import { z } from "zod";
import { found } from "@/app/(app)/found";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import type { Actor } from "@/lib/access/schema";
import { getJob, listMyJobs } from "@/lib/jobs/queries";
import { isEnded } from "@/lib/jobs/rules";
import type { JobView } from "@/lib/jobs/schema";

/** What the jobs of relations and of cases leave. */
const outcome = z.union([
  z.object({ runId: z.uuid() }).transform(({ runId }) => runId),
  z.object({ selectionId: z.uuid() }).transform(({ selectionId }) => selectionId),
]);

/**
 * The calculation that a page waits for: the one its address names, else one that is still on its way. Once the named one
 * is done the page leads to what it left.
 */
export async function findAskedJob(
  actor: Actor,
  params: SearchParams,
  { kind, path }: Readonly<{ kind: string; path: string }>,
): Promise<JobView | null> {
  const asked = z.uuid().safeParse(readParam(params, "trabajo"));
  if (!asked.success) {
    const mine = await listMyJobs(actor, { limit: 20 });
    return mine.rows.find((job) => job.kind === kind && !isEnded(job.state)) ?? null;
  }
  const job = await found(getJob(actor, asked.data));
  const left = outcome.safeParse(job.result);
  if (job.state === "done" && left.success) redirect(`${path}/${left.data}`);
  return job;
}
