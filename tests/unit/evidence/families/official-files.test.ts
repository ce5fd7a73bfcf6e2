import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parseOfficialFile } from "@/lib/evidence/rules/families/parse-official-file";
import type { FigureColumn, ParsedFile } from "@/lib/evidence/schema/parsed";
import type { SourceFile } from "@/lib/evidence/schema/source";
import { buildOfficialSeed } from "@/prisma/seed/official/build";
import { openOfficial } from "@/prisma/seed/official/read-table";
import { columnsOf } from "./official-tables";

const folder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));
const territories = ["Huasco", "Barrancas", "Andalién Sur"] as const;
type Schools = Readonly<Record<(typeof territories)[number], ReadonlySet<number>>>;

/** About 7.300 schools with 4b, 2.900 with 2m; an indicator file has a row for each of four indicators. */
const rowsExpected: readonly { readonly path: string; readonly rows: readonly [number, number] }[] = [
  { path: "simce/simce2m", rows: [2_700, 3_100] },
  { path: "simce/simce4b", rows: [7_000, 7_800] },
  { path: "simce/simce6b", rows: [7_086, 7_086] },
  { path: "simce/simce8b", rows: [6_026, 6_026] },
  { path: "niveles_final.xlsx", rows: [65_000, 66_000] },
  { path: "dim_final.xlsx", rows: [32_000, 33_100] },
  { path: "_historico", rows: [2_700, 7_500] },
  { path: "idps/idps2", rows: [11_800, 12_100] },
  { path: "idps/idps", rows: [23_000, 29_000] },
];

const committed = fileURLToPath(new URL("../../../../prisma/seed/official/data/", import.meta.url));

/** What each file was understood as, by its path. A workbook takes a second to open: each is opened once for all tests. */
const read = new Map<string, ParsedFile>();

/** Every RBD of the directory, once it has been read: it comes before the files of results. */
let rbds: ReadonlySet<number> | null = null;

async function openOnce(path: string): Promise<SourceFile> {
  const file = await openOfficial(path);
  const parsed = parseOfficialFile(file, { rbds });
  read.set(path.slice(folder.length), parsed);
  if (parsed.content.kind === "directory") rbds = new Set(parsed.content.rows.map(({ rbd }) => rbd));
  return file;
}

function fileAt(path: string): ParsedFile {
  const file = read.get(path);
  if (file === undefined) throw new Error(`${path} was not read`);
  return file;
}

/** Rows of functioning schools of the local service in each territory, and how many of them show a score. */
function countsOf(schools: Schools, file: ParsedFile): readonly string[] {
  const columns = columnsOf(file);
  return territories.map((territory) => {
    const listed = new Set<number>();
    const shown = new Set<number>();
    for (const column of columns) collect(column, schools[territory], { listed, shown });
    return `${listed.size} (${shown.size})`;
  });
}

function collect(
  { rbds, values }: FigureColumn,
  schools: ReadonlySet<number>,
  into: { readonly listed: Set<number>; readonly shown: Set<number> },
): void {
  rbds.forEach((rbd, index) => {
    if (!schools.has(rbd)) return;
    into.listed.add(rbd);
    if (!Number.isNaN(values[index])) into.shown.add(rbd);
  });
}

describe.skipIf(!existsSync(folder))("the official files", () => {
  let built: ReadonlyMap<string, string>;
  let directory: ParsedFile;
  let schools: Schools;

  beforeAll(async () => {
    built = await buildOfficialSeed(folder, openOnce);
    await openOnce(join(folder, "geo/comunas.geojson"));
    await openOnce(join(folder, "categoria/Desempeno2018.xlsx"));
    directory = fileAt("directorio/directorio_oficial_ee_publico.csv");
    const slep = fileAt("slep/listado_slep_2026.xlsx");
    if (directory.content.kind !== "directory" || slep.content.kind !== "slep")
      throw new Error("other files");
    const functioning = directory.content.rows.filter(
      ({ state, dependence }) => state === "functioning" && dependence === "slep",
    );
    const communes = slep.content.rows;
    const of = (name: string) => {
      const cuts = new Set(communes.filter(({ slepName }) => slepName === name).map(({ cut }) => cut));
      return new Set(functioning.filter(({ cut }) => cuts.has(cut)).map(({ rbd }) => rbd));
    };
    schools = { Huasco: of("Huasco"), Barrancas: of("Barrancas"), "Andalién Sur": of("Andalién Sur") };
  }, 600_000);

  it("make, byte for byte, the committed seed", () => {
    expect([...built.keys()].sort()).toEqual(readdirSync(committed).sort());
    for (const [name, text] of built)
      expect(text === readFileSync(`${committed}${name}`, "utf8"), name).toBe(true);
  });

  it("place every school, the functioning ones of the local services among them", () => {
    expect(directory).toMatchObject({ family: "directory", year: 2025, rowCount: 16_768, rejections: [] });
    expect(territories.map((territory) => schools[territory].size)).toEqual([53, 53, 82]);
  });

  it("draw 345 communes and refuse the zone that is none", () => {
    const file = fileAt("geo/comunas.geojson");
    expect(file).toMatchObject({ family: "communes", rowCount: 346 });
    expect(file.rejections).toMatchObject([{ column: "cod_comuna", value: "0" }]);
  });

  it("give 8.023 schools their category of primary", () => {
    const file = fileAt("categoria/Desempeno2018.xlsx");
    expect(file).toMatchObject({ family: "category", year: 2018, rowCount: 8023, rejections: [] });
    expect(columnsOf(file).map(({ indicator }) => indicator)).toEqual(["category/basica"]);
  });

  it.each(
    existsSync(folder)
      ? ["simce", "idps"].flatMap((name) => readdirSync(folder + name).map((file) => `${name}/${file}`))
      : [],
  )("%s is taken whole, every column of it understood", (path) => {
    const file = fileAt(path);
    const [least, most] = rowsExpected.find((one) => path.includes(one.path))?.rows ?? [1, Infinity];
    expect(file.rowCount).toBeGreaterThanOrEqual(least);
    expect(file.rowCount).toBeLessThanOrEqual(most);
    expect(file.rejections).toEqual([]);
    expect(file.reading.unknown).toEqual([]);
    const lines = new Set(columnsOf(file).flatMap(({ sourceRows }) => [...sourceRows]));
    expect(lines.size).toBe(file.rowCount);
    const [, grade, year] = /(\d[bm])(\d{4})/i.exec(path) ?? [];
    expect([file.grade, file.year]).toEqual([grade?.toLowerCase(), Number(year)]);
  });

  it.each([
    ["simce/simce4b2024_rbd_final.xlsx", ["40 (35)", "46 (46)", "49 (43)"]],
    ["simce/simce6b2024_rbd_final.csv", ["39 (32)", "46 (46)", "47 (42)"]],
    ["idps/idps4b2024_rbd_final.xlsx", ["40 (35)", "46 (46)", "49 (45)"]],
  ])("%s lists and shows the known schools of each local service", (path, counts) => {
    expect(countsOf(schools, fileAt(path))).toEqual(counts);
  });

  it.each([
    ["simce/simce2m2014_rbd_final.xlsx", [7, 8, 16]],
    ["simce/simce2m2016_rbd_final.xlsx", [7, 8, 23]],
    ["simce/simce2m2018_rbd_final.xlsx", [7, 8, 23]],
    ["simce/simce2m2022_rbd_final.xlsx", [7, 8, 23]],
    ["simce/simce2m2023_rbd_final.xlsx", [7, 8, 23]],
    ["simce/simce2m2024_rbd_final.xlsx", [7, 9, 23]],
    ["simce/simce2m2025_rbd_preliminar.csv", [7, 9, 23]],
    ["idps/idps2m2022_rbd_dim_final.xlsx", [7, 8, 23]],
    ["idps/idps2m2023_rbd_dim_final.xlsx", [7, 8, 23]],
    ["idps/idps2M2024_rbd_dim_final.xlsx", [7, 9, 23]],
    ["idps/idps2m2023_niveles_final.xlsx", [7, 8, 23]],
    ["idps/idps2M2024_rbd_niveles_final.xlsx", [7, 9, 23]],
  ])("%s lists the known number of schools of each local service", (path, counts) => {
    const listed = countsOf(schools, fileAt(path)).map((words) => Number(words.split(" ")[0]));
    expect(listed).toEqual(counts);
  });
});
