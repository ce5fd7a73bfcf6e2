import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { migrate, MigrationError, readMigrations } from "@/lib/db/migrate";
import { withClient, withDatabase } from "../../support/database-client";

let folder: string;
let databaseUrl: string;
let database: string;

function writeMigration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

async function rows<T extends object>(sql: string): Promise<T[]> {
  return withClient(databaseUrl, async (client) => (await client.query<T>(sql)).rows);
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
  database = `acompana_migrate_${randomBytes(6).toString("hex")}`;
  await withClient(inject("adminUrl"), (client) => client.query(`CREATE DATABASE ${database}`));
  databaseUrl = withDatabase(inject("adminUrl"), database);
  writeMigration("20260101000000_first", "CREATE TABLE thing (id integer PRIMARY KEY);");
  writeMigration(
    "20260102000000_second",
    "ALTER TABLE thing ADD COLUMN name text;\nINSERT INTO thing VALUES (1, 'a');",
  );
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await withClient(inject("adminUrl"), (client) => client.query(`DROP DATABASE ${database} WITH (FORCE)`));
});

test("a fresh database gets every migration in order, recorded in the form that Prisma reads", async () => {
  const names = ["20260101000000_first", "20260102000000_second"];
  expect(await migrate({ databaseUrl, folder })).toEqual(names);
  expect(await rows("SELECT * FROM thing")).toEqual([{ id: 1, name: "a" }]);
  const history = await rows<Record<string, unknown>>("SELECT * FROM _prisma_migrations ORDER BY started_at");
  expect(history.map((row) => row.migration_name)).toEqual(names);
  expect(history[0]).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    checksum: createHash("sha256").update("CREATE TABLE thing (id integer PRIMARY KEY);").digest("hex"),
    finished_at: expect.any(Date),
    logs: null,
    rolled_back_at: null,
    applied_steps_count: 1,
  });
});

test("a second run changes nothing", async () => {
  await migrate({ databaseUrl, folder });
  expect(await migrate({ databaseUrl, folder })).toEqual([]);
  expect(await rows("SELECT * FROM thing")).toHaveLength(1);
});

test("a migration added later is the only one applied", async () => {
  await migrate({ databaseUrl, folder });
  writeMigration("20260103000000_third", "INSERT INTO thing VALUES (2, 'b');");
  expect(await migrate({ databaseUrl, folder })).toEqual(["20260103000000_third"]);
});

test("a migration whose file changed after it was applied is refused by name", async () => {
  await migrate({ databaseUrl, folder });
  writeMigration("20260101000000_first", "CREATE TABLE thing (id bigint PRIMARY KEY);");
  await expect(migrate({ databaseUrl, folder })).rejects.toThrow(
    /20260101000000_first cambió después de aplicarse/,
  );
});

test("a database of a newer version is refused", async () => {
  await migrate({ databaseUrl, folder });
  rmSync(path.join(folder, "20260102000000_second"), { recursive: true });
  await expect(migrate({ databaseUrl, folder })).rejects.toThrow(MigrationError);
});

test("a migration that fails leaves nothing of itself and may be corrected", async () => {
  writeMigration(
    "20260103000000_third",
    "CREATE TABLE half (id integer);\nSELECT no_such_column FROM thing;",
  );
  await expect(migrate({ databaseUrl, folder })).rejects.toThrow(/20260103000000_third no se pudo aplicar/);
  expect(await rows("SELECT 1 FROM pg_tables WHERE tablename = 'half'")).toEqual([]);
  writeMigration("20260103000000_third", "CREATE TABLE half (id integer);");
  expect(await migrate({ databaseUrl, folder })).toEqual(["20260103000000_third"]);
});

test("runs at the same time apply each migration once", async () => {
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate({ databaseUrl, folder })));
  expect(applied.flat()).toEqual(["20260101000000_first", "20260102000000_second"]);
});

test("the project's own migrations are in the order of their dates", () => {
  const names = readMigrations().map((migration) => migration.name);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toMatch(/^\d{14}_[a-z0-9_]+$/);
});
