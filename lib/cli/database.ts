import path from "node:path";
import { say } from "@/lib/cli/say";
import { openEmbeddedServer } from "@/lib/db/embedded/server";
import { migrate } from "@/lib/db/migrate";
import { env, setEnvironment } from "@/lib/env";
import { projectRoot } from "@/lib/cli/project-root";
import { Client } from "pg";

const databaseName = "acompana";

export interface OpenDatabase {
  /** Whether DATABASE_URL named a server of the person's own. */
  readonly isOwnServer: boolean;
  close(): Promise<void>;
}

/** Where this installation keeps its data, as a whole path. */
export function dataDirectory(): string {
  return path.resolve(projectRoot, env().ACOMPANA_DATA_DIR);
}

async function createDatabaseOnce(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function openEmbedded(): Promise<{ url: string; close: () => Promise<void> }> {
  say("Iniciando la base de datos…");
  const server = await openEmbeddedServer({ folder: path.join(dataDirectory(), "postgres") });
  await createDatabaseOnce(server.url("postgres"));
  return { url: server.url(databaseName), close: () => server.stop() };
}

/**
 * Opens the database that DATABASE_URL names, or else the embedded one, brings it to the newest migration and sets
 * DATABASE_URL for this process. The address holds a password: it travels by environment, never by argument or log.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const own = env().DATABASE_URL;
  const opened = own === undefined ? await openEmbedded() : { url: own, close: () => Promise.resolve() };
  try {
    const applied = await migrate({ databaseUrl: opened.url });
    if (applied.length > 0) say(`Base de datos al día: ${applied.length} migraciones aplicadas.`);
  } catch (error) {
    await opened.close();
    throw error;
  }
  setEnvironment({ DATABASE_URL: opened.url });
  return { isOwnServer: own !== undefined, close: opened.close };
}
