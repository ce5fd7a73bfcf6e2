import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../test-results/reached", import.meta.url));

/** Keeps the patterns of the pages that somebody reached in the sweep, for the check that comes after all sweeps. */
export function noteReached(who: string, visited: ReadonlySet<string>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${who}.json`), JSON.stringify([...visited]));
}

/** What each of them reached, by who. */
export function readReached(): ReadonlyMap<string, readonly string[]> {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    files.map((file) => [
      path.basename(file, ".json"),
      JSON.parse(readFileSync(path.join(folder, file), "utf8")) as string[],
    ]),
  );
}
