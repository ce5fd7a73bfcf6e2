import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { ownProgram } from "@/lib/cli/own-program";
import { projectRoot } from "@/lib/cli/project-root";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { childEnvironment, requiredEnv } from "@/lib/env";
import { publishBatch, stageParsedFile } from "@/lib/evidence/commands/batches";
import { aColumn, aFile } from "../../factories/evidence";
import { makeWorld } from "../../factories/world";
import { withClient } from "../../support/database-client";

const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };
const program = path.join(projectRoot, "tests/support/publish-batch.ts");

async function waiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = 'school_indicator'::regclass`;
  return row?.count ?? 0;
}

async function sessionsPublishing(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks
     WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return row?.count ?? 0;
}

it("a process killed in the middle of publishing leaves the batch absent, and it can be published again", async () => {
  const { own } = await makeWorld();
  const file = await aFile([aColumn({ [own.school.rbd]: 253 })]);
  const { batchId } = await inTransaction((tx) => stageParsedFile(operator, tx, { file }));
  const id = batchId ?? "";

  await withClient(requiredEnv("DATABASE_URL"), async (client) => {
    // The publication has marked its columns and comes to a stop where it would write the schools' figures.
    await client.query("BEGIN");
    await client.query("LOCK TABLE school_indicator IN ACCESS EXCLUSIVE MODE");
    const child = spawn(process.execPath, [...ownProgram(program), id], {
      cwd: projectRoot,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: childEnvironment({}),
    });
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 40_000, interval: 50 });
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    await client.query("ROLLBACK");
  });

  // The server notices the death of the connection once it is let on: only then is it known what is left of it.
  await vi.waitFor(async () => expect(await sessionsPublishing()).toBe(0), { timeout: 20_000, interval: 50 });
  expect(await db().importBatch.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "staged" });
  expect(await db().officialColumn.count({ where: { batchId: id, isCurrent: true } })).toBe(0);
  expect(await db().schoolIndicator.count({ where: { batchId: id } })).toBe(0);

  expect(await publishBatch(operator, id)).toEqual({ state: "published" });
  expect(await db().schoolIndicator.count({ where: { batchId: id } })).toBe(1);
  expect(await db().auditEntry.count({ where: { thingId: id, action: "evidence.published" } })).toBe(1);
}, 90_000);
