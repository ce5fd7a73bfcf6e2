import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { isBuiltFrom, recordBuild, sourceDigest } from "@/lib/cli/build-stamp";
import { projectRoot } from "@/lib/cli/project-root";
import { CannotGoOn, say } from "@/lib/cli/say";
import { isPortFree } from "@/lib/db/embedded/ports";
import { childEnvironment } from "@/lib/env";

const next = path.join(projectRoot, "node_modules/next/dist/bin/next");
const leaveWithParent = new URL("./leave-with-parent.mjs", import.meta.url).href;
const startTimeMs = 120_000;

export interface WebAddress {
  readonly host: string;
  readonly port: number;
}

/** The address to open in a browser on this machine. */
export function browserAddress({ host, port }: WebAddress): string {
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const name = isEverywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Refuses early, before any long work, when another program already answers on the port. */
export async function requireFreePort({ host, port }: WebAddress): Promise<void> {
  const isFree = await isPortFree(host, port).catch((cause: unknown) => {
    throw new CannotGoOn(`No se puede abrir ${host}:${port} en este equipo. Revisar HOST y PORT.`, { cause });
  });
  if (isFree) return;
  const address = browserAddress({ host, port });
  throw new CannotGoOn(
    `El puerto ${port} está ocupado por otro programa (quizás Acompaña ya está abierta en ${address}).\n` +
      `Cerrar ese programa, o elegir otro puerto: PORT=${port + 1} npm start`,
  );
}

function runNext(args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(process.execPath, args, { cwd: projectRoot, killSignal: "SIGTERM", ...options });
}

function untilExit(child: ChildProcess): Promise<{ code: number | null }> {
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve({ code }));
    // A child that is stopped by the request to end reports that as an error as well.
    child.once("error", () => undefined);
  });
}

/** Builds the web application when its sources changed since the last finished build. */
export async function buildWhenChanged(ending: AbortSignal): Promise<void> {
  const digest = sourceDigest();
  if (isBuiltFrom(digest)) return;
  say("Construyendo la aplicación (alrededor de un minuto)…");
  const child = runNext([next, "build"], {
    env: childEnvironment({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
    signal: ending,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const { code } = await untilExit(child);
  if (code !== 0) throw new CannotGoOn(`${output}\nNo se pudo construir la aplicación.`);
  recordBuild(digest);
}

export function nodeEnvironment(mode: "start" | "dev"): "development" | "production" {
  return mode === "dev" ? "development" : "production";
}

export interface WebServerOptions extends WebAddress {
  readonly mode: "start" | "dev";
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends the web server when aborted. */
  readonly ending: AbortSignal;
}

/** Starts the web server and returns once it answers; `ended` resolves when it has gone. */
export async function startWebServer(
  options: WebServerOptions,
): Promise<{ ended: Promise<{ code: number | null }> }> {
  const { mode, host, port, environment, ending } = options;
  const args = ["--import", leaveWithParent, next, mode, "--hostname", host, "--port", String(port)];
  const child = runNext(args, {
    env: childEnvironment({
      ...environment,
      NODE_ENV: nodeEnvironment(mode),
      NEXT_TELEMETRY_DISABLED: "1",
    }),
    stdio: ["ignore", mode === "dev" ? process.stderr : "ignore", "inherit", "ipc"],
    signal: ending,
  });
  const ended = untilExit(child);
  const deadline = Date.now() + startTimeMs;
  while (!(await answers({ host, port })) || child.exitCode !== null) {
    if (child.exitCode !== null || ending.aborted || Date.now() > deadline) {
      child.kill();
      throw new CannotGoOn(
        "La aplicación web no quedó funcionando. El motivo está en las líneas anteriores.",
      );
    }
    await wait(100);
  }
  return { ended };
}

async function answers(address: WebAddress): Promise<boolean> {
  try {
    await fetch(browserAddress(address), { redirect: "manual", signal: AbortSignal.timeout(30_000) });
    return true;
  } catch {
    return false;
  }
}
