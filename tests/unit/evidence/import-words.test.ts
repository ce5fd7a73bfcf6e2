import { describe, expect, it } from "vitest";
import {
  batchName,
  delimiterName,
  publishWords,
  rowParts,
  rowsLine,
} from "@/components/evidence/import-words";
import { megabytes, sizeWords } from "@/components/evidence/file-size";

const counts = {
  rowCount: 8_123,
  newCount: 12,
  changedCount: 3,
  unchangedCount: 8_106,
  rejectedCount: 2,
  isExtract: false,
};

describe("the rows of a file, in words", () => {
  it("are counted whole and by what became of them", () => {
    expect(rowsLine(counts)).toBe("8.123 filas: 12 nuevas, 3 cambian, 8.106 iguales y 2 rechazadas");
  });

  it("say only the kinds that there are", () => {
    expect(
      rowsLine({ ...counts, rowCount: 1, newCount: 1, changedCount: 0, unchangedCount: 0, rejectedCount: 0 }),
    ).toBe("1 fila: 1 nueva");
  });

  it.each([
    ["a whole file", counts],
    ["a file with rows in which there is nothing to keep", { ...counts, rowCount: 9_000 }],
  ])("always add up: %s", (_, given) => {
    expect(rowParts(given).reduce((sum, { count }) => sum + count, 0)).toBe(given.rowCount);
  });

  it("are not told apart for an extract of the seed, of which nobody counted them", () => {
    const extract = {
      ...counts,
      newCount: 0,
      changedCount: 0,
      unchangedCount: 0,
      rejectedCount: 0,
      isExtract: true,
    };
    expect(rowsLine(extract)).toBe("8.123 filas, de las que hay un extracto");
    expect(rowParts(extract)).toEqual([]);
  });
});

describe("what publishing does, in words", () => {
  it("is said in numbers before it is done", () => {
    expect(publishWords(counts)).toBe(
      "Al publicar se agregan 12 filas, cambian 3 filas, quedan igual 8.106 y no se cargan 2.",
    );
  });

  it("is nothing when every row is the one in force", () => {
    expect(publishWords({ ...counts, newCount: 0, changedCount: 0 })).toMatch(/no cambia ninguna cifra/);
  });
});

describe("the name of a load", () => {
  it.each([
    [{ family: "simce", grade: "4b", year: 2024 }, "Simce por establecimiento\u00a0· 4° básico\u00a0· 2024"],
    [{ family: "directory", grade: null, year: 2025 }, "Directorio de establecimientos\u00a0· 2025"],
    [{ family: "communes", grade: null, year: null }, "Polígonos comunales"],
  ] as const)("%o is %s", (batch, name) => {
    expect(batchName(batch)).toBe(name);
  });
});

describe("sizes and separators", () => {
  it.each([
    [0, "0 kB"],
    [10, "1 kB"],
    [48 * 1024, "48 kB"],
    [12.34 * 1024 * 1024, "12,3 MB"],
  ])("%i bytes read %s", (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });

  it("megabytes have one decimal", () => {
    expect(megabytes(4 * 1024 * 1024 + 60_000)).toBe(4.1);
  });

  it("a separator that nobody expected is shown itself", () => {
    expect([";", "\t", "~"].map(delimiterName)).toEqual(["punto y coma (;)", "tabulación", "«~»"]);
  });
});
