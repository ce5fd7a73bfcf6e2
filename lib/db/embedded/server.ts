import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { findServerBinaries, type ServerBinaries } from "@/lib/db/embedded/binaries";
import {
  dataFolder,
  prepareDataFolder,
  readOrCreateSecret,
  writePrivately,
  type DataFolder,
} from "@/lib/db/embedded/data-folder";
import { EmbeddedServerError } from "@/lib/db/embedded/failure";
import { returnLease, takeLease, withStartLock } from "@/lib/db/embedded/leases";
import { findFreePort, isPortFree } from "@/lib/db/embedded/ports";
import { findPostmaster } from "@/lib/db/embedded/postmaster";
import { chooseRunAs, giveTo, runToEnd, type RunAs } from "@/lib/db/embedded/run-as";

const superuser = "acompana";
const startAttempts = 5;

const initSettings = [
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=icu",
  "--icu-locale=es-CL",
  "--no-instructions",
];

const serverSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  log_checkpoints: "off",
  // Details and statements of a refused write would bring people's data into the log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

export interface EmbeddedServerOptions {
  /** The folder that holds the cluster, its password, port and log. */
  readonly folder: string;
  /** Server settings on top of the defaults, for example `{ fsync: "off" }` for a throw-away cluster. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedServer {
  readonly port: number;
  /** Whether another process had already started it. */
  readonly wasRunning: boolean;
  /** The address of one of its databases, password included: never print it. */
  url(database: string): string;
  /** Stops the server, unless another living process still uses it. */
  stop(): Promise<void>;
}

interface Installation {
  readonly folder: DataFolder;
  readonly binaries: ServerBinaries;
  readonly runAs: RunAs;
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts the folder's server, creating it the first time, or joins the one that already runs there. */
export async function openEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const binaries = findServerBinaries();
  const folder = dataFolder(options.folder);
  const runAs = chooseRunAs(folder.root, path.dirname(binaries.postgres));
  const installation = { folder, binaries, runAs, settings: options.settings ?? {} };
  prepareDataFolder(folder, runAs);
  const { port, wasRunning } = await withStartLock(folder, async () => {
    takeLease(folder);
    const password = await createClusterOnce(installation);
    const running = findPostmaster(folder);
    if (running !== undefined && (await answers(folder, running.port, password))) {
      return { port: running.port, wasRunning: true };
    }
    return { port: await startServer(installation, password), wasRunning: false };
  });
  return {
    port,
    wasRunning,
    url: (database) => serverUrl(port, readOrCreateSecret(folder.passwordFile), database),
    stop: () => closeServer(installation),
  };
}

function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Proof of life: the server lets us in with our password and works on our folder. */
async function answers(folder: DataFolder, port: number, password: string): Promise<boolean> {
  const client = new Client({
    connectionString: serverUrl(port, password, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === folder.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function assertSameMajorVersion(folder: DataFolder, serverVersion: string): void {
  const clusterVersion = readFileSync(path.join(folder.cluster, "PG_VERSION"), "utf8").trim();
  const major = /\d+/.exec(serverVersion)?.[0];
  if (clusterVersion === major) return;
  throw new EmbeddedServerError(
    `Los datos de ${folder.root} son de PostgreSQL ${clusterVersion} y esta versión trae PostgreSQL ${major}. ` +
      "Respaldar con la versión anterior y restaurar con esta, o definir otra carpeta en ACOMPANA_DATA_DIR.",
  );
}

async function createClusterOnce(installation: Installation): Promise<string> {
  const { folder, binaries, runAs } = installation;
  if (!existsSync(folder.cluster)) return createCluster(installation);
  if (!existsSync(folder.passwordFile)) {
    throw new EmbeddedServerError(
      `Falta la clave de la base de datos (${folder.passwordFile}). ` +
        "Recuperarla de un respaldo, o mover la carpeta a otro lugar para comenzar con una base de datos vacía.",
    );
  }
  const version = await runToEnd(runAs, binaries.postgres, ["--version"], folder.root);
  assertSameMajorVersion(folder, version.output);
  return readOrCreateSecret(folder.passwordFile);
}

/** Builds the cluster under another name first, so that an interrupted creation leaves nothing half made. */
async function createCluster({ folder, binaries, runAs }: Installation): Promise<string> {
  const unfinished = `${folder.cluster}.unfinished`;
  const passwordForInit = path.join(folder.root, "password.unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  const password = readOrCreateSecret(folder.passwordFile);
  writePrivately(passwordForInit, password);
  giveTo(runAs, passwordForInit);
  const args = [`--pgdata=${unfinished}`, `--username=${superuser}`, `--pwfile=${passwordForInit}`, ...initSettings];
  const { code, output } = await runToEnd(runAs, binaries.initdb, args, folder.root);
  rmSync(passwordForInit, { force: true });
  if (code !== 0) {
    throw new EmbeddedServerError(`No se pudo crear la base de datos en ${folder.root}.\n${output.trim()}`);
  }
  renameSync(unfinished, folder.cluster);
  return password;
}

async function choosePort(folder: DataFolder, attempt: number): Promise<number> {
  const kept = existsSync(folder.portFile) ? Number(readFileSync(folder.portFile, "utf8")) : 0;
  if (attempt === 1 && kept > 0 && (await isPortFree("127.0.0.1", kept))) return kept;
  return findFreePort("127.0.0.1");
}

async function startServer(installation: Installation, password: string): Promise<number> {
  const { folder, binaries, runAs, settings } = installation;
  let output = "";
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const port = await choosePort(folder, attempt);
    const all = { ...serverSettings, port: String(port), ...settings };
    const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
    const args = ["start", "-w", "-t", "120", "-D", folder.cluster, "-l", folder.log, "-o", options.join(" ")];
    ({ output } = await runToEnd(runAs, binaries.pgCtl, args, folder.root));
    if (await answers(folder, port, password)) {
      writePrivately(folder.portFile, String(port));
      return port;
    }
    // Children of a server that was killed need a moment to notice and leave before the next one may start.
    findPostmaster(folder);
    await wait(attempt * 400);
  }
  throw new EmbeddedServerError(
    `La base de datos no quedó funcionando. El registro está en ${folder.log}.\n${output.trim()}`,
  );
}

async function closeServer({ folder, binaries, runAs }: Installation): Promise<void> {
  await withStartLock(folder, async () => {
    if (returnLease(folder).isStillUsed || findPostmaster(folder) === undefined) return;
    await runToEnd(runAs, binaries.pgCtl, ["stop", "-w", "-t", "60", "-m", "fast", "-D", folder.cluster], folder.root);
  });
}
