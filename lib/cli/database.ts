import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { say } from "@/lib/cli/say";
import { openEmbeddedServer } from "@/lib/db/embedded/server";
import { migrate } from "@/lib/db/migrate";
import { env, setEnvironment } from "@/lib/env";
import { projectRoot } from "@/lib/cli/project-root";

const databaseName = "acompana";
const watchEveryMs = 1_000;

export interface OpenDatabase {
  close(): Promise<void>;
  /** Brings the database back if it is killed, until the returned function is called. */
  watch(): () => Promise<void>;
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

interface Opened {
  readonly url: string;
  close(): Promise<void>;
  revive(): Promise<boolean>;
}

async function openEmbedded(): Promise<Opened> {
  say("Iniciando la base de datos…");
  const server = await openEmbeddedServer({ folder: path.join(dataDirectory(), "postgres") });
  await createDatabaseOnce(server.url("postgres"));
  return { url: server.url(databaseName), close: () => server.stop(), revive: () => server.revive() };
}

/** A server of one's own is started, watched and stopped by its owner. */
function joinOwnServer(url: string): Opened {
  return { url, close: () => Promise.resolve(), revive: () => Promise.resolve(false) };
}

/**
 * Opens the database that DATABASE_URL names, or else the embedded one, brings it to the newest migration and sets
 * DATABASE_URL for this process. The address holds a password: it travels by environment, never by argument or log.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const own = env().DATABASE_URL;
  const opened = own === undefined ? await openEmbedded() : joinOwnServer(own);
  try {
    const applied = await migrate({ databaseUrl: opened.url });
    if (applied.length > 0) say(`Base de datos al día: ${applied.length} migraciones aplicadas.`);
  } catch (error) {
    await opened.close();
    throw error;
  }
  setEnvironment({ DATABASE_URL: opened.url });
  return { close: opened.close, watch: () => watch(opened) };
}

/** Brings the database back when it was killed while the application serves. */
function watch({ revive }: Opened): () => Promise<void> {
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await wait(watchEveryMs, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return;
      const wasGone = await revive().catch((error: unknown) => say(String(error)));
      if (wasGone === true) say("La base de datos se había detenido y se inició de nuevo.");
    }
  })();
  return async () => {
    ending.abort();
    await watching;
  };
}
