import ExcelJS from "exceljs";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import type { ExplorerRequest } from "@/lib/evidence/schema/explorer";
import { exportEvidence } from "@/lib/reports/queries/evidence-export";
import type { EvidenceFormat } from "@/lib/reports/schema";
import { makeSchool } from "../../factories/directory";
import { makeBatch, makeFigure, theIndicator } from "../../factories/evidence";
import { makeWorld, type World } from "../../factories/world";

const everySchool = { dependence: "todas" } as const;
const SCHOOLS = 230;
const FORMULA = '=HYPERLINK("http://x";"pinche")';

let world: World;

async function read(actor: Actor, format: EvidenceFormat, request: ExplorerRequest = everySchool) {
  const report = await exportEvidence(actor, request, { format, today: "2026-11-25" });
  const bytes = Buffer.from(await new Response(report.body).arrayBuffer());
  return { ...report, bytes, text: bytes.toString("utf8") };
}

beforeAll(async () => {
  world = await makeWorld();
  const indicatorId = (await theIndicator("simce/lect", { name: "Simce Lectura", shortName: "Lectura" })).id;
  const batchId = (await makeBatch()).id;
  const { territoryId, communeId } = world.own;
  for (let number = 0; number < SCHOOLS; number += 1) {
    const name = number === 0 ? FORMULA : `Escuela de la lista ${number}`;
    const { id: schoolId } = await makeSchool({ territoryId, communeId }, { name });
    const isFew = number === 1;
    await makeFigure(
      { territoryId, schoolId, indicatorId, batchId },
      isFew
        ? { value: 987.5, n: 3, status: "few_students" }
        : { value: 250.5, gseDifference: -2.5, gseSignificance: -1 },
    );
  }
});

describe("the evidence as a file", () => {
  it("opens in a spreadsheet in Chile, holds every school over all pages, and runs no formula", async () => {
    const { text, fileName, contentType } = await read(world.own.actors.teacher, "csv");
    expect(text.startsWith("\ufeffRBD;Establecimiento;Comuna;")).toBe(true);
    expect(text).toContain(";250,5;con dato;62;");
    expect(text).toContain(`"'=HYPERLINK(""http://x"";""pinche"")"`);
    expect(text.trimEnd().split("\r\n")).toHaveLength(SCHOOLS + 1);
    expect(contentType).toBe("text/csv; charset=utf-8");
    expect(fileName).toMatch(/^evidencia-.+-4b-simce-lect-2024-al-2026-11-25\.csv$/);
  });

  it("is tidy for analysis: one row a figure, decimal point, with the source of each", async () => {
    const { text } = await read(world.own.actors.researcher, "ordenado");
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows).toHaveLength(SCHOOLS);
    expect(rows.find(({ value }) => value === "250.5")).toMatchObject({
      indicator: "simce/lect",
      status: "valued",
      gse_difference: "-2.5",
      gse_significance: "-1",
      source_file: "simce4b2024_rbd_final.xlsx",
      source_version: "preliminar20240422v1",
      source_row: "2625",
    });
    expect(rows.filter(({ status }) => status === "few_students")).toMatchObject([{ value: "", n: "3" }]);
  });

  it("is a workbook with its dictionary and its sources, whose texts are texts", async () => {
    const { bytes, contentType, fileName } = await read(world.own.actors.principal, "xlsx");
    expect(contentType).toContain("spreadsheetml");
    expect(fileName.endsWith(".xlsx")).toBe(true);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    expect(book.worksheets.map(({ name }) => name)).toEqual(["Figuras", "Diccionario", "Fuentes"]);
    const figures = book.getWorksheet("Figuras");
    expect(figures?.rowCount).toBe(SCHOOLS + 1);
    const names = figures?.getColumn(2).values ?? [];
    expect(names).toContain(FORMULA);
    expect(book.getWorksheet("Diccionario")?.getCell("A2").value).toBe("simce/lect");
    expect(book.getWorksheet("Fuentes")?.getCell("B2").value).toBe("simce4b2024_rbd_final.xlsx");
  });

  it("never carries the number of a figure with few students, in any format and for any role", async () => {
    for (const actor of Object.values(world.own.actors)) {
      for (const format of ["csv", "ordenado"] as const) {
        expect((await read(actor, format)).text).not.toMatch(/987[.,]5/);
      }
    }
  });

  it("keeps the filters and the order of the page, by value for who runs the territory alone", async () => {
    const request: ExplorerRequest = {
      ...everySchool,
      q: "lista",
      order: { column: "2024", direction: "asc" },
    };
    const namesFor = async (actor: Actor) => {
      const rows: Record<string, string>[] = parse((await read(actor, "ordenado", request)).text, {
        columns: true,
      });
      return rows.map(({ school }) => school);
    };
    const plain = await namesFor(world.own.actors.principal);
    const ordered = await namesFor(world.own.actors.territory_head);
    expect(plain).toHaveLength(SCHOOLS - 1);
    expect(plain.at(-1)).not.toBe("Escuela de la lista 1");
    expect(ordered.at(-1)).toBe("Escuela de la lista 1");
  });

  it("is refused before its first byte for a territory without a role", async () => {
    const request = { ...everySchool, territory: world.own.territoryCode };
    await expect(
      exportEvidence(world.foreign.actors.territory_head, request, { format: "csv", today: "2026-11-25" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("explains itself: every indicator, and every column of the tidy table", async () => {
    const dictionary = await read(world.own.actors.teacher, "diccionario");
    expect(dictionary.text).toContain("simce/lect;Simce Lectura;");
    const columns = await read(world.own.actors.teacher, "columnas");
    expect(columns.text).toContain("gse_significance;");
  });
});
