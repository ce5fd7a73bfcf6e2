import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { getSchoolByRbd, listSchools } from "@/lib/directory/queries/schools";
import { getTerritory, listTerritories } from "@/lib/directory/queries/territories";
import { getFigureSource, getSchoolResults } from "@/lib/evidence/queries/results";
import { describeFigure, resultsByGrade } from "@/lib/evidence/rules/figures";
import type { Figure, Series } from "@/lib/evidence/schema/figures";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { actorOf, makeGrant } from "../../factories/access";
import { makePerson } from "../../factories/directory";
import { countStatements } from "../../support/statements";

let actor: Actor;

beforeAll(async () => {
  await insertOfficial(db(), new Date("2026-03-01T12:00:00Z"));
  const { id: personId } = await makePerson("Amanda", "Prueba Ríos");
  for (const { id: territoryId } of await db().territory.findMany()) {
    await makeGrant({ personId, role: "mentor", territoryId });
  }
  actor = await actorOf(personId);
}, 120_000);

async function seriesOf(rbd: number, grade: string, path: string): Promise<Series | undefined> {
  const school = await getSchoolByRbd(actor, rbd);
  const { series } = await getSchoolResults(actor, school.id);
  return series.find((candidate) => candidate.grade === grade && candidate.indicator.path === path);
}

async function figureOf(rbd: number, path: string, year: number): Promise<Figure | undefined> {
  return (await seriesOf(rbd, "4b", path))?.figures.find((figure) => figure.year === year);
}

describe("the seed's official figures, as the school page reads them", () => {
  it("equal the official file for RBD 459, 4° básico 2024", async () => {
    const reading = await figureOf(459, "simce/lect", 2024);
    const mathematics = await figureOf(459, "simce/mate", 2024);
    expect(reading).toMatchObject({ value: 253, n: 62, status: "valued", gseGroup: 2, gseSignificance: -1 });
    expect(mathematics).toMatchObject({
      value: 254,
      status: "valued",
      gseDifference: -2,
      gseSignificance: 0,
    });
    expect(reading?.origin).toMatchObject({ fileName: "simce4b2024_rbd_final.xlsx", row: 2625 });
  });

  it("stand beside the national mean and that of their socioeconomic group", async () => {
    const reading = await figureOf(459, "simce/lect", 2024);
    expect(reading?.national?.schoolCount).toBeGreaterThan(5_000);
    expect(reading?.sameGse?.schoolCount).toBeGreaterThan(500);
    expect(reading?.sameGse?.mean).toBeLessThan(reading?.national?.mean ?? 0);
  });

  it("are said in one line, and lead to the file they were read from", async () => {
    const series = await seriesOf(459, "4b", "simce/lect");
    const figure = series?.figures.find(({ year }) => year === 2024);
    if (!series || !figure) throw new Error("The seed holds no such figure");
    expect(describeFigure(figure, series)).toBe(
      "253 · Lectura 4° 2024 · 62 estudiantes · más bajo que su GSE",
    );
    const { batch } = await getFigureSource(actor, figure.id);
    expect(batch.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(batch.publisher).toBe("Agencia de Calidad de la Educación");
  });

  it("never show a number of few students: RBD 490, 4° básico 2024, n = 2", async () => {
    expect(await figureOf(490, "simce/lect", 2024)).toMatchObject({
      status: "few_students",
      value: null,
      n: 2,
    });
  });

  it("have subjects, standards, the four IDPS indicators and their dimensions in 4° básico", async () => {
    const school = await getSchoolByRbd(actor, 459);
    const grades = resultsByGrade((await getSchoolResults(actor, school.id)).series);
    const fourth = grades.find(({ grade }) => grade === "4b");
    expect(fourth?.scores.map(({ indicator }) => indicator.shortName)).toContain("Matemática");
    expect(fourth?.standards.length).toBe(9);
    expect(fourth?.indices).toHaveLength(4);
    expect(fourth?.dimensions).toHaveLength(11);
  });

  it("every school's page takes the same number of statements, whatever its figures", async () => {
    const { rows } = await listSchools(actor, { limit: 20 });
    const counts = new Set<number>();
    for (const { rbd } of rows.slice(0, 6)) {
      counts.add(
        await countStatements(async () => {
          const school = await getSchoolByRbd(actor, rbd);
          await getTerritory(actor, school.territory.code);
          await getSchoolResults(actor, school.id);
        }),
      );
    }
    expect(Math.max(...counts)).toBeLessThanOrEqual(16);
    expect(counts.size).toBeLessThanOrEqual(2);
  });
});

describe("the seed's directory", () => {
  it("holds the functioning schools of the three territories: 53, 53 and 82 of the SLEP", async () => {
    const rows = await listTerritories(actor);
    expect(Object.fromEntries(rows.map(({ code, slepSchoolCount }) => [code, slepSchoolCount]))).toEqual({
      huasco: 53,
      barrancas: 53,
      "andalien-sur": 82,
    });
    expect(rows.reduce((total, { schoolCount }) => total + schoolCount, 0)).toBe(458);
  });

  it("finds a school by its RBD with the check digit, and draws its territory", async () => {
    const { rows } = await listSchools(actor, { q: "459-6" });
    expect(rows.map(({ name }) => name)).toEqual(["Escuela Básica España"]);
    const territory = await getTerritory(actor, "huasco");
    expect(territory.communes).toHaveLength(4);
    expect(territory.communes.every(({ boundary }) => boundary !== null)).toBe(true);
  });
});
