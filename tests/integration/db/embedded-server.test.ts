import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { dataFolder } from "@/lib/db/embedded/data-folder";
import { findPostmaster, isProcessAlive } from "@/lib/db/embedded/postmaster";
import { openEmbeddedServer } from "@/lib/db/embedded/server";
import { withClient } from "../../support/database-client";

let parent: string;
let folder: string;

// Creating a cluster is the slow part: all tests share one, and each finds it stopped.
beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), "embedded-server-"));
  chmodSync(parent, 0o755);
  folder = path.join(parent, "postgres");
  await stopServer();
});

afterEach(() => stopServer());

afterAll(() => rmSync(parent, { recursive: true }));

async function stopServer(): Promise<void> {
  const server = await openEmbeddedServer({ folder });
  await server.stop();
}

function runningPid(): number {
  const postmaster = findPostmaster(dataFolder(folder));
  if (postmaster === undefined) throw new Error("No server runs in the folder");
  return postmaster.pid;
}

async function untilGone(pid: number): Promise<void> {
  await expect.poll(() => isProcessAlive(pid), { timeout: 10_000 }).toBe(false);
}

test("the server listens on this machine only and lets nobody in without the password", async () => {
  const server = await openEmbeddedServer({ folder });
  const listening = await withClient(server.url("postgres"), (client) =>
    client.query("SHOW listen_addresses"),
  );
  expect(listening.rows).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const withWrongPassword = new URL(server.url("postgres"));
  withWrongPassword.password = "wrong";
  await expect(withClient(withWrongPassword.href, (client) => client.query("SELECT 1"))).rejects.toThrow(
    /password/,
  );
  expect(statSync(path.join(folder, "password")).mode & 0o777).toBe(0o600);
});

test("the port and the password stay the same from one start to the next", async () => {
  const first = await openEmbeddedServer({ folder });
  await first.stop();
  const second = await openEmbeddedServer({ folder });
  expect(second.wasRunning).toBe(false);
  expect(second.url("postgres")).toBe(first.url("postgres"));
});

test("a server killed with its data written starts again and has lost nothing", async () => {
  const server = await openEmbeddedServer({ folder });
  await withClient(server.url("postgres"), async (client) => {
    await client.query("CREATE TABLE kept (id integer)");
    await client.query("INSERT INTO kept VALUES (7)");
  });
  const pid = runningPid();
  process.kill(pid, "SIGKILL");
  await untilGone(pid);
  const again = await openEmbeddedServer({ folder });
  expect(again.wasRunning).toBe(false);
  const { rows } = await withClient(again.url("postgres"), (client) => client.query("SELECT id FROM kept"));
  expect(rows).toEqual([{ id: 7 }]);
});

test("a server killed during use comes back on its port", async () => {
  const server = await openEmbeddedServer({ folder });
  expect(await server.revive()).toBe(false);
  const pid = runningPid();
  process.kill(pid, "SIGKILL");
  await untilGone(pid);
  expect(await server.revive()).toBe(true);
  const { rows } = await withClient(server.url("postgres"), (client) => client.query("SELECT 1 AS alive"));
  expect(rows).toEqual([{ alive: 1 }]);
});

test("a pid file that names a living process of another program does not block the start", async () => {
  const server = await openEmbeddedServer({ folder });
  const pidFile = path.join(folder, "cluster", "postmaster.pid");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  await server.stop();
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"));
  const again = await openEmbeddedServer({ folder });
  expect(again.wasRunning).toBe(false);
  expect(runningPid()).not.toBe(process.pid);
});

test("two starts at once end in one server", async () => {
  const [first, second] = await Promise.all([openEmbeddedServer({ folder }), openEmbeddedServer({ folder })]);
  expect(first.port).toBe(second.port);
  expect([first.wasRunning, second.wasRunning].sort()).toEqual([false, true]);
});

test("a process that ends does not stop the server while another living one uses it", async () => {
  const server = await openEmbeddedServer({ folder });
  const otherLease = path.join(folder, "leases", String(process.ppid));
  writeFileSync(otherLease, "");
  await server.stop();
  expect(isProcessAlive(runningPid())).toBe(true);
  rmSync(otherLease);
});

test("a lost password stops the start and leaves the data as they are", async () => {
  const server = await openEmbeddedServer({ folder });
  await server.stop();
  const passwordFile = path.join(folder, "password");
  const password = readFileSync(passwordFile, "utf8");
  rmSync(passwordFile);
  await expect(openEmbeddedServer({ folder })).rejects.toThrow(/Falta la clave/);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const again = await openEmbeddedServer({ folder });
  expect(again.port).toBe(server.port);
});
