import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { calculateCases } from "@/lib/analysis/commands/calculate-cases";
import { calculateRelations } from "@/lib/analysis/commands/relations";
import { getCaseSelection } from "@/lib/analysis/queries/cases";
import { getRelationRun } from "@/lib/analysis/queries/relations";
import { PROXY_PATH } from "@/lib/analysis/rules/study-rows";
import type { CaseRequest } from "@/lib/analysis/schema/cases";
import type { FeedbackSource } from "@/lib/analysis/schema/relations";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { packColumn } from "@/lib/evidence/rules/packed-column";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { makeDataSet, makeDataSetGrant } from "@/tests/factories/data-sets";
import { aColumn, makeBatch, theIndicator } from "@/tests/factories/evidence";
import { makeResearcher, unhurried } from "@/tests/factories/studies";

const zones = ["huasco", "barrancas", "andalien-sur"];
let researcher: Actor & { readonly personId: string };
let rbds: readonly number[];

beforeAll(async () => {
  await insertOfficial(db(), new Date("2026-03-01T12:00:00Z"));
  researcher = await makeResearcher(zones);
  const figures = await db().schoolIndicator.findMany({
    where: {
      ...{ grade: "2m", year: 2024, indicator: { path: PROXY_PATH }, value: { not: null } },
      school: { dependence: "slep" },
    },
    select: { school: { select: { rbd: true } } },
  });
  rbds = figures.map(({ school }) => school.rbd).sort((a, b) => a - b);
}, 120_000);

async function select(settings: CaseRequest) {
  const selectionId = newId();
  await calculateCases(researcher, { selectionId, settings }, unhurried());
  return getCaseSelection(researcher, selectionId);
}

/** An index of the schools with the proxy, saved from a data set that the researcher reaches. */
async function makeIndex(): Promise<{ readonly source: FeedbackSource; readonly grantId: string }> {
  const { id: territoryId } = await db().territory.findFirstOrThrow({ where: { code: "huasco" } });
  const { personId } = researcher;
  const kept = { schoolIdKind: "rbd", grade: "2m", year: 2024 };
  const dataSet = await makeDataSet({ territoryId, createdById: personId }, kept);
  const { id: grantId } = await makeDataSetGrant({ dataSetId: dataSet.id, personId });
  const random = seededRandom(3);
  const at = { territoryId, dataSetId: dataSet.id, createdAt: new Date() };
  const runId = newId();
  const indexId = newId();
  await db().factorRun.create({ data: { id: runId, name: "Prueba", options: {}, ...at } });
  await db().analysisIndex.create({
    data: {
      ...{ id: indexId, runId, name: "Retroalimentación", version: "1", factor: 0, items: [], ...at },
      ...{ scoring: "mean", minimumCell: 10, hiddenSchoolCount: 0, resultDigest: "0".repeat(64) },
      reliability: { alpha: null, alphaCi95: null, omega: null, icc1: null, icc2: null, rwgMedian: null },
      scores: {
        create: rbds.map((schoolCode, place) => ({
          ...{ id: newId(), schoolCode, grade: null, n: 30, mean: 3, z: 0, shrunken: 3 },
          ...{ mean100: 60 + 8 * drawNormal(random), reliability: place === 0 ? 0.3 : 0.8 },
        })),
      },
    },
  });
  return { source: { kind: "index", indexId }, grantId };
}

describe("an index of student answers", () => {
  it("takes the place of the proxy, without what is said of the proxy alone, while its data set is reached", async () => {
    const { source, grantId } = await makeIndex();
    const options = {
      source,
      territories: zones,
      grades: ["2m"],
      years: [2024],
      outcomes: ["idps/am"],
      draws: 200,
    };
    const runId = newId();
    await calculateRelations(researcher, { runId, options }, unhurried());
    const { tests, points, caveats } = await getRelationRun(researcher, runId);
    expect(tests.find(({ zone }) => zone === null)).toMatchObject({ n: rbds.length, status: "ok" });
    expect(tests.flatMap((test) => test.caveats)).not.toContain("part_of_am");
    expect(caveats).not.toContain("n_from_simce");
    expect(points.every(({ n }) => n === 30)).toBe(true);

    await db().dataSetGrant.update({ where: { id: grantId }, data: { revokedAt: new Date() } });
    await expect(getRelationRun(researcher, runId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      calculateRelations(researcher, { runId: newId(), options }, unhurried()),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("leaves out of the cases a school whose mean is not reliable enough", async () => {
    const { source } = await makeIndex();
    const view = await select({ source, territories: zones, years: [2024], draws: 100 });
    expect(view.basis).toMatchObject({ kind: "zones", schoolCount: rbds.length });
    const schools = view.held.flatMap((zone) => zone.schools);
    const first = schools.find(({ rbd }) => rbd === rbds[0]);
    expect(first).toMatchObject({
      status: "not_eligible",
      reasons: [{ code: "low_reliability", value: 0.3 }],
    });
  });

  it("is not joined to results when its schools are no RBD", async () => {
    const { source } = await makeIndex();
    await db().dataSet.updateMany({ data: { schoolIdKind: "other" } });
    const options = { source, territories: zones, grades: ["2m"], years: [2024], outcomes: ["idps/am"] };
    await expect(
      calculateRelations(researcher, { runId: newId(), options }, unhurried()),
    ).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("the files of the whole country", () => {
  const year = 2031;
  const paths = [PROXY_PATH, "idps/cc", "idps/pf", "simce/lect", "simce/mate"];

  /** Whole files of a year of their own: the schools of the zones and three hundred others, of every group. */
  async function importCountry(): Promise<void> {
    const random = seededRandom(8);
    const country = [...rbds, ...Array.from({ length: 300 }, (_, at) => 50_000 + at)];
    const batchId = (await makeBatch({ year, grade: "2m", isExtract: false })).id;
    for (const path of paths) {
      const values = Object.fromEntries(country.map((rbd) => [rbd, 60 + 9 * drawNormal(random)]));
      const column = aColumn(values, { indicator: path, grade: "2m", year });
      const held = { ...column, gseGroups: column.gseGroups?.map((_, at) => (at % 5) + 1) ?? null };
      const { markTexts, ...packed } = packColumn(held);
      await db().officialColumn.create({
        data: {
          ...{ id: newId(), batchId, indicatorId: (await theIndicator(path)).id, grade: "2m", year },
          ...{ isCurrent: true, ...packed, markTexts: [...markTexts] },
        },
      });
    }
    const directory = await makeBatch({ family: "directory", grade: null, year, isExtract: false });
    await db().directoryEntry.createMany({
      data: country.map((rbd, at) => ({
        ...{ batchId: directory.id, rbd, name: `Escuela ${rbd}`, cut: "01101", isRural: at % 6 === 0 },
        ...{ dependence: "municipal" as const, state: "functioning" as const, levels: [], sourceRow: at + 2 },
      })),
    });
  }

  it("are what schools are compared with where all of them are there, and nobody of the country is listed", async () => {
    await importCountry();
    const view = await select({ territories: zones, years: [year], draws: 100 });
    expect(view.basis).toMatchObject({ kind: "country", schoolCount: rbds.length + 300 });
    expect(view.basis.text).toContain("todo el país");
    const listed = view.held.flatMap(({ schools }) => schools.map(({ rbd }) => rbd));
    expect([...listed].sort((a, b) => a - b)).toEqual(rbds);
    for (const { schools } of view.held) expect(schools.filter(({ isCase }) => isCase)).toHaveLength(3);
  });

  it("are not used for a year in which one of them is missing", async () => {
    const view = await select({ territories: zones, years: [2024, year], draws: 100 });
    expect(view.basis.kind).toBe("zones");
  });
});
