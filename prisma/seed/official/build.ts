import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBoundaries, provincesOf, readOfficialCommunes } from "./communes";
import { toCsv, toJsonLines, toJsonSections } from "./compact-text";
import { buildDirectory } from "./directory";
import { nationalReference, type CohortSize } from "./national";
import { openOfficial, tableOf, type OpenOfficial } from "./read-table";
import { idpsRecord, levelRecord, simceRecord, type SourceRecord } from "./records";
import { figuresOf, readResults, SUPERSEDED, type National, type ReadFile, type Results } from "./results";
import { placeFiles, resultFiles, type SourceFile } from "./source-files";

/** Lists of the last applications tell which primary grades a school serves. */
const RECENT_YEAR = 2022;

/** Our compact files, by name, built from the folder of the official ones. Reads only; throws on anything unexpected. */
export async function buildOfficialSeed(
  folder: string,
  open: OpenOfficial = openOfficial,
): Promise<ReadonlyMap<string, string>> {
  const places = placeFiles(folder);
  const directoryTable = tableOf(await open(places.directory.path));
  const slepTable = tableOf(await open(places.slep.path));
  const officialCommunes = readOfficialCommunes(places.communes.path);
  const national = await readResults(resultFiles(folder), open);
  const directory = buildDirectory({
    directory: directoryTable,
    slep: slepTable,
    provinceByCut: provincesOf(officialCommunes),
    listings: national.listings,
    testedGrades: recentGrades(national),
  });
  const schools = new Set(directory.schools.map(({ rbd }) => rbd));
  const results = sorted(resultsOf(national.results, schools), national.files);
  const boundaries = buildBoundaries(officialCommunes, directory.territories);
  const sources = [
    placeSource(places.directory, directoryTable.rows.length, directory.schools.length),
    placeSource(places.slep, slepTable.rows.length, directory.communes.length),
    placeSource(places.communes, officialCommunes.features.length, boundaries.features.length),
    ...national.files.map((read) => resultSource(read, results)),
  ];
  const reference = nationalReference(figuresOf(national.results, sources), cohortSizes(national));
  return new Map([
    ["directory.json", toJsonSections(directory)],
    ["simce.csv", toCsv(Object.keys(simceRecord.shape), results.simce)],
    ["idps.csv", toCsv(Object.keys(idpsRecord.shape), results.idps)],
    ["idps-levels.csv", toCsv(Object.keys(levelRecord.shape), results.levels)],
    ["national.json", toJsonLines(reference)],
    ["communes.json", toJsonSections(boundaries)],
    ["sources.json", toJsonLines(sources)],
  ]);
}

function recentGrades({ results, files }: National): ReadonlyMap<number, ReadonlySet<string>> {
  const gradeBySource = new Map(
    files.map(({ file }) => [file.code, file.year >= RECENT_YEAR ? file.grade : null]),
  );
  const grades = new Map<number, Set<string>>();
  for (const { source, rbd } of results.simce) {
    const grade = gradeBySource.get(source) ?? null;
    if (grade !== null) grades.set(rbd, (grades.get(rbd) ?? new Set()).add(grade));
  }
  return grades;
}

function resultsOf({ simce, idps, levels }: Results, schools: ReadonlySet<number>): Results {
  const isOurs = ({ rbd }: { rbd: number }) => schools.has(rbd);
  return { simce: simce.filter(isOurs), idps: idps.filter(isOurs), levels: levels.filter(isOurs) };
}

function sorted({ simce, idps, levels }: Results, files: readonly ReadFile[]): Results {
  const order = new Map(files.map(({ file }, index) => [file.code, index]));
  const byPlace = (a: { source: string; rbd: number; row: number }, b: typeof a) =>
    (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || a.rbd - b.rbd || a.row - b.row;
  return { simce: simce.toSorted(byPlace), idps: idps.toSorted(byPlace), levels: levels.toSorted(byPlace) };
}

function cohortSizes({ results, files }: National): CohortSize {
  const applications = new Map(files.map(({ file }) => [file.code, `${file.grade}|${file.year}`]));
  const sizes = new Map<string, number>();
  for (const { source, rbd, n } of results.simce) {
    const key = `${applications.get(source)}|${rbd}`;
    if (n !== null && n > (sizes.get(key) ?? 0)) sizes.set(key, n);
  }
  return ({ grade, year, rbd }) => sizes.get(`${grade}|${year}|${rbd}`) ?? null;
}

function placeSource(file: SourceFile, rowsRead: number, rowsKept: number): SourceRecord {
  return { ...described(file), internalVersion: null, rowsRead, rowsKept, note: null };
}

function resultSource({ file, rowsRead, internalVersion }: ReadFile, results: Results): SourceRecord {
  const records = [...results.simce, ...results.idps, ...results.levels];
  const kept = new Set(records.filter(({ source }) => source === file.code).map(({ row }) => row));
  const winner = SUPERSEDED[file.code];
  const isContradictory = /final/i.test(file.fileName) && internalVersion?.startsWith("preliminar") === true;
  const note =
    winner !== undefined
      ? `Misma aplicación que ${winner}, que se usa en su lugar.`
      : isContradictory
        ? "El nombre del archivo dice final; su versión interna, preliminar."
        : null;
  return { ...described(file), internalVersion, rowsRead, rowsKept: kept.size, note };
}

function described({ code, publisher, title, fileName, sha256, family, grade, year }: SourceFile) {
  return { code, publisher, title, fileName, sha256, family, grade, year };
}

async function main(): Promise<void> {
  const folder = resolve(process.argv[2] ?? "../shared/data");
  const target = fileURLToPath(new URL("./data/", import.meta.url));
  mkdirSync(target, { recursive: true });
  for (const [name, text] of await buildOfficialSeed(folder)) {
    writeFileSync(join(target, name), text);
    process.stderr.write(`${name}: ${Math.round(text.length / 1024)} kB\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
