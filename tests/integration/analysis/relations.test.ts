import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { askRelations, calculateRelations } from "@/lib/analysis/commands/relations";
import { getRelationRun, getStudyChoices, listRelationRuns } from "@/lib/analysis/queries/relations";
import { digestOf } from "@/lib/analysis/rules/canonical-text";
import type { RelationRequest, RelationRunView } from "@/lib/analysis/schema/relations";
import { jobHandlers } from "@/lib/cli/job-handlers";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { getJob } from "@/lib/jobs/queries";
import { insertOfficial } from "@/prisma/seed/official/insert";
import { makeResearcher, unhurried } from "@/tests/factories/studies";
import { makeWorld } from "@/tests/factories/world";

const zones = ["huasco", "barrancas", "andalien-sur"];
const request: RelationRequest = {
  territories: zones,
  grades: ["2m"],
  years: [2023, 2024],
  outcomes: ["idps/am", "idps/cc", "simce/mate"],
  draws: 200,
};

let ofAll: Actor;
let ofOne: Actor;
let runId: string;
let run: RelationRunView;

async function calculated(actor: Actor, options: RelationRequest): Promise<string> {
  const id = newId();
  await calculateRelations(actor, { runId: id, options }, unhurried());
  return id;
}

beforeAll(async () => {
  await insertOfficial(db(), new Date("2026-03-01T12:00:00Z"));
  ofAll = await makeResearcher(zones);
  ofOne = await makeResearcher(["huasco"], ["Amanda", "Prueba Ríos"]);
  runId = await calculated(ofAll, request);
  run = await getRelationRun(ofAll, runId);
}, 120_000);

function testOf(at: { readonly zone: string | null; readonly year: number | null; readonly path: string }) {
  const found = run.tests.find(
    ({ zone, year, outcome }) =>
      (zone?.code ?? null) === at.zone && year === at.year && outcome.path === at.path,
  );
  if (!found) throw new Error("No such test");
  return found;
}

describe("the public proxy against results, on the real schools of the three zones", () => {
  it("is of 7, 8 to 9 and 22 to 23 schools: one of 2023 has fewer than ten students", () => {
    const sizes = (year: number | null) =>
      zones.map((zone) => testOf({ zone, year, path: "simce/mate" })).map(({ n }) => n);
    expect([sizes(2023), sizes(2024), sizes(null)]).toEqual([
      [7, 8, 22],
      [7, 9, 23],
      [7, 9, 23],
    ]);
    expect(testOf({ zone: "andalien-sur", year: 2023, path: "simce/mate" }).without.fewStudents).toBe(1);
  });

  it("goes closely with the indicator that it is a part of, and says so beside it", () => {
    const withAm = testOf({ zone: null, year: null, path: "idps/am" });
    const withMaths = testOf({ zone: null, year: null, path: "simce/mate" });
    expect(withAm.estimates.pearson?.value).toBeGreaterThan(0.9);
    expect(withMaths.estimates.pearson?.value).toBeLessThan(0.4);
    expect(withAm.caveats).toContain("part_of_am");
    expect(withMaths.caveats).not.toContain("part_of_am");
    expect(run.caveats).toContain("n_from_simce");
  });

  it("shows every test: results, by zone and together, by year and on average", () => {
    expect(run.tests).toHaveLength(3 * 4 * 3);
    expect(run.testCount).toBe(run.tests.length);
  });

  it("has no point of fewer than ten students", () => {
    expect(run.points.length).toBeGreaterThan(100);
    expect(run.points.every(({ n }) => n >= 10)).toBe(true);
  });
});

describe("a run", () => {
  it("gives the same bytes when done again, and its digests are those of its texts", async () => {
    const again = await calculated(ofOne, request);
    const stored = await db().relationRun.findMany({ where: { id: { in: [runId, again] } } });
    expect(stored).toHaveLength(2);
    expect(new Set(stored.map(({ result }) => result)).size).toBe(1);
    expect(new Set(stored.map(({ input }) => input)).size).toBe(1);
    for (const { input, inputDigest, result, resultDigest } of stored) {
      expect([digestOf(input), digestOf(result)]).toEqual([inputDigest, resultDigest]);
    }
  });

  it("gives other intervals with another seed, from the same data", async () => {
    const other = await getRelationRun(ofAll, await calculated(ofAll, { ...request, seed: 4 }));
    expect(other.proof.inputDigest).toBe(run.proof.inputDigest);
    expect(other.proof.resultDigest).not.toBe(run.proof.resultDigest);
  });

  it("is never changed nor deleted", async () => {
    await expect(db().relationRun.update({ where: { id: runId }, data: { result: "{}" } })).rejects.toThrow(
      "IMMUTABLE",
    );
    await expect(db().relationRun.delete({ where: { id: runId } })).rejects.toThrow("IMMUTABLE");
  });

  it("is kept once, however often its job begins again", async () => {
    await calculateRelations(ofAll, { runId, options: request }, unhurried());
    expect(await db().relationRun.count({ where: { id: runId } })).toBe(1);
  });

  it("names schools only to a researcher of their zone", async () => {
    const seen = await getRelationRun(ofOne, runId);
    const named = seen.points.filter(({ school }) => school !== null);
    expect(new Set(named.map(({ zoneCode }) => zoneCode))).toEqual(new Set(["huasco"]));
    expect(seen.points).toHaveLength(run.points.length);
    expect(run.points.every(({ school }) => school !== null)).toBe(true);
  });
});

describe("asking for relations", () => {
  it("leaves a job that does it, and both in the audit trail", async () => {
    const asked = await askRelations(ofAll, request);
    const job = await getJob(ofAll, asked.jobId);
    expect(job).toMatchObject({ kind: "analysis.relations", state: "waiting" });
    const { input } = await db().job.findUniqueOrThrow({ where: { id: asked.jobId } });
    await jobHandlers["analysis.relations"]?.(ofAll, input, unhurried());
    expect(await getRelationRun(ofAll, asked.runId)).toMatchObject({ createdByName: "Inés Prueba Parra" });
    const entries = await db().auditEntry.findMany({ where: { thingId: asked.runId } });
    expect(entries.map(({ action }) => action).sort()).toEqual(["relation.asked", "relation.calculated"]);
  });

  it("is for a researcher of one of the zones, who then reads it in the list", async () => {
    const { own } = await makeWorld();
    const { researcher, programme_lead: lead } = own.actors;
    await expect(askRelations(lead, request)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(askRelations(researcher, request)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getRelationRun(researcher, runId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listRelationRuns(researcher)).rows).toEqual([]);
    expect((await listRelationRuns(ofOne)).rows.map(({ id }) => id)).toContain(runId);
  });

  it("refuses a zone that does not exist, and a question without results", async () => {
    await expect(askRelations(ofAll, { ...request, territories: ["huasco", "nadie"] })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    await expect(askRelations(ofAll, { ...request, outcomes: [] })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("offers the grades and years that have the proxy, and says which zones are the person's own", async () => {
    const choices = await getStudyChoices(ofOne);
    expect(choices.applications).toContainEqual({ grade: "2m", year: 2024, schoolCount: 39 });
    expect(choices.zones.filter(({ isHeld }) => isHeld).map(({ code }) => code)).toEqual(["huasco"]);
    expect(choices.defaults.relations).toMatchObject({ grades: ["2m"], years: [2023, 2024] });
    expect(choices.outcomes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["idps/am", "idps/cc/ar", "simce/lect"]),
    );
    expect(choices.outcomes.every(({ path }) => !path.includes("#"))).toBe(true);
  });
});
