import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { samplingAdequacy } from "@/lib/numerics/adequacy/sampling-adequacy";
import { realColumn, takeRows } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { factorAnalysis } from "@/lib/numerics/extraction/factor-analysis";
import { factorScores } from "@/lib/numerics/scores/factor-scores";
import { itemMean } from "@/lib/numerics/scores/item-mean";
import { reverseItem } from "@/lib/numerics/scores/reverse-item";
import { scoreWeights } from "@/lib/numerics/scores/score-weights";
import { expected, ITEMS, largestDifference, survey } from "./r-results";

const items = survey(...ITEMS);
const { r } = correlationMatrix(items);
const OPTIONS = { factors: 3, extraction: "minres", rotation: "oblimin", starts: 5, seed: 1 } as const;
const analysis = factorAnalysis(r, 360, OPTIONS);

describe("a whole factor analysis", () => {
  it("holds together: structure, communalities, shares and residuals follow from the pattern", () => {
    expect(analysis.converged).toBe(true);
    expect(analysis.wasSmoothed).toBe(false);
    const structure = analysis.loadings.mmul(analysis.phi);
    expect(Matrix.sub(analysis.structure, structure).abs().max()).toBe(0);
    const unrotated = analysis.extraction.loadings;
    const communalities = unrotated.mmul(unrotated.transpose()).diagonal();
    expect(largestDifference(analysis.communalities, communalities)).toBeLessThan(1e-12);
    expect(analysis.cumulativeShare.at(-1)).toBeCloseTo(communalities.reduce((a, b) => a + b, 0) / 9, 12);
    expect(analysis.fit.rmsr).toBeCloseTo(
      Math.sqrt(Matrix.mul(analysis.residuals, analysis.residuals).sum() / 72),
      14,
    );
    expect(analysis.complexity.every((value) => value >= 1 && value <= 3)).toBe(true);
  });

  it("fits as well whatever the rotation", () => {
    const varimax = factorAnalysis(r, 360, { ...OPTIONS, rotation: "varimax", kaiser: false });
    expect(varimax.fit.chiSquare).toBeCloseTo(analysis.fit.chiSquare, 9);
    expect(varimax.phi.to2DArray()).toEqual(Matrix.eye(3).to2DArray());
  });

  it("gives the same twice, and its matrices are plain rows when written down", () => {
    expect(JSON.stringify(factorAnalysis(r, 360, OPTIONS))).toBe(JSON.stringify(analysis));
    expect(JSON.parse(JSON.stringify(analysis))).toMatchObject({ loadings: analysis.loadings.to2DArray() });
  });

  it("smooths a matrix that is not positive definite, and says so", () => {
    const bad = new Matrix([
      [1, 0.9, 0.1, 0.3],
      [0.9, 1, 0.9, 0.3],
      [0.1, 0.9, 1, 0.3],
      [0.3, 0.3, 0.3, 1],
    ]);
    expect(factorAnalysis(bad, 100, { ...OPTIONS, factors: 1 })).toMatchObject({ wasSmoothed: true });
  });

  it("of fewer cases than items goes on with the smoothed matrix, while adequacy refuses the raw one", () => {
    const few = items.map((item) => takeRows(item, Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 8)));
    const raw = correlationMatrix(few).r;
    expect(factorAnalysis(raw, 8, { ...OPTIONS, factors: 1 })).toMatchObject({ wasSmoothed: true, nUsed: 8 });
    expect(() => samplingAdequacy(raw)).toThrow(expect.objectContaining({ code: "NOT_POSITIVE_DEFINITE" }));
  });
});

describe("factor scores agree with psych", () => {
  it.each([
    ["regression", "Thurstone"],
    ["bartlett", "Bartlett"],
    ["ten-berge", "tenBerge"],
  ] as const)("%s", (method, name) => {
    const theirs = expected.at("scores").at(name);
    const { weights, determinacy, scoreCorrelations } = scoreWeights(r, analysis, method);
    expect(largestDifference(weights.to1DArray(), theirs.at("weights").rows().flat())).toBeLessThan(1e-6);
    expect(
      largestDifference(scoreCorrelations.to1DArray(), theirs.at("scoreCorrelations").rows().flat()),
    ).toBeLessThan(1e-6);
    // psych prints w's for every method, which is the squared correlation for the regression scores alone.
    const printed = theirs.at("r2").numbers();
    if (method === "regression") expect(largestDifference(determinacy, printed)).toBeLessThan(1e-6);
    if (method === "ten-berge")
      expect(largestDifference(determinacy.map(Math.sqrt), printed)).toBeLessThan(1e-6);
    expect(determinacy.every((value) => value > 0 && value < 1)).toBe(true);
    const { scores, nUsed, nMissing } = factorScores(items, weights);
    const first = Array.from({ length: 12 }, (_, row) => scores.map((factor) => factor[row] ?? Infinity));
    expect(largestDifference(first.flat(), theirs.at("first").rows().flat())).toBeLessThan(1e-6);
    expect(nUsed + nMissing).toBe(360);
    expect(scores[0]?.filter((score) => Number.isNaN(score)).length).toBe(nMissing);
  });

  it("of ten Berge correlate as the factors do", () => {
    const { scoreCorrelations } = scoreWeights(r, analysis, "ten-berge");
    expect(Matrix.sub(scoreCorrelations, analysis.phi).abs().max()).toBeLessThan(1e-12);
  });

  it("refuse a constant item, weights of another shape and a singular matrix", () => {
    const { weights } = scoreWeights(r, analysis, "bartlett");
    const flat = realColumn(new Float64Array(360));
    expect(() => factorScores([flat, ...items.slice(1)], weights)).toThrow(
      expect.objectContaining({ code: "CONSTANT_ITEM", items: [0] }),
    );
    expect(() => factorScores(items.slice(1), weights)).toThrow(expect.objectContaining({ code: "SHAPE" }));
    const loadings = new Matrix([[0.9], [0.9], [0.5]]);
    const twice = new Matrix([
      [1, 1, 0.4],
      [1, 1, 0.4],
      [0.4, 0.4, 1],
    ]);
    expect(() => scoreWeights(twice, { loadings, phi: Matrix.eye(1) }, "regression")).toThrow(
      expect.objectContaining({ code: "NOT_POSITIVE_DEFINITE" }),
    );
    const heywood = { loadings: new Matrix([[1], [0.5], [0.5]]), phi: Matrix.eye(1) };
    expect(() => scoreWeights(r.selection([0, 1, 2], [0, 1, 2]), heywood, "bartlett")).toThrow(
      expect.objectContaining({ items: [0] }),
    );
  });
});

describe("the mean of the items", () => {
  const three = [realColumn([1, 2, null]), realColumn([3, null, null]), realColumn([5, 4, 3])];

  it("asks for every answer unless told how many are enough", () => {
    expect(itemMean(three)).toEqual({
      scores: Float64Array.of(3, Number.NaN, Number.NaN),
      nUsed: 1,
      nMissing: 2,
    });
    expect([...itemMean(three, 2).scores]).toEqual([3, 3, Number.NaN]);
    expect([...itemMean(three, 1).scores]).toEqual([3, 3, 3]);
    expect(() => itemMean(three, 0)).toThrow(expect.objectContaining({ code: "OUT_OF_RANGE" }));
  });

  it("takes an item asked the other way round once it is turned, missing staying missing", () => {
    expect([...reverseItem(realColumn([1, 4, null]), { lowest: 1, highest: 4 }).values]).toEqual([
      4,
      1,
      Number.NaN,
    ]);
  });
});
