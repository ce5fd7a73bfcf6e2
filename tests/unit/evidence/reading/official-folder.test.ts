import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { SourceFile } from "@/lib/evidence/schema/source";

const FOLDER = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));

interface Expected {
  /** Part of the path. */
  readonly path: string;
  readonly header: RegExp;
  readonly rows: readonly [number, number];
}

/** About 7.300 schools with 4b, 2.900 with 2m; an indicator file has a row for each of four indicators. */
const expected: readonly Expected[] = [
  { path: "simce/simce2m", header: /^(agno|rbd)$/, rows: [2_700, 3_100] },
  { path: "simce/simce4b", header: /^(agno|rbd)$/, rows: [7_000, 7_800] },
  { path: "simce/simce6b", header: /^rbd$/, rows: [7_086, 7_086] },
  { path: "simce/simce8b", header: /^rbd$/, rows: [6_026, 6_026] },
  { path: "niveles_final.xlsx", header: /^(nivel|rbd)$/, rows: [65_000, 66_000] },
  { path: "dim_final.xlsx", header: /^(agno|rbd)$/, rows: [32_000, 33_100] },
  { path: "_historico", header: /^(agno|rbd)$/i, rows: [2_700, 7_500] },
  { path: "idps/idps2", header: /^(agno|rbd)$/, rows: [11_800, 12_100] },
  { path: "idps/idps", header: /^(agno|rbd)$/, rows: [23_000, 29_000] },
  { path: "directorio/", header: /^AGNO$/, rows: [16_768, 16_768] },
  { path: "categoria/", header: /^RBD$/, rows: [8_023, 8_023] },
  { path: "slep/", header: /^INICIO_FUNCIONES$/, rows: [346, 346] },
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

async function open(path: string): Promise<SourceFile> {
  const [file] = await openFile(readFileSync(path), basename(path));
  if (file === undefined) throw new Error("the file holds one");
  return file;
}

describe.skipIf(!existsSync(FOLDER))("the official files", () => {
  const paths = existsSync(FOLDER) ? filesBelow(FOLDER).filter((path) => !/\.(md|pdf)$/.test(path)) : [];

  test.each(paths)(
    "%s opens whole",
    async (path) => {
      const file = await open(path);
      if (path.endsWith(".geojson")) {
        expect(file.geojson).toMatchObject({ type: "FeatureCollection", features: { length: 346 } });
        return;
      }
      const rows = [...(file.tables[0]?.rows() ?? [])];
      const known = expected.find((one) => path.includes(one.path));
      expect(rows.length).toBeGreaterThan(0);
      if (known === undefined) return;
      expect(file.tables[0]?.headers[0]).toMatch(known.header);
      expect(rows.length).toBeGreaterThanOrEqual(known.rows[0]);
      expect(rows.length).toBeLessThanOrEqual(known.rows[1]);
      expect(rows.filter((row) => row.cells.length !== file.tables[0]?.headers.length)).toEqual([]);
      expect(
        rows.flatMap((row) => row.cells.filter((cell) => typeof cell === "object" && cell !== null)),
      ).toEqual([]);
      expect(rows.at(-1)?.line).toBe(rows.length + 1);
    },
    30_000,
  );

  test("have their letters: beyond Spanish, only those that the publishers themselves mistyped", async () => {
    const mistyped = "ÀÈÒÐÕËÝÛª¥¦·¬«";
    const strange = new Set<string>();
    for (const path of paths.filter((one) => one.endsWith(".csv"))) {
      const rows = [...((await open(path)).tables[0]?.rows() ?? [])];
      const text = rows.map(({ cells }) => cells.join("")).join("");
      for (const letter of text.replace(/[\x20-\x7eáéíóúñüÁÉÍÓÚÑÜ°º´]/g, "")) strange.add(letter);
    }
    expect([...strange].filter((letter) => !mistyped.includes(letter))).toEqual([]);
  }, 30_000);

  test("include the codebook, with its seven sheets in order", async () => {
    const path = paths.find((one) => one.includes("segundo_medio_codebook")) ?? "";
    const { tables } = await open(path);
    expect(tables.map((table) => table.sheet?.trim())).toEqual([
      ...["Índice", "_alu", "_rbd", "_cpad", "_cest", "_cprof_lect", "_cprof_mate"],
    ]);
  });
});
