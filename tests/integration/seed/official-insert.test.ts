import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { schoolId } from "@/prisma/seed/official/ids";
import { readNational, readOfficialResults, readSources } from "@/prisma/seed/official/load";

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
