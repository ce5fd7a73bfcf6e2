import { describe, expect, it } from "vitest";
import { integerColumn, realColumn } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { minimumAveragePartial } from "@/lib/numerics/factor-number/minimum-average-partial";
import { normalCorrelation } from "@/lib/numerics/factor-number/normal-correlation";
import { parallelAnalysis } from "@/lib/numerics/factor-number/parallel-analysis";
import { parallelChunks, type ParallelPlan } from "@/lib/numerics/factor-number/parallel-chunk";
import { permutedCorrelation } from "@/lib/numerics/factor-number/permuted-correlation";
import { reducedEigenvalues } from "@/lib/numerics/factor-number/reduced-eigenvalues";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { expected, ITEMS, largestDifference, survey } from "./r-results";

const items = survey(...ITEMS);
const { r } = correlationMatrix(items);
const normal: ParallelPlan = { kind: "normal", rows: 360, items: 9 };

describe("how many factors", () => {
  it("minimum average partial agrees with R at every step", () => {
    const ours = minimumAveragePartial(r);
    expect(largestDifference(ours.squared, expected.at("map/squared").numbers())).toBeLessThan(1e-11);
    expect(largestDifference(ours.fourth, expected.at("map/fourth").numbers())).toBeLessThan(1e-11);
    expect(ours.squared[ours.suggestedSquared]).toBe(Math.min(...ours.squared));
  });

  it("the eigenvalues of the reduced matrix agree with R", () => {
    expect(
      largestDifference([...reducedEigenvalues(r)], expected.at("reducedEigenvalues").numbers()),
    ).toBeLessThan(1e-9);
  });

  it("parallel analysis finds the three factors that the survey was made with", () => {
    const chunk = parallelChunks(normal)({ seed: 4, first: 0, draws: 60, withFactors: true });
    const ours = parallelAnalysis(r, [chunk]);
    expect(ours.factors?.suggested).toBe(3);
    expect(ours.components.suggested).toBeLessThanOrEqual(3);
    expect(ours.components.mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 10);
    ours.components.quantile.forEach((limit, i) =>
      expect(limit).toBeGreaterThan(ours.components.mean[i] ?? Infinity),
    );
  });

  it("stops counting at the first eigenvalue that chance reaches", () => {
    const components = Float64Array.of(1.2, 0.1, 0.05);
    const chunk = { draws: 1, components, factors: new Float64Array() };
    const three = r.selection([0, 1, 2], [0, 1, 2]);
    expect(parallelAnalysis(three, [chunk]).components).toMatchObject({ suggested: 3 });
    const high = { ...chunk, components: Float64Array.of(1.2, 9, 0.05) };
    expect(parallelAnalysis(three, [high])).toMatchObject({
      components: { suggested: 1 },
      factors: null,
      draws: 1,
    });
  });
});

describe("parallel draws", () => {
  const plans: Record<string, ParallelPlan> = {
    normal,
    permuted: { kind: "permuted", columns: items, association: "pearson" },
    "permuted polychoric": { kind: "permuted", columns: items, association: "polychoric" },
  };

  it.each(Object.entries(plans))("%s are the same however they are shared out", (_, plan) => {
    const share = { seed: 12, withFactors: false };
    const whole = parallelChunks(plan)({ ...share, first: 0, draws: 5 });
    const parts = [
      parallelChunks(plan)({ ...share, first: 0, draws: 2 }),
      parallelChunks(plan)({ ...share, first: 2, draws: 3 }),
    ];
    expect(parts.flatMap((part) => [...part.components])).toEqual([...whole.components]);
    const other = parallelChunks(plan)({ ...share, seed: 13, first: 0, draws: 1 });
    expect([...other.components]).not.toEqual([...whole.components.slice(0, 9)]);
  });

  it("of normal data have correlations of mean 0 and variance 1/(n − 1)", () => {
    const random = seededRandom(6);
    const values = Array.from({ length: 400 }, () => normalCorrelation(40, 5, random)).flatMap((m) => [
      m.get(1, 0),
      m.get(4, 2),
    ]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(variance).toBeCloseTo(1 / 39, 2);
    expect(normalCorrelation(4, 3, random).diagonal()).toEqual([1, 1, 1]);
  });

  it("of permuted data keep each item's answers and lose what ties items together", () => {
    const complete = items.map(({ values }) =>
      realColumn(Float64Array.from(values, (v) => (Number.isNaN(v) ? 2 : v))),
    );
    for (const columns of [items, complete]) {
      const permuted = permutedCorrelation(columns, "pearson")(seededRandom(2));
      for (let i = 0; i < 9; i += 1)
        for (let j = 0; j < i; j += 1) expect(Math.abs(permuted.get(i, j))).toBeLessThan(0.25);
    }
    const again = permutedCorrelation(items, "polychoric")(seededRandom(2));
    expect(Math.abs(again.get(3, 2))).toBeLessThan(0.3);
    expect(Math.abs(polychoricMatrix(items).r.get(1, 0))).toBeGreaterThan(0.4);
  });

  it("of complete columns are what shuffling and correlating gives", () => {
    const complete = survey("ses", "weight", "rural");
    const random = seededRandom(77);
    const shuffled = complete.map(({ values }) => {
      const copy = Float64Array.from(values);
      random.shuffle(copy);
      return realColumn(copy);
    });
    const quick = permutedCorrelation(complete, "pearson")(seededRandom(77));
    expect(largestDifference(quick.to1DArray(), correlationMatrix(shuffled).r.to1DArray())).toBeLessThan(
      1e-12,
    );
  });

  it("of answers are to the last digit what shuffling and correlating gives, however many columns and cases", () => {
    const random = seededRandom(3);
    for (const [columns, cases, codes] of [
      [2, 3, 2],
      [5, 127, 10],
      [9, 360, 4],
      [10, 1_000, 6],
    ] as const) {
      const answers = Array.from({ length: columns }, (_, at) => {
        const values = Int16Array.from({ length: cases }, () => at - 3 + random.below(codes));
        values.set([at - 3, at - 3 + codes - 1]);
        return integerColumn(values);
      });
      const own = seededRandom(8);
      const shuffled = answers.map(({ values }) => {
        const copy = Int16Array.from(values);
        own.shuffle(copy);
        return integerColumn(copy);
      });
      const quick = permutedCorrelation(answers, "pearson")(seededRandom(8)).to1DArray();
      expect(largestDifference(quick, correlationMatrix(shuffled).r.to1DArray())).toBeLessThan(1e-12);
    }
  });

  it("refuse a constant item", () => {
    const plan: ParallelPlan = {
      kind: "permuted",
      columns: [...items, realColumn(new Float64Array(360))],
      association: "pearson",
    };
    expect(() => parallelChunks(plan)({ seed: 1, first: 0, draws: 1, withFactors: false })).toThrow(
      expect.objectContaining({ code: "CONSTANT_ITEM", items: [9] }),
    );
  });

  it("shuffle without losing or doubling a value", () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i);
    const shuffled = values.slice();
    seededRandom(1).shuffle(shuffled);
    expect([...shuffled]).not.toEqual([...values]);
    expect([...shuffled].sort((a, b) => a - b)).toEqual([...values]);
  });
});
