import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { findServerBinaries } from "@/lib/db/embedded/binaries";
import { openCluster, superuser, type Installation } from "@/lib/db/embedded/cluster";
import { dataFolder, prepareDataFolder, writeWhole, type DataFolder } from "@/lib/db/embedded/data-folder";
import { EmbeddedServerError } from "@/lib/db/embedded/failure";
import { returnLease, takeLease, withStartLock } from "@/lib/db/embedded/leases";
import { findFreePort, isPortFree } from "@/lib/db/embedded/ports";
import { findPostmaster } from "@/lib/db/embedded/postmaster";
import { chooseRunAs, runToEnd } from "@/lib/db/embedded/run-as";

const startAttempts = 5;
const recoveryTimeMs = 60_000;

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
  /** Starts the server again on its port if it was killed; says whether it had to. */
  revive(): Promise<boolean>;
  /** Stops the server, unless another living process still uses it. */
  stop(): Promise<void>;
}

/** Starts the folder's server, creating it the first time, or joins the one that already runs there. */
export async function openEmbeddedServer({
  folder: root,
  settings = {},
}: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const binaries = findServerBinaries();
  const folder = dataFolder(root);
  const runAs = chooseRunAs(folder.root, path.dirname(binaries.postgres));
  const installation = { folder, binaries, runAs };
  prepareDataFolder(folder, runAs);
  const { port, password, wasRunning } = await withStartLock(folder, async () => {
    const password = await openCluster(installation);
    takeLease(folder);
    const running = await joinRunning(folder, password);
    if (running !== undefined) return { port: running, password, wasRunning: true };
    const started = await startServer(installation, password, settings);
    return { port: started, password, wasRunning: false };
  });
  return {
    port,
    wasRunning,
    url: (database) => serverUrl(port, password, database),
    revive: () => reviveServer(installation, { port, password, settings }),
    stop: () => closeServer(installation),
  };
}

function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Proof of life: the server lets us in with our password and works on our folder. */
async function answers(folder: DataFolder, port: number, password: string): Promise<boolean> {
  const connectionString = serverUrl(port, password, "postgres");
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
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

/** The port of the server that already runs, once it lets us in: one that recovers from a crash takes a while. */
async function joinRunning(folder: DataFolder, password: string): Promise<number | undefined> {
  const deadline = Date.now() + recoveryTimeMs;
  for (;;) {
    const running = findPostmaster(folder);
    if (running === undefined) return undefined;
    if (await answers(folder, running.port, password)) return running.port;
    if (Date.now() > deadline) {
      throw new EmbeddedServerError(
        `La base de datos está andando pero no responde (proceso ${running.pid}). El registro está en ${folder.log}.`,
      );
    }
    await wait(250);
  }
}

async function choosePort(folder: DataFolder, attempt: number): Promise<number> {
  const kept = existsSync(folder.portFile) ? Number(readFileSync(folder.portFile, "utf8")) : 0;
  if (attempt === 1 && kept > 0 && (await isPortFree("127.0.0.1", kept))) return kept;
  return findFreePort("127.0.0.1");
}

async function startServer(
  { folder, binaries, runAs }: Installation,
  password: string,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  let output = "";
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const port = await choosePort(folder, attempt);
    const options = Object.entries({ ...serverSettings, port: String(port), ...settings })
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" ");
    const args = ["start", "-w", "-t", "120", "-D", folder.cluster, "-l", folder.log, "-o", options];
    ({ output } = await runToEnd(runAs, folder.root, [binaries.pgCtl, ...args]));
    if (await answers(folder, port, password)) {
      writeWhole(folder.portFile, String(port), 0o644);
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

interface Running {
  readonly port: number;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
}

async function reviveServer(
  installation: Installation,
  { port, password, settings }: Running,
): Promise<boolean> {
  if (findPostmaster(installation.folder) !== undefined) return false;
  return withStartLock(installation.folder, async () => {
    if (findPostmaster(installation.folder) !== undefined) return false;
    const newPort = await startServer(installation, password, settings);
    if (newPort === port) return true;
    throw new EmbeddedServerError(
      `La base de datos volvió en otro puerto (${newPort}) porque el suyo se ocupó.`,
    );
  });
}

async function closeServer({ folder, binaries, runAs }: Installation): Promise<void> {
  await withStartLock(folder, async () => {
    if (returnLease(folder).isStillUsed || findPostmaster(folder) === undefined) return;
    const args = ["stop", "-w", "-t", "60", "-m", "fast", "-D", folder.cluster];
    await runToEnd(runAs, folder.root, [binaries.pgCtl, ...args]);
  });
}
