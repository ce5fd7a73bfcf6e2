import { describe, expect, it } from "vitest";
import { realColumn } from "@/lib/numerics/columns";
import { polychoricCorrelation } from "@/lib/numerics/polychoric/polychoric-correlation";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import { thresholds } from "@/lib/numerics/polychoric/thresholds";
import { expected, ITEMS, largestDifference, survey } from "./r-results";

const items = survey(...ITEMS);
const table = (rows: readonly (readonly number[])[]) => ({
  counts: Float64Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  n: rows.flat().reduce((sum, count) => sum + count, 0),
});

describe("polychoric correlations", () => {
  it("agree with a two-step maximum likelihood in R, thresholds included", () => {
    const ours = polychoricMatrix(items);
    expect(ours.converged).toBe(true);
    expect(ours.wasSmoothed).toBe(false);
    expect(largestDifference(ours.r.to1DArray(), expected.at("polychoric/r").rows().flat())).toBeLessThan(
      1e-9,
    );
    expect(
      largestDifference(ours.thresholds.flat(), expected.at("polychoric/thresholds").numbers()),
    ).toBeLessThan(1e-13);
  });

  it("are tetrachoric for items of two categories", () => {
    const split = items
      .slice(0, 4)
      .map(({ values }) => realColumn(Float64Array.from(values, (v) => (v > 2 ? 1 : v * 0))));
    expect(
      largestDifference(polychoricMatrix(split).r.to1DArray(), expected.at("tetrachoric").rows().flat()),
    ).toBeLessThan(1e-9);
  });

  it("are sin(2π(share − ¼)) in a table cut at both medians", () => {
    const { rho } = polychoricCorrelation(
      table([
        [30, 20],
        [20, 30],
      ]),
      [0],
      [0],
    );
    expect(rho).toBeCloseTo(Math.sin(2 * Math.PI * (0.3 - 0.25)), 11);
  });

  it("change sign when an item is turned round, and nothing when its categories are renamed", () => {
    const turned = items.map(({ values }, i) =>
      realColumn(
        values instanceof Float64Array && i === 0
          ? values.map((v) => 100 - 7 * v)
          : Float64Array.from(values),
      ),
    );
    const [before, after] = [polychoricMatrix(items).r, polychoricMatrix(turned).r];
    expect(after.get(0, 1)).toBeCloseTo(-before.get(0, 1), 11);
    expect(after.get(1, 2)).toBe(before.get(1, 2));
  });

  it("stop at the bound and say so when one answer decides the other", () => {
    const item = realColumn([1, 1, 2, 2, 3, 3, 1, 2, 3]);
    const ours = polychoricMatrix([item, item]);
    expect(ours.atBound).toEqual([[0, 1]]);
    expect(ours.withEmptyCells).toEqual([[0, 1]]);
    expect(ours.r.get(0, 1)).toBeGreaterThan(0.999);
  });

  it("refuse an item of one category, of none, of too many, and two items without a shared case", () => {
    const good = realColumn([1, 2, 1, 2]);
    const fails = (second: readonly (number | null)[], code: string) =>
      expect(() => polychoricMatrix([good, realColumn(second)])).toThrow(expect.objectContaining({ code }));
    fails([3, 3, 3, 3], "CONSTANT_ITEM");
    fails([null, null, null, null], "NO_DATA");
    const many = realColumn(Array.from({ length: 21 }, (_, i) => i));
    expect(() => polychoricMatrix([many, many])).toThrow(
      expect.objectContaining({ code: "TOO_MANY_CATEGORIES", items: [0, 1] }),
    );
    const [left, right] = [realColumn([1, 2, null, null]), realColumn([null, null, 1, 2])];
    expect(() => polychoricMatrix([left, right])).toThrow(expect.objectContaining({ code: "TOO_FEW_ROWS" }));
  });

  it("take thresholds from the share of answers below them", () => {
    expect(thresholds([50, 50])).toEqual([0]);
    expect(thresholds([25, 50, 25])[0]).toBeCloseTo(-0.6744897501960817, 14);
  });
});
