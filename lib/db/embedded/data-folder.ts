import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { giveTo, nobody, type RunAs } from "@/lib/db/embedded/run-as";

const maximumLogBytes = 5_000_000;

/** Where everything of one embedded server is kept. */
export interface DataFolder {
  readonly root: string;
  readonly cluster: string;
  readonly log: string;
  readonly passwordFile: string;
  readonly portFile: string;
  readonly leases: string;
  readonly startLock: string;
}

export function dataFolder(root: string): DataFolder {
  const inside = (name: string) => path.join(root, name);
  return {
    root: path.resolve(root),
    cluster: path.resolve(inside("cluster")),
    log: path.resolve(inside("server.log")),
    passwordFile: inside("password"),
    portFile: inside("port"),
    leases: inside("leases"),
    startLock: inside("start.lock"),
  };
}

/** Creates what is missing, owned by the identity the server runs under; each level gets its own mode. */
export function prepareDataFolder(folder: DataFolder, runAs: RunAs): void {
  // A parent with mode 0700 would lock the server's own user out when that user is not the one who starts it.
  if (!existsSync(path.dirname(folder.root)))
    mkdirSync(path.dirname(folder.root), { recursive: true, mode: 0o755 });
  if (!existsSync(folder.root)) mkdirSync(folder.root, { mode: runAs.kind === "user" ? 0o711 : 0o700 });
  giveTo(runAs, folder.root);
  mkdirSync(folder.leases, { recursive: true });
  if (!existsSync(folder.log)) writeFileSync(folder.log, "", { mode: 0o600 });
  giveTo(runAs, folder.log);
  if (statSync(folder.log).size > maximumLogBytes) truncateSync(folder.log);
}

/** Replaces a file, complete or not at all; by default only its owner reads it. */
export function writeWhole(file: string, content: string, mode = 0o600): void {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, content, { mode });
  chmodSync(temporary, mode);
  giveToFolderOwner(temporary);
  renameSync(temporary, file);
}

/** What root writes in a person's folder stays readable for that person's own next run. */
function giveToFolderOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(path.dirname(file));
  if (uid !== nobody) chownSync(file, uid, gid);
}

/** The secret kept in a private file, made at random the first time. */
export function readOrCreateSecret(file: string): string {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const secret = randomBytes(32).toString("base64url");
  writeWhole(file, secret);
  return secret;
}
