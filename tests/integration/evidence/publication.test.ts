import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { ownProgram } from "@/lib/cli/own-program";
import { projectRoot } from "@/lib/cli/project-root";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { childEnvironment, requiredEnv } from "@/lib/env";
import { stageParsedFile } from "@/lib/evidence/commands/batches";
import { askPublication, carryOutPublication } from "@/lib/evidence/commands/publication";
import { getBatch } from "@/lib/evidence/queries/imports";
import { getJob } from "@/lib/jobs/queries";
import { makeAccount } from "@/tests/factories/auth";
import { aColumn, aFile } from "@/tests/factories/evidence";
import { makeWorld, type World } from "@/tests/factories/world";
import { withClient } from "../../support/database-client";

let world: World;
let lead: Actor & { readonly personId: string };
let year = 2040;

beforeAll(async () => {
  world = await makeWorld();
  lead = world.own.actors.programme_lead;
  await makeAccount({ personId: lead.personId });
});

/** A batch to review, of a year of its own so that no test finds another's figures. */
async function stage(): Promise<string> {
  year += 1;
  const file = await aFile([aColumn({ [world.own.school.rbd]: 253 }, { year })], { year });
  const { batchId } = await inTransaction((tx) => stageParsedFile(lead, tx, { file }));
  return batchId ?? "";
}

function startJobs(): ChildProcess {
  return spawn(process.execPath, ownProgram(path.join(projectRoot, "lib/cli/jobs-process.ts")), {
    cwd: projectRoot,
    env: childEnvironment({ NODE_ENV: "production" }),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function stop(program: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const gone = once(program, "exit");
  program.kill(signal);
  await gone;
}

const soon = { timeout: 40_000, interval: 100 } as const;

async function isStuckAtFigures(): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'school_indicator'::regclass`;
  return rows.length > 0;
}

it("is asked for once, by whoever may, and says so in the audit", async () => {
  const id = await stage();
  await expect(askPublication(world.own.actors.teacher, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(askPublication(lead, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { jobId } = await askPublication(lead, id);
  expect(await getBatch(lead, id)).toMatchObject({
    state: "staged",
    canPublish: false,
    canDiscard: false,
    publication: { jobId, isOwn: true, isEnded: false },
  });
  expect(await getBatch(world.own.actors.admin, id)).toMatchObject({ publication: { isOwn: false } });
  await expect(askPublication(lead, id)).rejects.toMatchObject({ code: "INVALID_STATE" });
  const asked = { thingId: id, action: "evidence.publication_asked" };
  expect(await db().auditEntry.count({ where: asked })).toBe(1);
  await db().job.update({ where: { id: jobId }, data: { state: "cancelled" } });
  expect(await getBatch(lead, id)).toMatchObject({ canPublish: true });
});

it("carried out again by the same job, because its process ended after the commit, changes nothing", async () => {
  const id = await stage();
  const { jobId } = await askPublication(lead, id);
  const run = { jobId, report: () => Promise.resolve(), signal: new AbortController().signal };
  expect(await carryOutPublication(lead, { batchId: id, run })).toEqual({ state: "published" });
  expect(await carryOutPublication(lead, { batchId: id, run })).toEqual({ state: "published" });
  expect(await db().auditEntry.count({ where: { thingId: id, action: "evidence.published" } })).toBe(1);
  await db().job.update({ where: { id: jobId }, data: { state: "cancelled" } });
});

it("killed in the middle it leaves the batch absent; the next process makes it whole and the job says so", async () => {
  const id = await stage();
  const { jobId } = await askPublication(lead, id);
  await withClient(requiredEnv("DATABASE_URL"), async (client) => {
    // The publication has marked its columns and comes to a stop where it would write the schools' figures.
    await client.query("BEGIN");
    await client.query("LOCK TABLE school_indicator IN ACCESS EXCLUSIVE MODE");
    const first = startJobs();
    await vi.waitFor(async () => expect(await isStuckAtFigures()).toBe(true), soon);
    await stop(first, "SIGKILL");
    await client.query("ROLLBACK");
  });
  expect(await db().schoolIndicator.count({ where: { batchId: id } })).toBe(0);

  const second = startJobs();
  try {
    await vi.waitFor(async () => expect(await getJob(lead, jobId)).toMatchObject({ state: "done" }), soon);
  } finally {
    await stop(second, "SIGTERM");
  }
  expect(await getJob(lead, jobId)).toMatchObject({ interruptions: 1, result: { state: "published" } });
  expect(await getBatch(lead, id)).toMatchObject({ state: "published", canPublish: false });
  expect(await db().schoolIndicator.count({ where: { batchId: id } })).toBe(1);
  expect(await db().auditEntry.count({ where: { thingId: id, action: "evidence.published" } })).toBe(1);
}, 120_000);
