import "server-only";
import { createHash } from "node:crypto";
import { failuresBeforeLock, lockMinutes } from "./rules";

/*
 * Failures of e-mails that have no account, so that the lock does not tell which ones have. Kept in this process, as
 * digests, for as long as a lock lasts; the oldest give way.
 */
const remembered = 10_000;
const failures = new Map<string, { count: number; until: number }>();

export function isUnknownLocked(email: string, now: Date): boolean {
  const known = failures.get(digest(email));
  return known !== undefined && known.until > now.getTime() && known.count >= failuresBeforeLock;
}

/** Counts one more failure and returns how many there were in a row. */
export function noteUnknown(email: string, now: Date): number {
  const key = digest(email);
  const known = failures.get(key);
  const isFresh = known === undefined || (known.count >= failuresBeforeLock && known.until <= now.getTime());
  const count = isFresh ? 1 : known.count + 1;
  failures.delete(key);
  failures.set(key, { count, until: now.getTime() + lockMinutes * 60_000 });
  const [oldest] = failures.keys();
  if (failures.size > remembered && oldest !== undefined) failures.delete(oldest);
  return count;
}

function digest(email: string): string {
  return createHash("sha256").update(email).digest("base64");
}
