import { describe, expect, it } from "vitest";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { takeRows } from "@/lib/numerics/columns";
import { correlate } from "@/lib/numerics/correlation/correlate";
import { benjaminiHochberg } from "@/lib/numerics/inference/benjamini-hochberg";
import { bootstrapInterval } from "@/lib/numerics/inference/bootstrap-interval";
import { resampleGroups, resampleRows, resampleWithinGroups } from "@/lib/numerics/inference/resample";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { expected, largestDifference, survey } from "./r-results";

describe("many tests at once", () => {
  it("are adjusted as R's p.adjust does, in the order given", () => {
    const ours = benjaminiHochberg(expected.at("bh/p").numbers());
    expect(largestDifference(ours, expected.at("bh/q").numbers())).toBeLessThan(1e-15);
  });

  it("never gain by it, and one test alone stays as it is", () => {
    const ps = [0.3, 0.01, 0.04, 1, 0];
    benjaminiHochberg(ps).forEach((q, i) => expect(q).toBeGreaterThanOrEqual(ps[i] ?? Infinity));
    expect(benjaminiHochberg([0.2])).toEqual([0.2]);
    expect(benjaminiHochberg([])).toEqual([]);
    expect(() => benjaminiHochberg([0.1, Number.NaN])).toThrow(RangeError);
  });
});

describe("the bootstrap", () => {
  const [ses, score] = survey("ses", "score");
  if (!ses || !score) throw new Error("Two columns are expected.");
  const r = (rows: Uint32Array) => correlate(takeRows(ses, rows), takeRows(score, rows)).r;

  it("gives about Fisher's interval for a correlation of normal variables", () => {
    const ours = bootstrapInterval(resampleRows(360), r, { draws: 400, seed: 2 });
    const { interval } = correlate(ses, score);
    expect(Math.abs(ours.low - interval.low)).toBeLessThan(0.05);
    expect(Math.abs(ours.high - interval.high)).toBeLessThan(0.05);
    expect(ours).toMatchObject({ draws: 400, failed: 0, level: 0.95 });
    expect(bootstrapInterval(resampleRows(360), r, { draws: 20, seed: 2 })).toEqual(
      bootstrapInterval(resampleRows(360), r, { draws: 20, seed: 2 }),
    );
  });

  it("counts the draws that gave no number", () => {
    let calls = 0;
    const ours = bootstrapInterval(resampleRows(3), () => ((calls += 1) % 2 === 0 ? Number.NaN : calls), {
      draws: 10,
      seed: 1,
    });
    expect(ours).toMatchObject({
      draws: 10,
      failed: 5,
      low: expect.closeTo(1.2, 10),
      high: expect.closeTo(8.8, 10),
    });
  });

  const groups = groupRows(["a", "a", "b", null, "b", "b", "c"]);

  it("draws whole groups", () => {
    const rows = [...resampleGroups(groups)(seededRandom(4))];
    const count = (row: number) => rows.filter((drawn) => drawn === row).length;
    expect(count(0)).toBe(count(1));
    expect(count(2)).toBe(count(5));
    expect(count(3)).toBe(0);
    expect(count(0) + count(2) + count(6)).toBe(3);
  });

  it("draws within groups as many cases as each has", () => {
    const rows = [...resampleWithinGroups(groups)(seededRandom(4))];
    expect(rows.map((row) => groups.names[groups.of[row] ?? -1])).toEqual(["a", "a", "b", "b", "b", "c"]);
  });
});
