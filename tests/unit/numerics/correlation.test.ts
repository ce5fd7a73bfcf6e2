import { describe, expect, it } from "vitest";
import {
  completeRows,
  integerColumn,
  INT16_MISSING,
  realColumn,
  takeRows,
  toReals,
} from "@/lib/numerics/columns";
import { correlate } from "@/lib/numerics/correlation/correlate";
import { correlationInterval } from "@/lib/numerics/correlation/correlation-interval";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { covarianceMatrix } from "@/lib/numerics/correlation/covariance-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { spearmanMatrix } from "@/lib/numerics/correlation/spearman-matrix";
import { weightedCorrelationMatrix } from "@/lib/numerics/correlation/weighted-correlation-matrix";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { frequencyTable } from "@/lib/numerics/descriptive/frequency-table";
import { identicalAnswers } from "@/lib/numerics/descriptive/identical-answers";
import { quantile } from "@/lib/numerics/descriptive/quantile";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { Matrix } from "ml-matrix";
import { expected, ITEMS, largestDifference, survey } from "./r-results";

const items = survey(...ITEMS);
const column = (...values: (number | null)[]) => realColumn(values);

describe("columns", () => {
  it("read the stored form, small integers with their missing mark, as the real form", () => {
    const stored = items.map(({ values }) =>
      integerColumn(Int16Array.from(values, (value) => (Number.isNaN(value) ? INT16_MISSING : value))),
    );
    expect(correlationMatrix(stored).r.to2DArray()).toEqual(correlationMatrix(items).r.to2DArray());
  });

  it("say which cases are complete, and take cases more than once", () => {
    const pair = [column(1, null, 3), column(4, 5, 6)];
    expect([...completeRows(pair)]).toEqual([0, 2]);
    expect([...takeRows(column(1, null, 3), Uint32Array.of(2, 2, 1)).values]).toEqual([3, 3, Number.NaN]);
    expect(() => completeRows([column(1), column(1, 2)])).toThrow(
      expect.objectContaining({ code: "SHAPE", items: [1] }),
    );
  });
});

describe("what a column looks like", () => {
  it("agrees with psych::describe", () => {
    const r = expected.at("describe");
    const ours = items.map(describeColumn);
    expect(ours.map((d) => d.nUsed)).toEqual(r.at("n").numbers());
    for (const key of ["mean", "sd", "median", "skewness", "kurtosis"] as const) {
      expect(
        largestDifference(
          ours.map((d) => d[key]),
          r.at(key).numbers(),
        ),
      ).toBeLessThan(1e-12);
    }
  });

  it("counts what is missing and does not invent a spread for one value", () => {
    expect(describeColumn(column(null, null))).toMatchObject({
      nUsed: 0,
      nMissing: 2,
      mean: Number.NaN,
      min: Number.NaN,
    });
    expect(describeColumn(column(4, null))).toMatchObject({
      nUsed: 1,
      nMissing: 1,
      mean: 4,
      sd: Number.NaN,
      median: 4,
    });
  });

  it("lists how often each value occurs, as a share of those who answered", () => {
    expect(frequencyTable(column(2, 1, 2, null))).toEqual({
      entries: [
        { value: 1, count: 1, share: 1 / 3 },
        { value: 2, count: 2, share: 2 / 3 },
      ],
      nUsed: 3,
      nMissing: 1,
    });
  });

  it("finds those who answered all alike, among those who answered all", () => {
    const answers = [column(2, 3, 1, null), column(2, 3, 1, 1), column(2, 4, 1, 1)];
    expect(identicalAnswers(answers)).toEqual({
      flags: Uint8Array.of(1, 0, 1, 0),
      count: 2,
      nUsed: 3,
      nMissing: 1,
    });
  });

  it("takes quantiles as R does (type 7)", () => {
    const r = expected.at("quantile");
    const ours = r
      .at("at")
      .numbers()
      .map((p) => quantile(r.at("values").numbers(), p));
    expect(largestDifference(ours, r.at("is").numbers())).toBeLessThan(1e-14);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("correlation matrices agree with R", () => {
  const flat = (key: string) => expected.at(key).rows().flat();

  it("pairwise, with the cases behind each pair", () => {
    const { r, pairN, rows, nUsed } = correlationMatrix(items);
    expect(largestDifference(r.to1DArray(), flat("pearson"))).toBeLessThan(1e-13);
    expect(pairN.to1DArray()).toEqual(flat("pairwiseN"));
    expect(rows).toBe(360);
    expect(nUsed).toBe(Math.min(...flat("pairwiseN")));
  });

  it("listwise", () => {
    const { r, nUsed, rows } = correlationMatrix(items, "listwise");
    expect(largestDifference(r.to1DArray(), flat("pearsonListwise"))).toBeLessThan(1e-13);
    expect([nUsed, rows]).toEqual([completeRows(items).length, 360]);
  });

  it("of ranks, for ordered categories and for real numbers", () => {
    expect(largestDifference(spearmanMatrix(items).r.to1DArray(), flat("spearman"))).toBeLessThan(1e-13);
    const mixed = spearmanMatrix(survey("ses", "score", "q1"));
    expect(largestDifference(mixed.r.to1DArray(), flat("spearmanReal"))).toBeLessThan(1e-13);
  });

  it("covariances and weighted correlations", () => {
    expect(
      largestDifference(covarianceMatrix(items).covariance.to1DArray(), flat("covariance")),
    ).toBeLessThan(1e-13);
    const [weight = column()] = survey("weight");
    expect(
      largestDifference(weightedCorrelationMatrix(items, weight).r.to1DArray(), flat("weighted")),
    ).toBeLessThan(1e-13);
  });

  it("does not depend on the order of the cases nor on where the numbers begin", () => {
    const backwards = Uint32Array.from({ length: 360 }, (_, i) => 359 - i);
    const moved = items.map((item) =>
      realColumn(toReals(takeRows(item, backwards)).map((value) => value * 10 + 1e6)),
    );
    const difference = Matrix.sub(correlationMatrix(moved).r, correlationMatrix(items).r).abs().max();
    expect(difference).toBeLessThan(1e-12);
  });
});

describe("what has no correlation is refused, naming the columns", () => {
  const rising = column(1, 2, 3, 4, 5);

  it.each([
    { what: "a constant item", columns: [rising, column(2, 2, 2, 2, 2)], code: "CONSTANT_ITEM", at: [1] },
    {
      what: "an item with no answer",
      columns: [rising, column(null, null, null, null, null)],
      code: "TOO_FEW_ROWS",
      at: [0, 1],
    },
    {
      what: "two items that nobody answered both",
      columns: [column(1, 2, 3, null, null), column(null, null, 1, 2, 3)],
      code: "TOO_FEW_ROWS",
      at: [0, 1],
    },
    {
      what: "an item constant among those who answered another",
      columns: [rising, column(1, 1, 1, null, 4), column(1, 2, 3, 4, null)],
      code: "CONSTANT_ITEM",
      at: [1],
    },
  ])("$what", ({ columns, code, at }) => {
    expect(() => correlationMatrix(columns)).toThrow(expect.objectContaining({ code, items: at }));
  });

  it("a constant that binary numbers cannot write", () => {
    const tenths = realColumn(new Float64Array(1000).fill(0.1));
    const varied = realColumn(Float64Array.from({ length: 1000 }, (_, i) => i % 7));
    const refusal = expect.objectContaining({ code: "CONSTANT_ITEM", items: [0] });
    expect(() => correlationMatrix([tenths, varied])).toThrow(refusal);
    expect(() => weightedCorrelationMatrix([tenths, varied], varied)).toThrow(refusal);
    expect(describeColumn(tenths)).toMatchObject({ mean: 0.1, sd: 0 });
  });

  it("a perfect correlation is one, not more", () => {
    const r = correlationMatrix([rising, column(10, 20, 30, 40, 50), column(5, 4, 3, 2, 1)]).r;
    expect(r.get(0, 1)).toBeCloseTo(1, 15);
    expect(r.get(0, 2)).toBeCloseTo(-1, 15);
    expect(r.max()).toBe(1);
  });
});

describe("one correlation with its interval", () => {
  const [ses = column(), score = column()] = survey("ses", "score");
  const r = expected.at("correlate");

  it("agrees with cor.test", () => {
    const ours = correlate(ses, score);
    expect(ours.nUsed + ours.nMissing).toBe(360);
    const numbers = [ours.r, ours.t, ours.df, ours.p, ours.interval.low, ours.interval.high];
    const theirs = [...["r", "t", "df", "p"].map((key) => r.at(key).number()), ...r.at("ci").numbers()];
    expect(largestDifference(numbers, theirs)).toBeLessThan(1e-12);
  });

  it("of ranks has the interval of Bonett and Wright, and on demand the others", () => {
    const ours = correlate(ses, score, "spearman");
    expect(ours.r).toBeCloseTo(r.at("rho").number(), 12);
    expect(ours.p).toBeCloseTo(r.at("rhoP").number(), 12);
    expect(
      largestDifference([ours.interval.low, ours.interval.high], r.at("bonettWright").numbers()),
    ).toBeLessThan(1e-12);
    const fieller = correlationInterval(ours.r, ours.nUsed, { kind: "fieller" });
    expect(largestDifference([fieller.low, fieller.high], r.at("fieller").numbers())).toBeLessThan(1e-12);
  });

  it("says nothing when three cases are all there is", () => {
    expect(correlationInterval(0.9, 3)).toEqual({ low: -1, high: 1, level: 0.95 });
  });
});

describe("smoothing", () => {
  it("does what psych's cor.smooth does, and says so", () => {
    const from = new Matrix(expected.at("smoothed/from").rows());
    const { r, wasSmoothed, smallestEigenvalue } = smoothCorrelation(from);
    expect(wasSmoothed).toBe(true);
    expect(smallestEigenvalue).toBeLessThan(0);
    expect(largestDifference(r.to1DArray(), expected.at("smoothed/to").rows().flat())).toBeLessThan(1e-12);
    expect(Math.min(...symmetricEigen(r).values)).toBeGreaterThan(0);
  });

  it("leaves a positive definite matrix alone", () => {
    const { r } = correlationMatrix(items);
    expect(smoothCorrelation(r)).toMatchObject({ wasSmoothed: false, largestChange: 0 });
    expect(smoothCorrelation(r).r.to2DArray()).toEqual(r.to2DArray());
  });
});
