import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { SourceFile } from "@/lib/evidence/schema/source";

const FOLDER = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));

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

// The workbooks of results are opened, row by row, where the families read them: doing it twice would take a minute.
describe.skipIf(!existsSync(FOLDER))("the official files", () => {
  const paths = existsSync(FOLDER) ? filesBelow(FOLDER).filter((path) => !/\.(md|pdf)$/.test(path)) : [];
  const texts = paths.filter((path) => path.endsWith(".csv"));

  test.each(paths.filter((path) => /[\\/](glosas|cuestionarios)[\\/]/.test(path)))(
    "%s opens whole",
    async (path) => {
      const rows = [...((await open(path)).tables[0]?.rows() ?? [])];
      expect(rows.length).toBeGreaterThan(0);
    },
    30_000,
  );

  test("have, as texts, as many cells a row as headers, and letters: beyond Spanish, only those that the publishers themselves mistyped", async () => {
    const mistyped = "ÀÈÒÐÕËÝÛª¥¦·¬«";
    const strange = new Set<string>();
    for (const path of texts) {
      const table = (await open(path)).tables[0];
      const rows = [...(table?.rows() ?? [])];
      if (!/[\\/]glosas[\\/]/.test(path)) {
        expect(rows.filter(({ cells }) => cells.length !== table?.headers.length)).toEqual([]);
        expect(rows.at(-1)?.line).toBe(rows.length + 1);
      }
      const text = rows.map(({ cells }) => cells.join("")).join("");
      for (const letter of text.replace(/[\x20-\x7eáéíóúñüÁÉÍÓÚÑÜ°º´]/g, "")) strange.add(letter);
    }
    expect([...strange].filter((letter) => !mistyped.includes(letter))).toEqual([]);
  }, 60_000);

  test("include the codebook, with its seven sheets in order", async () => {
    const path = paths.find((one) => one.includes("segundo_medio_codebook")) ?? "";
    const { tables } = await open(path);
    expect(tables.map((table) => table.sheet?.trim())).toEqual([
      ...["Índice", "_alu", "_rbd", "_cpad", "_cest", "_cprof_lect", "_cprof_mate"],
    ]);
  });
});
