import "server-only";
import { db } from "@/lib/db/client";
import { isEnded } from "@/lib/jobs/rules";
import { PUBLISH_JOB } from "../schema/imports";

/** The publication that a batch's job is, for a reader who may see the batch; null when its job was the reading. */
export async function unscopedPublicationOf(
  jobId: string | null,
): Promise<{ readonly jobId: string; readonly askedById: string | null; readonly isEnded: boolean } | null> {
  const job = jobId === null ? null : await db().job.findUnique({ where: { id: jobId } });
  if (jobId === null || job?.kind !== PUBLISH_JOB) return null;
  return { jobId, askedById: job.askedById, isEnded: isEnded(job.state) };
}
