import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { raterAgreement } from "@/lib/numerics/agreement/rater-agreement";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { weightedKappa, type KappaWeights } from "@/lib/numerics/agreement/weighted-kappa";

/** Printed by tests/fixtures/numerics/rater-agreement.R. */
const tables = {
  a: [
    [5, 2, 0, 0],
    [1, 9, 3, 0],
    [0, 2, 7, 2],
    [0, 0, 1, 4],
  ],
  b: [
    [20, 5],
    [10, 15],
  ],
} as const;
const kappas: readonly (readonly [keyof typeof tables, KappaWeights, number, number])[] = [
  ["a", "none", 0.576017130620985, 0.108470281583686],
  ["a", "linear", 0.709677419354839, 0.0794586265976531],
  ["a", "quadratic", 0.83277027027027, 0.0511859760630549],
  ["b", "none", 0.4, 0.1269960629311],
  ["b", "quadratic", 0.4, 0.1269960629311],
];

describe("weighted kappa", () => {
  it.each(kappas)(
    "of table %s with weights %s is R's, with its standard error",
    (...[name, weights, kappa, se]) => {
      const result = weightedKappa(tables[name], weights);
      expect(result.kappa).toBeCloseTo(kappa, 12);
      expect(result.se).toBeCloseTo(se, 12);
      expect(result.ci95[0]).toBeCloseTo(Math.max(kappa - 1.959963984540054 * se, -1), 9);
    },
  );

  it("is 1 for agreement, and the same whoever is the row", () => {
    const tableOf = fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    expect(
      weightedKappa(
        [
          [3, 0],
          [0, 4],
        ],
        "linear",
      ),
    ).toMatchObject({ kappa: 1, se: 0, ci95: [1, 1] });
    fc.assert(
      fc.property(tableOf, (table) => {
        const counts = table.map((row, i) => row.map((count, j) => count + (i === j ? 1 : 0)));
        const turned = counts.map((_, i) => counts.map((row) => row[i] ?? 0));
        const [one, other] = [weightedKappa(counts, "quadratic"), weightedKappa(turned, "quadratic")];
        expect(one.kappa).toBeCloseTo(other.kappa, 12);
        expect(one.se).toBeCloseTo(other.se, 10);
      }),
    );
  });

  it("is refused where it has no value", () => {
    expect(() =>
      weightedKappa(
        [
          [4, 0],
          [0, 0],
        ],
        "none",
      ),
    ).toThrow();
    expect(() =>
      weightedKappa(
        [
          [1, 0],
          [0, 0],
        ],
        "none",
      ),
    ).toThrow();
    expect(() => weightedKappa([[1, 0]], "none")).toThrow();
  });
});

const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const pairs = [1, 2, 3, 4, 2, 3, 3, 1, 4, 2].map((one, at) => [one, [1, 3, 3, 4, 2, 2, 3, 2, 4, 3][at] ?? 0]);

describe("the intraclass correlation of one rater", () => {
  it("is R's for Shrout & Fleiss's table, with its intervals", () => {
    const { agreement, consistency } = raterAgreement(shroutFleiss);
    expect(agreement.icc).toBeCloseTo(0.289763779527559, 12);
    expect(agreement.ci95[0]).toBeCloseTo(0.018786513374712, 9);
    expect(agreement.ci95[1]).toBeCloseTo(0.761084369648953, 9);
    expect(consistency.icc).toBeCloseTo(0.714840714840715, 12);
    expect(consistency.ci95[0]).toBeCloseTo(0.342464765033925, 9);
    expect(consistency.ci95[1]).toBeCloseTo(0.94585825995536, 9);
  });

  it("is R's for ten pairs of levels", () => {
    const { agreement } = raterAgreement(pairs);
    expect(agreement.icc).toBeCloseTo(0.806451612903225, 12);
    expect(agreement.ci95[0]).toBeCloseTo(0.423301671033238, 9);
    expect(agreement.ci95[1]).toBeCloseTo(0.947372296771306, 9);
  });

  it("is 1 without an interval when nobody differs, and refused where nothing varies", () => {
    expect(
      raterAgreement([
        [1, 1],
        [3, 3],
        [2, 2],
      ]),
    ).toMatchObject({
      agreement: { icc: 1, ci95: [Number.NaN, Number.NaN] },
    });
    expect(() =>
      raterAgreement([
        [2, 2],
        [2, 2],
      ]),
    ).toThrow();
    expect(() => raterAgreement([[2, 3]])).toThrow();
    expect(() => raterAgreement([[2, 3], [1]])).toThrow();
  });

  it("of any levels gives figures or says why not, also of two pairs that go crosswise", () => {
    const crosswise = raterAgreement([
      [2, 3],
      [1, 4],
    ]);
    expect(crosswise.agreement.icc).toBeLessThan(0);
    const level = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(level, level), { minLength: 2, maxLength: 12 }), (rows) => {
        try {
          const { agreement, consistency } = raterAgreement(rows);
          expect([agreement.icc, consistency.icc].every(Number.isFinite)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(NumericsError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
