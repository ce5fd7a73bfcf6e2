import { gzipSync } from "node:zlib";
import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { parseOfficialFile } from "@/lib/evidence/rules/families/parse-official-file";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import type { FigureColumn, ParsedFile } from "@/lib/evidence/schema/parsed";
import { damage, damages, mutations } from "./mutations";
import { gridOf, shapes, textOf } from "./shapes";

const known = { rbds: null };
const shape = fc.constantFrom(...shapes);
const encoding = fc.constantFrom("utf8", "utf8-bom", "latin1", "win1252", "cp850");
const seed = 20_260_311;

/** What the road makes of the bytes: the files, or the refusal that a person reads. Anything else is thrown on. */
async function outcomeOf(bytes: Uint8Array, name: string): Promise<readonly ParsedFile[] | AppError> {
  try {
    return (await openFile(bytes, name)).map((file) => parseOfficialFile(file, known));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function encode(text: string, name: string): Uint8Array {
  return name === "utf8-bom" ? Buffer.from(`\uFEFF${text}`) : iconv.encode(text, name);
}

/** Lines of the rows that the content holds. */
function linesOf({ content }: ParsedFile): ReadonlySet<number> {
  if (content.kind !== "figures") return new Set(content.rows.map(({ sourceRow }) => sourceRow));
  return new Set(content.columns.flatMap(({ sourceRows }) => [...sourceRows]));
}

/** What is wrong with an outcome; null when every row is in the content or in the rejections, in one of them only. */
function faultOf(outcome: readonly ParsedFile[] | AppError): string | null {
  if (outcome instanceof AppError) {
    const isInWords = outcome.message.length > 30;
    return refusals.has(outcome.code) && isInWords
      ? null
      : `refused with ${outcome.code}: ${outcome.message}`;
  }
  return outcome.map(faultOfFile).find((fault) => fault !== null) ?? null;
}

const refusals = new Set(["UNREADABLE_FILE", "UNKNOWN_FILE", "TOO_LARGE"]);

function faultOfFile(file: ParsedFile): string | null {
  const taken = linesOf(file);
  const rejected = new Set(file.rejections.map(({ line }) => line));
  if (rejected.size !== file.rejections.length) return "a row was rejected twice";
  if ([...rejected].some((line) => taken.has(line))) return "a row was both taken and rejected";
  if (taken.size + rejected.size !== file.rowCount)
    return `${taken.size} taken and ${rejected.size} rejected of ${file.rowCount}`;
  const speechless = file.rejections.find(({ reason }) => !/^[A-ZÁÉÍÓÚÑ¿«"].{10,}/s.test(reason));
  if (speechless !== undefined) return `a rejection without words: ${speechless.reason}`;
  return file.content.kind === "figures" && !file.content.columns.every(isInOrder)
    ? "a column out of order"
    : null;
}

function isInOrder({ rbds, values, statuses }: FigureColumn): boolean {
  const ascends = rbds.every((rbd, index) => index === 0 || rbd > (rbds[index - 1] ?? 0));
  return ascends && values.length === rbds.length && statuses.length === rbds.length;
}

describe("a file that was changed in any way", { timeout: 300_000 }, () => {
  it("untouched, is read whole in every shape and encoding", async () => {
    for (const one of shapes) {
      for (const name of ["utf8", "utf8-bom", "latin1", "win1252", "cp850"]) {
        const grid = gridOf(one, 12);
        const outcome = await outcomeOf(encode(textOf(grid, one.delimiter), name), one.name);
        if (outcome instanceof AppError) throw outcome;
        expect(outcome.map(({ rowCount, rejections }) => [rowCount, rejections])).toEqual([[12, []]]);
        expect(faultOf(outcome)).toBeNull();
      }
    }
  });

  it("in its cells, rows and columns: each row is taken or rejected, or the whole is refused in words", async () => {
    const runs = 3_000;
    let readCount = 0;
    await fc.assert(
      fc.asyncProperty(shape, mutations, encoding, async (one, changes, name) => {
        const grid = gridOf(one, 9);
        for (const change of changes) change(grid);
        const outcome = await outcomeOf(encode(textOf(grid, one.delimiter), name), one.name);
        const fault = faultOf(outcome);
        if (fault !== null) throw new Error(fault);
        if (outcome instanceof AppError) return;
        readCount += 1;
        // A quote that was let loose may join lines: then only the sum above holds.
        if (grid.flat().some((cell) => cell.includes('"'))) return;
        const written = grid.slice(1).filter((cells) => cells.some((cell) => cell.trim() !== ""));
        const rowCount = outcome.reduce((total, file) => total + file.rowCount, 0);
        if (rowCount !== written.length) throw new Error(`${written.length} rows written, ${rowCount} read`);
      }),
      { numRuns: runs, seed },
    );
    // Were most files refused outright, the rows would hardly be tried.
    expect(readCount).toBeGreaterThan(runs / 2);
  });

  it("in its bytes: never a crash, never half a table without a word", async () => {
    await fc.assert(
      fc.asyncProperty(shape, damages, fc.boolean(), async (one, list, isCompressed) => {
        const text = Buffer.from(textOf(gridOf(one, 9), one.delimiter), "latin1");
        const bytes = damage(isCompressed ? gzipSync(text) : text, list);
        const outcome = await outcomeOf(bytes, isCompressed ? `${one.name}.gz` : one.name);
        const fault = faultOf(outcome);
        if (fault !== null) throw new Error(fault);
      }),
      { numRuns: 2_000, seed },
    );
  });

  it("as a workbook: the same holds for .xlsx and .xls, whole or damaged", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ one: shape, changes: mutations, format: fc.constantFrom("xlsx", "biff8") }),
        fc.option(damages, { nil: [], freq: 2 }),
        async ({ one, changes, format }, list) => {
          const grid = gridOf(one, 6);
          for (const change of changes) change(grid);
          const book = utils.book_new(utils.aoa_to_sheet(grid), "Hoja1");
          const written: unknown = write(book, {
            type: "buffer",
            bookType: format === "xlsx" ? "xlsx" : "biff8",
          });
          if (!Buffer.isBuffer(written)) throw new Error("No workbook was written");
          const outcome = await outcomeOf(damage(written, list), one.name.replace("csv", format));
          const fault = faultOf(outcome);
          if (fault !== null) throw new Error(fault);
        },
      ),
      { numRuns: 500, seed },
    );
  });
});
