import { expect, it, vi } from "vitest";
import { startJobsProcess } from "@/lib/cli/jobs-launcher";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { requiredEnv } from "@/lib/env";
import { enqueueJob } from "@/lib/jobs/commands";
import { getJob } from "@/lib/jobs/queries";
import { withClient } from "../../support/database-client";

const operator = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] } as const;

async function countWorkers(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'acompana-jobs'`;
  return row?.count ?? 0;
}

it("the process beside the web server does the jobs, and is gone once it is stopped", async () => {
  const stop = startJobsProcess({ environment: {}, ending: new AbortController().signal });
  try {
    const id = await inTransaction((tx) => enqueueJob(operator, tx, { kind: "test.unknown", input: {} }));
    const job = await vi.waitFor(
      async () => {
        const seen = await getJob(operator, id);
        expect(seen.finishedAt).not.toBeNull();
        return seen;
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(job.problem?.message).toContain("misma versión");
    expect(await countWorkers()).toBe(1);
  } finally {
    await stop();
  }
  expect(await countWorkers()).toBe(0);
});

it("machines that start at once on a fresh database agree on one queue", async () => {
  await withClient(requiredEnv("DATABASE_URL"), (client) =>
    client.query("DROP SCHEMA IF EXISTS pgboss CASCADE"),
  );
  const machines = [];
  for (let count = 0; count < 3; count += 1) {
    vi.resetModules(); // each has a memory of its own
    machines.push(await import("@/lib/jobs/queue"));
  }
  await Promise.all(machines.map(({ prepareQueue }) => prepareQueue()));
  expect(await db().$queryRaw`SELECT name FROM pgboss.queue`).toEqual([{ name: "jobs" }]);
});
