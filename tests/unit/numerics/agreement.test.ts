import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { intraclassCorrelation } from "@/lib/numerics/agreement/intraclass-correlation";
import { shrunkenMeans } from "@/lib/numerics/agreement/shrunken-means";
import { splitHalves } from "@/lib/numerics/agreement/split-halves";
import { withinGroupAgreement } from "@/lib/numerics/agreement/within-group-agreement";
import { realColumn, takeRows } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { minres } from "@/lib/numerics/extraction/minres";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { alignFactors } from "@/lib/numerics/rotation/align-factors";
import { congruence } from "@/lib/numerics/rotation/congruence";
import { rotate } from "@/lib/numerics/rotation/rotate";
import { itemMean } from "@/lib/numerics/scores/item-mean";
import { expected, ITEMS, largestDifference, survey, surveySchools } from "./r-results";

const groups = groupRows(surveySchools());
const scaleItems = survey("q1", "q2", "q3");
const scale = realColumn(itemMean(scaleItems).scores);

describe("intraclass correlations agree with R", () => {
  const r = expected.at("icc");
  const ours = intraclassCorrelation(scale, groups);

  it("mean squares, the three ICC1 and ICC2", () => {
    const pairs: [number, string][] = [
      [ours.meanSquareBetween, "msb"],
      [ours.meanSquareWithin, "msw"],
      [ours.f, "f"],
      [ours.p, "p"],
      [ours.unequalSize, "k0"],
      [ours.harmonicSize, "harmonic"],
      [ours.icc1, "icc1"],
      [ours.icc1Unequal, "icc1K0"],
      [ours.icc1Harmonic, "icc1Harmonic"],
      [ours.icc2, "icc2"],
    ];
    for (const [value, key] of pairs) expect(value, key).toBeCloseTo(r.at(key).number(), 11);
    expect([ours.nUsed, ours.groups, ours.nUsed + ours.nMissing]).toEqual([r.at("n").number(), 24, 360]);
  });

  it("are negative when cases of a group differ more than groups do, and one when they do not differ", () => {
    const twos = groupRows(["a", "a", "b", "b"]);
    expect(intraclassCorrelation(realColumn([1, 5, 1, 5]), twos).icc1).toBe(-1);
    expect(intraclassCorrelation(realColumn([1, 1, 5, 5]), twos)).toMatchObject({ icc1: 1, icc2: 1, p: 0 });
  });

  it("leave out cases without a group or a value, and say how many", () => {
    const some = groupRows(["a", "a", null, "b", "b"]);
    expect(intraclassCorrelation(realColumn([1, 2, 9, 4, null]), some)).toMatchObject({
      nUsed: 3,
      nMissing: 2,
    });
  });

  it("refuse one group, groups of one, nothing that varies, and labels of another length", () => {
    const fails = (values: number[], labels: string[], code: string) =>
      expect(() => intraclassCorrelation(realColumn(values), groupRows(labels))).toThrow(
        expect.objectContaining({ code }),
      );
    fails([1, 2, 3], ["a", "a", "a"], "TOO_FEW_ROWS");
    fails([1, 2, 3], ["a", "b", "c"], "TOO_FEW_ROWS");
    fails([2, 2, 2, 2], ["a", "a", "b", "b"], "CONSTANT_ITEM");
    fails([1, 2, 3], ["a", "b"], "SHAPE");
  });
});

describe("agreement within groups", () => {
  it("agrees with R, group by group", () => {
    const ours = withinGroupAgreement(scaleItems, groups, 4);
    expect(groups.names).toEqual([...groups.names].sort());
    expect(
      largestDifference(
        ours.values.map((v) => v ?? Number.NaN),
        expected.at("rwgj").numbers(),
      ),
    ).toBeLessThan(1e-12);
  });

  it("is one for one voice, none for opposite camps, unknown for a group of one", () => {
    const labels = groupRows(["same", "same", "camps", "camps", "alone"]);
    const ours = withinGroupAgreement([realColumn([3, 3, 1, 4, 2])], labels, 4);
    expect(ours.values).toEqual([1, 0, null]);
    expect(ours).toMatchObject({ sizes: [2, 2, 1], mean: 0.5, median: 0.5, nUsed: 5, nMissing: 0 });
    expect(() => withinGroupAgreement([realColumn([3])], groupRows(["a"]), 1)).toThrow(
      expect.objectContaining({ code: "OUT_OF_RANGE" }),
    );
  });
});

describe("means drawn to the centre", () => {
  const r = expected.at("shrinkage");
  const ours = shrunkenMeans(scale, groups);

  it("agree with R", () => {
    expect(ours.betweenVariance).toBeCloseTo(r.at("tau2").number(), 11);
    expect(ours.grandMean).toBeCloseTo(r.at("mu").number(), 11);
    expect(
      largestDifference(
        ours.groups.map((g) => g.reliability),
        r.at("reliability").numbers(),
      ),
    ).toBeLessThan(1e-11);
    expect(
      largestDifference(
        ours.groups.map((g) => g.shrunken),
        r.at("estimate").numbers(),
      ),
    ).toBeLessThan(1e-11);
  });

  it("lie between a group's own mean and the grand mean, the nearer to their own the larger the group", () => {
    for (const group of ours.groups) {
      const [low, high] = [group.mean, ours.grandMean].sort((a, b) => a - b);
      expect(group.shrunken).toBeGreaterThanOrEqual(low ?? Infinity);
      expect(group.shrunken).toBeLessThanOrEqual(high ?? -Infinity);
    }
    const bySize = [...ours.groups].sort((a, b) => a.n - b.n).map((group) => group.reliability);
    expect(bySize).toEqual([...bySize].sort((a, b) => a - b));
  });

  it("all are the grand mean when groups differ less than chance would have it", () => {
    const twos = shrunkenMeans(realColumn([1, 5, 2, 4]), groupRows(["a", "a", "b", "b"]));
    expect(twos.groups.map((group) => group.shrunken)).toEqual([
      expect.closeTo(3, 14),
      expect.closeTo(3, 14),
    ]);
  });
});

describe("replication in halves", () => {
  const [left, right] = splitHalves(groups, seededRandom(5));

  it("keeps every school whole and the halves of like size, by the seed", () => {
    const schools = surveySchools();
    const inLeft = new Set([...left].map((row) => schools[row]));
    expect([...right].some((row) => inLeft.has(schools[row]))).toBe(false);
    expect([...left, ...right].sort((a, b) => a - b)).toEqual(schools.map((_, row) => row));
    expect(Math.abs(left.length - right.length)).toBeLessThanOrEqual(21);
    expect(splitHalves(groups, seededRandom(5))).toEqual([left, right]);
    expect(splitHalves(groups, seededRandom(6))).not.toEqual([left, right]);
  });

  it("finds the factors of one half in the other", () => {
    const [first, second] = [left, right].map((rows) => {
      const { r } = correlationMatrix(survey(...ITEMS).map((item) => takeRows(item, rows)));
      return rotate(minres(r, 3).loadings, "oblimin");
    });
    if (!first || !second) throw new Error("Two halves are expected.");
    const aligned = alignFactors(second, first.loadings);
    expect(Math.min(...aligned.congruences)).toBeGreaterThan(0.85);
  });

  it("undoes a change of order and sign, in Φ too", () => {
    const loadings = new Matrix([
      [0.8, 0.1, 0],
      [0.7, 0, 0.1],
      [0, 0.6, 0.2],
      [0.1, 0.5, 0],
      [0.1, 0, 0.9],
    ]);
    const phi = new Matrix([
      [1, 0.3, 0.2],
      [0.3, 1, -0.1],
      [0.2, -0.1, 1],
    ]);
    const rows = [0, 1, 2, 3, 4];
    const mixed = {
      loadings: loadings.selection(rows, [2, 0, 1]).mulRowVector([-1, 1, -1]),
      phi: phi.selection([2, 0, 1], [2, 0, 1]).mulRowVector([-1, 1, -1]).mulColumnVector([-1, 1, -1]),
    };
    const back = alignFactors(mixed, loadings);
    expect(back.loadings.to2DArray()).toEqual(loadings.to2DArray());
    expect(back.phi.to2DArray()).toEqual(phi.to2DArray());
    expect(back.congruences).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 12)));
    expect(congruence(mixed.loadings, loadings).get(0, 2)).toBeCloseTo(-1, 12);
    expect(() => alignFactors(mixed, loadings.selection(rows, [0, 1]))).toThrow(
      expect.objectContaining({ code: "SHAPE" }),
    );
  });
});
