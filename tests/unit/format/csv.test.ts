import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chileanCsv, csvLine, tidyCsv, toCsv } from "@/lib/format/csv";

describe("toCsv", () => {
  it("writes what a spreadsheet in Chile opens", () => {
    const text = toCsv(
      ["RBD", "Escuela", "Promedio", "Rural", "Meta"],
      [
        [459, "Escuela Ñandú; anexo", 253.5, true, null],
        [460, 'La "Nueva"', -1234.25, false, ""],
      ],
    );
    expect(text).toBe(
      '\ufeffRBD;Escuela;Promedio;Rural;Meta\r\n459;"Escuela Ñandú; anexo";253,5;sí;\r\n460;"La ""Nueva""";-1234,25;no;\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1", '=HYPERLINK("http://x")'])(
    "makes %j inert, which a spreadsheet would run",
    (formula) => {
      const [, row] = parse(toCsv(["texto"], [[formula]]), {
        bom: true,
        delimiter: ";",
        record_delimiter: "\r\n",
      });
      expect(row).toEqual([`'${formula}`]);
    },
  );

  it("makes headers inert too", () => expect(toCsv(["=a"], [])).toBe("\ufeff'=a\r\n"));

  it("refuses a row of another width and a number that is not one", () => {
    expect(() => toCsv(["a", "b"], [["x"]])).toThrow(RangeError);
    expect(() => toCsv(["a"], [[Number.NaN]])).toThrow(RangeError);
  });

  it("is read back by a parser, cell by cell", () => {
    const cell = fc.string().filter((text) => !/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = parse(toCsv(["a", "b"], rows), { bom: true, delimiter: ";", record_delimiter: "\r\n" });
        expect(read).toEqual([["a", "b"], ...rows]);
      }),
    );
  });
});

describe("a line of a table that is written while it is read", () => {
  const cells = ["a;b", "a,b", 2.5, true, null, "=1+1"];

  it("follows the dialect of its reader", () => {
    expect(csvLine(cells, chileanCsv)).toBe(`"a;b";a,b;2,5;sí;;'=1+1\r\n`);
    expect(csvLine(cells, tidyCsv)).toBe(`a;b,"a,b",2.5,true,,'=1+1\r\n`);
  });
});
