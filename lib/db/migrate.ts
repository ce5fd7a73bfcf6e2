import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";

/** The lock that Prisma's own `migrate deploy` takes, so that the two never run at once. */
const prismaAdvisoryLock = 72707369;

const defaultFolder = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

const historyTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

export interface MigrateOptions {
  readonly databaseUrl: string;
  readonly folder?: string;
  readonly log?: (line: string) => void;
}

/** The migrations of a folder in the order of their names, each with the checksum that Prisma would write. */
export function readMigrations(folder: string = defaultFolder): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const content = readFileSync(path.join(folder, name, "migration.sql"));
      return {
        name,
        sql: content.toString("utf8"),
        checksum: createHash("sha256").update(content).digest("hex"),
      };
    });
}

/**
 * Brings a database to the newest migration and returns the names it applied. Each migration commits whole or not
 * at all; two runs at once wait for each other; throws MigrationError when the history does not match the files.
 */
export async function migrate({
  databaseUrl,
  folder,
  log = () => undefined,
}: MigrateOptions): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    // Held by the session: it goes when the connection does, also after a crash.
    await client.query("SELECT pg_advisory_lock($1)", [prismaAdvisoryLock]);
    await client.query(historyTable);
    const pending = pendingMigrations(migrations, await readHistory(client));
    for (const migration of pending) {
      log(migration.name);
      await applyMigration(client, migration);
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function readHistory(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
      WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

function pendingMigrations(
  migrations: readonly Migration[],
  history: readonly AppliedMigration[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const applied of history) {
    const migration = known.get(applied.migration_name);
    if (migration === undefined) {
      throw new MigrationError(
        `La base de datos tiene la migración ${applied.migration_name}, que esta versión no conoce. ` +
          "Usar una versión más nueva del programa.",
      );
    }
    if (applied.finished_at === null) {
      throw new MigrationError(
        `La migración ${applied.migration_name} quedó a medias. Resolverla con "prisma migrate resolve" y repetir.`,
      );
    }
    if (applied.checksum !== migration.checksum) {
      throw new MigrationError(
        `La migración ${applied.migration_name} cambió después de aplicarse. ` +
          "Restaurar su archivo original y escribir el cambio como una migración nueva.",
      );
    }
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function applyMigration(client: Client, migration: Migration): Promise<void> {
  const startedAt = new Date();
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations
         (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), $3, NULL, NULL, $4, 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`La migración ${migration.name} no se pudo aplicar: ${reason}`, {
      cause: error,
    });
  }
}
