import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { handmadeWorkbook, sheetXml, zipOf } from "./fixtures";
import { spssFile } from "./spss-fixture";

const CSV = Buffer.from('rbd;nom_rbd;prom\n1;"Escuela; ""Ñandú""\n y más";253\n2;Peñalolén;249\n');

/** Texts, gzip and workbooks are damaged beside the families, where rows are counted too. */
const seeds: Readonly<Record<string, Buffer>> = {
  zip: zipOf([{ path: "a.csv", bytes: CSV }]),
  "stored zip": zipOf([{ path: "a.csv", bytes: CSV, method: 0 }]),
  sav: spssFile({
    variables: [{ name: "P1" }, { name: "T", width: 12 }],
    cases: [
      [4, "uno"],
      [null, "dos"],
    ],
  }),
  geojson: Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature"}]}'),
};

async function outcome(bytes: Buffer): Promise<unknown> {
  try {
    for (const file of await openFile(bytes, "a")) for (const table of file.tables) Array.from(table.rows());
    return "read";
  } catch (error) {
    return error instanceof AppError ? "refused" : error;
  }
}

describe("a file with its bytes changed", () => {
  test.each(Object.entries(seeds))(
    "(%s) is read or refused in words, and nothing else",
    async (_, seed) => {
      const changes = fc.array(fc.tuple(fc.nat(seed.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(changes, fc.integer({ min: 0, max: seed.length }), async (bytes, length) => {
          const changed = Buffer.from(seed);
          for (const [at, value] of bytes) changed[at] = value;
          const cut = length % 3 === 0 ? changed.subarray(0, length) : changed;
          expect(await outcome(cut)).toMatch(/read|refused/);
        }),
        { numRuns: 150 },
      );
    },
    20_000,
  );

  test("inside a workbook, where the checksum is right again, does no worse", async () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>rbd</t></is></c></row><row r="2"><c r="A2" s="1"><v>7</v></c><c r="B2"><f t="array" ref="B2">1+2</f><v>3</v></c></row>`;
    const sheet = sheetXml(rows);
    const changes = fc.array(fc.tuple(fc.nat(sheet.length - 1), fc.nat(127)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (letters) => {
        const changed = Buffer.from(sheet);
        for (const [at, letter] of letters) changed[at] = letter;
        expect(await outcome(handmadeWorkbook(changed.toString("latin1")))).toMatch(/read|refused/);
      }),
      { numRuns: 300 },
    );
  }, 20_000);
});
