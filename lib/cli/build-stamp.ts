import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/cli/project-root";

const folders = ["app", "components", "lib", "public", "prisma/schema"];
const files = ["package.json", "package-lock.json", "next.config.ts", "proxy.ts", "tsconfig.json"];
const stampFile = ".next/acompana-built-from";

function filesUnder(folder: string): string[] {
  if (!existsSync(path.join(projectRoot, folder))) return [];
  return readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)));
}

/** One digest of everything that the web build is made from. */
export function sourceDigest(): string {
  const existing = files.filter((file) => existsSync(path.join(projectRoot, file)));
  const hash = createHash("sha256");
  for (const file of [...folders.flatMap(filesUnder), ...existing].sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(projectRoot, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** Whether the finished build on disk was made from these sources. */
export function isBuiltFrom(digest: string): boolean {
  const stamp = path.join(projectRoot, stampFile);
  const isFinished = existsSync(path.join(projectRoot, ".next/BUILD_ID"));
  return isFinished && existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
}

/** Notes what the build on disk was made from. */
export function recordBuild(digest: string): void {
  writeFileSync(path.join(projectRoot, stampFile), digest);
}
