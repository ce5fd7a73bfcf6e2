import { beforeAll, describe, expect, it } from "vitest";
import { getFigureSource, getSchoolResults } from "@/lib/evidence/queries/results";
import { listFigureVersions } from "@/lib/evidence/queries/columns";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import type { SchoolResults } from "@/lib/evidence/schema/figures";
import { makeBatch, makeFigure, makeReference, theIndicator } from "../../factories/evidence";
import { makeWorld, type World } from "../../factories/world";
import { countStatements } from "../../support/statements";

let world: World;
let figureId: string;
let foreignFigureId: string;
let fewIndexId: string;

function seriesOf(results: SchoolResults, grade: string, path: string) {
  return results.series.find((series) => series.grade === grade && series.indicator.path === path);
}

beforeAll(async () => {
  world = await makeWorld();
  const reading = await theIndicator("simce/lect", { name: "Simce Lectura", shortName: "Lectura" });
  const esteem = await theIndicator("idps/am");
  const level = await theIndicator("idps/am/me/pm#alto", { unit: "percent", parentPath: "idps/am/me/pm" });
  const batchId = (await makeBatch()).id;
  const own = { territoryId: world.own.territoryId, schoolId: world.own.school.id, batchId };
  const at = { ...own, indicatorId: reading.id };
  const judged = { previousDifference: -23, previousSignificance: -1, gseDifference: -2, gseSignificance: 0 };
  figureId = (await makeFigure(at, judged)).id;
  await makeFigure(at, { year: 2022, value: 240, gseGroup: 1 });
  await makeFigure(at, { year: 2023, value: null, status: "reserved", n: 1, mark: "Insuficientes." });
  await makeFigure(at, { grade: "2m", value: 288, status: "few_students", n: 6, ...judged });
  await makeFigure({ ...own, indicatorId: esteem.id }, { value: 74, n: null, gseGroup: null });
  const second = { grade: "2m", n: null, gseGroup: null };
  fewIndexId = (await makeFigure({ ...own, indicatorId: esteem.id }, { ...second, value: 81 })).id;
  await makeFigure({ ...own, indicatorId: esteem.id }, { ...second, value: 80, year: 2023 });
  await makeFigure({ ...own, indicatorId: level.id }, { value: 40, n: null });
  const reference = { indicatorId: reading.id, batchId };
  await makeReference(reference, { gseGroup: 0, mean: 271 });
  await makeReference(reference, { gseGroup: 1, mean: 240 });
  await makeReference(reference, { gseGroup: 2, mean: 255, standardDeviation: 18, schoolCount: 900 });
  await makeReference(reference, { year: 2022, gseGroup: 1, mean: 238 });
  const foreign = { territoryId: world.foreign.territoryId, schoolId: world.foreign.school.id };
  foreignFigureId = (await makeFigure({ ...at, ...foreign })).id;
});

describe("the official results of a school", () => {
  it("are read by every role of its territory", async () => {
    for (const actor of Object.values(world.own.actors)) {
      const { series } = await getSchoolResults(actor, world.own.school.id);
      expect(series.map(({ grade, indicator }) => `${grade} ${indicator.path}`)).toEqual([
        "4b simce/lect",
        "4b idps/am",
        "2m simce/lect",
        "2m idps/am",
      ]);
    }
  });

  it("carry value, n, the Agencia's differences and where they come from", async () => {
    const results = await getSchoolResults(world.own.actors.teacher, world.own.school.id);
    const figures = seriesOf(results, "4b", "simce/lect")?.figures;
    expect(figures?.map((figure) => figure.year)).toEqual([2022, 2023, 2024]);
    expect(figures?.[2]).toMatchObject({
      value: 253,
      n: 62,
      status: "valued",
      previousDifference: -23,
      previousSignificance: -1,
      gseDifference: -2,
      gseSignificance: 0,
      gseGroup: 2,
      origin: {
        publisher: "Agencia de Calidad de la Educación",
        fileName: "simce4b2024_rbd_final.xlsx",
        internalVersion: "preliminar20240422v1",
        row: 2_625,
      },
    });
  });

  it("stand beside the country and the socioeconomic group of that very grade and year", async () => {
    const results = await getSchoolResults(world.own.actors.teacher, world.own.school.id);
    const figures = seriesOf(results, "4b", "simce/lect")?.figures;
    expect(figures?.[2]?.national?.mean).toBe(271);
    expect(figures?.[2]?.sameGse).toEqual({ mean: 255, standardDeviation: 18, schoolCount: 900 });
    expect(figures?.[0]?.sameGse?.mean).toBe(238);
    expect(figures?.[0]?.national).toBeNull();
    expect(seriesOf(results, "4b", "idps/am")?.figures[0]).toMatchObject({ sameGse: null, value: 74 });
  });

  it("keep the number of a figure with few students on the server", async () => {
    const results = await getSchoolResults(world.own.actors.teacher, world.own.school.id);
    expect(seriesOf(results, "2m", "simce/lect")?.figures[0]).toMatchObject({
      status: "few_students",
      value: null,
      n: 6,
      previousDifference: null,
      gseSignificance: null,
    });
  });

  it("say of an IDPS index how many sat Simce in that grade and year, and hide it when they are few", async () => {
    const results = await getSchoolResults(world.own.actors.teacher, world.own.school.id);
    expect(seriesOf(results, "4b", "idps/am")?.figures[0]).toMatchObject({ value: 74, n: 62 });
    const few = seriesOf(results, "2m", "idps/am")?.figures;
    expect(few?.find(({ year }) => year === 2024)).toMatchObject({
      status: "few_students",
      value: null,
      n: 6,
    });
    expect(few?.find(({ year }) => year === 2023)).toMatchObject({ status: "valued", value: 80, n: null });
    const source = await getFigureSource(world.own.actors.teacher, fewIndexId);
    expect(source.figure).toMatchObject({ status: "few_students", value: null, n: 6 });
  });

  it("say why a figure is withheld", async () => {
    const results = await getSchoolResults(world.own.actors.teacher, world.own.school.id);
    expect(seriesOf(results, "4b", "simce/lect")?.figures[1]).toMatchObject({
      status: "reserved",
      value: null,
      mark: "Insuficientes.",
    });
  });

  it("are missing for a foreign school, and empty for one of ours without any", async () => {
    const actor = world.own.actors.admin;
    await expect(getSchoolResults(actor, world.foreign.school.id)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await getSchoolResults(actor, world.own.otherSchool.id)).series).toEqual([]);
  });

  it("take the same few statements with two hundred figures as with six", async () => {
    const read = () => getSchoolResults(world.own.actors.teacher, world.own.school.id);
    const before = await countStatements(read);
    const batchId = (await makeBatch()).id;
    const at = { territoryId: world.own.territoryId, schoolId: world.own.school.id, batchId };
    for (let number = 0; number < 20; number += 1) {
      const indicatorId = (await theIndicator(`simce/prueba-${number}`)).id;
      for (let year = 2014; year < 2024; year += 1) {
        await makeFigure({ ...at, indicatorId }, { year });
        await makeReference({ indicatorId, batchId }, { year });
      }
    }
    expect(await countStatements(read)).toBe(before);
    expect(before).toBeLessThanOrEqual(6);
  });
});

describe("where a figure comes from", () => {
  it("names publisher, file, digest, version, row and date", async () => {
    const source = await getFigureSource(world.own.actors.mentor, figureId);
    expect(source).toMatchObject({
      school: { rbd: world.own.school.rbd },
      grade: "4b",
      indicator: { shortName: "Lectura" },
      figure: { value: 253, origin: { row: 2_625 }, sameGse: { mean: 255 } },
      batch: { fileName: "simce4b2024_rbd_final.xlsx", importedAt: new Date("2026-03-01T12:00:00Z") },
    });
    expect(source.batch.sha256).toHaveLength(64);
  });

  it("names who imported it, and offers the kept file to who may import alone", async () => {
    const { actors, territoryId, school } = world.own;
    const uploadId = newId();
    const importedById = actors.programme_lead.personId;
    await db().importUpload.create({
      data: {
        ...{ id: uploadId, fileName: "idps.xlsx", byteCount: 1, state: "read", uploadedById: importedById },
        uploadedAt: new Date("2026-03-01T12:00:00Z"),
        parts: { create: { sequence: 0, bytes: Buffer.from("x") } },
      },
    });
    const at = { territoryId, schoolId: school.id, indicatorId: (await theIndicator("idps/cc")).id };
    const batchId = (await makeBatch({ uploadId, importedById })).id;
    const { id } = await makeFigure({ ...at, batchId });
    const teacher = await getFigureSource(actors.teacher, id);
    expect(teacher.batch).toMatchObject({ importedByName: actors.programme_lead.name, hasFile: false });
    expect((await getFigureSource(actors.programme_lead, id)).batch.hasFile).toBe(true);
    expect((await getFigureSource(actors.programme_lead, figureId)).batch).toMatchObject({
      importedByName: null,
      hasFile: false,
    });
  });

  it("is missing alike for a foreign figure and for one that does not exist", async () => {
    for (const id of [foreignFigureId, "0190a000-0000-7000-8000-00000000ffff"]) {
      await expect(getFigureSource(world.own.actors.admin, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("the versions of a figure", () => {
  it("keep an IDPS number back as the figure itself does, when few sat Simce", async () => {
    const { actors, school } = world.own;
    const indicatorId = (await theIndicator("idps/am")).id;
    const column = async (isCurrent: boolean, application: { grade: string; value: number }) => {
      const batchId = (await makeBatch({ family: "idps", state: isCurrent ? "published" : "superseded" })).id;
      const { grade, value } = application;
      await db().officialColumn.create({
        data: {
          ...{
            id: newId(),
            batchId,
            indicatorId,
            grade,
            year: 2024,
            isCurrent,
            schoolCount: 1,
            markTexts: [],
          },
          rbds: Buffer.from(Int32Array.of(school.rbd).buffer),
          sourceRows: Buffer.from(Int32Array.of(7).buffer),
          values: Buffer.from(Float64Array.of(value).buffer),
          statuses: Buffer.from(Int8Array.of(0).buffer),
        },
      });
    };
    for (const isCurrent of [true, false]) await column(isCurrent, { grade: "2m", value: 81 });
    const words = (await listFigureVersions(actors.teacher, fewIndexId)).map((version) => version.words);
    expect(words).toEqual(["pocos estudiantes", "pocos estudiantes"]);
    await column(true, { grade: "4b", value: 74 });
    const { series } = await getSchoolResults(actors.teacher, school.id);
    const shown = series.find(({ grade, indicator }) => grade === "4b" && indicator.path === "idps/am");
    const versions = await listFigureVersions(actors.teacher, shown?.figures[0]?.id ?? "");
    expect(versions.map((version) => version.words)).toEqual(["74"]);
  });
});
