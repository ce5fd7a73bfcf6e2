import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { importParsedFile, undoBatch } from "@/lib/evidence/commands/batches";
import type { DirectoryRow, ParsedFile } from "@/lib/evidence/schema/parsed";
import { aColumn, aFile } from "../../factories/evidence";
import { makeWorld, type World } from "../../factories/world";

const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };
let world: World;
let cut: string;

beforeAll(async () => {
  world = await makeWorld();
  cut = (await db().commune.findUniqueOrThrow({ where: { id: world.own.communeId } })).cut;
});

function listed(rbd: number, overrides: Partial<DirectoryRow> = {}): DirectoryRow {
  return {
    ...{
      sourceRow: rbd,
      rbd,
      name: `Escuela ${rbd}`,
      cut,
      latitude: -28.5,
      longitude: -70.7,
      isRural: false,
    },
    ...{ enrolment: 100, dependence: "slep", state: "functioning", hasPie: true, levels: ["basica"] },
    ...overrides,
  };
}

async function directoryOf(year: number, rows: readonly DirectoryRow[]): Promise<ParsedFile> {
  return aFile(
    { kind: "directory", rows },
    {
      family: "directory",
      grade: null,
      year,
      title: `Directorio ${year}`,
      fileName: `directorio_${year}.csv`,
    },
  );
}

const take = (file: ParsedFile) => importParsedFile(operator, file, { isDryRun: false });
const undo = async (file: ParsedFile) => {
  const { id } = await db().importBatch.findFirstOrThrow({ where: { sha256: file.sha256 } });
  await undoBatch(operator, { batchId: id, reason: "Archivo equivocado" });
};

describe("the directory", () => {
  it("brings schools up to date, adds new ones with their figures, never removes one, and is undone", async () => {
    const [own, other] = [world.own.school, world.own.otherSchool];
    const sponsorId = newId();
    await db().sponsor.create({ data: { id: sponsorId, kind: "slep", name: "Servicio Local de Prueba" } });
    await db().schoolSponsorship.create({
      data: {
        ...{ id: newId(), schoolId: own.id, sponsorId, source: "prueba" },
        validFrom: new Date("2018-01-01"),
      },
    });
    await take(await aFile([aColumn({ 98_001: 240 })]));
    const first = await directoryOf(2025, [listed(own.rbd), listed(other.rbd)]);
    expect((await take(first)).territories[world.own.territoryCode]).toEqual({ schools: 2, withValue: 2 });
    const second = await directoryOf(2026, [
      listed(own.rbd, { name: "Escuela Nueva Vida", dependence: "particular_subvencionado", enrolment: 120 }),
      listed(98_001),
      listed(98_002, { state: "closed" }),
    ]);
    const report = await take(second);
    expect(report).toMatchObject({ rows: 3, stored: 3, unchanged: 0 });
    expect(report.warnings.join()).toContain("no trae: ");

    const school = await db().school.findUniqueOrThrow({
      where: { id: own.id },
      include: { sponsorships: true },
    });
    expect(school).toMatchObject({ name: "Escuela Nueva Vida", enrolment: 120, directoryYear: 2026 });
    expect(school.searchText).toContain("escuela nueva vida");
    expect(school.sponsorships).toHaveLength(2);
    const added = await db().school.findUniqueOrThrow({
      where: { rbd: 98_001 },
      include: { indicators: true },
    });
    expect(added).toMatchObject({ territoryId: world.own.territoryId, indicators: [{ value: 240 }] });
    expect(await db().school.count({ where: { rbd: 98_002 } })).toBe(0);
    expect(await db().school.count({ where: { id: other.id } })).toBe(1);

    await undo(second);
    const back = await db().school.findUniqueOrThrow({
      where: { id: own.id },
      include: { sponsorships: true },
    });
    expect(back).toMatchObject({ name: `Escuela ${own.rbd}`, dependence: "slep", directoryYear: 2025 });
    expect(back.sponsorships).toMatchObject([{ validTo: null, sponsorId }]);
  });

  it("of an earlier year is kept readable and changes no school", async () => {
    const report = await take(
      await directoryOf(2020, [listed(world.own.school.rbd, { name: "Nombre viejo" })]),
    );
    expect(report.warnings[0]).toMatch(/^Ya hay una versión más nueva/);
    const { name } = await db().school.findUniqueOrThrow({ where: { id: world.own.school.id } });
    expect(name).not.toBe("Nombre viejo");
  });
});

describe("the list of local services", () => {
  it("says what differs, moves the year of transfer and is undone", async () => {
    const rowsOf = (transferYear: number) => [
      {
        ...{ sourceRow: 2, cut, slepName: "Valle", communeName: "Comuna", regionCode: 3 },
        regionName: "R",
        transferYear,
      },
    ];
    const listOf = (year: number, transferYear: number) =>
      aFile({ kind: "slep", rows: rowsOf(transferYear) }, { family: "slep", grade: null, year });
    const yearNow = async () =>
      (await db().territory.findUniqueOrThrow({ where: { id: world.own.territoryId } })).transferYear;
    await take(await listOf(2025, 2018));
    const second = await listOf(2026, 2019);
    expect((await take(second)).warnings.join()).toContain(
      "el listado dice traspaso en 2019; aquí decía 2018",
    );
    expect(await yearNow()).toBe(2019);
    await undo(second);
    expect(await yearNow()).toBe(2018);
  });
});

describe("commune outlines", () => {
  it("change communes, add those that are missing, and are undone", async () => {
    const outline = (side: number) => ({
      type: "Polygon" as const,
      coordinates: [
        [
          [0, 0],
          [side, 0],
          [0, side],
          [0, 0],
        ],
      ],
    });
    const row = (at: string, side: number) => ({
      ...{ sourceRow: 1, cut: at, name: `Comuna ${at}`, provinceName: "P", regionCode: 3, regionName: "R" },
      geometry: outline(side),
    });
    const file = (rows: readonly ReturnType<typeof row>[]) =>
      aFile({ kind: "communes", rows }, { family: "communes", grade: null, year: null });
    const first = await file([row(cut, 1)]);
    await take(first);
    const second = await file([row(cut, 2), row("98765", 3)]);
    expect(await take(second)).toMatchObject({ rows: 2, stored: 2 });
    const boundary = async () => (await db().commune.findUniqueOrThrow({ where: { cut } })).boundary;
    expect(await boundary()).toEqual(outline(2));
    expect(await db().commune.count({ where: { cut: "98765" } })).toBe(1);
    await undo(second);
    expect(await boundary()).toEqual(outline(1));
    expect(await db().commune.count({ where: { cut: "98765" } })).toBe(0);
    expect(await take(first)).toMatchObject({ stored: 0, unchanged: 1 });
  });
});
