import { describe, expect, it } from "vitest";
import { drawChiSquare } from "@/lib/numerics/random/draw-chi-square";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { seededRandom } from "@/lib/numerics/random/seeded-random";

const many = (draw: () => number, n = 40_000): number[] => Array.from({ length: n }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
};

describe("seeded chance", () => {
  it("gives the same numbers for the same seed and stream, on every machine", () => {
    const first = seededRandom(20, 3);
    const again = seededRandom(20, 3);
    expect(many(first.next, 50)).toEqual(many(again.next, 50));
    expect(seededRandom(1).below(1_000_000)).toBe(seededRandom(1).below(1_000_000));
  });

  it("gives other numbers for another seed or stream", () => {
    const draws = [seededRandom(1), seededRandom(2), seededRandom(1, 1), seededRandom(2 ** 40 + 1)].map((r) =>
      r.next(),
    );
    expect(new Set(draws).size).toBe(4);
  });

  it("is uniform: mean ½, variance 1/12, each of six sides as often", () => {
    const random = seededRandom(7);
    const values = many(random.next);
    expect(mean(values)).toBeCloseTo(0.5, 2);
    expect(variance(values)).toBeCloseTo(1 / 12, 2);
    const counted = many(() => random.below(6), 60_000);
    for (let side = 0; side < 6; side += 1) {
      expect(Math.abs(counted.filter((value) => value === side).length - 10_000)).toBeLessThan(400);
    }
  });

  it("shuffles with the same numbers that it gives one by one", () => {
    const [first, again] = [seededRandom(3), seededRandom(3)];
    const values = Float64Array.from({ length: 30 }, (_, i) => i);
    const byHand = [...values];
    for (let i = 29; i > 0; i -= 1) {
      const j = again.below(i + 1);
      [byHand[i], byHand[j]] = [byHand[j] ?? Number.NaN, byHand[i] ?? Number.NaN];
    }
    first.shuffle(values);
    expect([...values]).toEqual(byHand);
    expect(first.next()).toBe(again.next());
  });

  it("is normal with mean 0 and variance 1", () => {
    const random = seededRandom(8);
    const values = many(() => drawNormal(random));
    expect(Math.abs(mean(values))).toBeLessThan(0.02);
    expect(variance(values)).toBeCloseTo(1, 1);
  });

  it("is chi-square with mean df and variance 2 df", () => {
    const random = seededRandom(9);
    const values = many(() => drawChiSquare(random, 12));
    expect(mean(values)).toBeCloseTo(12, 0);
    expect(Math.abs(variance(values) - 24)).toBeLessThan(1);
    expect(() => drawChiSquare(random, 1)).toThrow(RangeError);
  });
});
