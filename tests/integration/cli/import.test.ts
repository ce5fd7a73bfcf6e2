import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { runCommandLine } from "@/lib/cli/run-command";
import { db } from "@/lib/db/client";
import { makeWorld, type World } from "../../factories/world";

const folder = mkdtempSync(path.join(tmpdir(), "acompana-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let world: World;
let answered: string;

beforeEach(async () => {
  world ??= await makeWorld();
  answered = "";
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    answered += String(text);
    return true;
  });
});

const HEADER =
  "agno;grado;rbd;dvrbd;nom_rbd;cod_grupo;nalu_lect6b_rbd;nalu_mate6b_rbd;prom_lect6b_rbd;prom_mate6b_rbd;codigo_bbdd";

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text, "latin1");
  return file;
}

function simce(year: number, rows: readonly string[]): string {
  return write(`simce6b${year}_rbd_final.csv`, [HEADER, ...rows].join("\r\n"));
}

const row = (year: number, rbd: number, score: number) =>
  `${year};6b;${rbd};;ESCUELA;2;30;31;${score};250;final`;

test("a file is answered by the contract, and the second time everything is unchanged", async () => {
  const file = simce(2036, [row(2036, world.own.school.rbd, 253), row(2036, 99_000, 300)]);
  expect(await runCommandLine(["import", file, "--json"])).toBe(0);
  const [report] = JSON.parse(answered) as Record<string, unknown>[];
  expect(report).toMatchObject({
    ...{ file: "simce6b2036_rbd_final.csv", family: "simce", year: 2036, grade: "6b", version: "final" },
    ...{ rows: 2, stored: 2, unchanged: 0, rejected: [] },
    territories: { [world.own.territoryCode]: { schools: 1, withValue: 1 } },
  });
  answered = "";
  expect(await runCommandLine(["import", file])).toBe(0);
  expect(JSON.parse(answered)).toMatchObject([{ rows: 2, stored: 0, unchanged: 2 }]);
});

test("a dry run answers the same and stores nothing", async () => {
  const file = simce(2037, [row(2037, world.own.school.rbd, 253)]);
  expect(await runCommandLine(["import", "--dry-run", file])).toBe(0);
  expect(JSON.parse(answered)).toMatchObject([{ rows: 1, stored: 1 }]);
  expect(await db().importBatch.count({ where: { year: 2037 } })).toBe(0);
});

test("a refused file does not lose what the others came to", async () => {
  const good = simce(2038, [row(2038, world.own.school.rbd, 253)]);
  const bad = write("informe.csv", "%PDF-1.7 nada");
  const missing = path.join(folder, "no-esta.csv");
  expect(await runCommandLine(["import", bad, good, missing])).toBe(1);
  expect(JSON.parse(answered)).toMatchObject({
    error: {
      code: "UNKNOWN_FILE",
      details: {
        file: "informe.csv",
        refused: [
          { file: "informe.csv", code: "UNKNOWN_FILE" },
          { file: "no-esta.csv", code: "NOT_FOUND" },
        ],
        done: [{ file: "simce6b2038_rbd_final.csv", stored: 1 }],
      },
    },
  });
  expect(await db().importBatch.count({ where: { year: 2038, state: "published" } })).toBe(1);
});

test("without a file, or with an option that does not exist, it is wrong usage", async () => {
  expect(await runCommandLine(["import"])).toBe(2);
  expect(await runCommandLine(["import", "--force", "a.csv"])).toBe(2);
});
