import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parseOfficialFile } from "@/lib/evidence/rules/families/parse-official-file";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { FigureColumn, ParsedFile } from "@/lib/evidence/schema/parsed";
import { columnsOf } from "./official-tables";

const folder = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));
const territories = ["Huasco", "Barrancas", "Andalién Sur"] as const;
type Schools = Readonly<Record<(typeof territories)[number], ReadonlySet<number>>>;

const opened = new Map<string, Promise<ParsedFile>>();

/** A file of the folder, read once for all the tests. */
function read(path: string, rbds: ReadonlySet<number> | null = null): Promise<ParsedFile> {
  const known = opened.get(path);
  if (known !== undefined) return known;
  const file = parsed(path, rbds);
  opened.set(path, file);
  return file;
}

async function parsed(path: string, rbds: ReadonlySet<number> | null): Promise<ParsedFile> {
  const [file] = await openFile(readFileSync(folder + path), path.split("/").at(-1) ?? path);
  if (file === undefined) throw new Error(`${path}: nothing in it`);
  return parseOfficialFile(file, { rbds });
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

describe.skipIf(!existsSync(folder))("the official files", { timeout: 300_000 }, () => {
  let directory: ParsedFile;
  let schools: Schools;
  let rbds: ReadonlySet<number>;

  beforeAll(async () => {
    directory = await read("directorio/directorio_oficial_ee_publico.csv");
    const slep = await read("slep/listado_slep_2026.xlsx");
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
    rbds = new Set(directory.content.rows.map(({ rbd }) => rbd));
  }, 120_000);

  it("place every school, the functioning ones of the local services among them", () => {
    expect(directory).toMatchObject({ family: "directory", year: 2025, rowCount: 16_768, rejections: [] });
    expect(territories.map((territory) => schools[territory].size)).toEqual([53, 53, 82]);
  });

  it("draw 345 communes and refuse the zone that is none", async () => {
    const file = await read("geo/comunas.geojson");
    expect(file).toMatchObject({ family: "communes", rowCount: 346 });
    expect(file.rejections).toMatchObject([{ column: "cod_comuna", value: "0" }]);
  });

  it("give 8.023 schools their category of primary", async () => {
    const file = await read("categoria/Desempeno2018.xlsx", rbds);
    expect(file).toMatchObject({ family: "category", year: 2018, rowCount: 8023, rejections: [] });
    expect(columnsOf(file).map(({ indicator }) => indicator)).toEqual(["category/basica"]);
  });

  it.each(
    existsSync(folder)
      ? ["simce", "idps"].flatMap((name) => readdirSync(folder + name).map((file) => `${name}/${file}`))
      : [],
  )("%s is taken whole, every column of it understood", async (path) => {
    const file = await read(path, rbds);
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
  ])("%s lists and shows the known schools of each local service", async (path, counts) => {
    expect(countsOf(schools, await read(path, rbds))).toEqual(counts);
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
  ])("%s lists the known number of schools of each local service", async (path, counts) => {
    const listed = countsOf(schools, await read(path, rbds)).map((words) => Number(words.split(" ")[0]));
    expect(listed).toEqual(counts);
  });
});
