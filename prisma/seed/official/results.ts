import { idpsFigure, levelFigures, simceFigures, standardsReported, type Figure } from "./figures";
import { isLevelTable, readIdps, readLevels } from "./idps";
import { readListings, type Listing } from "./listings";
import { tableOf, textOf, type OpenOfficial, type Table } from "./read-table";
import type { IdpsRecord, LevelRecord, SimceRecord, SourceRecord } from "./records";
import { readSimce } from "./simce";
import type { ResultFile } from "./source-files";

export type Results = Readonly<{
  simce: readonly SimceRecord[];
  idps: readonly IdpsRecord[];
  levels: readonly LevelRecord[];
}>;
export type ReadFile = Readonly<{ file: ResultFile; rowsRead: number; internalVersion: string | null }>;
export type National = Readonly<{
  results: Results;
  files: readonly ReadFile[];
  listings: readonly Listing[];
}>;

/** Applications that come in two files: the public final one is kept. */
export const SUPERSEDED: Readonly<Record<string, string>> = {
  simce2m2023_rbd_final: "simce2m2023_rbd_publico_final",
};

/** Everything the result files say, for the whole country. Throws on what it does not understand; drops no row. */
export async function readResults(sources: readonly ResultFile[], open: OpenOfficial): Promise<National> {
  const simce: SimceRecord[] = [];
  const idps: IdpsRecord[] = [];
  const levels: LevelRecord[] = [];
  const listings: Listing[] = [];
  const files: ReadFile[] = [];
  const ungrouped = new Set<string>();
  for (const file of sources) {
    const table = tableOf(await open(file.path));
    checkApplication(file, table);
    files.push({ file, rowsRead: table.rows.length, internalVersion: internalVersionOf(file, table) });
    if (file.code in SUPERSEDED) continue;
    if (!table.headers.includes("cod_grupo")) ungrouped.add(file.code);
    if (file.family === "simce") {
      append(simce, readSimce(file, table));
      append(listings, readListings(file, table));
    } else if (isLevelTable(table)) append(levels, readLevels(file, table));
    else append(idps, readIdps(file, table));
  }
  return { results: withGroups({ simce, idps, levels }, files, ungrouped), files, listings };
}

/** Every figure of the records, with its state. */
export function figuresOf(
  { simce, idps, levels }: Results,
  sources: readonly Pick<SourceRecord, "code" | "grade" | "year">[],
): readonly Figure[] {
  const applications = new Map(sources.map(({ code, grade, year }) => [code, { grade, year }]));
  const applicationOf = (code: string) => {
    const { grade = null, year = null } = applications.get(code) ?? {};
    if (grade === null || year === null) throw new Error(`${code}: no grade and year`);
    return { grade, year };
  };
  const reported = standardsReported(simce);
  return [
    ...simce.flatMap((record) => simceFigures(record, applicationOf(record.source), reported)),
    ...idps.map((record) => idpsFigure(record, applicationOf(record.source))),
    ...levels.flatMap((record) => levelFigures(record, applicationOf(record.source))),
  ];
}

function append<T>(target: T[], items: readonly T[]): void {
  for (const item of items) target.push(item);
}

/** The grade and year of each row must be those of the file name: '4b' or 4, '2m' or 2. */
function checkApplication(file: ResultFile, table: Table): void {
  for (const row of table.rows) {
    const [grade, year] = [textOf(row, "grado"), textOf(row, "agno")];
    const isGrade = grade === null || grade.toLowerCase() === file.grade || grade === file.grade.slice(0, 1);
    if (isGrade && (year === null || Number(year) === file.year)) continue;
    throw new Error(`${file.fileName}, line ${row.line}: says grade ${grade}, year ${year}`);
  }
}

function internalVersionOf(file: ResultFile, table: Table): string | null {
  const column = ["codigo_bbdd", "codigo_bdd"].find((name) => table.headers.includes(name));
  if (column === undefined) return null;
  const versions = new Set(table.rows.map((row) => textOf(row, column)));
  const [version = null] = versions;
  if (versions.size > 1) throw new Error(`${file.fileName}: several internal versions`);
  return version;
}

/** Files without a socioeconomic group take it from another file of the same school, grade and year, never of another. */
function withGroups(results: Results, files: readonly ReadFile[], ungrouped: ReadonlySet<string>): Results {
  const applications = new Map(files.map(({ file }) => [file.code, `${file.grade}|${file.year}`]));
  const keyOf = ({ source, rbd }: { source: string; rbd: number }) => `${applications.get(source)}|${rbd}`;
  const groups = new Map<string, number>();
  for (const record of [...results.idps, ...results.simce])
    if (record.gse !== null) groups.set(keyOf(record), record.gse);
  const fill = <T extends { source: string; rbd: number; gse: number | null }>(record: T): T =>
    ungrouped.has(record.source) ? { ...record, gse: groups.get(keyOf(record)) ?? null } : record;
  return { simce: results.simce, idps: results.idps.map(fill), levels: results.levels.map(fill) };
}
