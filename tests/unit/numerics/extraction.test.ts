import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { samplingAdequacy } from "@/lib/numerics/adequacy/sampling-adequacy";
import { sphericityTest } from "@/lib/numerics/adequacy/sphericity-test";
import { squaredMultipleCorrelations } from "@/lib/numerics/adequacy/squared-multiple-correlations";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { degreesOfFreedom } from "@/lib/numerics/extraction/extraction";
import { maximumLikelihood } from "@/lib/numerics/extraction/maximum-likelihood";
import { minres } from "@/lib/numerics/extraction/minres";
import { principalAxis } from "@/lib/numerics/extraction/principal-axis";
import { fitIndices, residualCorrelations } from "@/lib/numerics/fit/fit-indices";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import { expected, ITEMS, largestDifference, type Results, survey } from "./r-results";

const items = survey(...ITEMS);
const { r } = correlationMatrix(items);
const symmetric = (...lower: readonly (readonly number[])[]) =>
  new Matrix(
    lower.map((_, i) => lower.map((__, j) => lower[Math.max(i, j)]?.[Math.min(i, j)] ?? Number.NaN)),
  );
/** Six school subjects of 220 boys (Lawley & Maxwell, 1971, table 2.1). */
const SUBJECTS = symmetric(
  [1],
  [0.439, 1],
  [0.41, 0.351, 1],
  [0.288, 0.354, 0.164, 1],
  [0.329, 0.32, 0.19, 0.595, 1],
  [0.248, 0.329, 0.181, 0.47, 0.464, 1],
);

describe("adequacy agrees with psych", () => {
  const e = expected.at("adequacy");

  it("KMO, MSA of the items and squared multiple correlations", () => {
    const ours = samplingAdequacy(r);
    expect(ours.overall).toBeCloseTo(e.at("overall").number(), 12);
    expect(largestDifference(ours.items, e.at("items").numbers())).toBeLessThan(1e-12);
    expect(largestDifference(squaredMultipleCorrelations(r), e.at("smc").numbers())).toBeLessThan(1e-12);
  });

  it("Bartlett's test and the determinant", () => {
    const ours = sphericityTest(r, 360);
    expect(ours.chiSquare).toBeCloseTo(e.at("chiSquare").number(), 9);
    expect(ours.df).toBe(e.at("df").number());
    expect(ours.p / e.at("p").number()).toBeCloseTo(1, 9);
    expect(ours.determinant).toBeCloseTo(e.at("determinant").number(), 12);
  });

  it("refuses a singular matrix", () => {
    const twice = new Matrix([
      [1, 1, 0.3],
      [1, 1, 0.3],
      [0.3, 0.3, 1],
    ]);
    for (const f of [samplingAdequacy, (m: Matrix) => sphericityTest(m, 50), squaredMultipleCorrelations]) {
      expect(() => f(twice)).toThrow(expect.objectContaining({ code: "NOT_POSITIVE_DEFINITE" }));
    }
  });

  it("eigenvalues fall and sum to the number of items", () => {
    const { values } = symmetricEigen(r);
    expect(largestDifference([...values], expected.at("eigenvalues").numbers())).toBeLessThan(1e-12);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(9, 12);
  });
});

function agrees(ours: ReturnType<typeof minres>, theirs: Results): void {
  expect(ours.converged).toBe(true);
  expect(ours.heywood).toEqual([]);
  expect(
    largestDifference(ours.loadings.to1DArray(), theirs.at("unrotated/loadings").rows().flat()),
  ).toBeLessThan(1e-8);
  expect(largestDifference(ours.uniquenesses, theirs.at("uniquenesses").numbers())).toBeLessThan(1e-8);
  expect(ours.objective).toBeCloseTo(theirs.at("objective").number(), 11);
}

describe("extraction agrees with R, signs and order included", () => {
  it("minres", () => agrees(minres(r, 3), expected.at("minres3")));
  it("maximum likelihood", () => {
    agrees(maximumLikelihood(r, 2), expected.at("ml2"));
    agrees(maximumLikelihood(r, 3), expected.at("ml3"));
  });
  it("minres of polychorics", () =>
    agrees(minres(polychoricMatrix(items).r, 3), expected.at("polychoricMinres3")));
  it("principal axis, which iterated to its end is minres", () =>
    agrees(principalAxis(r, 3), expected.at("minres3")));

  it("maximum likelihood gives the loadings printed by Lawley and Maxwell", () => {
    const printed = [
      [0.553, 0.429],
      [0.568, 0.288],
      [0.392, 0.45],
      [0.74, -0.273],
      [0.724, -0.211],
      [0.595, -0.132],
    ];
    expect(
      largestDifference(maximumLikelihood(SUBJECTS, 2).loadings.to1DArray(), printed.flat()),
    ).toBeLessThan(6e-4);
  });
});

describe("extraction", () => {
  const methods = { minres, maximumLikelihood, principalAxis };

  it.each(Object.entries(methods))("%s finds the loadings that made the matrix", (_, extract) => {
    const made = new Matrix([[0.8], [0.7], [0.6], [0.5], [-0.4]]);
    const model = made.mmul(made.transpose());
    for (let i = 0; i < 5; i += 1) model.set(i, i, 1);
    const { loadings, objective, uniquenesses } = extract(model, 1);
    expect(largestDifference(loadings.to1DArray(), made.to1DArray())).toBeLessThan(1e-8);
    expect(uniquenesses[0]).toBeCloseTo(0.36, 8);
    expect(objective).toBeLessThan(1e-14);
  });

  it.each(Object.entries(methods))(
    "%s moves with the items when they are put in another order",
    (_, extract) => {
      const order = [4, 2, 8, 0, 6, 1, 7, 3, 5];
      const plain = extract(r, 2).loadings;
      const moved = extract(r.selection(order, order), 2).loadings;
      expect(
        Matrix.sub(moved, plain.selection(order, [0, 1]))
          .abs()
          .max(),
      ).toBeLessThan(1e-7);
    },
  );

  it("minres leaves the diagonal without residual and no slope on any uniqueness", () => {
    const { loadings, uniquenesses, largestGradient } = minres(r, 3);
    const communalities = loadings.mmul(loadings.transpose()).diagonal();
    expect(
      largestDifference(
        communalities.map((h, i) => h + (uniquenesses[i] ?? 0)),
        Array<number>(9).fill(1),
      ),
    ).toBeLessThan(1e-10);
    expect(largestGradient).toBeLessThan(1e-10);
  });

  it("does not change the matrix it is given", () => {
    const given = r.clone();
    for (const extract of Object.values(methods)) extract(given, 2);
    expect(given.to2DArray()).toEqual(r.to2DArray());
  });

  it("names a Heywood case and stops at the least uniqueness, where R stops", () => {
    const e = expected.at("heywood");
    const ours = minres(new Matrix(e.at("r").rows()), 1);
    expect(ours.heywood).toEqual([0]);
    expect(ours.uniquenesses[0]).toBeCloseTo(0.005, 10);
    expect(largestDifference(ours.uniquenesses, e.at("psi").numbers())).toBeLessThan(1e-7);
    expect(principalAxis(new Matrix(e.at("r").rows()), 1).heywood).toEqual([0]);
  });

  it("says that it did not converge when it was not let", () => {
    expect(principalAxis(r, 3, { maxIterations: 3 })).toMatchObject({ converged: false, iterations: 3 });
  });

  it("goes on with a singular matrix where least squares can, and refuses where likelihood cannot", () => {
    const twice = new Matrix([
      [1, 1, 0.5, 0.4],
      [1, 1, 0.5, 0.4],
      [0.5, 0.5, 1, 0.3],
      [0.4, 0.4, 0.3, 1],
    ]);
    expect(minres(twice, 1)).toMatchObject({ converged: true });
    expect(() => maximumLikelihood(twice, 1)).toThrow(
      expect.objectContaining({ code: "NOT_POSITIVE_DEFINITE" }),
    );
  });

  it.each([
    { what: "as many factors as items", matrix: r, k: 9, code: "TOO_MANY_FACTORS" },
    { what: "more factors than degrees of freedom", matrix: r, k: 6, code: "TOO_MANY_FACTORS" },
    { what: "no factor", matrix: r, k: 0, code: "TOO_MANY_FACTORS" },
    { what: "two items", matrix: symmetric([1], [0.5, 1]), k: 1, code: "SHAPE" },
    {
      what: "a correlation over one",
      matrix: symmetric([1], [1.5, 1], [0, 0, 1]),
      k: 1,
      code: "OUT_OF_RANGE",
    },
    {
      what: "a covariance",
      matrix: symmetric([0.8], [0.2, 0.9], [0.1, 0.3, 0.7]),
      k: 1,
      code: "OUT_OF_RANGE",
    },
    { what: "a hole", matrix: symmetric([1], [Number.NaN, 1], [0, 0, 1]), k: 1, code: "OUT_OF_RANGE" },
    {
      what: "a matrix that is not symmetric",
      matrix: new Matrix([
        [1, 0.5, 0],
        [0.4, 1, 0],
        [0, 0, 1],
      ]),
      k: 1,
      code: "SHAPE",
    },
  ])("refuses $what", ({ matrix, k, code }) => {
    for (const extract of Object.values(methods)) {
      expect(() => extract(matrix, k)).toThrow(expect.objectContaining({ code }));
    }
  });
});

describe("fit agrees with psych", () => {
  it.each(["minres3", "ml2", "ml3", "polychoricMinres3"])("%s", (key) => {
    const k = Number(key.at(-1));
    const matrix = key.startsWith("polychoric") ? polychoricMatrix(items).r : r;
    const { loadings } = (key.startsWith("ml") ? maximumLikelihood : minres)(matrix, k);
    const ours = fitIndices(matrix, { loadings, phi: Matrix.eye(k) }, 360);
    const e = expected.at(key).at("fit");
    for (const index of [
      "objective",
      "chiSquare",
      "df",
      "p",
      "nullChiSquare",
      "nullDf",
      "rmsea",
      "tli",
      "bic",
      "sabic",
      "rmsr",
      "correctedRmsr",
    ] as const) {
      expect(Math.abs((ours[index] ?? Number.NaN) - e.at(index).number())).toBeLessThan(1e-7);
    }
    // psych finds the bounds with a loose root finder.
    expect(ours.rmseaCi90?.low).toBeCloseTo(e.at("rmseaLow").number(), 4);
    expect(ours.rmseaCi90?.high).toBeCloseTo(e.at("rmseaHigh").number(), 4);
  });

  it("has no test and no index without degrees of freedom", () => {
    const three = r.selection([0, 1, 2], [0, 1, 2]);
    const ours = fitIndices(three, { loadings: minres(three, 1).loadings, phi: Matrix.eye(1) }, 360);
    expect(ours).toMatchObject({ df: 0, p: null, rmsea: null, rmseaCi90: null, tli: null, bic: null });
    expect(degreesOfFreedom(9, 3)).toBe(12);
  });

  it("leaves residuals that are the correlations less the model", () => {
    const { loadings } = minres(r, 3);
    const residuals = residualCorrelations(r, { loadings, phi: Matrix.eye(3) });
    expect(residuals.get(0, 5)).toBeCloseTo(r.get(0, 5) - loadings.mmul(loadings.transpose()).get(0, 5), 14);
    expect(residuals.diagonal().every((value) => value === 0)).toBe(true);
  });
});
