import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { importParsedFile, undoBatch } from "@/lib/evidence/commands/batches";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { schoolId } from "@/prisma/seed/official/ids";
import { readNational, readOfficialResults, readSources } from "@/prisma/seed/official/load";
import { aColumn, aFile } from "../../factories/evidence";

const monday = new Date("2026-11-23T12:00:00Z");
const tuesday = new Date("2026-11-24T12:00:00Z");

beforeAll(() => insertOfficial(db(), monday), 120_000);

/** The last change of any row: xmin is the transaction that wrote it. */
async function writers(): Promise<unknown> {
  return db().$queryRaw`
    SELECT (SELECT array_agg(DISTINCT xmin::text) FROM school_indicator) AS figures,
           (SELECT array_agg(DISTINCT xmin::text) FROM school) AS schools,
           (SELECT array_agg(DISTINCT xmin::text) FROM commune) AS communes,
           (SELECT array_agg(DISTINCT xmin::text) FROM import_batch) AS batches,
           (SELECT array_agg(DISTINCT xmin::text) FROM reference_statistic) AS "references"`;
}

describe("inserting the official seed", () => {
  it("stores every school, figure, reference and file", async () => {
    expect(await db().school.count()).toBe(458);
    expect(await db().school.count({ where: { dependence: "slep" } })).toBe(188);
    expect(await db().schoolIndicator.count()).toBe(readOfficialResults().length);
    expect(await db().referenceStatistic.count()).toBe(readNational().length);
    expect(await db().importBatch.count()).toBe(readSources().length);
    expect(await db().territoryCommune.count()).toBe(11);
  });

  it("links the reading score of RBD 459 to its file and row", async () => {
    const figure = await db().schoolIndicator.findFirstOrThrow({
      where: { schoolId: schoolId(459), grade: "4b", year: 2024, indicator: { path: "simce/lect" } },
      include: { batch: true, school: true },
    });
    expect(figure).toMatchObject({ value: 253, n: 62, status: "valued", sourceRow: 2625 });
    expect(figure.batch.fileName).toBe("simce4b2024_rbd_final.xlsx");
    expect(figure.school).toMatchObject({ rbd: 459, searchText: "escuela basica espana 459 vallenar" });
  });

  it("changes nothing when it runs again, not even the date of the first time", async () => {
    const before = await writers();
    await insertOfficial(db(), tuesday);
    expect(await writers()).toEqual(before);
    expect(await db().importBatch.count({ where: { importedAt: monday } })).toBe(readSources().length);
  }, 120_000);

  it("repairs a row that was changed", async () => {
    await db().school.update({ where: { rbd: 459 }, data: { name: "Otro nombre" } });
    await insertOfficial(db(), tuesday);
    expect(await db().school.findUnique({ where: { rbd: 459 }, select: { name: true } })).toEqual({
      name: "Escuela Básica España",
    });
  }, 120_000);
});

describe("a whole file over its extract", () => {
  const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };

  it("takes its place, is left alone by the seed, and gives it back when it is undone", async () => {
    const extract = await db().importBatch.findFirstOrThrow({
      where: { fileName: "simce4b2024_rbd_final.xlsx", isExtract: true },
    });
    const figureNow = () =>
      db().schoolIndicator.findFirstOrThrow({
        where: { schoolId: schoolId(459), grade: "4b", year: 2024, indicator: { path: "simce/lect" } },
      });
    const referencesNow = () =>
      db().referenceStatistic.findMany({
        where: { grade: "4b", year: 2024, indicator: { path: "simce/lect" } },
        orderBy: { gseGroup: "asc" },
        omit: { id: true },
      });
    const [figure, references] = [await figureNow(), await referencesNow()];
    const file = await aFile([aColumn({ 459: 260, 99_000: 300 })], {
      sha256: extract.sha256,
      fileName: extract.fileName,
    });
    expect(await importParsedFile(operator, file, { isDryRun: false })).toMatchObject({ stored: 2 });
    await insertOfficial(db(), tuesday);
    expect(await figureNow()).toMatchObject({ id: figure.id, value: 260 });

    const whole = await db().importBatch.findFirstOrThrow({
      where: { sha256: extract.sha256, isExtract: false },
    });
    await undoBatch(operator, { batchId: whole.id, reason: "Archivo equivocado" });
    expect(await figureNow()).toEqual(figure);
    expect(await referencesNow()).toEqual(references);
    expect(await db().importBatch.findUniqueOrThrow({ where: { id: extract.id } })).toEqual(extract);
  }, 120_000);
});
