import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { carryOutFactorRun } from "@/lib/analysis/commands/factor-computation";
import { getFactorRun } from "@/lib/analysis/queries/factors";
import { db } from "@/lib/db/client";
import { storeCodebook } from "@/lib/evidence/commands/codebooks";
import { confirmDraft, planDraft } from "@/lib/evidence/commands/data-set-drafts";
import { readDataSet } from "@/lib/evidence/commands/read-data-set";
import { findDraft } from "@/lib/evidence/queries/data-set-drafts";
import { dayFromNow, makeDraft } from "@/tests/factories/data-sets";
import { computeHere, makeFactorRun, noRun } from "@/tests/factories/factor-runs";
import { makeWorld, type World } from "@/tests/factories/world";

/* PISA 2018's public answers on teacher feedback, where they stand beside the project. */
const shared = (name: string) =>
  fileURLToPath(new URL(`../../../../shared/efa/data/${name}`, import.meta.url));
const answersPath = shared("pisa2018_tur.csv");
const dictionaryPath = shared("pisa2018_tur.dictionary.csv");
const feedback = ["st104q02na", "st104q03na", "st104q04na"];

describe.skipIf(!existsSync(answersPath))("PISA's teacher feedback", () => {
  let world: World;
  let dataSetId: string;
  beforeAll(async () => {
    world = await makeWorld();
    dataSetId = await imported();
  }, 120_000);

  const researcher = () => world.own.actors.researcher;

  async function read(draftId: string, isStoring: boolean): Promise<void> {
    await readDataSet(researcher(), { draftId, isStoring }, noRun);
    await db().job.updateMany({ data: { state: "done" } });
  }

  async function imported(): Promise<string> {
    const { id: codebookId } = await storeCodebook(researcher(), {
      ...{ bytes: readFileSync(dictionaryPath), fileName: "pisa2018_tur.dictionary.csv" },
      ...{ name: "PISA 2018, prácticas docentes", source: "OECD" },
    });
    const text = readFileSync(answersPath);
    const { id } = await makeDraft(researcher().personId, { text, fileName: "pisa2018_tur.csv" });
    await read(id, false);
    await planDraft(researcher(), { draftId: id, codebookId, roles: {} });
    await db().job.updateMany({ data: { state: "done" } });
    await read(id, false);
    await confirmDraft(researcher(), id, {
      ...{ territoryId: world.own.territoryId, name: "PISA 2018, Türkiye", publisher: "OECD" },
      ...{ conditions: "Archivo público, con su crédito", purpose: "Comprobar la escala" },
      ...{ validTo: dayFromNow(365).toISOString().slice(0, 10), isSynthetic: false },
    });
    await db().job.updateMany({ data: { state: "done" } });
    await read(id, true);
    return id;
  }

  it("is read whole as it comes: its items, its schools and its groups, and no row is refused", async () => {
    const { columns, ...dataSet } = await db().dataSet.findUniqueOrThrow({
      where: { id: dataSetId },
      select: {
        ...{ respondentCount: true, rejectedCount: true, schoolIdKind: true },
        columns: { select: { variable: true, role: true } },
      },
    });
    expect(dataSet).toEqual({ respondentCount: 6_890, rejectedCount: 0, schoolIdKind: "other" });
    const named = (role: string) => columns.filter((one) => one.role === role).map((one) => one.variable);
    expect(named("item")).toHaveLength(26);
    expect(named("school")).toEqual(["cntschid"]);
    expect(named("group")).toEqual(["st004d01t"]);
    expect(named("weight")).not.toContain("escs");
    expect(await findDraft(researcher(), dataSetId)).toBeNull();
  });

  it("has alpha .853 and, by school, ICC1 .051 and ICC2 .661", async () => {
    const { id } = await makeFactorRun(researcher(), dataSetId, {
      items: feedback,
      matrix: { correlation: "pearson" },
      number: { draws: 20 },
      reliability: { bootstrapDraws: 0 },
    });
    await carryOutFactorRun(researcher(), id, { compute: computeHere, run: noRun });
    const { results } = await getFactorRun(researcher(), id);
    expect(results?.stoppedAt).toBeNull();
    expect(results?.number).toMatchObject({ suggestedComponents: 1, chosen: 1 });
    expect(results?.reliability?.factors[0]?.alpha).toBeCloseTo(0.853098, 4);
    const aggregation = results?.aggregation?.factors[0];
    expect(aggregation?.groups).toBe(186);
    expect(aggregation?.icc1).toBeCloseTo(0.051, 3);
    expect(aggregation?.icc2).toBeCloseTo(0.661, 2);
  }, 120_000);
});
