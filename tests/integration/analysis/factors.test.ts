import { beforeAll, describe, expect, it } from "vitest";
import { carryOutFactorRun } from "@/lib/analysis/commands/factor-computation";
import { changeFactorOptions, computeFactorRun, startFactorRun } from "@/lib/analysis/commands/factors";
import { saveIndex } from "@/lib/analysis/commands/indices";
import { getFactorRun, listFactorRuns } from "@/lib/analysis/queries/factors";
import { getIndex, listIndices } from "@/lib/analysis/queries/indices";
import { computeFactorsInThread } from "@/lib/cli/factor-worker";
import { db } from "@/lib/db/client";
import { revokeDataSetGrant } from "@/lib/evidence/commands/data-sets";
import {
  computeHere,
  makeComputedRun,
  makeFactorRun,
  makeStudy,
  noRun,
  quickOptions,
} from "@/tests/factories/factor-runs";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
let study: { readonly id: string };
beforeAll(async () => {
  world = await makeWorld();
  study = await makeStudy({ territoryId: world.own.territoryId, personId: researcher().personId });
});

const researcher = () => world.own.actors.researcher;

const audited = (thingId: string) =>
  db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" }, select: { action: true } });

describe("a factor run", () => {
  it("finds the two factors that the answers were made of, and says what it did to them", async () => {
    const { id } = await makeComputedRun(researcher(), study.id);
    const { results, steps, dataDigest, codeVersion } = await getFactorRun(researcher(), id);
    expect(results?.stoppedAt).toBeNull();
    expect(results?.number).toMatchObject({ suggestedComponents: 2, chosen: 2, chosenBy: "parallel" });
    const factorOf = new Map(
      results?.solution?.solution.items.map(({ variable, factor }) => [variable, factor]),
    );
    const [ofF, ofG] = ["f", "g"].map((letter) => [1, 2, 3, 4].map((at) => factorOf.get(`${letter}${at}`)));
    expect(new Set(ofF).size).toBe(1);
    expect(new Set(ofG).size).toBe(1);
    expect(ofF?.[0]).not.toBe(ofG?.[0]);
    expect(results?.audit?.items.filter(({ isReversed }) => isReversed)).toHaveLength(1);
    expect(results?.audit?.items.every(({ looksReversed }) => !looksReversed)).toBe(true);
    expect(results?.reliability?.factors.every(({ alpha, omega }) => alpha > 0.7 && (omega ?? 0) > 0.7)).toBe(
      true,
    );
    expect(results?.replication).toMatchObject({ splitBy: "school", passes: true });
    expect(Object.values(steps).every((state) => state === "current")).toBe(true);
    expect(dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(codeVersion).not.toBeNull();
    expect((await audited(id)).map(({ action }) => action)).toEqual([
      "factor_run.started",
      "factor_run.computed",
    ]);
  });

  it("gives the same bytes in a thread of its own, which tells how far it is", async () => {
    const here = await makeComputedRun(researcher(), study.id);
    const there = await makeFactorRun(researcher(), study.id);
    const stages: string[] = [];
    const run = { ...noRun, report: async ({ stage }: { stage: string }) => void stages.push(stage) };
    await carryOutFactorRun(researcher(), there.id, { compute: computeFactorsInThread, run });
    const [one, other] = [
      await getFactorRun(researcher(), here.id),
      await getFactorRun(researcher(), there.id),
    ];
    expect(other.resultDigest).toBe(one.resultDigest);
    expect(other.results).toEqual(one.results);
    expect(stages).toContain("Análisis paralelo");
  }, 60_000);

  it("stops when it is asked to, and leaves the run as it was", async () => {
    const { id } = await makeFactorRun(researcher(), study.id, { ...quickOptions, number: { draws: 5_000 } });
    const stopping = new AbortController();
    const run = {
      ...noRun,
      signal: stopping.signal,
      report: async ({ stage }: { stage: string }) => {
        if (stage === "Cuántos factores") stopping.abort();
      },
    };
    await expect(
      carryOutFactorRun(researcher(), id, { compute: computeFactorsInThread, run }),
    ).rejects.toThrow();
    expect((await getFactorRun(researcher(), id)).results).toBeNull();
  }, 60_000);

  it("marks the steps that a change touches as stale, and no other", async () => {
    const { id } = await makeComputedRun(researcher(), study.id);
    await changeFactorOptions(researcher(), {
      runId: id,
      options: { ...quickOptions, scores: { method: "regression" } },
    });
    const { steps } = await getFactorRun(researcher(), id);
    expect(
      Object.entries(steps)
        .filter(([, state]) => state === "stale")
        .map(([step]) => step),
    ).toEqual(["scores", "aggregation"]);
  });

  it("draws again only when the matrix or the draws change, and comes to the same as a run from nothing", async () => {
    const { id } = await makeComputedRun(researcher(), study.id);
    let drawn = 0;
    const compute: typeof computeHere = (order, around) => {
      drawn += order.kept === null ? 1 : 0;
      return computeHere(order, around);
    };
    const recomputed = async (changes: Partial<typeof quickOptions>) => {
      const options = { ...quickOptions, ...changes };
      await changeFactorOptions(researcher(), { runId: id, options });
      await carryOutFactorRun(researcher(), id, { compute, run: noRun });
      const fresh = await makeComputedRun(researcher(), study.id, options);
      const [again, other] = [
        await getFactorRun(researcher(), id),
        await getFactorRun(researcher(), fresh.id),
      ];
      expect(again.resultDigest).toBe(other.resultDigest);
      return drawn;
    };
    const dropped = [{ variable: "g4", reason: "Repite lo que pregunta otro ítem." }];
    expect(await recomputed({ solution: { rotation: "varimax", dropped } })).toBe(0);
    expect(await recomputed({ number: { draws: 20, factors: 1 } })).toBe(0);
    expect(await recomputed({ number: { draws: 21 } })).toBe(1);
    expect(await recomputed({ number: { draws: 21 }, matrix: { correlation: "pearson" } })).toBe(2);
  }, 60_000);

  it("keeps the steps before the one that cannot go on, and says why in words", async () => {
    const options = {
      ...quickOptions,
      items: ["f1", "f2", "f3"],
      reversed: [],
      number: { draws: 20, factors: 2 },
    };
    const { id } = await makeComputedRun(researcher(), study.id, options);
    const { results } = await getFactorRun(researcher(), id);
    expect(results?.stoppedAt).toMatchObject({
      step: "solution",
      message: expect.stringContaining("factores"),
    });
    expect(results?.number).not.toBeNull();
    expect(results?.scores).toBeNull();
  });

  it("drops items one at a time with their reasons when the rule is applied", async () => {
    const solution = { dropping: "apply", mainLoading: 0.99 } as const;
    const { id } = await makeComputedRun(researcher(), study.id, { ...quickOptions, solution });
    const { results } = await getFactorRun(researcher(), id);
    const log = results?.solution?.log ?? [];
    expect(log.map(({ step }) => step)).toEqual([1, 2]);
    expect(log.every(({ by, reason }) => by === "rule" && reason.includes("0,99"))).toBe(true);
  });

  it("is refused for a variable that the data set does not have", async () => {
    const options = { ...quickOptions, items: ["f1", "f2", "nadie"] };
    await expect(
      startFactorRun(researcher(), { dataSetId: study.id, name: "Con un error", options }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("is not asked for twice at once", async () => {
    const { id } = await makeFactorRun(researcher(), study.id);
    await computeFactorRun(researcher(), id);
    await expect(computeFactorRun(researcher(), id)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("an index", () => {
  const named = (runId: string, version = "1") => ({
    runId,
    name: "Índice de retroalimentación",
    version,
    factor: 0,
  });

  it("holds its items, its reliability and the schools of at least the minimum, and never changes", async () => {
    const { id: runId } = await makeComputedRun(researcher(), study.id);
    const { id } = await saveIndex(researcher(), named(runId));
    const index = await getIndex(researcher(), id);
    expect(index).toMatchObject({
      scoring: "mean",
      minimumCell: 10,
      hiddenSchoolCount: 2,
      schoolIdKind: "rbd",
    });
    expect(index.items).toHaveLength(4);
    expect(index.reliability.alpha).toBeGreaterThan(0.7);
    expect(index.scores.map(({ schoolCode }) => schoolCode)).toEqual(
      Array.from({ length: 18 }, (_, at) => 1_001 + at),
    );
    expect(index.scores.every(({ n, mean100 }) => n >= 10 && mean100 !== null && mean100 >= 0)).toBe(true);
    expect((await audited(id)).map(({ action }) => action)).toEqual(["analysis_index.saved"]);
    await expect(changeFactorOptions(researcher(), { runId, options: quickOptions })).rejects.toMatchObject({
      code: "IMMUTABLE",
    });
    await expect(db().analysisIndex.update({ where: { id }, data: { name: "Otro" } })).rejects.toThrow();
  });

  it("is split by school and grade when the run is, and hides what falls under the minimum", async () => {
    const { id: runId } = await makeComputedRun(researcher(), study.id, {
      ...quickOptions,
      gradeBy: "nivel",
    });
    const { id } = await saveIndex(researcher(), named(runId, "por nivel"));
    const { scores, hiddenSchoolCount } = await getIndex(researcher(), id);
    expect(scores).toEqual([]);
    expect(hiddenSchoolCount).toBe(40);
  });

  it("is refused while a step is stale, and twice under one name and version", async () => {
    const { id: runId } = await makeComputedRun(researcher(), study.id);
    await changeFactorOptions(researcher(), {
      runId,
      options: { ...quickOptions, scores: { method: "bartlett" } },
    });
    await expect(saveIndex(researcher(), named(runId, "2"))).rejects.toMatchObject({ code: "INVALID_STATE" });
    await changeFactorOptions(researcher(), { runId, options: quickOptions });
    await saveIndex(researcher(), named(runId, "2"));
    await expect(saveIndex(researcher(), named(runId, "2"))).rejects.toMatchObject({ code: "DUPLICATE" });
  });

  it("is out of reach, with its run, from the day the access ends", async () => {
    const own = await makeStudy({ territoryId: world.own.territoryId, personId: researcher().personId });
    const { id: runId } = await makeComputedRun(researcher(), own.id);
    const { id } = await saveIndex(researcher(), named(runId));
    const grant = await db().dataSetGrant.findFirstOrThrow({
      where: { dataSetId: own.id },
      select: { id: true },
    });
    await revokeDataSetGrant(world.own.actors.admin, grant.id);
    await expect(getIndex(researcher(), id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getFactorRun(researcher(), runId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listIndices(researcher())).rows.map((row) => row.id)).not.toContain(id);
    expect((await listFactorRuns(researcher())).rows.map((row) => row.id)).not.toContain(runId);
    await expect(
      carryOutFactorRun(researcher(), runId, { compute: computeHere, run: noRun }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
