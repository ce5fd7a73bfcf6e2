import "server-only";
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Actor } from "@/lib/access/schema";
import { AppError } from "@/lib/errors";
import type { JobHandlers } from "./handler";
import type { LifeLine } from "./life-line";
import { beat, endJob, handBack, interruptJob, type JobEnd, type Progress, type TakenJob } from "./rows";

const writeEveryMs = 500;
const beatEveryMs = 1_000;
const noticeMs = 500;

export interface JobSurroundings {
  readonly handlers: JobHandlers;
  /** The person with the grants in force now; null if the account is disabled or gone. */
  readonly findActor: (personId: string, now: Date) => Promise<Actor | null>;
  readonly line: LifeLine;
  /** Aborted when the process is asked to end. */
  readonly closing: AbortSignal;
  readonly log: (line: string) => void;
}

const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };

type Reason = "asked" | "lost" | "closing";

/** A job under way: says how far it is, and hears whether it is to stop. */
class Course {
  readonly #stop = new AbortController();
  readonly signal = this.#stop.signal;
  reason: Reason | null = null;
  #progress: Progress | null = null;
  #writtenAt = 0;
  #writing: Promise<void> | null = null;

  constructor(private readonly job: TakenJob) {}

  end(reason: Reason): void {
    this.reason ??= reason;
    this.#stop.abort();
  }

  async report(progress: Progress): Promise<void> {
    this.signal.throwIfAborted();
    this.#progress = progress;
    if (performance.now() - this.#writtenAt < writeEveryMs) return;
    await this.write();
    this.signal.throwIfAborted();
  }

  /** Writes what is new, or only the beat. What cannot be written now is written the next time. */
  write(): Promise<void> {
    this.#writing ??= this.#writeNow().finally(() => (this.#writing = null));
    return this.#writing;
  }

  async flush(): Promise<void> {
    await this.#writing;
    await this.write();
  }

  tick(): void {
    const since = performance.now() - this.#writtenAt;
    if (since >= (this.#progress === null ? beatEveryMs : writeEveryMs)) void this.write();
  }

  async #writeNow(): Promise<void> {
    const progress = this.#progress;
    this.#progress = null;
    this.#writtenAt = performance.now();
    const answer = await beat(this.job, progress).catch(() => "unheard" as const);
    if (answer === "unheard") this.#progress ??= progress;
    if (answer === "stop") this.end("asked");
    if (answer === "lost") this.end("lost");
  }
}

/** Does one job to its end and writes how it ended. It never throws for what the handler did. */
export async function runJob(job: TakenJob, around: JobSurroundings): Promise<void> {
  const { line, closing } = around;
  const breaks = line.breaks;
  const course = new Course(job);
  const onClosing = (): void => course.end("closing");
  closing.addEventListener("abort", onClosing);
  if (closing.aborted) onClosing();
  const ticking = setInterval(() => course.tick(), writeEveryMs / 2);
  try {
    await line.hold(job.id);
    const outcome = await attempt(job, course, around);
    await course.flush();
    await settle(job, { outcome, course, breaks }, around);
  } finally {
    clearInterval(ticking);
    closing.removeEventListener("abort", onClosing);
    await line.release(job.id).catch(() => undefined); // without a connection there is no lock to let go of
  }
}

type Outcome = { readonly result: unknown } | { readonly error: unknown };

async function attempt(job: TakenJob, course: Course, around: JobSurroundings): Promise<Outcome> {
  try {
    const actor = job.askedById === null ? operator : await around.findActor(job.askedById, new Date());
    if (actor === null) throw new AppError("FORBIDDEN", { message: noAccount });
    const handler = Object.hasOwn(around.handlers, job.kind) ? around.handlers[job.kind] : undefined;
    if (handler === undefined) throw new AppError("INVALID_STATE", { message: unknownKind });
    const run = {
      jobId: job.id,
      signal: course.signal,
      report: (progress: Progress) => course.report(progress),
    };
    return { result: await handler(actor, job.input, run) };
  } catch (error) {
    return { error };
  }
}

const noAccount =
  "La cuenta de quien pidió este trabajo está bloqueada o ya no existe, por eso no se hizo. Pedirlo desde una cuenta vigente.";
const unknownKind =
  "Este programa no sabe hacer este trabajo: se pidió con otra versión. Usar en todos los equipos la misma versión y pedirlo de nuevo.";

interface Ended {
  readonly outcome: Outcome;
  readonly course: Course;
  /** How often the connection had broken when the job began. */
  readonly breaks: number;
}

async function settle(
  job: TakenJob,
  { outcome, course, breaks }: Ended,
  around: JobSurroundings,
): Promise<void> {
  if (course.reason === "lost") return;
  const isRefusal = "error" in outcome && outcome.error instanceof AppError;
  if ("error" in outcome && course.reason === "closing") return handBack(job);
  if ("error" in outcome && course.reason === null && !isRefusal && (await hasBroken(around.line, breaks))) {
    return untilWritten(() => interruptJob(job), around);
  }
  const end = endOf(outcome, course, around);
  try {
    await untilWritten(() => endJob(job, end), around);
  } catch (error) {
    // The result itself cannot be stored: that too is an end, and the only one that can be written.
    await endJob(job, fault(error, around));
  }
}

function endOf(outcome: Outcome, course: Course, around: JobSurroundings): JobEnd {
  if (!("error" in outcome)) return { state: "done", result: outcome.result };
  const { error } = outcome;
  if (course.reason === "asked") return { state: "cancelled" };
  if (error instanceof AppError) {
    return { state: "failed", problem: { code: error.code, message: error.message } };
  }
  return fault(error, around);
}

/** Logs a fault of ours under a number that whoever asked is told. */
function fault(error: unknown, { log }: JobSurroundings): JobEnd {
  const number = randomBytes(4).toString("hex");
  log(`Falla ${number}: ${describe(error)}`);
  const message = `Algo falló de nuestro lado (código ${number}). Intentar de nuevo; si se repite, dar este código a la administración.`;
  return { state: "failed", problem: { code: "FAULT", message } };
}

/** Texts of the database layer are left out, since they may quote what a person wrote. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const message = error.name.startsWith("Prisma") ? "" : `: ${error.message}`;
  return [`${error.name}${message}`, ...frames.slice(0, 12)].join("\n");
}

/** True if the database went away under the job: what failed then is no fault of the job. */
async function hasBroken(line: LifeLine, breaks: number): Promise<boolean> {
  await wait(noticeMs); // a database that goes down ends its connections one after another
  const isAnswering = await line.keep().then(
    () => true,
    () => false,
  );
  return !isAnswering || line.breaks !== breaks;
}

/** Tries again while the database is away; what it refuses while it is there is thrown. */
async function untilWritten(write: () => Promise<void>, { line, closing }: JobSurroundings): Promise<void> {
  for (;;) {
    const breaks = line.breaks;
    try {
      return await write();
    } catch (error) {
      if (closing.aborted || !(await hasBroken(line, breaks))) throw error;
    }
  }
}
