import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { say } from "@/lib/cli/say";
import { dataFolder, type DataFolder } from "@/lib/db/embedded/data-folder";
import { findFreePort } from "@/lib/db/embedded/ports";
import { findPostmaster } from "@/lib/db/embedded/postmaster";
import { childEnvironment } from "@/lib/env";
import type { Clone } from "./clone";

const startLimitMs = 20 * 60_000;
const stopLimitMs = 60_000;

/** What the program says at the start of each stage, and what the stage is; its other words belong to the stage before. */
const stageNames: readonly (readonly [opening: string, name: string])[] = [
  ["Instalando", "install packages"],
  ["Preparando", "generate the database client"],
  ["Iniciando", "database and migrations"],
  ["Cargando", "official seed"],
  ["Inventando", "demonstration"],
  ["Construyendo", "web build"],
  ["Abriendo", "web server"],
];

export interface Stage {
  readonly name: string;
  readonly ms: number;
}

export interface RunningProgram {
  readonly url: string;
  /** From the command to the printed address. */
  readonly startMs: number;
  readonly stages: readonly Stage[];
  /** Asks it to end as Ctrl-C does, and waits. */
  stop(): Promise<void>;
  /** Ends the program, its web server and its database at once, without a chance to tidy up. */
  kill(): Promise<void>;
}

/** Where the clone keeps its embedded database. */
export function databaseFolder({ folder }: Clone): DataFolder {
  return dataFolder(path.join(folder, ".data/postgres"));
}

/** The environment of somebody who has set nothing. */
function plainEnvironment(port: number): NodeJS.ProcessEnv {
  const unset = [
    "DATABASE_URL",
    "ACOMPANA_DATA_DIR",
    "NEXTAUTH_SECRET",
    "NEXTAUTH_URL",
    "PUBLIC_URL",
    "HOST",
  ];
  const more = ["DEMO", "DATABASE_POOL", "NODE_ENV"];
  const nothing = Object.fromEntries([...unset, ...more].map((name) => [name, undefined]));
  return childEnvironment({ ...nothing, PORT: String(port) });
}

function signalGroup(child: ChildProcess, signal: "SIGINT" | "SIGKILL"): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, signal);
}

/** Runs `npm start` in the clone, as a newcomer would, and returns once it has printed its address. */
export async function startProgram(clone: Clone, ending: AbortSignal): Promise<RunningProgram> {
  const port = await findFreePort("127.0.0.1");
  ending.throwIfAborted();
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: clone.folder,
    env: plainEnvironment(port),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const killAll = async (): Promise<void> => {
    const database = findPostmaster(databaseFolder(clone));
    signalGroup(child, "SIGKILL");
    if (database !== undefined) process.kill(database.pid, "SIGKILL");
    await exited;
  };
  try {
    const stages = await untilReady(child, { began, ending });
    const stop = async (): Promise<void> => {
      signalGroup(child, "SIGINT");
      await Promise.race([exited, wait(stopLimitMs, undefined, { ref: false })]);
      if (child.exitCode === null && child.signalCode === null) await killAll();
    };
    const startMs = performance.now() - began;
    return { url: `http://127.0.0.1:${port}`, startMs, stages, stop, kill: killAll };
  } catch (error) {
    await killAll();
    throw error;
  }
}

/** The stages up to the printed address; rejects with its last words if the program ends or takes too long. */
function untilReady(
  child: ChildProcess,
  { began, ending }: { readonly began: number; readonly ending: AbortSignal },
): Promise<readonly Stage[]> {
  const marks: { readonly name: string; readonly at: number }[] = [{ name: "npm itself", at: began }];
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail("took too long"), startLimitMs);
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`npm start ${why}:\n${lines.slice(-20).join("\n")}`));
    };
    ending.addEventListener("abort", () => fail("was interrupted"), { once: true });
    child.once("error", reject);
    child.once("exit", (code) => fail(`ended with code ${code ?? "?"}`));
    const read = (line: string): void => {
      lines.push(line);
      const name = stageNames.find(([opening]) => line.startsWith(opening))?.[1];
      if (name !== undefined && name !== marks.at(-1)?.name) {
        say(`bench:   ${name}`);
        marks.push({ name, at: performance.now() });
      }
      if (!line.startsWith("Acompaña está lista")) return;
      clearTimeout(timer);
      resolve(durations(marks, performance.now()));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", read);
    }
  });
}

function durations(marks: readonly { readonly name: string; readonly at: number }[], end: number): Stage[] {
  return marks.map(({ name, at }, index) => ({ name, ms: (marks[index + 1]?.at ?? end) - at }));
}
