/*
 * The process that does the jobs, beside the web server, so that heavy work never keeps a page waiting. Started by
 * jobs-launcher.ts; DATABASE_URL and the secret arrive in its environment.
 */
import { constants, setPriority } from "node:os";
import { findActorOfPerson } from "@/lib/auth/actor";
import { jobHandlers } from "@/lib/cli/job-handlers";
import { say } from "@/lib/cli/say";
import { disconnect } from "@/lib/db/client";
import { runJobs } from "@/lib/jobs/worker";

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());

// Pages go first where both want the processor.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

await runJobs({ handlers: jobHandlers, findActor: findActorOfPerson, log: say, signal: ending.signal });
await disconnect();
// A handler that did not stop in time would otherwise keep an ended program alive.
process.exit(0);
