import type { CellObject } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { handmadeWorkbook, openTable, sheetXml, workbookOf, zipOf } from "./fixtures";

const ROWS = [
  ["rbd", "nom_rbd", "prom"],
  [1, " Escuela Ñandú ", 253.5],
  [2, null, 249],
];

/** The writer of .xls writes no formulas: a text of eight letters takes as many bytes as the formula `=3`. */
function withFormula(bytes: Buffer): Buffer {
  const start = bytes.indexOf(Buffer.from("MARCADOR", "utf16le")) - 13;
  if (bytes.readUInt16LE(start) !== 0x0204 || bytes.readUInt16LE(start + 2) !== 25)
    throw new Error("no LABEL");
  bytes.writeUInt16LE(0x0006, start);
  bytes.writeDoubleLE(3, start + 10);
  bytes.fill(0, start + 18, start + 24);
  bytes.writeUInt16LE(3, start + 24);
  bytes.set([0x1e, 3, 0], start + 26);
  return bytes;
}

describe("a workbook", () => {
  test.each(["xlsx", "biff8"] as const)("of kind %s gives its cells as they are", async (kind) => {
    const { table, rows } = await openTable(workbookOf({ Datos: ROWS }, kind), "datos.csv");
    expect(table).toMatchObject({ sheet: "Datos", headers: ["rbd", "nom_rbd", "prom"], delimiter: null });
    expect(table.format).toBe(kind === "xlsx" ? "xlsx" : "xls");
    expect(rows).toEqual([
      { line: 2, cells: [1, "Escuela Ñandú", 253.5] },
      { line: 3, cells: [2, null, 249] },
    ]);
  });

  test.each(["xlsx", "biff8"] as const)("of kind %s says what is a date or an error", async (kind) => {
    const cells: CellObject[] = [
      { t: "n", v: 45366, z: "dd/mm/yyyy" },
      { t: "n", v: 45366, z: "[$-340A]d\\ mmmm" },
      { t: "e", v: 0x2a },
      { t: "b", v: true },
      { t: "n", v: 0.25, z: "0.0%" },
    ];
    const { rows } = await openTable(workbookOf({ Datos: [["a", "b", "c", "d", "e"], cells] }, kind));
    expect(rows[0]?.cells).toEqual([
      { problem: "date", text: "15-03-2024" },
      { problem: "date", text: "15-03-2024" },
      { problem: "error", text: "#N/A" },
      "VERDADERO",
      0.25,
    ]);
  });

  test.each([
    [
      "xlsx",
      () =>
        workbookOf({
          H: [
            ["a", "b"],
            [{ t: "n", v: 3, f: "1+2" }, 4],
          ],
        }),
    ],
    [
      "xls",
      () =>
        withFormula(
          workbookOf(
            {
              H: [
                ["a", "b"],
                ["MARCADOR", 4],
              ],
            },
            "biff8",
          ),
        ),
    ],
  ])("of kind %s says what is a formula, with what it shows", async (_, make) => {
    const { rows } = await openTable(make());
    expect(rows[0]?.cells).toEqual([{ problem: "formula", text: "3" }, 4]);
  });

  test("gives its sheets in order, without those that are blank", async () => {
    const bytes = workbookOf({
      Notas: [["Leer antes"]],
      Vacía: [],
      Blancos: [[" "], [null, ""]],
      Datos: ROWS,
    });
    const [file] = await openFile(bytes, "libro.xlsx");
    expect(file?.tables.map((table) => [table.sheet, table.headers])).toEqual([
      ["Notas", ["Leer antes"]],
      ["Datos", ["rbd", "nom_rbd", "prom"]],
    ]);
  });

  test("has for headers its first row with something in it, without the blank columns at the end", async () => {
    const bytes = workbookOf({
      H: [[], [null, null], [null, "rbd", null, "prom", " ", ""], [null, 1, null, 250]],
    });
    const { table, rows } = await openTable(bytes);
    expect(table.headers).toEqual(["", "rbd", "", "prom"]);
    expect(rows).toEqual([{ line: 4, cells: [null, 1, null, 250] }]);
  });

  test("has rows as long as its header, and longer where there is something past it", async () => {
    const { rows } = await openTable(
      workbookOf({ H: [["a", "b", "c"], [1], [1, 2, 3, 4], [null], [9, "", "", ""]] }),
    );
    expect(rows).toEqual([
      { line: 2, cells: [1, null, null] },
      { line: 3, cells: [1, 2, 3, 4] },
      { line: 5, cells: [9, null, null] },
    ]);
  });

  test("that says to have 1.048.576 rows and fills two is quick and small", async () => {
    const filled = `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`;
    const last = `<row r="1048576"><c r="O1048576" s="0"/></row>`;
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const { rows } = await openTable(handmadeWorkbook(sheetXml(filled + last, "A1:O1048576")), "a.xlsx");
    expect(rows).toEqual([{ line: 2, cells: [2] }]);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test("with hundreds of thousands of formatted rows and nothing in them is read in seconds", async () => {
    const blank = (row: number) =>
      `<row r="${row}" spans="1:2"><c r="A${row}" s="1"/><c r="B${row}" s="1"/></row>`;
    const blanks = Array.from({ length: 300_000 }, (_, index) => blank(index + 3)).join("");
    const filled = `<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/></row><row r="2"><c r="B2"><v>2</v></c></row>`;
    const last = `<row r="400000"><c r="A400000"><v>9</v></c></row>`;
    const start = performance.now();
    const { rows } = await openTable(handmadeWorkbook(sheetXml(filled + blanks + last)), "a.xlsx");
    expect(rows).toEqual([
      { line: 2, cells: [null, 2] },
      { line: 400_000, cells: [9] },
    ]);
    expect(performance.now() - start).toBeLessThan(8_000);
  }, 20_000);

  test("with a cell far beyond the last column or row is refused at once", async () => {
    const far = (cell: string, row: string) => sheetXml(`<row r="${row}"><c r="${cell}"><v>1</v></c></row>`);
    await expect(openTable(handmadeWorkbook(far("ZZZZZ1", "1")))).rejects.toMatchObject({
      code: "TOO_LARGE",
    });
    await expect(openTable(handmadeWorkbook(far("XFD1", "1")))).rejects.toMatchObject({ code: "TOO_LARGE" });
    await expect(openTable(handmadeWorkbook(far("A4294967294", "4294967294")))).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
    });
  });

  test("whose text points at a string that is not there is refused, not read as blank", async () => {
    const bytes = handmadeWorkbook(sheetXml(`<row r="1"><c r="A1" t="s"><v>7</v></c></row>`));
    await expect(openTable(bytes)).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
      message: /hoja «Hoja1»/i,
    });
  });

  test("whose sheet stops half-way is refused, not read by half", async () => {
    const whole = sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`);
    const bytes = handmadeWorkbook(whole.slice(0, whole.indexOf(`<row r="2"`) + 12));
    await expect(openTable(bytes)).rejects.toMatchObject({ code: "UNREADABLE_FILE", message: /cortada/ });
  });

  test("with a cell of more letters than Excel holds is refused", async () => {
    const long = `<row r="1"><c r="A1" t="inlineStr"><is><t>${"a".repeat(32_768)}</t></is></c></row>`;
    await expect(openTable(handmadeWorkbook(sheetXml(long)))).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  test.each(["xlsx", "biff8"] as const)(
    "of kind %s cut anywhere is refused or whole, never part",
    async (kind) => {
      const many = Array.from({ length: 400 }, (_, index) => [index, `Escuela ${index}`, index / 3]);
      const bytes = workbookOf({ Datos: [["rbd", "nombre", "prom"], ...many] }, kind);
      for (let share = 1; share < 20; share += 1) {
        const cut = bytes.subarray(0, Math.floor((bytes.length * share) / 20));
        const read = await openTable(cut, "a.xls").then(
          ({ rows }) => rows.length,
          (error: unknown) => error,
        );
        if (typeof read === "number") expect(read).toBe(400);
        else expect(read).toMatchObject({ code: expect.stringMatching(/UNREADABLE_FILE|UNKNOWN_FILE/) });
      }
    },
  );

  test("without a cell filled is refused as empty", async () => {
    await expect(openTable(workbookOf({ Hoja1: [] }))).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
      message: /vacío/,
    });
  });

  test.each([
    ["xlsb", /binaria/],
    ["ods", /LibreOffice/],
  ] as const)("of kind %s is refused with what to do", async (kind, words) => {
    await expect(openFile(workbookOf({ Datos: ROWS }, kind), "a")).rejects.toMatchObject({
      code: "UNKNOWN_FILE",
      message: words,
    });
  });

  test("with a password is refused saying so", async () => {
    const name = (text: string) => Buffer.from(text, "utf16le");
    const start = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const bytes = Buffer.concat([start, Buffer.alloc(2000), name("EncryptedPackage"), Buffer.alloc(2000)]);
    await expect(openFile(bytes, "a.xlsx")).rejects.toMatchObject({ message: /contraseña/ });
  });

  test("of Word is told from one of Excel", async () => {
    const document = zipOf(
      ["[Content_Types].xml", "word/document.xml"].map((path) => ({ path, bytes: Buffer.from("<x/>") })),
    );
    await expect(openFile(document, "a.docx")).rejects.toMatchObject({
      code: "UNKNOWN_FILE",
      message: /Word/,
    });
  });
});
