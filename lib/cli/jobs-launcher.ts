import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ownProgram } from "@/lib/cli/own-program";
import { projectRoot } from "@/lib/cli/project-root";
import { say } from "@/lib/cli/say";
import { childEnvironment } from "@/lib/env";

const jobsProcess = path.join(projectRoot, "lib/cli/jobs-process.ts");
/** Memory of the jobs process, in MB: a job that wants more ends alone, and the web server goes on. */
const memoryMb = 1_536;
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** A process that lived this long was well: the next pause is the first one again. */
const wellAfterMs = 60_000;
/** The worker hands back what it was doing well within this time. */
const closeMs = 8_000;

export interface JobsProcessOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends it when aborted. */
  readonly ending: AbortSignal;
}

/** Keeps the jobs process running, after a pause that grows while it keeps ending, until the signal or the returned function ends it. */
export function startJobsProcess(options: JobsProcessOptions): () => Promise<void> {
  const stopping = new AbortController();
  const keeping = keepRunning(options, AbortSignal.any([options.ending, stopping.signal]));
  return async () => {
    stopping.abort();
    await keeping;
  };
}

async function keepRunning(options: JobsProcessOptions, ending: AbortSignal): Promise<void> {
  let pauseMs = firstPauseMs;
  while (!ending.aborted) {
    const startedAt = performance.now();
    const how = await runOnce(options.environment, ending);
    if (ending.aborted) return;
    if (performance.now() - startedAt > wellAfterMs) pauseMs = firstPauseMs;
    say(`El proceso de los trabajos largos terminó por su cuenta (${how}). Se inicia de nuevo.`);
    await wait(pauseMs, undefined, { signal: ending }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

function runOnce(environment: JobsProcessOptions["environment"], ending: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, ownProgram(jobsProcess, [`--max-old-space-size=${memoryMb}`]), {
    cwd: projectRoot,
    env: childEnvironment(environment),
    stdio: ["ignore", process.stderr, "inherit", "ipc"],
  });
  return new Promise((resolve) => {
    const end = (): void => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), closeMs).unref();
    };
    ending.addEventListener("abort", end);
    const settle = (how: string): void => {
      ending.removeEventListener("abort", end);
      resolve(how);
    };
    child.once("exit", (code, signal) => settle(signal ?? `código ${code ?? "?"}`));
    child.once("error", (error) => settle(error.message));
  });
}
