import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { DataFolder } from "@/lib/db/embedded/data-folder";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Whether a process with this id exists, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function describeProcess(pid: number): { isZombie: boolean; command: string } | undefined {
  if (existsSync(`/proc/${pid}/stat`)) {
    const state = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.charAt(0);
    return {
      isZombie: state === "Z",
      command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
    };
  }
  if (process.platform === "win32") return undefined;
  const { stdout } = spawnSync("ps", ["-o", "stat=,command=", "-p", String(pid)], { encoding: "utf8" });
  const line = (stdout ?? "").trim();
  return { isZombie: line.startsWith("Z") || line === "", command: line };
}

function isServerOf(folder: DataFolder, pid: number): boolean {
  if (!isProcessAlive(pid)) return false;
  const found = describeProcess(pid);
  if (found === undefined) return true;
  return !found.isZombie && found.command.includes("postgres") && found.command.includes(folder.cluster);
}

function pidFile(folder: DataFolder): string {
  return path.join(folder.cluster, "postmaster.pid");
}

/**
 * The running server of this folder, if there is one. A pid file that a killed server left behind is removed,
 * because it can block the next start while pg_ctl still reports success.
 */
export function findPostmaster(folder: DataFolder): Postmaster | undefined {
  if (!existsSync(pidFile(folder))) return undefined;
  const lines = readFileSync(pidFile(folder), "utf8").split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (Number.isInteger(pid) && pid > 0 && isServerOf(folder, pid)) {
    return { pid, port: Number.parseInt(lines[3] ?? "", 10) };
  }
  rmSync(pidFile(folder), { force: true });
  return undefined;
}
