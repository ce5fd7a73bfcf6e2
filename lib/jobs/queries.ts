import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { ownJobs } from "./policy";
import type { JobView } from "./schema";

const problem = z.object({ code: z.string(), message: z.string() }).nullable();

const shown = {
  id: true,
  kind: true,
  state: true,
  stage: true,
  progressDone: true,
  progressTotal: true,
  interruptions: true,
  problem: true,
  result: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const satisfies Prisma.JobSelect;

function toView(row: Prisma.JobGetPayload<{ select: typeof shown }>): JobView {
  return { ...row, problem: problem.parse(row.problem) };
}

/** One's own job as it stands; NOT_FOUND for one that somebody else asked for. */
export async function getJob(actor: Actor, jobId: string): Promise<JobView> {
  const row = await db().job.findFirst({
    where: { AND: [{ id: requireId(jobId) }, ownJobs(actor)] },
    select: shown,
  });
  if (!row) throw new AppError("NOT_FOUND");
  return toView(row);
}

/** The jobs that the actor asked for, newest first. */
export async function listMyJobs(actor: Actor, request: PageRequest = {}): Promise<Page<JobView>> {
  const rows = await db().job.findMany({
    where: ownJobs(actor),
    select: shown,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...keyset(request),
  });
  return toPage(rows, request, toView);
}
