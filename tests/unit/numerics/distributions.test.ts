import { describe, expect, it } from "vitest";
import { bivariateNormalCdf } from "@/lib/numerics/distributions/bivariate-normal-cdf";
import { chiSquareCdf } from "@/lib/numerics/distributions/chi-square-cdf";
import { fCdf } from "@/lib/numerics/distributions/f-cdf";
import { fQuantile } from "@/lib/numerics/distributions/f-quantile";
import { noncentralChiSquareCdf } from "@/lib/numerics/distributions/noncentral-chi-square-cdf";
import { normalCdf } from "@/lib/numerics/distributions/normal-cdf";
import { normalQuantile } from "@/lib/numerics/distributions/normal-quantile";
import { tQuantile } from "@/lib/numerics/distributions/t-quantile";
import { tTwoSidedP } from "@/lib/numerics/distributions/t-two-sided-p";
import { expected } from "./r-results";

const r = expected.at("distributions");

/** Largest relative difference: tails are compared by their digits, not by their size. */
function relative(ours: readonly number[], theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return Math.max(
    ...ours.map((value, i) => Math.abs(value - (theirs[i] ?? Number.NaN)) / Math.abs(theirs[i] || 1)),
  );
}

describe("the distributions agree with R's to twelve digits, in the tails too", () => {
  it("normal", () => {
    expect(
      relative([-37, -8.1, -3, -0.2, 0, 0.3, 1.5, 6].map(normalCdf), r.at("pnorm").numbers()),
    ).toBeLessThan(1e-14);
    const ps = [1e-20, 0.001, 0.3, 0.5, 0.975, 0.999999];
    expect(relative(ps.map(normalQuantile), r.at("qnorm").numbers())).toBeLessThan(1e-14);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
  });

  it("chi-square, central and not", () => {
    const upper = [chiSquareCdf(1800.779, 164), chiSquareCdf(0.3, 0.7), chiSquareCdf(150, 164)].map(
      (t) => t.upper,
    );
    expect(relative(upper, r.at("pchisqUpper").numbers())).toBeLessThan(1e-12);
    const noncentral = [
      noncentralChiSquareCdf(40, 24, 3.3),
      noncentralChiSquareCdf(1800.779, 164, 1700),
      noncentralChiSquareCdf(0.5, 24, 0.1),
    ];
    expect(relative(noncentral, r.at("pchisqNon").numbers())).toBeLessThan(1e-11);
    expect(noncentralChiSquareCdf(7, 4, 0)).toBeCloseTo(chiSquareCdf(7, 4).lower, 14);
    expect(chiSquareCdf(-1, 3)).toEqual({ lower: 0, upper: 1 });
  });

  it("t and F, with their quantiles", () => {
    const t = [tTwoSidedP(-3.2, 1771), tTwoSidedP(-0.1, 1.5), tTwoSidedP(-12, 8)];
    expect(relative(t, r.at("tTwoSided").numbers())).toBeLessThan(1e-12);
    const f = [fCdf(3.1, 185, 6000).upper, fCdf(0.4, 3, 12.5).upper];
    expect(relative(f, r.at("pfUpper").numbers())).toBeLessThan(1e-12);
    const qf = [fQuantile(0.025, 6889, 20667), fQuantile(0.975, 300, 600), fQuantile(0.5, 1, 1)];
    expect(relative(qf, r.at("qf").numbers())).toBeLessThan(1e-12);
    const qt = [tQuantile(0.975, 12.3), tQuantile(0.9, 1), tQuantile(0.05, 4000)];
    expect(relative(qt, r.at("qt").numbers())).toBeLessThan(1e-12);
    expect(() => tQuantile(0, 3)).toThrow(RangeError);
  });

  it("bivariate normal, on either side of the strong correlations", () => {
    const rows = r.at("bvn").rows();
    expect(rows.length).toBeGreaterThan(5);
    for (const [h = 0, k = 0, rho = 0, p = 0] of rows)
      expect(bivariateNormalCdf(h, k, rho)).toBeCloseTo(p, 14);
  });
});

describe("the bivariate normal", () => {
  it("is the product when the two are independent", () => {
    expect(bivariateNormalCdf(0.4, -1.1, 0)).toBeCloseTo(normalCdf(0.4) * normalCdf(-1.1), 15);
  });

  it("has the closed form 1/4 + asin(r)/2π at the origin", () => {
    for (const rho of [-0.999, -0.93, -0.6, 0.2, 0.925, 0.97, 0.9999]) {
      expect(bivariateNormalCdf(0, 0, rho)).toBeCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), 14);
    }
  });

  it("knows perfect correlation and infinite limits", () => {
    expect(bivariateNormalCdf(0.2, 0.5, 1)).toBeCloseTo(normalCdf(0.2), 15);
    expect(bivariateNormalCdf(1, -0.5, -1)).toBeCloseTo(normalCdf(1) + normalCdf(-0.5) - 1, 15);
    expect(bivariateNormalCdf(Infinity, 0.3, 0.5)).toBe(normalCdf(0.3));
    expect(bivariateNormalCdf(-Infinity, 0.3, 0.5)).toBe(0);
    expect(() => bivariateNormalCdf(0, 0, 1.01)).toThrow(RangeError);
  });
});
