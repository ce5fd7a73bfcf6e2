import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { maximumLikelihood } from "@/lib/numerics/extraction/maximum-likelihood";
import { minres } from "@/lib/numerics/extraction/minres";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { canonicalOrder } from "@/lib/numerics/rotation/canonical-order";
import { rotate, type RotationMethod } from "@/lib/numerics/rotation/rotate";
import { sumsOfSquares } from "@/lib/numerics/rotation/sums-of-squares";
import { expected, ITEMS, largestDifference, survey } from "./r-results";

const { r } = correlationMatrix(survey(...ITEMS));
const starts = () => ({ count: 10, random: seededRandom(11) });
const solutions = { minres3: minres(r, 3), ml2: maximumLikelihood(r, 2) };

const CASES = [
  ["varimax", "varimax", undefined],
  ["varimaxRaw", "varimax", false],
  ["promax", "promax", undefined],
  ["promaxKaiser", "promax", true],
  ["oblimin", "oblimin", undefined],
  ["obliminKaiser", "oblimin", true],
  ["geomin", "geomin", undefined],
] as const satisfies readonly (readonly [string, RotationMethod, boolean | undefined])[];

describe.each(["minres3", "ml2"] as const)(
  "rotations of %s agree with R, signs, order and Φ included",
  (key) => {
    it.each(CASES)("%s", (name, method, kaiser) => {
      const ours = rotate(solutions[key].loadings, method, {
        starts: starts(),
        ...(kaiser === undefined ? {} : { kaiser }),
      });
      const theirs = expected.at(key).at(name);
      expect(ours.converged).toBe(true);
      expect(largestDifference(ours.loadings.to1DArray(), theirs.at("loadings").rows().flat())).toBeLessThan(
        1e-6,
      );
      expect(largestDifference(ours.phi.to1DArray(), theirs.at("phi").rows().flat())).toBeLessThan(1e-6);
      if (theirs.has("criterion")) expect(ours.criterion).toBeCloseTo(theirs.at("criterion").number(), 9);
    });
  },
);

describe("every rotation", () => {
  const { loadings } = solutions.minres3;
  const reproduced = loadings.mmul(loadings.transpose());

  it.each(CASES)("%s keeps the communalities and the reproduced correlations", (_, method, kaiser) => {
    const turned = rotate(loadings, method, kaiser === undefined ? {} : { kaiser });
    const again = turned.loadings.mmul(turned.phi).mmul(turned.loadings.transpose());
    expect(Matrix.sub(again, reproduced).abs().max()).toBeLessThan(1e-12);
    const ss = sumsOfSquares(turned);
    expect(ss.reduce((sum, value) => sum + value, 0)).toBeCloseTo(reproduced.trace(), 12);
    expect([...ss].sort((a, b) => b - a)).toEqual(ss);
    expect(turned.phi.diagonal()).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 12)));
    for (let j = 0; j < 3; j += 1)
      expect(turned.loadings.getColumn(j).reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
  });

  it.each(CASES)("%s gives the same from any orthogonal start", (_, method, kaiser) => {
    const away = new Matrix([
      [0.6, 0.8, 0],
      [-0.8, 0.6, 0],
      [0, 0, -1],
    ]);
    const options = kaiser === undefined ? {} : { kaiser };
    const there = rotate(loadings.mmul(away), method, { ...options, starts: starts() });
    const here = rotate(loadings, method, { ...options, starts: starts() });
    expect(Matrix.sub(there.loadings, here.loadings).abs().max()).toBeLessThan(1e-6);
  });

  it("leaves its input alone and one factor as it is", () => {
    const before = loadings.to2DArray();
    const one = minres(r, 1).loadings;
    for (const [, method] of CASES) {
      rotate(loadings, method);
      expect(rotate(one, method).loadings.to2DArray()).toEqual(one.to2DArray());
    }
    expect(loadings.to2DArray()).toEqual(before);
  });

  it("does not invent a factor that has no loading", () => {
    const empty = new Matrix(loadings.to2DArray().map(([a = 0, b = 0]) => [a, b, 0]));
    expect(() => rotate(empty, "promax")).toThrow(expect.objectContaining({ code: "NOT_POSITIVE_DEFINITE" }));
    expect(rotate(loadings.subMatrix(0, 8, 0, 1), "oblimin").loadings.columns).toBe(2);
  });

  it("says how many optima the starts found", () => {
    const ours = rotate(loadings, "geomin", { starts: starts() });
    expect(ours.localOptima).toBeGreaterThanOrEqual(1);
    expect(rotate(loadings, "oblimin", { starts: starts() })).toMatchObject({
      localOptima: 1,
      isFirstBest: true,
    });
  });

  it("without a method only fixes signs and order", () => {
    const turnedRound = Matrix.mul(loadings, -1);
    expect(Matrix.sub(rotate(turnedRound, "none").loadings, loadings).abs().max()).toBe(0);
    expect(rotate(loadings, "none").phi.to2DArray()).toEqual(Matrix.eye(3).to2DArray());
  });
});

describe("signs and order", () => {
  it("reflect factors whose loadings sum below zero, and Φ with them, and put the heaviest first", () => {
    const loadings = new Matrix([
      [0.1, -0.8],
      [0.2, -0.7],
      [0.6, 0.1],
    ]);
    const phi = new Matrix([
      [1, -0.3],
      [-0.3, 1],
    ]);
    const ours = canonicalOrder({ loadings, phi });
    expect(ours.loadings.to2DArray()).toEqual([
      [0.8, 0.1],
      [0.7, 0.2],
      [-0.1, 0.6],
    ]);
    expect(ours.phi.to2DArray()).toEqual([
      [1, 0.3],
      [0.3, 1],
    ]);
  });
});
