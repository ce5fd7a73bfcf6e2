import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { ServerBinaries } from "@/lib/db/embedded/binaries";
import { readOrCreateSecret, writeWhole, type DataFolder } from "@/lib/db/embedded/data-folder";
import { EmbeddedServerError } from "@/lib/db/embedded/failure";
import { giveTo, runToEnd, type RunAs } from "@/lib/db/embedded/run-as";

export const superuser = "acompana";

/** A data folder, the programs that work on it and the identity they run under. */
export interface Installation {
  readonly folder: DataFolder;
  readonly binaries: ServerBinaries;
  readonly runAs: RunAs;
}

const initSettings = [
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=icu",
  "--icu-locale=es-CL",
  "--no-instructions",
];

/** The password of the folder's cluster, which is created the first time; existing data are never replaced. */
export async function openCluster(installation: Installation): Promise<string> {
  const { folder, binaries, runAs } = installation;
  if (!existsSync(folder.cluster)) return createCluster(installation);
  if (!existsSync(folder.passwordFile)) {
    throw new EmbeddedServerError(
      `Falta la clave de la base de datos (${folder.passwordFile}). ` +
        "Recuperarla de un respaldo, o mover la carpeta a otro lugar para comenzar con una base de datos vacía.",
    );
  }
  const version = await runToEnd(runAs, folder.root, [binaries.postgres, "--version"]);
  assertSameMajorVersion(folder, version.output);
  return readOrCreateSecret(folder.passwordFile);
}

/** Builds the cluster under another name first, so that an interrupted creation leaves nothing half made. */
async function createCluster({ folder, binaries, runAs }: Installation): Promise<string> {
  const unfinished = `${folder.cluster}.unfinished`;
  const passwordForInit = path.join(folder.root, "password.unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  const password = readOrCreateSecret(folder.passwordFile);
  writeWhole(passwordForInit, password);
  giveTo(runAs, passwordForInit);
  const places = [`--pgdata=${unfinished}`, `--username=${superuser}`, `--pwfile=${passwordForInit}`];
  const { code, output } = await runToEnd(runAs, folder.root, [binaries.initdb, ...places, ...initSettings]);
  rmSync(passwordForInit, { force: true });
  if (code !== 0) {
    throw new EmbeddedServerError(`No se pudo crear la base de datos en ${folder.root}.\n${output.trim()}`);
  }
  renameSync(unfinished, folder.cluster);
  return password;
}

function assertSameMajorVersion(folder: DataFolder, programVersion: string): void {
  const clusterVersion = readFileSync(path.join(folder.cluster, "PG_VERSION"), "utf8").trim();
  const major = /\d+/.exec(programVersion)?.[0];
  if (clusterVersion === major) return;
  throw new EmbeddedServerError(
    `Los datos de ${folder.root} son de PostgreSQL ${clusterVersion} y esta versión trae PostgreSQL ${major}. ` +
      "Respaldar con la versión anterior y restaurar con esta, o definir otra carpeta en ACOMPANA_DATA_DIR.",
  );
}
