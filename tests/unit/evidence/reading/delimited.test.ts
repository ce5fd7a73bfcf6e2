import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { openTable } from "./fixtures";

const HEADERS = ["rbd", "nom_rbd", "nom_com_rbd", "prom"];
const ROWS = [
  ["1", "ESCUELA BÁSICA Nº 1 ÑANDÚ", "Peñaflor", "253"],
  ["2", "Colegio José Ibáñez", "Ñuñoa", "249,5"],
];
const written = (delimiter: string, end: string) =>
  [HEADERS, ...ROWS].map((cells) => cells.join(delimiter) + end).join("");

describe("a delimited text", () => {
  const encodings = [
    ["UTF-8", "utf8", ""],
    ["UTF-8", "utf8", "\uFEFF"],
    ["UTF-16LE", "utf16-le", "\uFEFF"],
    ["UTF-16BE", "utf16-be", "\uFEFF"],
    ["ISO-8859-1", "latin1", ""],
    ["CP850", "cp850", ""],
  ] as const;
  const cases = encodings.flatMap(([encoding, page, mark]) =>
    [";", "|", "\t"].flatMap((delimiter) =>
      ["\n", "\r\n", "\r"].map((end) => ({ encoding, page, mark, delimiter, end })),
    ),
  );

  test.each(cases)("in $encoding with $delimiter and $end reads the same", async (dialect) => {
    const text = dialect.mark + written(dialect.delimiter, dialect.end);
    const { table, rows } = await openTable(iconv.encode(text, dialect.page));
    expect({ ...table, rows: undefined }).toEqual({
      format: "csv",
      sheet: null,
      encoding: dialect.encoding,
      delimiter: dialect.delimiter,
      headers: HEADERS,
      rows: undefined,
    });
    expect(rows).toEqual(ROWS.map((cells, index) => ({ line: index + 2, cells })));
  });

  test("with commas between cells keeps the commas inside quotes", async () => {
    const { table, rows } = await openTable(
      Buffer.from('rbd,nombre,prom\n1,"Escuela A, anexo",250\n2,B,"249,5"\n'),
    );
    expect(table.delimiter).toBe(",");
    expect(rows.map((row) => row.cells)).toEqual([
      ["1", "Escuela A, anexo", "250"],
      ["2", "B", "249,5"],
    ]);
  });

  test("is not cut at decimal commas when another sign separates its cells", async () => {
    const { table, rows } = await openTable(Buffer.from("rbd;a;b\n1;1,5;2,5\n2;1,5;2,5\n"));
    expect(table.headers).toEqual(["rbd", "a", "b"]);
    expect(rows[0]?.cells).toEqual(["1", "1,5", "2,5"]);
  });

  test("in Windows-1252 keeps the signs that ISO-8859-1 lacks", async () => {
    const { table, rows } = await openTable(
      iconv.encode("rbd;nombre\n1;Escuela “Ñandú” – €\n", "windows-1252"),
    );
    expect(table.encoding).toBe("Windows-1252");
    expect(rows[0]?.cells[1]).toBe("Escuela “Ñandú” – €");
  });

  test("keeps the oddities of official ISO-8859-1 files", async () => {
    const { table, rows } = await openTable(iconv.encode("rbd;nombre\n1;O´Higgins N° 5 ¦ Ñuble\n", "latin1"));
    expect(table.encoding).toBe("ISO-8859-1");
    expect(rows[0]?.cells[1]).toBe("O´Higgins N° 5 ¦ Ñuble");
  });

  test("in cp850 and capitals alone is not taken for ISO-8859-1", async () => {
    const { rows } = await openTable(iconv.encode("rbd;comuna\n1;PEÑAFLOR\n2;ÑUÑOA\n", "cp850"));
    expect(rows.map((row) => row.cells[1])).toEqual(["PEÑAFLOR", "ÑUÑOA"]);
  });

  test("in UTF-8 that is cut in the middle of a letter is UTF-8 with a short last row", async () => {
    const bytes = Buffer.from("rbd;comuna;prom\n1;Ñuñoa;250\n2;Peñ");
    const { table, rows } = await openTable(bytes.subarray(0, -1));
    expect(table.encoding).toBe("UTF-8");
    expect(rows.map((row) => row.cells.length)).toEqual([3, 2]);
  });

  test("in UTF-8 with letters of another page is refused, not read as rubbish", async () => {
    const bytes = Buffer.concat([
      Buffer.from("rbd;comuna\n1;Ñuñoa\n2;Peñaflor\n3;"),
      Buffer.from([0xd1, 0x0a]),
    ]);
    await expect(openTable(bytes)).rejects.toMatchObject({ code: "UNREADABLE_FILE", message: /UTF-8/ });
  });

  test("counts its lines as an editor does, with blank ones and line breaks inside quotes", async () => {
    const { rows } = await openTable(Buffer.from('a;b\n\n1;"uno\ndos; tres"\n;\n  ;\n2;fin\n'));
    expect(rows).toEqual([
      { line: 3, cells: ["1", "uno\ndos; tres"] },
      { line: 7, cells: ["2", "fin"] },
    ]);
  });

  test("keeps quotes that open nothing, and doubled ones as one", async () => {
    const text = 'a;b;c\n1;LICEO "A" 12;x\n2;"LICEO ""B""";x\n3;"LA UNION;x\n4;"EL "SOL" DE";x\n5;5" x 4;x\n';
    const { rows } = await openTable(Buffer.from(text));
    expect(rows.map((row) => row.cells)).toEqual([
      ["1", 'LICEO "A" 12', "x"],
      ["2", 'LICEO "B"', "x"],
      ["3", '"LA UNION', "x"],
      ["4", 'EL "SOL" DE', "x"],
      ["5", '5" x 4', "x"],
    ]);
  });

  test("loses no row to a stray quote that another one far below could close", async () => {
    const many = Array.from({ length: 500 }, (_, index) => `${index};x;y`);
    const { rows } = await openTable(
      Buffer.from(["a;b;c", '0;"x;y', ...many, '9;x";y', "10;x;y"].join("\n")),
    );
    expect(rows).toHaveLength(503);
    expect(rows.every((row) => row.cells.length === 3)).toBe(true);
  });

  test("gives shorter and longer rows with the length they have", async () => {
    const { rows } = await openTable(Buffer.from("a;b;c\n1;2;3\n1;2;3;4\n1;2;3;;\n1;2"));
    expect(rows.map((row) => row.cells)).toEqual([
      ["1", "2", "3"],
      ["1", "2", "3", "4"],
      ["1", "2", "3"],
      ["1", "2"],
    ]);
  });

  test("loses the blank columns at the end of its header and keeps those between", async () => {
    const { table, rows } = await openTable(Buffer.from("a; b ;;c;;\n1;2;;3;;\n"));
    expect(table.headers).toEqual(["a", "b", "", "c"]);
    expect(rows[0]?.cells).toEqual(["1", "2", null, "3"]);
  });

  test("obeys the separator that Excel announces in its first line", async () => {
    const { table, rows } = await openTable(Buffer.from("sep=,\r\nrbd,prom\r\n1,250\r\n"));
    expect(table.headers).toEqual(["rbd", "prom"]);
    expect(rows).toEqual([{ line: 3, cells: ["1", "250"] }]);
  });

  test("with its rows read twice gives them twice", async () => {
    const { table, rows } = await openTable(Buffer.from(written(";", "\n")));
    expect([...table.rows()]).toEqual(rows);
  });

  test("may have one column", async () => {
    const { table, rows } = await openTable(Buffer.from("comuna\nVallenar\n"));
    expect(table).toMatchObject({ headers: ["comuna"], delimiter: null });
    expect(rows).toEqual([{ line: 2, cells: ["Vallenar"] }]);
  });

  test("whose records fall anywhere across the pieces it is decoded in reads whole", async () => {
    const records = Array.from({ length: 30_000 }, (_, index) =>
      index % 3 === 0 ? `${index};"Ñandú; ""n""\r\n${index}";fin` : `${index};Peñalolén;fin`,
    );
    const { rows } = await openTable(Buffer.from(["a;b;c", ...records].join("\r\n")));
    const differing = rows.filter(({ cells }, index) => {
      const middle = index % 3 === 0 ? `Ñandú; "n"\r\n${index}` : "Peñalolén";
      return cells.join("|") !== `${index}|${middle}|fin`;
    });
    expect(rows).toHaveLength(30_000);
    expect(differing).toEqual([]);
  });

  test("that is quoted properly comes back as it was, whatever its cells hold", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ñ", '"', ";", "\n", ",", " ", "1") });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (records) => {
        const quoted = records.map((cells) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(";"),
        );
        const { rows } = await openTable(Buffer.from(["uno;dos", ...quoted].join("\n")));
        const expected = records
          .map((cells) => cells.map((text) => text.trim() || null))
          .filter((cells) => cells.some((text) => text !== null));
        expect(rows.map((row) => row.cells)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
