import { createHash } from "node:crypto";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MAXIMUM_ZIP_ENTRIES } from "@/lib/evidence/rules/reading/bounds";
import { openFile } from "@/lib/evidence/rules/reading/open-file";
import { onlyTable, openTable, workbookOf, zipOf } from "./fixtures";

const CSV = Buffer.from("rbd;prom\n1;250\n");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("a compressed file", () => {
  test("of gzip is the file inside, by its own name and digest", async () => {
    const [file] = await openFile(gzipSync(CSV), "simce.csv.gz");
    expect(file).toMatchObject({
      fileName: "simce.csv",
      entryPath: null,
      sha256: sha256(CSV),
      format: "csv",
    });
    expect([...onlyTable(file).rows()]).toEqual([{ line: 2, cells: ["1", "250"] }]);
  });

  test("of gzip may hold a workbook", async () => {
    const { rows } = await openTable(gzipSync(workbookOf({ H: [["rbd"], [7]] })), "a.xlsx.gz");
    expect(rows).toEqual([{ line: 2, cells: [7] }]);
  });

  test("of zip gives each data file with its path, and none of what comes beside them", async () => {
    const book = workbookOf({ H: [["rbd"], [7]] });
    const bytes = zipOf([
      { path: "datos/", bytes: Buffer.alloc(0) },
      { path: "datos/simce.csv", bytes: CSV },
      { path: "datos/idps.xlsx", bytes: book },
      { path: "__MACOSX/datos/._simce.csv", bytes: Buffer.from([0, 5, 22, 7]) },
      { path: ".DS_Store", bytes: Buffer.from([0, 1]) },
      { path: "Thumbs.db", bytes: Buffer.from([0, 1]) },
      { path: "glosas.pdf", bytes: Buffer.from("%PDF-1.7") },
      { path: "leer.txt", bytes: Buffer.from("Datos del año 2024.\nUsar con cuidado.\n") },
      { path: "tabla.txt", bytes: CSV },
    ]);
    const files = await openFile(bytes, "todo.zip");
    expect(files.map((file) => [file.fileName, file.entryPath, file.sha256])).toEqual([
      ["simce.csv", "datos/simce.csv", sha256(CSV)],
      ["idps.xlsx", "datos/idps.xlsx", sha256(book)],
      ["tabla.txt", "tabla.txt", sha256(CSV)],
    ]);
  });

  test("of zip without compression reads the same", async () => {
    const { rows } = await openTable(zipOf([{ path: "a.csv", bytes: CSV, method: 0 }]), "a.zip");
    expect(rows).toHaveLength(1);
  });

  test("of zip with no table says what it has", async () => {
    const bytes = zipOf([{ path: "glosas.pdf", bytes: Buffer.from("%PDF-1.7") }]);
    await expect(openFile(bytes, "a.zip")).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
      message: /glosas\.pdf/,
    });
    await expect(openFile(zipOf([]), "a.zip")).rejects.toMatchObject({ message: /está vacío/ });
  });

  test("with a broken file inside says which", async () => {
    const bytes = zipOf([
      { path: "bueno.csv", bytes: CSV },
      { path: "malo.csv", bytes: Buffer.alloc(500) },
    ]);
    await expect(openFile(bytes, "a.zip")).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
      message: /«malo\.csv»/,
    });
  });

  test.each([
    ["zip in zip", zipOf([{ path: "otro.zip", bytes: zipOf([{ path: "a.csv", bytes: CSV }]) }])],
    ["gzip in zip", zipOf([{ path: "a.csv.gz", bytes: gzipSync(CSV) }])],
    ["zip in gzip", gzipSync(zipOf([{ path: "a.csv", bytes: CSV }]))],
    ["gzip in gzip", gzipSync(gzipSync(CSV))],
  ])("inside another (%s) is refused with what to do", async (_, bytes) => {
    await expect(openFile(bytes, "a")).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
      message: /Descomprimirlo una vez/,
    });
  });

  test("cut anywhere is refused", async () => {
    const large = Buffer.from(
      `rbd;prom\n${Array.from({ length: 5_000 }, (_, i) => `${i};${i * 7}`).join("\n")}`,
    );
    for (const whole of [gzipSync(large), zipOf([{ path: "a.csv", bytes: large }])]) {
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        await expect(
          openFile(whole.subarray(0, Math.floor(whole.length * share)), "a"),
        ).rejects.toMatchObject({
          code: "UNREADABLE_FILE",
        });
      }
    }
  });

  test("of zip whose content is not what was compressed is refused", async () => {
    await expect(
      openFile(zipOf([{ path: "a.csv", bytes: CSV, checksum: 1 }]), "a.zip"),
    ).rejects.toMatchObject({
      code: "UNREADABLE_FILE",
      message: /dañado/,
    });
  });

  test("of zip with a password or a rare compression is refused saying so", async () => {
    await expect(openFile(zipOf([{ path: "a.csv", bytes: CSV, flags: 1 }]), "a.zip")).rejects.toMatchObject({
      message: /contraseña/,
    });
    await expect(openFile(zipOf([{ path: "a.csv", bytes: CSV, method: 9 }]), "a.zip")).rejects.toMatchObject({
      message: /número 9/,
    });
  });

  test("of zip with too many entries is refused before any is opened", async () => {
    const entries = Array.from({ length: MAXIMUM_ZIP_ENTRIES + 1 }, (_, index) => ({
      path: `${index}.csv`,
      bytes: CSV,
      method: 0,
    }));
    await expect(openFile(zipOf(entries), "a.zip")).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  test("of zip that says to be smaller than it is, is stopped at what it said", async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024, 0x30);
    const bytes = zipOf([{ path: "a.csv", bytes: CSV, deflated: deflateRawSync(zeros), declaredBytes: 20 }]);
    await expect(openFile(bytes, "a.zip")).rejects.toMatchObject({ code: "UNREADABLE_FILE" });
  });
});
