import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { DataFolder } from "@/lib/db/embedded/data-folder";
import { isProcessAlive } from "@/lib/db/embedded/postmaster";

const oldestLockMs = 180_000;

/** Notes that this process uses the server, so that another one that ends does not stop it. */
export function takeLease(folder: DataFolder): void {
  mkdirSync(folder.leases, { recursive: true });
  closeSync(openSync(path.join(folder.leases, String(process.pid)), "w"));
}

/** Gives this process's lease back and says whether a living process still uses the server. */
export function returnLease(folder: DataFolder): { isStillUsed: boolean } {
  rmSync(path.join(folder.leases, String(process.pid)), { force: true });
  const others = readdirSync(folder.leases).filter((name) => {
    if (isProcessAlive(Number(name))) return true;
    rmSync(path.join(folder.leases, name), { force: true });
    return false;
  });
  return { isStillUsed: others.length > 0 };
}

function tryLock(file: string): boolean {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function removeAbandonedLock(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  const age = Date.now() - stat.mtimeMs;
  const holder = Number(readFileSync(file, "utf8"));
  // A holder that has not written its id yet is given a moment.
  const isAbandoned = holder === 0 ? age > 2_000 : !isProcessAlive(holder);
  if (isAbandoned || age > oldestLockMs) rmSync(file, { force: true });
}

/** Runs the action while no other process starts or stops this folder's server. */
export async function withStartLock<T>(folder: DataFolder, action: () => Promise<T>): Promise<T> {
  while (!tryLock(folder.startLock)) {
    removeAbandonedLock(folder.startLock);
    await wait(50);
  }
  try {
    return await action();
  } finally {
    rmSync(folder.startLock, { force: true });
  }
}
