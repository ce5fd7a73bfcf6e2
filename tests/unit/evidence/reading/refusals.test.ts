import { describe, expect, test } from "vitest";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { MAXIMUM_COLUMNS } from "@/lib/evidence/rules/reading/bounds";
import { MAXIMUM_FILE_BYTES } from "@/lib/evidence/schema/imports";
import { openTable } from "./fixtures";

const HTML = "<!DOCTYPE html>\n<html><body><table><tr><td>rbd</td></tr></table></body></html>";
const bytesOf = (text: string) => Buffer.from(text, "latin1");

describe("a file that is no table is refused with what it is", () => {
  test.each([
    ["an empty one", "a.csv", "", "UNREADABLE_FILE", /vacío/],
    ["blanks alone", "a.csv", " \r\n\r\n \t\n", "UNREADABLE_FILE", /vacío/],
    ["a mark of UTF-8 alone", "a.csv", "\xef\xbb\xbf", "UNREADABLE_FILE", /vacío/],
    ["delimiters alone", "a.csv", ";;;\n;;;\n", "UNREADABLE_FILE", /vacío/],
    ["a page saved as a workbook", "simce.xls", HTML, "UNKNOWN_FILE", /página web/],
    [
      "a page with a mark and blanks before",
      "a.csv",
      `\xef\xbb\xbf\n  ${HTML}`,
      "UNKNOWN_FILE",
      /página web/,
    ],
    ["an XML workbook of 2003", "a.xls", '<?xml version="1.0"?><Workbook/>', "UNKNOWN_FILE", /XML/],
    ["a PDF", "simce.csv", "%PDF-1.7\n1 0 obj", "UNKNOWN_FILE", /PDF/],
    ["a picture", "a.xlsx", "\x89PNG\r\n\x1a\n", "UNKNOWN_FILE", /imagen/],
    ["a photograph", "a.csv", "\xff\xd8\xff\xe0", "UNKNOWN_FILE", /imagen/],
    ["a text of Word", "a.csv", "{\\rtf1 rbd;prom}", "UNKNOWN_FILE", /\.rtf/],
    ["a rar", "a.zip", "Rar!\x1a\x07", "UNKNOWN_FILE", /\.rar/],
    ["a file of Stata", "a.dta", "<stata_dta><header>", "UNKNOWN_FILE", /Stata.*\.sav o CSV/],
    ["an older file of Stata", "a.dta", "\x72\x02\x01\x00aaaa", "UNKNOWN_FILE", /Stata/],
    ["a compressed file of SPSS", "a.zsav", "$FL3@(#) SPSS", "UNKNOWN_FILE", /\.zsav/],
    ["a JSON of another kind", "a.geojson", '{"type":"Point"}', "UNKNOWN_FILE", /FeatureCollection/],
    ["a list in JSON", "a.json", '[{"rbd":1}]', "UNKNOWN_FILE", /FeatureCollection/],
    [
      "a GeoJSON that is cut",
      "a.geojson",
      '{"type":"FeatureCollection","features":[',
      "UNREADABLE_FILE",
      /cortado/,
    ],
    [
      "bytes that mean nothing",
      "a.csv",
      "\x00\x01\x02\x03rbd;prom",
      "UNREADABLE_FILE",
      /ni un formato conocido/,
    ],
    [
      "control characters",
      "a.csv",
      "\x01\x02\x03\x04\x05\x06;a",
      "UNREADABLE_FILE",
      /ni un formato conocido/,
    ],
    [
      "a compound file of nothing known",
      "a.xls",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1aaaa",
      "UNREADABLE_FILE",
      /\.xls/,
    ],
  ])("%s", async (...[, name, content, code, message]) => {
    await expect(openFile(bytesOf(content), name)).rejects.toMatchObject({ code, message });
  });

  test("and every message says what to do next", async () => {
    for (const content of ["", HTML, "%PDF-1.7", "$FL3", "\x00\x01"]) {
      const error: unknown = await openFile(bytesOf(content), "a").catch((thrown: unknown) => thrown);
      expect(String(error)).toMatch(/(Descargar|Guardar|Buscar|volver a|Dividir|subir)/);
    }
  });

  test("one larger than what is taken, before anything of it is read", async () => {
    await expect(openFile(new Uint8Array(MAXIMUM_FILE_BYTES + 1), "a.csv")).rejects.toMatchObject({
      code: "TOO_LARGE",
      message: /256 MB/,
    });
  });
});

describe("a text that stops being a table", () => {
  test("is refused where a NUL stands in it", async () => {
    const text = Buffer.from(`a;b\n${"1;2\n".repeat(100_000)}\0\n`);
    await expect(openTable(text)).rejects.toMatchObject({ code: "UNREADABLE_FILE" });
  });

  test("is refused with too many columns, a cell too long or a line too long, saying where", async () => {
    const wide = `a;b\n${"1;".repeat(MAXIMUM_COLUMNS)}1\n`;
    await expect(openTable(Buffer.from(wide))).rejects.toMatchObject({
      code: "TOO_LARGE",
      message: /línea 2/,
    });
    await expect(openTable(Buffer.from(`a;b\n1;${"x".repeat(32_768)}\n`))).rejects.toMatchObject({
      code: "TOO_LARGE",
      message: /columna 2 de la línea 2/,
    });
    await expect(openTable(Buffer.alloc(5 * 1024 * 1024, "x"))).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  test("may have a header of many short columns", async () => {
    const headers = Array.from({ length: MAXIMUM_COLUMNS }, (_, index) => `columna_${index}`);
    const { table } = await openTable(Buffer.from(`${headers.join(";")}\n`));
    expect(table.headers).toHaveLength(MAXIMUM_COLUMNS);
  });
});
