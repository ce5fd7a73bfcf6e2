import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { openTable } from "./fixtures";
import { spssFile, type FixtureFile } from "./spss-fixture";

const ANSWERS: FixtureFile = {
  variables: [
    { name: "CEST_P01", longName: "cest_p01_01", label: "Mi profesora me explica", missing: [9] },
    { name: "CEST_P02", longName: "cest_p01_02", missing: [8, 9] },
    { name: "COMUNA", longName: "comuna_año", width: 20 },
    { name: "PROM", longName: "prom_lect" },
  ],
  cases: [
    [4, 9, "Ñuñoa", 253.25],
    [null, -99, "", null],
    [null, null, null, null],
    [151, 152, "Alto del Carmen", -1.5],
  ],
};
const ROWS = [
  { line: 1, cells: [4, 9, "Ñuñoa", 253.25] },
  { line: 2, cells: [null, -99, null, null] },
  { line: 4, cells: [151, 152, "Alto del Carmen", -1.5] },
];

describe("a file of SPSS", () => {
  test.each([
    { isCompressed: true, isBigEndian: false },
    { isCompressed: false, isBigEndian: false },
    { isCompressed: true, isBigEndian: true },
    { isCompressed: false, isBigEndian: true },
    { isCompressed: true, encoding: "windows-1252" },
    { isCompressed: true, caseCount: -1 },
  ] as const)("gives its cases by number, with missing as null (%o)", async (storage) => {
    const { table, rows } = await openTable(spssFile({ ...ANSWERS, ...storage }), "respuestas.sav");
    expect(table).toMatchObject({ format: "sav", sheet: null, delimiter: null });
    expect(table.headers).toEqual(["cest_p01_01", "cest_p01_02", "comuna_año", "prom_lect"]);
    expect(rows).toEqual(ROWS);
    expect([...table.rows()]).toEqual(rows);
  });

  test("may come in a gzip", async () => {
    const [file] = await openFile(gzipSync(spssFile(ANSWERS)), "respuestas.sav.gz");
    expect(file).toMatchObject({ fileName: "respuestas.sav", format: "sav" });
  });

  test("says which numbers are dates", async () => {
    const seconds = (Date.UTC(2024, 2, 15) - Date.UTC(1582, 9, 14)) / 1000;
    const { rows } = await openTable(
      spssFile({ variables: [{ name: "FECHA", format: 20 }], cases: [[seconds]] }),
    );
    expect(rows[0]?.cells).toEqual([{ problem: "date", text: "15-03-2024" }]);
  });

  test.each([true, false])(
    "cut anywhere is refused, never read by half (compressed: %s)",
    async (isCompressed) => {
      const bytes = spssFile({ ...ANSWERS, isCompressed });
      for (let length = 4; length < bytes.length - 8; length += 3) {
        await expect(openTable(bytes.subarray(0, length))).rejects.toMatchObject({ code: "UNREADABLE_FILE" });
      }
    },
  );

  test("with fewer cases than it says is refused", async () => {
    const bytes = spssFile({ ...ANSWERS, caseCount: 5 });
    await expect(openTable(bytes)).rejects.toMatchObject({ code: "UNREADABLE_FILE", message: /caso 5/ });
  });

  test("with any byte changed is read or refused, and nothing else", async () => {
    const bytes = spssFile(ANSWERS);
    for (let at = 64; at < bytes.length; at += 1) {
      for (const value of [0x00, 0x7f, 0xff]) {
        const changed = Buffer.from(bytes);
        changed[at] = value;
        const outcome = await openTable(changed, "a.sav").then(
          () => "read",
          (error: { code?: string }) => error.code ?? error,
        );
        expect(["read", "UNREADABLE_FILE", "TOO_LARGE"]).toContain(outcome);
      }
    }
  });
});
