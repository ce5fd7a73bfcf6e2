import type { Actor } from "@/lib/access/schema";
import type { JobRun } from "./schema";

/**
 * Does one kind of job as the person who asked for it, with the rights in force now; what it returns is kept in the
 * job's row. It may be begun again after an interruption, so what it has already stored must not be stored twice.
 * An AppError is the answer to whoever asked; any other error is a fault of ours. `run.report` throws once the job
 * was asked to stop, and stretches without a report look at `run.signal` themselves.
 */
export type JobHandler = (actor: Actor, input: unknown, run: JobRun) => Promise<unknown>;

/** The handlers by kind of job. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;
