import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/db/id";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { requiredEnv } from "@/lib/env";
import { cancelJob, enqueueJob } from "@/lib/jobs/commands";
import { getJob, listMyJobs } from "@/lib/jobs/queries";
import { diffToSchema } from "@/prisma/diff";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const anything = { kind: "test.kind", input: { batchId: "b-1", isDeep: true, skipped: undefined } };

async function countMessages(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pgboss.job`;
  return row?.count ?? 0;
}

describe("asking for a job", () => {
  it("keeps what was asked for and by whom, and queues one message", async () => {
    const { mentor } = world.own.actors;
    const id = await inTransaction((tx) => enqueueJob(mentor, tx, anything));
    expect(await getJob(mentor, id)).toMatchObject({ kind: "test.kind", state: "waiting", interruptions: 0 });
    const row = await db().job.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ askedById: mentor.personId, input: { batchId: "b-1", isDeep: true } });
    expect(await countMessages()).toBe(1);
  });

  it("leaves neither row nor message when the transaction is rolled back", async () => {
    const before = { jobs: await db().job.count(), messages: await countMessages() };
    const failing = inTransaction(async (tx) => {
      await enqueueJob(world.own.actors.mentor, tx, anything);
      throw new Error("the rest failed");
    });
    await expect(failing).rejects.toThrow("the rest failed");
    expect({ jobs: await db().job.count(), messages: await countMessages() }).toEqual(before);
  });

  it("makes the queue outside what the migrations describe", async () => {
    await inTransaction((tx) => enqueueJob(world.own.actors.mentor, tx, anything));
    expect(await diffToSchema(requiredEnv("DATABASE_URL"))).toBe("");
  });
});

describe("seeing jobs", () => {
  it("is for whoever asked, not even for the administration", async () => {
    const { teacher, admin } = world.own.actors;
    const id = await inTransaction((tx) => enqueueJob(teacher, tx, anything));
    await expect(getJob(admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getJob(teacher, newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getJob(teacher, "not an id")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listMyJobs(teacher)).rows.map((job) => job.id)).toEqual([id]);
    expect((await listMyJobs(admin)).rows).toEqual([]);
  });

  it("of the command line is for the operator", async () => {
    const operator = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] } as const;
    const id = await inTransaction((tx) => enqueueJob(operator, tx, anything));
    expect((await getJob(operator, id)).state).toBe("waiting");
    await expect(getJob(world.own.actors.admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("stopping a job that waits", () => {
  it("ends it at once, takes its message away and leaves its trace", async () => {
    const { principal } = world.own.actors;
    const before = await countMessages();
    const id = await inTransaction((tx) => enqueueJob(principal, tx, anything));
    await cancelJob(principal, id);
    expect(await getJob(principal, id)).toMatchObject({ state: "cancelled", finishedAt: expect.any(Date) });
    expect(await countMessages()).toBe(before);
    const entries = await db().auditEntry.findMany({ where: { thingId: id } });
    expect(entries).toMatchObject([
      { action: "job.cancelled", actorId: principal.personId, details: { kind: "test.kind" } },
    ]);
  });

  it("is refused for one that ended", async () => {
    const { principal } = world.own.actors;
    const id = await inTransaction((tx) => enqueueJob(principal, tx, anything));
    await cancelJob(principal, id);
    await expect(cancelJob(principal, id)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("is refused for one that somebody else asked for, and changes nothing", async () => {
    const { principal, admin } = world.own.actors;
    const id = await inTransaction((tx) => enqueueJob(principal, tx, anything));
    await expect(cancelJob(admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getJob(principal, id)).toMatchObject({ state: "waiting" });
  });
});
