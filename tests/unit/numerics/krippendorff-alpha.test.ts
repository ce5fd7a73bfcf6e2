import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "@/lib/numerics/agreement/krippendorff-alpha";

const unitsOf = (...coders: readonly (readonly (number | null)[])[]) =>
  (coders[0] ?? []).map((_, at) => coders.map((values) => values[at] ?? null));

describe("Krippendorff's alpha", () => {
  it("is that of the published example with four observers, nominal values and missing ones", () => {
    // Krippendorff (2011), section C; from its coincidences, (39 · 32 − 344) / (40 · 39 − 344).
    const units = unitsOf(
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    );
    const result = krippendorffAlpha(units);
    expect(Math.abs(result.alpha - 904 / 1216)).toBeLessThan(1e-9);
    expect(result).toMatchObject({ values: 40, units: 11 });
  });

  it("is that of the published example with two observers and two values", () => {
    // Section A: 1 − 19 · 4 / (14 · 6).
    const units = unitsOf([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]);
    expect(Math.abs(krippendorffAlpha(units).alpha - (1 - 76 / 84))).toBeLessThan(1e-9);
  });

  it("is 1 where all agree, at most 1 otherwise, and the same whatever values are called and in which order", () => {
    const unit = fc.array(fc.option(fc.nat(3)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 4, maxLength: 30 }), (drawn) => {
        const units = [...drawn, [0, 0, 1], [1, 1, 0]];
        const { alpha } = krippendorffAlpha(units);
        expect(alpha).toBeLessThanOrEqual(1);
        const renamed = units.map((values) =>
          values.toReversed().map((value) => (value === null ? null : `v${String(3 - value)}`)),
        );
        expect(krippendorffAlpha(renamed.toReversed()).alpha).toBeCloseTo(alpha, 10);
      }),
    );
    expect(krippendorffAlpha(unitsOf([1, 2, 1], [1, 2, 1])).alpha).toBe(1);
  });

  it("has no value when nothing pairs, or when all that pairs is the same", () => {
    expect(() => krippendorffAlpha(unitsOf([1, null], [null, 2]))).toThrow("two values");
    expect(() => krippendorffAlpha(unitsOf([1, 1, 2], [1, 1, null]))).toThrow("one and the same");
  });
});
