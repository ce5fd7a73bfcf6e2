import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dataFolder } from "@/lib/db/embedded/data-folder";
import { findPostmaster, isProcessAlive } from "@/lib/db/embedded/postmaster";
import { openEmbeddedServer, type EmbeddedServer } from "@/lib/db/embedded/server";

const prefix = "acompana-temporary-";

/** Nothing in it outlives the process, so it may be as fast as the memory it fits in. */
const throwAwaySettings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "2GB",
  max_connections: "120",
};

/** Removes what processes that were killed left behind; another person's folders are left alone. */
function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split("-")[0]);
    if (isProcessAlive(owner)) continue;
    const root = path.join(tmpdir(), name);
    try {
      const postmaster = findPostmaster(dataFolder(path.join(root, "postgres")));
      if (postmaster !== undefined) process.kill(postmaster.pid, "SIGQUIT");
      rmSync(root, { recursive: true, force: true });
    } catch (error) {
      const isForeign =
        error instanceof Error && "code" in error && (error.code === "EACCES" || error.code === "EPERM");
      if (!isForeign) throw error;
    }
  }
}

/** A server of its own in a temporary folder; stopping it removes the folder. */
export async function openTemporaryServer(): Promise<EmbeddedServer> {
  sweep();
  const root = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(root, 0o755);
  const server = await openEmbeddedServer({
    folder: path.join(root, "postgres"),
    settings: throwAwaySettings,
  });
  const stop = async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  };
  return { ...server, stop };
}
