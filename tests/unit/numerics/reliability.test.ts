import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { realColumn } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import { cronbachAlpha } from "@/lib/numerics/reliability/cronbach-alpha";
import { itemAnalysis } from "@/lib/numerics/reliability/item-analysis";
import { omegaOfCovariances } from "@/lib/numerics/reliability/omega-of-covariances";
import { omegaTotal } from "@/lib/numerics/reliability/omega-total";
import { schmidLeiman } from "@/lib/numerics/reliability/schmid-leiman";
import { reverseItem } from "@/lib/numerics/scores/reverse-item";
import { expected, ITEMS, largestDifference, survey } from "./r-results";

const items = survey(...ITEMS).map((item, i) =>
  i === 8 ? reverseItem(item, { lowest: 1, highest: 4 }) : item,
);
const SCALES = { first: items.slice(0, 3), third: items.slice(6, 9), all: items };

describe.each(Object.entries(SCALES))("reliability of the %s scale agrees with psych", (name, columns) => {
  const r = expected.at("reliability").at(name);
  const ours = itemAnalysis(columns);

  it("alpha, plain and standardised, its interval and its standard error", () => {
    const numbers = [ours.alpha, ours.standardisedAlpha, ours.averageCorrelation, ours.standardError];
    const theirs = ["alpha", "standardised", "averageR", "ase"].map((key) => r.at(key).number());
    expect(largestDifference(numbers, theirs)).toBeLessThan(1e-12);
    expect(largestDifference([ours.interval.low, ours.interval.high], r.at("feldt").numbers())).toBeLessThan(
      1e-11,
    );
  });

  it("the items' statistics", () => {
    const of = (key: "itemRest" | "itemTotal" | "alphaIfDropped") =>
      ours.items.map((item) => item[key] ?? Number.NaN);
    expect(largestDifference(of("itemRest"), r.at("itemRest").numbers())).toBeLessThan(1e-12);
    expect(largestDifference(of("itemTotal"), r.at("itemTotalStandardised").numbers())).toBeLessThan(1e-12);
    expect(largestDifference(of("alphaIfDropped"), r.at("alphaIfDropped").numbers())).toBeLessThan(1e-12);
    expect(ours.items.map(({ nUsed, mean, sd }) => ({ nUsed, mean, sd }))).toEqual(
      columns.map(describeColumn).map(({ nUsed, mean, sd }) => ({
        nUsed,
        mean: expect.closeTo(mean, 12),
        sd: expect.closeTo(sd, 12),
      })),
    );
    expect(ours.rows).toBe(360);
    expect(ours.nUsed).toBeLessThan(360);
  });

  it("omega, and both on polychorics", () => {
    expect(omegaTotal(correlationMatrix(columns).r).omega).toBeCloseTo(r.at("omega").number(), 9);
    const ordinal = polychoricMatrix(columns).r;
    expect(cronbachAlpha(ordinal)).toBeCloseTo(r.at("ordinalAlpha").number(), 9);
    expect(omegaTotal(ordinal).omega).toBeCloseTo(r.at("ordinalOmega").number(), 9);
  });
});

describe("the other omegas, which are not the same thing", () => {
  it("of the sum as answered agrees with a one-factor model on covariances in R", () => {
    const ours = omegaOfCovariances(SCALES.first);
    expect(ours.omega).toBeCloseTo(expected.at("omegaOfCovariances").number(), 9);
    expect(ours.nUsed + ours.nMissing).toBe(360);
    expect(() => omegaOfCovariances(items.slice(0, 2))).toThrow(expect.objectContaining({ code: "SHAPE" }));
  });

  it("of a general factor agree with psych, and do not mind an item asked the other way round", () => {
    const ours = schmidLeiman(correlationMatrix(survey(...ITEMS)).r, 3);
    expect(ours.omegaHierarchical).toBeCloseTo(expected.at("schmidLeiman/hierarchical").number(), 4);
    expect(ours.omegaTotal).toBeCloseTo(expected.at("schmidLeiman/total").number(), 4);
    expect(ours.general[8]).toBeLessThan(0);
    const turned = schmidLeiman(correlationMatrix(items).r, 3);
    expect(turned.omegaHierarchical).toBeCloseTo(ours.omegaHierarchical, 6);
    expect(turned.omegaTotal).toBeCloseTo(ours.omegaTotal, 6);
  });

  it("of a general factor split the communalities between it and the groups", () => {
    const { general, groups, uniquenesses } = schmidLeiman(correlationMatrix(items).r, 3);
    uniquenesses.forEach((unique, i) => {
      const shared = (general[i] ?? 0) ** 2 + groups.getRow(i).reduce((sum, value) => sum + value * value, 0);
      expect(shared + unique).toBeCloseTo(1, 8);
    });
    expect(() => schmidLeiman(correlationMatrix(items).r, 2)).toThrow(
      expect.objectContaining({ code: "TOO_MANY_FACTORS" }),
    );
  });
});

describe("reliability", () => {
  it("of parallel items is Spearman and Brown's: k r / (1 + (k − 1) r), for alpha and omega", () => {
    const parallel = Matrix.ones(4, 4).mul(0.4).add(Matrix.eye(4).mul(0.6));
    expect(cronbachAlpha(parallel)).toBeCloseTo(1.6 / 2.2, 14);
    expect(omegaTotal(parallel).omega).toBeCloseTo(1.6 / 2.2, 10);
  });

  it("shows a forgotten turning by a negative correlation with the rest", () => {
    const forgotten = itemAnalysis(survey("q7", "q8", "q9"));
    expect(forgotten.items[2]?.itemRest).toBeLessThan(0);
    expect(forgotten.alpha).toBeLessThan(itemAnalysis(SCALES.third).alpha);
  });

  it("has no alpha without the item when two are all there is", () => {
    expect(itemAnalysis(items.slice(0, 2)).items.map((item) => item.alphaIfDropped)).toEqual([null, null]);
  });

  it("refuses one item, a constant item, and omega of two", () => {
    expect(() => itemAnalysis(items.slice(0, 1))).toThrow(expect.objectContaining({ code: "SHAPE" }));
    const flat = realColumn(new Float64Array(360).fill(2));
    expect(() => itemAnalysis([...items, flat])).toThrow(
      expect.objectContaining({ code: "CONSTANT_ITEM", items: [9] }),
    );
    expect(() => omegaTotal(Matrix.eye(2))).toThrow(expect.objectContaining({ code: "SHAPE" }));
    expect(() =>
      cronbachAlpha(
        new Matrix([
          [1, -1],
          [-1, 1],
        ]),
      ),
    ).toThrow(expect.objectContaining({ code: "CONSTANT_ITEM" }));
  });
});
