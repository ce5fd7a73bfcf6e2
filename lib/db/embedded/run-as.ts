import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, lchownSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { EmbeddedServerError } from "@/lib/db/embedded/failure";
import { bareEnvironment } from "@/lib/env";

/** "nobody" on every system that has root; PostgreSQL refuses to run as root itself. */
export const nobody = 65534;

/** Under which identity the server's programs run, and which user must therefore own their files. */
export type RunAs =
  | { readonly kind: "self" }
  | { readonly kind: "user"; readonly uid: number; readonly gid: number }
  | { readonly kind: "namespace" };

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function nearestExisting(folder: string): string {
  let current = path.resolve(folder);
  while (!existsSync(current)) current = path.dirname(current);
  return current;
}

/** Whether another user can walk down to the folder: a root home is often closed to everybody else. */
function isReachableBy(uid: number, gid: number, folder: string): boolean {
  let current = nearestExisting(folder);
  for (;;) {
    const { mode, uid: owner, gid: group } = statSync(current);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

const namespaceArguments = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

function hasUserNamespaces(): boolean {
  return spawnSync("unshare", [...namespaceArguments, "true"], { stdio: "ignore" }).status === 0;
}

/**
 * As root, the identity that can reach both the programs and the data: the owner of an existing folder, else
 * nobody, else a user namespace in which root appears as nobody.
 */
export function chooseRunAs(folder: string, programFolder: string): RunAs {
  if (!isRoot()) return { kind: "self" };
  const owner = existsSync(folder) ? statSync(folder) : undefined;
  const { uid, gid } = owner !== undefined && owner.uid !== 0 ? owner : { uid: nobody, gid: nobody };
  const isReachable = isReachableBy(uid, gid, path.dirname(folder)) && isReachableBy(uid, gid, programFolder);
  if (isReachable) return { kind: "user", uid, gid };
  if (hasUserNamespaces()) return { kind: "namespace" };
  throw new EmbeddedServerError(
    "La base de datos incluida no puede funcionar como root en una carpeta cerrada a otras personas. " +
      "Mover el proyecto fuera de la carpeta personal de root, usar otra cuenta o definir DATABASE_URL.",
  );
}

function chownTree(entry: string, uid: number, gid: number): void {
  lchownSync(entry, uid, gid);
  if (!statSync(entry).isDirectory()) return;
  for (const name of readdirSync(entry)) chownTree(path.join(entry, name), uid, gid);
}

/** Gives a file or a whole folder to the identity, so that its programs may use it. */
export function giveTo(runAs: RunAs, entry: string): void {
  if (runAs.kind === "self") return;
  const { uid, gid } = runAs.kind === "user" ? runAs : { uid: 0, gid: 0 };
  const current = statSync(entry);
  if (current.uid === uid && current.gid === gid) return;
  if (current.isDirectory()) chownTree(entry, uid, gid);
  else chownSync(entry, uid, gid);
}

function inNamespace(command: readonly [string, ...string[]]): [string, ...string[]] {
  return ["unshare", ...namespaceArguments, ...command];
}

/** Runs a program to its end under the identity and returns its exit code and what it printed. */
export function runToEnd(
  runAs: RunAs,
  cwd: string,
  command: readonly [string, ...string[]],
): Promise<{ code: number | null; output: string }> {
  const [program, ...args] = runAs.kind === "namespace" ? inNamespace(command) : command;
  const identity = runAs.kind === "user" ? { uid: runAs.uid, gid: runAs.gid } : {};
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      ...identity,
      env: bareEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
    // The server that pg_ctl leaves behind keeps the pipes open on some systems, and "close" then never comes.
    child.on("exit", (code) => setTimeout(() => resolve({ code, output }), 300));
  });
}
