import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "@/lib/access/schema";
import { WrongUsage, type Command } from "@/lib/cli/command";
import { readFilesOf } from "@/lib/cli/read-files";
import { say } from "@/lib/cli/say";
import { seedOnce } from "@/lib/cli/seeding";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { importParsedFile } from "@/lib/evidence/commands/batches";
import { readKnownSchools } from "@/lib/evidence/commands/read-upload";
import { requireFileSize } from "@/lib/evidence/rules/reading/bounds";
import type { ImportReport } from "@/lib/evidence/schema/imports";
import type { KnownSchools, ParsedFile } from "@/lib/evidence/schema/parsed";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };

interface Refused {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly error: AppError;
}

interface Settings {
  readonly files: readonly string[];
  readonly isDryRun: boolean;
}

/**
 * Imports official files in the order given, each table in one transaction of its own. Every file is tried: when some
 * are refused the command ends as refused, with the first of them as its error, all of them in `details.refused`, and
 * what the others came to in `details.done`, as it would have been answered.
 */
export const importFiles: Command = {
  name: "import",
  usage: "ARCHIVO… [--dry-run]",
  summary: "importa archivos oficiales, o con --dry-run dice qué harían, sin guardar nada",
  needsDatabase: true,
  async run(args) {
    const settings = readSettings(args);
    const done: ImportReport[] = [];
    const refused: Refused[] = [];
    await requirePlaces();
    const known = new KnownNow();
    for (const file of settings.files) {
      try {
        done.push(...(await importFile(file, settings, known)));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push({ file: path.basename(file), code: error.code, message: error.message, error });
        say(`${path.basename(file)}: ${error.message}`);
      }
    }
    const [first] = refused;
    if (first === undefined) return done;
    throw new AppError(first.error.code, {
      message: first.message,
      file: first.file,
      refused: refused.map(({ file, code, message }) => ({ file, code, message })),
      done,
    });
  },
};

/** Territories are measured by the seed's: on an installation that was never started it is loaded first. */
async function requirePlaces(): Promise<void> {
  if ((await db().territory.count()) === 0) await seedOnce({ demo: false });
}

/** The schools of the country, read again once a directory has come in. */
class KnownNow {
  #known: KnownSchools | undefined;

  async get(): Promise<KnownSchools> {
    this.#known ??= await readKnownSchools(operator);
    return this.#known;
  }

  forget(): void {
    this.#known = undefined;
  }
}

async function importFile(
  file: string,
  { isDryRun }: Settings,
  known: KnownNow,
): Promise<readonly ImportReport[]> {
  const given = path.basename(file);
  const parsed = await readFilesOf({ bytes: await readBytes(file), fileName: given }, await known.get());
  const reports: ImportReport[] = [];
  for (const one of parsed) {
    const report = await importParsedFile(operator, one, { isDryRun });
    if (report.family === "directory") known.forget();
    reports.push({ ...report, file: nameOf(given, one) });
    say(`${nameOf(given, one)}: ${summaryOf(report)}`);
  }
  return reports;
}

/** A table of a zip is called by both names, so that it can be told from the others. */
function nameOf(given: string, { entryPath }: ParsedFile): string {
  return entryPath === null ? given : `${given}/${entryPath}`;
}

function summaryOf({ rows, stored, unchanged, rejected }: ImportReport): string {
  return `${countOf(rows, "fila")}, ${formatNumber(stored)} nuevas o cambiadas, ${formatNumber(unchanged)} iguales, ${formatNumber(rejected.length)} rechazadas`;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    requireFileSize((await stat(file)).size);
    return await readFile(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (!(error instanceof Error)) throw error;
    throw new AppError("NOT_FOUND", {
      message: `No se pudo abrir ${path.basename(file)}. Revisar que la ruta exista y que se pueda leer.`,
    });
  }
}

function readSettings(args: readonly string[]): Settings {
  const unknown = args.find((argument) => argument.startsWith("--") && argument !== "--dry-run");
  if (unknown !== undefined) throw new WrongUsage(`No existe la opción ${unknown}.`);
  const files = args.filter((argument) => argument !== "--dry-run");
  if (files.length === 0) throw new WrongUsage("Falta decir qué archivo importar.");
  return { files, isDryRun: args.includes("--dry-run") };
}
