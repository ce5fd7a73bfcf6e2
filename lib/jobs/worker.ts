import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { LifeLine } from "./life-line";
import { prepareQueue, openUpkeep } from "./queue";
import { interruptJob, listSilentJobs, takeJob, type TakenJob } from "./rows";
import { runJob, type JobSurroundings } from "./run-job";

const lookEveryMs = 500;
const sweepEveryMs = 2_000;
/** Longer than the pause between two beats: a process that lives and is not busy has spoken by then. */
const silentMs = 3_000;
/** After a restart of the database everyone takes back the locks first, and only then looks for those of the dead. */
const settleMs = 5_000;
/** How long a job may take to notice that the process ends. */
const closeMs = 5_000;

export interface RunJobsOptions extends Omit<JobSurroundings, "line" | "closing"> {
  /** Ends the worker when aborted: what runs is handed back. */
  readonly signal: AbortSignal;
  /** How many jobs at once; one if not given, since each may need much memory. */
  readonly concurrency?: number;
}

/**
 * Does the jobs of the queue until the signal is aborted. What a process left unfinished when it died is begun again
 * within seconds, by whichever worker is up; a database that goes away and comes back is waited for.
 */
export async function runJobs({ signal, concurrency = 1, ...options }: RunJobsOptions): Promise<void> {
  const worker = new Worker({ ...options, closing: signal }, concurrency);
  let isAway = false;
  while (!signal.aborted) {
    try {
      await worker.look();
      if (isAway) options.log("La base de datos responde de nuevo.");
      isAway = false;
    } catch (error) {
      if (!isAway)
        options.log(`No se pudo mirar los trabajos pendientes: ${nameOf(error)}. Se sigue intentando.`);
      isAway = true;
    }
    await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
  await worker.close();
}

class Worker {
  readonly #line = new LifeLine();
  readonly #running = new Set<Promise<void>>();
  #upkeep: { close(): Promise<void> } | null = null;
  #sweptAt = -Infinity;

  constructor(
    private readonly around: Omit<JobSurroundings, "line">,
    private readonly concurrency: number,
  ) {}

  /** One look: the line is up, the dead are found, and free hands take what waits. */
  async look(): Promise<void> {
    await this.#line.keep();
    await prepareQueue();
    this.#upkeep ??= await openUpkeep();
    await this.#sweep();
    while (this.#running.size < this.concurrency && !this.around.closing.aborted) {
      const job = await takeJob();
      if (job === null) break;
      this.#begin(job);
    }
  }

  #begin(job: TakenJob): void {
    const running = runJob(job, { ...this.around, line: this.#line })
      .catch((error: unknown) =>
        this.around.log(`El trabajo ${job.id} no pudo anotar su fin: ${nameOf(error)}.`),
      )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #sweep(): Promise<void> {
    const now = performance.now();
    if (now - this.#sweptAt < sweepEveryMs) return;
    if (this.#line.breaks > 0 && now - this.#line.upSince < settleMs) return;
    this.#sweptAt = now;
    for (const job of await listSilentJobs(silentMs)) {
      await this.#line.ifNobodyHolds(job.id, () => interruptJob(job));
    }
  }

  async close(): Promise<void> {
    const timeout = new AbortController();
    const late = wait(closeMs, undefined, { signal: timeout.signal }).catch(() => undefined);
    await Promise.race([Promise.all(this.#running), late]);
    timeout.abort();
    await this.#upkeep?.close();
    await this.#line.close();
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
