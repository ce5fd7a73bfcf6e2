import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fullBudget } from "@/lib/evidence/rules/reading/bounds";
import { gunzip } from "@/lib/evidence/rules/reading/inflate";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { packagedWorkbook } from "@/lib/evidence/rules/reading/workbook-file";
import { zipEntries } from "@/lib/evidence/rules/reading/zip-archive";
import { handmadeWorkbook, onlyTable, sheetXml, workbookOf } from "./fixtures";

const MEBIBYTE = 1024 * 1024;

/** Runs something that must end, and gives by how much the process grew meanwhile at most. */
async function growthMebibytes(run: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  await run().finally(() => clearInterval(sampling));
  return (Math.max(most, process.memoryUsage().rss) - before) / MEBIBYTE;
}

describe("memory is bounded", () => {
  test("a gzip that inflates to ten gigabytes is stopped while inflating, within 150 MB", async () => {
    const member = gzipSync(Buffer.alloc(16 * MEBIBYTE));
    const bomb = Buffer.concat(Array.from({ length: 640 }, () => member));
    const growth = await growthMebibytes(() =>
      expect(openFile(bomb, "a.csv.gz")).rejects.toMatchObject({
        code: "TOO_LARGE",
        message: /crece demasiado/,
      }),
    );
    expect(growth).toBeLessThan(150);
  }, 20_000);

  test("a workbook whose sheet inflates to 200 MB of spaces is stopped while inflating, within 150 MB", async () => {
    const bomb = handmadeWorkbook(sheetXml(" ".repeat(200 * MEBIBYTE)));
    const growth = await growthMebibytes(() =>
      expect(openFile(bomb, "a.xlsx")).rejects.toMatchObject({ code: "TOO_LARGE" }),
    );
    expect(growth).toBeLessThan(150);
  }, 20_000);

  test("what inflates credibly is stopped at the budget, to the chunk", async () => {
    const bytes = gzipSync(
      Buffer.from(Array.from({ length: 400_000 }, (_, index) => `${index};${index}`).join("\n")),
    );
    const budget = { ...fullBudget(), textBytes: MEBIBYTE };
    await expect(gunzip(bytes, budget)).rejects.toMatchObject({ code: "TOO_LARGE", message: /768 MB/ });
    expect(budget.textBytes).toBeGreaterThanOrEqual(-256 * 1024);
  });

  test("the workbooks of a zip share one budget of bytes and of cells", async () => {
    const rows = Array.from({ length: 100 }, (_, index) => [index, index]);
    const entries = await zipEntries(workbookOf({ A: rows, B: rows }));
    const few = { ...fullBudget(), workbookCells: 399 };
    await expect(packagedWorkbook(entries, few)).rejects.toMatchObject({
      code: "TOO_LARGE",
      message: /celdas/,
    });
    const small = { ...fullBudget(), workbookBytes: 2_000 };
    await expect(packagedWorkbook(entries, small)).rejects.toMatchObject({ code: "TOO_LARGE" });
    const exact = { ...fullBudget(), workbookCells: 400 };
    await packagedWorkbook(entries, exact);
    expect(exact.workbookCells).toBe(0);
  });

  test("200.000 rows of 60 columns stream in seconds, within 200 MB, without being kept", async () => {
    const row = Array.from({ length: 60 }, (_, index) => index % 5).join(";");
    const header = Array.from({ length: 60 }, (_, index) => `cest_p${index}_01`).join(";");
    const bytes = Buffer.from(`${header}\n${`${row}\n`.repeat(200_000)}`);
    const start = performance.now();
    let count = 0;
    const growth = await growthMebibytes(async () => {
      const [file] = await openFile(bytes, "a.csv");
      for (const { cells } of onlyTable(file).rows()) count += cells.length;
    });
    expect(count).toBe(200_000 * 60);
    expect(growth).toBeLessThan(200);
    expect(performance.now() - start).toBeLessThan(15_000);
  }, 20_000);

  test("a text made of stray quotes takes seconds, not hours", async () => {
    const bytes = Buffer.from(`a;b\n${'"x;y\n'.repeat(400_000)}`);
    const [file] = await openFile(bytes, "a.csv");
    let count = 0;
    for (const { cells } of onlyTable(file).rows()) count += cells.length;
    expect(count).toBe(800_000);
  }, 20_000);
});
