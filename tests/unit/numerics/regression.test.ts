import { describe, expect, it } from "vitest";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { realColumn } from "@/lib/numerics/columns";
import { correlate } from "@/lib/numerics/correlation/correlate";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { betweenWithin } from "@/lib/numerics/regression/between-within";
import { indicatorColumns } from "@/lib/numerics/regression/indicator-columns";
import { linearModel } from "@/lib/numerics/regression/linear-model";
import { partialCorrelation } from "@/lib/numerics/regression/partial-correlation";
import { randomIntercept } from "@/lib/numerics/regression/random-intercept";
import { itemMean } from "@/lib/numerics/scores/item-mean";
import { expected, survey, surveySchools } from "./r-results";

const groups = groupRows(surveySchools());
const scale = realColumn(itemMean(survey("q1", "q2", "q3")).scores);
const [score = scale, ses = scale, rural = scale, weight = scale] = survey("score", "ses", "rural", "weight");
const PREDICTORS = [scale, ses, rural];

/** Every number against R's by its digits. */
function agree(ours: readonly number[], theirs: readonly number[], digits = 1e-9): void {
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((value, i) => {
    const other = theirs[i] ?? Number.NaN;
    expect(Math.abs(value - other)).toBeLessThan(digits * Math.max(1e-3, Math.abs(other)));
  });
}

describe.each([
  ["ols", linearModel(score, PREDICTORS)],
  ["wls", linearModel(score, PREDICTORS, weight)],
] as const)("%s agrees with R's lm and sandwich", (key, ours) => {
  const r = expected.at(key);

  it("coefficients, errors, tests and intervals", () => {
    agree(
      ours.coefficients.map((c) => c.estimate),
      r.at("coefficients").numbers(),
    );
    agree(
      ours.coefficients.map((c) => c.se),
      r.at("se").numbers(),
    );
    agree(
      ours.coefficients.map((c) => c.p),
      r.at("p").numbers(),
    );
    agree(
      ours.coefficients.flatMap((c) => [c.low, c.high]),
      r.at("ci").rows().flat(),
    );
  });

  it("errors that hold when the spread is uneven (HC3)", () => {
    agree(
      ours.robust.map((c) => c.se),
      r.at("hc3Se").numbers(),
    );
    agree(
      ours.robust.map((c) => c.p),
      r.at("hc3P").numbers(),
    );
    agree(
      ours.robust.map((c) => c.low),
      r.at("hc3Low").numbers(),
    );
  });

  it("residuals, plain and studentised, at the places of their cases", () => {
    const used = [...ours.residuals].filter((value) => !Number.isNaN(value));
    expect(ours.residuals).toHaveLength(360);
    expect(used).toHaveLength(ours.nUsed);
    agree(used.slice(0, 12), r.at("residuals").numbers());
    const studentised = [...ours.studentised].filter((value) => !Number.isNaN(value));
    agree(studentised.slice(0, 12), r.at("studentised").numbers());
    ours.residuals.forEach((value, row) => {
      const fits = (score.values[row] ?? Number.NaN) - value;
      expect(Number.isNaN(fits)).toBe(Number.isNaN(value));
    });
  });

  it("what it explains", () => {
    agree(
      [ours.r2, ours.adjustedR2, ours.sigma, ours.f ?? Number.NaN, ours.nUsed],
      ["r2", "adjustedR2", "sigma", "f", "n"].map((name) => r.at(name).number()),
    );
    expect(ours.nUsed + ours.nMissing).toBe(360);
  });
});

describe("a linear model", () => {
  it("gives slopes in standard deviations as R", () => {
    agree(linearModel(score, PREDICTORS).standardised, expected.at("olsBeta").numbers());
  });

  it("keeps its digits when the predictors are far from zero", () => {
    const far = realColumn(Float64Array.from(ses.values, (value) => value / 1000 + 5e4));
    const [near, moved] = [linearModel(score, [ses]), linearModel(score, [far])];
    agree([(moved.coefficients[1]?.estimate ?? 0) / 1000], [near.coefficients[1]?.estimate ?? 0], 1e-6);
    agree([moved.r2], [near.r2], 1e-8);
  });

  it("leaves a case that alone has a value of a predictor out of the robust errors, as if it were not there", () => {
    const x = [1, 2, 3, 4, 5, 6];
    const y = [2.1, 3.9, 6.2, 7.8, 10.1, 40];
    const lonely = linearModel(realColumn(y), [realColumn(x), realColumn([0, 0, 0, 0, 0, 1])]);
    const without = linearModel(realColumn(y.slice(0, 5)), [realColumn(x.slice(0, 5))]);
    expect(lonely.robust[1]?.se).toBeGreaterThan(0);
    expect(lonely.robust[1]?.se).toBeCloseTo(without.robust[1]?.se ?? Number.NaN, 9);
  });

  it("without a predictor is the mean", () => {
    const ours = linearModel(realColumn([1, 2, 6]), []);
    expect(ours.coefficients[0]?.estimate).toBeCloseTo(3, 14);
    expect(ours).toMatchObject({ f: null, fP: null, df: 2 });
  });

  it("refuses too few cases, a constant predictor, one told by others, and a weight of zero", () => {
    const y = realColumn([1, 3, 2, 5, 4]);
    const x = realColumn([1, 2, 3, 4, 5]);
    const fails = (predictors: Parameters<typeof linearModel>[1], code: string, w?: typeof x) =>
      expect(() => linearModel(y, predictors, w)).toThrow(expect.objectContaining({ code }));
    fails([x, realColumn([1, 4, null, null, null])], "TOO_FEW_ROWS");
    fails([realColumn([2, 2, 2, 2, 2]), x], "CONSTANT_ITEM");
    fails([x, realColumn([3, 5, 7, 9, 11])], "NOT_POSITIVE_DEFINITE");
    fails([x], "OUT_OF_RANGE", realColumn([1, 1, 0, 1, 1]));
  });
});

describe("a classification among the predictors", () => {
  it("is one column less than it has classes, missing where it is", () => {
    const ours = indicatorColumns(["low", "mid", null, "high", "low"], "low");
    expect(ours).toMatchObject({ reference: "low", names: ["high", "mid"] });
    expect(ours.columns.map(({ values }) => [...values])).toEqual([
      [0, 0, Number.NaN, 1, 0],
      [0, 1, Number.NaN, 0, 0],
    ]);
    expect(indicatorColumns(["b", "a"]).reference).toBe("a");
  });

  it("gives each class its mean", () => {
    const { columns } = indicatorColumns(["a", "a", "b", "b", "c", "c"]);
    const ours = linearModel(realColumn([1, 3, 4, 6, 10, 14]), columns);
    agree(
      ours.coefficients.map((c) => c.estimate),
      [2, 3, 10],
    );
  });

  it("refuses one class and a reference that does not occur", () => {
    expect(() => indicatorColumns(["a", null])).toThrow(expect.objectContaining({ code: "CONSTANT_ITEM" }));
    expect(() => indicatorColumns(["a", "b"], "c")).toThrow(
      expect.objectContaining({ code: "OUT_OF_RANGE" }),
    );
  });
});

describe("partial correlation", () => {
  it("agrees with R, of numbers and of ranks", () => {
    const r = expected.at("partial");
    const ours = partialCorrelation({ x: scale, y: score }, [ses, rural]);
    agree(
      [ours.r, ours.t, ours.df, ours.p, ours.nUsed, ours.interval.low, ours.interval.high],
      [...["r", "t", "df", "p", "n"].map((key) => r.at(key).number()), ...r.at("ci").numbers()],
    );
    const ranks = partialCorrelation({ x: scale, y: score }, [ses, rural], "spearman");
    expect(ranks.r).toBeCloseTo(expected.at("partialRank").number(), 11);
  });

  it("without controls is the plain correlation", () => {
    const [plain, partial] = [correlate(ses, score), partialCorrelation({ x: ses, y: score }, [])];
    agree([partial.r, partial.p, partial.interval.low], [plain.r, plain.p, plain.interval.low]);
  });

  it("refuses more controls than cases allow", () => {
    const few = realColumn([1, 2, 4, 3]);
    const controls = [realColumn([1, 3, 2, 5]), realColumn([4, 1, 3, 2])];
    expect(() => partialCorrelation({ x: few, y: realColumn([2, 1, 3, 5]) }, controls)).toThrow(
      expect.objectContaining({ code: "TOO_FEW_ROWS" }),
    );
  });
});

describe.each([
  ["empty", randomIntercept(score, [], groups)],
  ["full", randomIntercept(score, PREDICTORS, groups)],
] as const)("the %s random-intercept model agrees with lme4 and lmerTest", (key, ours) => {
  const r = expected.at("mixed").at(key);

  it("effects and variances", () => {
    expect(ours.converged).toBe(true);
    agree(
      ours.coefficients.map((c) => c.estimate),
      r.at("fixed").numbers(),
      1e-6,
    );
    agree(
      ours.coefficients.map((c) => c.se),
      r.at("se").numbers(),
      1e-6,
    );
    agree(
      [ours.betweenVariance, ours.withinVariance],
      [r.at("between").number(), r.at("within").number()],
      1e-6,
    );
    agree([ours.logLikelihood], [r.at("logLik").number()], 1e-9);
    agree(
      ours.effects.map((group) => group.effect),
      r.at("effects").numbers(),
      1e-5,
    );
    expect([ours.nUsed, ours.effects.length]).toEqual([r.at("n").number(), r.at("groups").number()]);
  });

  // lmerTest takes its derivatives numerically.
  it("Satterthwaite's degrees of freedom and the tests by them", () => {
    agree(
      ours.coefficients.map((c) => c.df),
      r.at("df").numbers(),
      1e-4,
    );
    agree(
      ours.coefficients.map((c) => c.p),
      r.at("p").numbers(),
      1e-4,
    );
  });
});

describe("a random-intercept model", () => {
  it("of equal groups has the variances of the analysis of variance", () => {
    const labels = groupRows(["a", "a", "b", "b", "c", "c"]);
    const ours = randomIntercept(realColumn([1, 3, 4, 6, 10, 12]), [], labels);
    expect(ours.withinVariance).toBeCloseTo(2, 10);
    expect(ours.betweenVariance).toBeCloseTo((2 * 21 - 2) / 2, 9);
    expect(ours.coefficients[0]?.estimate).toBeCloseTo(6, 12);
    expect(ours.coefficients[0]?.df).toBeCloseTo(2, 3);
    expect(ours.effects.reduce((sum, group) => sum + group.effect, 0)).toBeCloseTo(0, 10);
  });

  it("says when groups differ no more than chance would have it, and is then least squares", () => {
    const labels = groupRows(["a", "a", "b", "b", "c", "c"]);
    const [y, x] = [realColumn([1, 9, 2, 8, 3, 7]), realColumn([1, 2, 4, 3, 6, 1])];
    const ours = randomIntercept(y, [x], labels);
    expect(ours).toMatchObject({ isSingular: true, betweenVariance: 0, icc: 0, converged: true });
    const plain = linearModel(y, [x]);
    agree(
      ours.coefficients.map((c) => c.p),
      plain.coefficients.map((c) => c.p),
    );
  });

  it("does not depend on the order of the cases", () => {
    const rows = Array.from({ length: 360 }, (_, i) => (i * 7) % 360);
    const moved = [score, ses].map(({ values }) => realColumn(rows.map((row) => values[row] ?? null)));
    const labels = surveySchools();
    const [y = score, x = ses] = moved;
    const there = randomIntercept(y, [x], groupRows(rows.map((row) => labels[row] ?? null)));
    const here = randomIntercept(score, [ses], groups);
    agree([there.betweenVariance, there.icc], [here.betweenVariance, here.icc]);
  });

  it("refuses one group and groups of one", () => {
    const y = realColumn([1, 2, 4, 3]);
    for (const labels of [
      ["a", "a", "a", "a"],
      ["a", "b", "c", "d"],
    ]) {
      expect(() => randomIntercept(y, [], groupRows(labels))).toThrow(
        expect.objectContaining({ code: "TOO_FEW_ROWS" }),
      );
    }
  });

  it("takes a predictor apart into the group's mean and the distance from it", () => {
    const labels = groupRows(["a", "a", "b", "b", null]);
    const { between, within } = betweenWithin(realColumn([1, 3, 5, null, 7]), labels);
    expect([...between.values]).toEqual([2, 2, 5, Number.NaN, Number.NaN]);
    expect([...within.values]).toEqual([-1, 1, 0, Number.NaN, Number.NaN]);
    const random = seededRandom(3);
    const noise = realColumn(Float64Array.from({ length: 360 }, () => drawNormal(random)));
    const parts = betweenWithin(noise, groups);
    const ours = randomIntercept(score, [parts.between, parts.within], groups);
    expect(ours.coefficients).toHaveLength(3);
  });
});
