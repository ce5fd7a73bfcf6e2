import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { toJson } from "./json";
import { dropMessage, sendMessage, takeMessage } from "./queue";
import { mostInterruptions } from "./rules";

/** A job in the hands of this process. The number of the attempt is its proof: who has an older one writes nothing. */
export interface TakenJob {
  readonly id: string;
  readonly kind: string;
  readonly askedById: string | null;
  readonly input: unknown;
  readonly attempts: number;
}

const takenJob = z.object({
  id: z.uuid(),
  kind: z.string(),
  askedById: z.uuid().nullable(),
  input: z.unknown(),
  attempts: z.number().int(),
});

/** Takes the job that waits longest and marks it as running; null if none waits. Two workers never take the same. */
export async function takeJob(): Promise<TakenJob | null> {
  const isAnyWaiting = await db().job.findFirst({ where: { state: "waiting" }, select: { id: true } });
  if (!isAnyWaiting) return null;
  return inTransaction(async (tx) => {
    const id = await takeMessage(tx);
    if (id === null) return null;
    const [row] = await tx.$queryRaw<unknown[]>`
      UPDATE job SET state = 'running', attempts = attempts + 1, heartbeat_at = now(), started_at = coalesce(started_at, now())
       WHERE id = ${id}::uuid AND state = 'waiting'
       RETURNING id, kind, asked_by_id AS "askedById", input, attempts`;
    return row === undefined ? null : takenJob.parse(row);
  });
}

export interface Progress {
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
}

const beatRow = z.object({ isToStop: z.boolean() });

/** Says that the job is alive and how far it is; answers whether to go on, to stop, or that it is another's by now. */
export async function beat(job: TakenJob, progress: Progress | null): Promise<"go on" | "stop" | "lost"> {
  const [row] =
    progress === null
      ? await db().$queryRaw<unknown[]>`
          UPDATE job SET heartbeat_at = now()
           WHERE id = ${job.id}::uuid AND state = 'running' AND attempts = ${job.attempts}
           RETURNING cancel_asked_at IS NOT NULL AS "isToStop"`
      : await db().$queryRaw<unknown[]>`
          UPDATE job SET heartbeat_at = now(), stage = ${progress.stage}, progress_done = ${progress.done ?? 0}::int,
                         progress_total = ${progress.total ?? null}::int
           WHERE id = ${job.id}::uuid AND state = 'running' AND attempts = ${job.attempts}
           RETURNING cancel_asked_at IS NOT NULL AS "isToStop"`;
  if (row === undefined) return "lost";
  return beatRow.parse(row).isToStop ? "stop" : "go on";
}

export interface JobProblem {
  readonly code: string;
  readonly message: string;
}

export type JobEnd =
  | { readonly state: "done"; readonly result: unknown }
  | { readonly state: "failed"; readonly problem: JobProblem }
  | { readonly state: "cancelled" };

/** Writes how the job ended, unless it is another's by now. */
export async function endJob(job: TakenJob, end: JobEnd): Promise<void> {
  await inTransaction(async (tx) => {
    await dropMessage(tx, job.id);
    await tx.job.updateMany({ where: stillMine(job), data: { ...endColumns(end), finishedAt: new Date() } });
  });
}

function endColumns(end: JobEnd): Prisma.JobUpdateManyMutationInput {
  switch (end.state) {
    case "done": {
      const result = resultJson.parse(toJson(end.result));
      return result === null ? { state: "done" } : { state: "done", result };
    }
    case "failed":
      return { state: "failed", problem: { ...end.problem } };
    case "cancelled":
      return { state: "cancelled" };
  }
}

const resultJson = z.json();

const stillMine = ({ id, attempts }: Pick<TakenJob, "id" | "attempts">): Prisma.JobWhereInput => ({
  id,
  attempts,
  state: "running",
});

/** Puts back a job that this process will not finish because it is asked to end; the next worker begins it again. */
export async function handBack(job: TakenJob): Promise<void> {
  await inTransaction(async (tx) => {
    await dropMessage(tx, job.id);
    const { count } = await tx.job.updateMany({ where: stillMine(job), data: { state: "waiting" } });
    if (count === 1) await sendMessage(tx, job.id, "first");
  });
}

/** Counts an interruption and puts the job back first in line; stopped for good if it was asked to stop, or at the last allowed. */
export async function interruptJob(job: Pick<TakenJob, "id" | "attempts">): Promise<void> {
  await inTransaction(async (tx) => {
    await dropMessage(tx, job.id);
    const row = await tx.job.findFirst({
      where: stillMine(job),
      select: { interruptions: true, cancelAskedAt: true },
    });
    if (!row) return;
    const interruptions = row.interruptions + 1;
    const end = endOfInterrupted(interruptions, row.cancelAskedAt !== null);
    const data =
      end === null ? { state: "waiting" as const } : { ...endColumns(end), finishedAt: new Date() };
    const { count } = await tx.job.updateMany({ where: stillMine(job), data: { ...data, interruptions } });
    if (count === 1 && end === null) await sendMessage(tx, job.id, "first");
  });
}

function endOfInterrupted(interruptions: number, isToStop: boolean): JobEnd | null {
  if (isToStop) return { state: "cancelled" };
  if (interruptions < mostInterruptions) return null;
  const message = `Se interrumpió ${interruptions} veces y no se volverá a intentar. Pedirlo de nuevo, si es posible por partes más pequeñas; si se repite, avisar a la administración.`;
  return { state: "failed", problem: { code: "INTERRUPTED", message } };
}

const silentRow = z.object({ id: z.uuid(), attempts: z.number().int() });

/** Running jobs that have not said for a while that they are alive: their process may be gone, or only busy. */
export async function listSilentJobs(
  silentMs: number,
): Promise<readonly Pick<TakenJob, "id" | "attempts">[]> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT id, attempts FROM job
     WHERE state = 'running' AND heartbeat_at < now() - ${silentMs}::int * interval '1 millisecond'`;
  return rows.map((row) => silentRow.parse(row));
}
