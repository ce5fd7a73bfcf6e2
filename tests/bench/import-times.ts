import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { Client } from "pg";
import type { Actor } from "@/lib/access/schema";
import { projectRoot } from "@/lib/cli/project-root";
import { readFilesOf } from "@/lib/cli/read-files";
import { say } from "@/lib/cli/say";
import { db, disconnect } from "@/lib/db/client";
import { openEmbeddedServer, type EmbeddedServer } from "@/lib/db/embedded/server";
import { migrate } from "@/lib/db/migrate";
import { setEnvironment } from "@/lib/env";
import { importParsedFile } from "@/lib/evidence/commands/batches";
import { readKnownSchools } from "@/lib/evidence/commands/read-upload";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { inMilliseconds, type Figure, type Part } from "./table";

const operator: Actor = { kind: "operator", personId: null, name: "bench", grants: [] };
const folders = ["directorio", "slep", "geo", "categoria", "simce", "idps"];
const officialFiles = path.resolve(projectRoot, "../shared/data");

/** Where the publishers' files lie on this machine, the directory first; empty where there are none. */
function findFiles(): readonly string[] {
  if (!existsSync(officialFiles)) return [];
  return folders.flatMap((folder) => {
    const place = path.join(officialFiles, folder);
    if (!existsSync(place)) return [];
    return readdirSync(place)
      .sort()
      .map((name) => path.join(place, name));
  });
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Opens the file and goes over its rows, keeping none: the least that any import must do. */
async function readAlone(file: string): Promise<void> {
  const opened = await openFile(readFileSync(file), path.basename(file));
  for (const { tables } of opened) for (const row of tables[0]?.rows() ?? []) if (row.line < 0) return;
}

/** Reads the file until every figure of it is understood, storing nothing. */
async function understandAlone(file: string): Promise<void> {
  await readFilesOf({ bytes: readFileSync(file), fileName: path.basename(file) }, { rbds: null });
}

const rounds = 3;

function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function importOne(file: string): Promise<number> {
  const given = { bytes: readFileSync(file), fileName: path.basename(file) };
  let rows = 0;
  for (const parsed of await readFilesOf(given, await readKnownSchools(operator))) {
    rows += (await importParsedFile(operator, parsed, { isDryRun: false })).rows;
  }
  return rows;
}

/** What a widely used library takes for the same text, all rows at once: our own reader of texts is much quicker. */
async function libraryTime(file: string): Promise<string> {
  if (!file.endsWith(".csv")) return "";
  const ms = await timeOf(() => {
    const text = readFileSync(file, path.basename(file).startsWith("directorio") ? "utf8" : "latin1");
    parse(text, { delimiter: ";", relax_quotes: true });
    return Promise.resolve();
  });
  return `, csv-parse alone ${inMilliseconds(ms)}`;
}

interface Measured extends Figure {
  readonly ratio: number;
}

/** What was measured of a file in each round, the three one right after the other. */
interface Rounds {
  rows: number;
  readonly reader: number[];
  readonly understood: number[];
  readonly imported: number[];
}

async function toFigure(file: string, { rows, reader, understood, imported }: Rounds): Promise<Measured> {
  const [readerMs, understoodMs, importMs] = [medianOf(reader), medianOf(understood), medianOf(imported)];
  const ratio = importMs / readerMs;
  return {
    ratio,
    what: path.basename(file),
    figure: `${ratio.toFixed(2)} ×`,
    of: `${rows} rows, reader alone ${inMilliseconds(readerMs)}, understood ${inMilliseconds(understoodMs)}, import ${inMilliseconds(importMs)}${await libraryTime(file)}`,
  };
}

/** Imports the files one after the other into new databases with the seed, as often as there are rounds. */
async function measureRounds(
  server: EmbeddedServer,
  files: readonly string[],
): Promise<ReadonlyMap<string, Rounds>> {
  const measured = new Map<string, Rounds>(
    files.map((file) => [file, { rows: 0, reader: [], understood: [], imported: [] }]),
  );
  for (let round = 1; round <= rounds; round += 1) {
    const databaseUrl = server.url(await createDatabase(server, `round_${round}`));
    setEnvironment({ DATABASE_URL: databaseUrl });
    await migrate({ databaseUrl });
    await insertOfficial(db(), new Date());
    for (const [file, held] of measured) {
      say(`bench: round ${round} of ${rounds}, ${path.basename(file)}`);
      held.reader.push(await timeOf(() => readAlone(file)));
      held.understood.push(await timeOf(() => understandAlone(file)));
      held.imported.push(await timeOf(async () => (held.rows = await importOne(file))));
    }
    await disconnect();
  }
  return measured;
}

async function createDatabase(server: EmbeddedServer, name: string): Promise<string> {
  const client = new Client({ connectionString: server.url("postgres") });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return name;
}

/**
 * Imports every official file at hand into new databases with the seed, beside its reader's own time in the same run, and
 * says the largest memory of the process. Every time is the median of three: of a first import, in three databases, so
 * that what the machine learns at its first is not taken for what an import costs. Undefined where there are no files.
 */
export async function measureImports(): Promise<Part | undefined> {
  const files = findFiles();
  if (files.length === 0) return undefined;
  const root = mkdtempSync(path.join(tmpdir(), "acompana-bench-import-"));
  const server = await openEmbeddedServer({ folder: path.join(root, "postgres") });
  try {
    const figures: Measured[] = [];
    for (const [file, measured] of await measureRounds(server, files)) {
      figures.push(await toFigure(file, measured));
    }
    const over = figures.filter(({ ratio }) => ratio > 2).length;
    const peak = `${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`;
    return {
      title: "Import of official files (time of a first import ÷ its reader's own, medians of 3)",
      figures: [
        ...figures,
        { what: "over 2 ×", figure: String(over), of: `${figures.length} files` },
        { what: "peak memory", figure: peak, of: "the process that imported all of them three times" },
      ],
    };
  } finally {
    await disconnect();
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  }
}
