import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { findActorOfPerson } from "@/lib/auth/actor";
import { ownProgram } from "@/lib/cli/own-program";
import { projectRoot } from "@/lib/cli/project-root";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { childEnvironment, requiredEnv } from "@/lib/env";
import { cancelJob, enqueueJob } from "@/lib/jobs/commands";
import type { JobHandler } from "@/lib/jobs/handler";
import { getJob } from "@/lib/jobs/queries";
import type { JobView } from "@/lib/jobs/schema";
import { runJobs } from "@/lib/jobs/worker";
import { makeAccount } from "@/tests/factories/auth";
import { makeWorld } from "@/tests/factories/world";
import { withClient } from "../../support/database-client";

let mentor: Actor & { readonly personId: string };
beforeAll(async () => {
  ({ mentor } = (await makeWorld()).own.actors);
  await makeAccount({ personId: mentor.personId });
});

function ask(): Promise<string> {
  return inTransaction((tx) => enqueueJob(mentor, tx, { kind: "test.endless", input: {} }));
}

async function until(id: string, isSo: (job: JobView) => boolean): Promise<JobView> {
  return vi.waitFor(
    async () => {
      const job = await getJob(mentor, id);
      expect(isSo(job), JSON.stringify(job)).toBe(true);
      return job;
    },
    { timeout: 15_000, interval: 100 },
  );
}

/** Runs a worker in this process while the work lasts. */
async function withWorker<T>(handler: JobHandler, during: () => Promise<T>): Promise<T> {
  const ending = new AbortController();
  const working = runJobs({
    handlers: { "test.endless": handler },
    findActor: findActorOfPerson,
    log: () => undefined,
    signal: ending.signal,
  });
  try {
    return await during();
  } finally {
    ending.abort();
    await working;
  }
}

function startProgram(): ChildProcess {
  const program = path.join(projectRoot, "tests/support/jobs-program.ts");
  return spawn(process.execPath, ownProgram(program), {
    cwd: projectRoot,
    env: childEnvironment({ NODE_ENV: "production" }),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

async function kill(program: ChildProcess): Promise<void> {
  const gone = once(program, "exit");
  program.kill("SIGKILL");
  await gone;
}

/** Jobs that a killed process left in the middle. */
async function leaveUnfinished(id: string): Promise<void> {
  const program = startProgram();
  try {
    await until(id, (job) => job.stage === "Comenzado por el primer proceso");
  } finally {
    await kill(program);
  }
}

/** Cuts every connection but its own, as a restart of the database does, once a statement with that text is under way. */
async function cutConnections(text = ""): Promise<void> {
  await withClient(requiredEnv("DATABASE_URL"), async (client) => {
    const others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    await vi.waitFor(async () => {
      const { rowCount } = await client.query(`SELECT 1 ${others} AND query LIKE $1`, [`%${text}%`]);
      expect(rowCount).toBeGreaterThan(0);
    });
    await client.query(`SELECT pg_terminate_backend(pid) ${others}`);
  });
}

it("a job whose process was killed is taken up again by the next worker, and says so", async () => {
  const id = await ask();
  await leaveUnfinished(id);
  expect(await getJob(mentor, id)).toMatchObject({ state: "running", interruptions: 0 });
  const job = await withWorker(
    async () => "taken up",
    () => until(id, ({ finishedAt }) => finishedAt !== null),
  );
  expect(job).toMatchObject({ state: "done", result: "taken up", interruptions: 1 });
});

it("a job that is alive is left to its process, however long that one says nothing", async () => {
  const id = await ask();
  const program = startProgram();
  try {
    await until(id, ({ stage }) => stage !== null);
    program.kill("SIGSTOP"); // busy beyond speaking, as a long calculation is, and yet there
    await db().job.update({ where: { id }, data: { heartbeatAt: new Date(Date.now() - 60_000) } });
    const handler = vi.fn<JobHandler>(async () => null);
    const other = await ask();
    await withWorker(handler, () => until(other, ({ finishedAt }) => finishedAt !== null));
    expect(handler).toHaveBeenCalledOnce();
    expect(await getJob(mentor, id)).toMatchObject({ state: "running", interruptions: 0 });
  } finally {
    await kill(program);
    await cancelJob(mentor, id);
  }
});

it("the third interruption is the last: the job fails and says what to do", async () => {
  const id = await ask();
  await db().job.update({ where: { id }, data: { interruptions: 2 } });
  await db().$executeRaw`
    UPDATE job SET state = 'running', heartbeat_at = now() - interval '1 minute' WHERE id = ${id}::uuid`;
  const handler = vi.fn<JobHandler>(async () => null);
  const job = await withWorker(handler, () => until(id, ({ finishedAt }) => finishedAt !== null));
  expect(job).toMatchObject({ state: "failed", interruptions: 3, problem: { code: "INTERRUPTED" } });
  expect(job.problem?.message).toContain("3 veces");
});

it("a worker whose connections are cut goes on with the job and takes the next", async () => {
  const [first, second] = [await ask(), await ask()];
  let goOn: () => void = () => undefined;
  const cut = new Promise<void>((resolve) => (goOn = resolve));
  const handler: JobHandler = async (_actor, _input, run) => {
    await run.report({ stage: "Esperando el corte" });
    await cut;
    return "survived";
  };
  await withWorker(handler, async () => {
    await until(first, ({ stage }) => stage === "Esperando el corte");
    await cutConnections();
    goOn();
    for (const id of [first, second]) {
      const job = await until(id, ({ finishedAt }) => finishedAt !== null);
      expect(job).toMatchObject({ state: "done", result: "survived", interruptions: 0 });
    }
  });
});

it("a job that fails because the database went away is begun again", async () => {
  const id = await ask();
  let attempts = 0;
  const handler: JobHandler = async () => {
    attempts += 1;
    if (attempts > 1) return "second time";
    const longQuery = db().$queryRaw`SELECT 1 FROM pg_sleep(60)`;
    await Promise.all([longQuery, cutConnections("pg_sleep")]);
    return "never";
  };
  const job = await withWorker(handler, () => until(id, ({ finishedAt }) => finishedAt !== null));
  expect(job).toMatchObject({ state: "done", result: "second time", interruptions: 1 });
});
