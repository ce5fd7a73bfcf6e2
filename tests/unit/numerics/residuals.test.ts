import { describe, expect, it } from "vitest";
import { realColumn, toReals } from "@/lib/numerics/columns";
import { standardise } from "@/lib/numerics/descriptive/standardise";
import { drawBinomial } from "@/lib/numerics/random/draw-binomial";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { regressionResiduals } from "@/lib/numerics/regression/regression-residuals";

const x1 = realColumn([1, 2, 3, 4, 5, 6, 7, 8]);
const x2 = realColumn([0, 1, 0, 0, 1, 1, 0, 1]);
const y = realColumn([2.1, 2.9, 4.2, 4.1, 6.8, 6.1, 8.4, 7.2]);

function agree(ours: Float64Array, theirs: readonly number[]): void {
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((value, i) => {
    expect(value).toBeCloseTo(theirs[i] ?? Number.NaN, 12);
  });
}

describe("what a regression leaves", () => {
  const { raw, studentised, nUsed } = regressionResiduals(y, [x1, x2]);

  it("is R's resid and rstudent of lm(y ~ x1 + x2)", () => {
    agree(raw, [
      ...[-0.2056666666666667, -0.0203333333333327, 0.1530000000000002, -0.8176666666666671],
      ...[1.2676666666666663, -0.3030000000000005, 0.8703333333333337, -0.944333333333333],
    ]);
    agree(studentised, [
      ...[-0.2775480545061502, -0.0294125373849296, 0.1773384198668712, -1.0585476329611596],
      ...[2.1067393096032609, -0.3553045454835214, 1.6199433828677188, -1.627354859329659],
    ]);
    expect(nUsed).toBe(8);
  });

  it("is missing for a case that lacks anything, which changes no other's place", () => {
    const gap = realColumn([...toReals(y).slice(0, 7), null]);
    const left = regressionResiduals(gap, [x1, x2]);
    expect(left).toMatchObject({ nUsed: 7, nMissing: 1 });
    expect(left.raw[7]).toBeNaN();
    expect(left.raw[0]).not.toBeNaN();
  });
});

describe("a column in standard deviations", () => {
  it("is R's scale, with missing values left missing", () => {
    agree(toReals(standardise(y)), [
      ...[-1.403267467446502, -1.044030995780198, -0.460271729322453, -0.505176288280741],
      ...[0.707246803593037, 0.392914890885021, 1.425719746925647, 0.88686503942619],
    ]);
    expect(toReals(standardise(realColumn([1, null, 3])))[1]).toBeNaN();
  });

  it("cannot be made of one value, or of values that are all equal", () => {
    expect(() => standardise(realColumn([1, null]))).toThrow("Fewer than two");
    expect(() => standardise(realColumn([2, 2]))).toThrow("one value");
  });
});

describe("successes in n trials", () => {
  it("have the mean and spread of the binomial", () => {
    const random = seededRandom(11);
    const draws = Array.from({ length: 4000 }, () => drawBinomial(random, 40, 0.3));
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean - 12)).toBeLessThan(0.2);
    expect(Math.abs(variance - 8.4)).toBeLessThan(0.8);
  });

  it("are none or all at the ends", () => {
    expect(drawBinomial(seededRandom(1), 10, 0)).toBe(0);
    expect(drawBinomial(seededRandom(1), 10, 1)).toBe(10);
  });
});
