/* A process that does jobs for the tests that end it in the middle: its only kind says that it began, and never ends. */
import { findActorOfPerson } from "@/lib/auth/actor";
import { runJobs } from "@/lib/jobs/worker";

await runJobs({
  handlers: {
    "test.endless": async (_actor, _input, run) => {
      await run.report({ stage: "Comenzado por el primer proceso", done: 1, total: 2 });
      await new Promise(() => undefined);
    },
  },
  findActor: findActorOfPerson,
  log: (line) => process.stderr.write(`${line}\n`),
  signal: new AbortController().signal,
});
