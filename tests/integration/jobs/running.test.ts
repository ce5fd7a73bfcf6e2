import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { findActorOfPerson } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { requiredEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { cancelJob, enqueueJob } from "@/lib/jobs/commands";
import type { JobHandler } from "@/lib/jobs/handler";
import { getJob } from "@/lib/jobs/queries";
import type { JobView } from "@/lib/jobs/schema";
import { runJobs } from "@/lib/jobs/worker";
import { makeAccount } from "@/tests/factories/auth";
import { makeWorld, type World } from "@/tests/factories/world";
import { withClient } from "../../support/database-client";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (const actor of Object.values(world.own.actors)) await makeAccount({ personId: actor.personId });
});

const logged: string[] = [];
let stop: () => Promise<void> = () => Promise.resolve();

/** Starts a worker in this process, which the test ends. */
function work(handler: JobHandler): void {
  const ending = new AbortController();
  const working = runJobs({
    handlers: { "test.kind": handler },
    findActor: findActorOfPerson,
    log: (line) => logged.push(line),
    signal: ending.signal,
  });
  stop = () => {
    ending.abort();
    return working;
  };
}

afterEach(async () => {
  await stop();
  logged.length = 0;
});

function ask(actor: Actor, kind = "test.kind"): Promise<string> {
  return inTransaction((tx) => enqueueJob(actor, tx, { kind, input: { size: 7 } }));
}

async function until(actor: Actor, id: string, isSo: (job: JobView) => boolean): Promise<JobView> {
  return vi.waitFor(
    async () => {
      const job = await getJob(actor, id);
      expect(isSo(job), JSON.stringify(job)).toBe(true);
      return job;
    },
    { timeout: 15_000, interval: 100 },
  );
}

const hasEnded = (job: JobView): boolean => job.finishedAt !== null;

describe("a job", () => {
  it("is done as whoever asked for it, and keeps what came of it", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    work(async (actor, input) => ({ by: actor.personId, roles: actor.grants.map((g) => g.role), input }));
    expect(await until(mentor, id, hasEnded)).toMatchObject({
      state: "done",
      result: { by: mentor.personId, roles: ["mentor"], input: { size: 7 } },
      problem: null,
    });
  });

  it("has no more rights than are in force when it begins", async () => {
    const { utp_head } = world.own.actors;
    const id = await ask(utp_head);
    await db().grant.updateMany({ where: { personId: utp_head.personId }, data: { revokedAt: new Date() } });
    work(async (actor) => actor.grants.length);
    expect(await until(utp_head, id, hasEnded)).toMatchObject({ state: "done", result: 0 });
  });

  it("of a disabled account is not done, and says so", async () => {
    const { researcher } = world.own.actors;
    const id = await ask(researcher);
    await db().account.update({ where: { personId: researcher.personId }, data: { disabledAt: new Date() } });
    const handler = vi.fn<JobHandler>(async () => null);
    work(handler);
    const job = await until(researcher, id, hasEnded);
    expect(job).toMatchObject({ state: "failed", problem: { code: "FORBIDDEN" } });
    expect(job.problem?.message).toContain("bloqueada");
    expect(handler).not.toHaveBeenCalled();
  });

  it("that is refused fails once, with the refusal's own words", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    const handler = vi.fn<JobHandler>(() => Promise.reject(new AppError("UNREADABLE_FILE")));
    work(handler);
    expect(await until(mentor, id, hasEnded)).toMatchObject({
      state: "failed",
      problem: { code: "UNREADABLE_FILE", message: new AppError("UNREADABLE_FILE").message },
    });
    expect(handler).toHaveBeenCalledOnce();
  });

  it("that meets a fault of ours fails under a number that stands in the log", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    work(() => Promise.reject(new TypeError("a secret detail")));
    const job = await until(mentor, id, hasEnded);
    expect(job).toMatchObject({ state: "failed", problem: { code: "FAULT" } });
    const number = /código ([0-9a-f]{8})/.exec(job.problem?.message ?? "")?.[1];
    expect(job.problem?.message).not.toContain("secret");
    expect(logged).toEqual([expect.stringContaining(`Falla ${number}: TypeError: a secret detail`)]);
  });

  it("whose result cannot be stored fails like any other fault", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    work(async () => ({ text: "a\u0000b" }));
    expect(await until(mentor, id, hasEnded)).toMatchObject({ state: "failed", problem: { code: "FAULT" } });
  });

  it("of a kind that nobody here does fails and says what to do", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor, "test.unknown");
    work(async () => null);
    expect((await until(mentor, id, hasEnded)).problem?.message).toContain("misma versión");
  });

  it("shows how far it is while it runs, and stops when asked", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    work(async (_actor, _input, run) => {
      await run.report({ stage: "Leyendo filas", done: 20, total: 80 });
      await new Promise((resolve) => run.signal.addEventListener("abort", resolve));
      run.signal.throwIfAborted();
    });
    await until(mentor, id, (job) => job.stage === "Leyendo filas");
    const seen = await withClient(requiredEnv("DATABASE_URL"), (client) =>
      client.query("SELECT state::text, progress_done, progress_total FROM job WHERE id = $1", [id]),
    );
    expect(seen.rows).toEqual([{ state: "running", progress_done: 20, progress_total: 80 }]);
    await cancelJob(mentor, id);
    expect(await until(mentor, id, hasEnded)).toMatchObject({ state: "cancelled", problem: null });
    expect(logged).toEqual([]);
  });

  it("may say how far it is as often as it likes, and its last word stands", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    work(async (_actor, _input, run) => {
      for (let done = 1; done <= 5_000; done += 1)
        await run.report({ stage: "Contando", done, total: 5_000 });
    });
    expect(await until(mentor, id, hasEnded)).toMatchObject({ state: "done", progressDone: 5_000 });
  });

  it("goes back to the queue when its process is asked to end, and that is no interruption", async () => {
    const { mentor } = world.own.actors;
    const id = await ask(mentor);
    work(async (_actor, _input, run) => {
      await run.report({ stage: "A medias" });
      await new Promise((_, reject) =>
        run.signal.addEventListener("abort", () => reject(new Error("ended"))),
      );
    });
    await until(mentor, id, (job) => job.stage === "A medias");
    await stop();
    expect(await getJob(mentor, id)).toMatchObject({ state: "waiting", interruptions: 0 });
    work(async () => "at last");
    expect(await until(mentor, id, hasEnded)).toMatchObject({ state: "done", result: "at last" });
  });
});

describe("two workers on one database", () => {
  it("never do the same job twice", async () => {
    const { mentor } = world.own.actors;
    const ids = await Promise.all(Array.from({ length: 8 }, () => ask(mentor)));
    const done: string[] = [];
    const handler: JobHandler = async (_actor, _input, run) => void done.push(run.jobId);
    work(handler);
    const stopFirst = stop;
    work(handler);
    for (const id of ids) await until(mentor, id, hasEnded);
    await stopFirst();
    expect(done.sort()).toEqual([...ids].sort());
  });
});
