import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { samplingAdequacy } from "@/lib/numerics/adequacy/sampling-adequacy";
import { sphericityTest } from "@/lib/numerics/adequacy/sphericity-test";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { intraclassCorrelation } from "@/lib/numerics/agreement/intraclass-correlation";
import { withinGroupAgreement } from "@/lib/numerics/agreement/within-group-agreement";
import { type Column, realColumn } from "@/lib/numerics/columns";
import { correlate } from "@/lib/numerics/correlation/correlate";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { spearmanMatrix } from "@/lib/numerics/correlation/spearman-matrix";
import { maximumLikelihood } from "@/lib/numerics/extraction/maximum-likelihood";
import { minres } from "@/lib/numerics/extraction/minres";
import { principalAxis } from "@/lib/numerics/extraction/principal-axis";
import { minimumAveragePartial } from "@/lib/numerics/factor-number/minimum-average-partial";
import { parallelAnalysis } from "@/lib/numerics/factor-number/parallel-analysis";
import { parallelChunks } from "@/lib/numerics/factor-number/parallel-chunk";
import { fitIndices } from "@/lib/numerics/fit/fit-indices";
import { polychoricMatrix } from "@/lib/numerics/polychoric/polychoric-matrix";
import { linearModel } from "@/lib/numerics/regression/linear-model";
import { partialCorrelation } from "@/lib/numerics/regression/partial-correlation";
import { randomIntercept } from "@/lib/numerics/regression/random-intercept";
import { itemAnalysis } from "@/lib/numerics/reliability/item-analysis";
import { omegaOfCovariances } from "@/lib/numerics/reliability/omega-of-covariances";
import { omegaTotal } from "@/lib/numerics/reliability/omega-total";
import { schmidLeiman } from "@/lib/numerics/reliability/schmid-leiman";
import { rotate } from "@/lib/numerics/rotation/rotate";
import { factorScores } from "@/lib/numerics/scores/factor-scores";
import { itemMean } from "@/lib/numerics/scores/item-mean";
import { reverseItem } from "@/lib/numerics/scores/reverse-item";
import { scoreWeights } from "@/lib/numerics/scores/score-weights";
import { hasReference, largestDifference, reference, referenceColumns, type Results } from "./r-results";

const FACTORS = { holzinger1939: [3, 2], bfi: [5, 3], pisa2018_tur: [7, 4] } as const;
type DataSet = keyof typeof FACTORS;
const SETS: readonly DataSet[] = ["holzinger1939", "bfi", "pisa2018_tur"];
const METHODS = { minres, ml: maximumLikelihood, pa: principalAxis } as const;
const ROTATIONS = [
  ["varimax", "varimax", true],
  ["promax_no_kaiser_target", "promax", false],
  ["promax_kaiser", "promax", true],
  ["oblimin", "oblimin", false],
  ["oblimin_kaiser", "oblimin", true],
] as const;
const FIT = {
  objective: "objective",
  chisq: "chiSquare",
  dof: "df",
  p: "p",
  null_chisq: "nullChiSquare",
  TLI: "tli",
  BIC: "bic",
  SABIC: "sabic",
  RMSR: "rmsr",
  cRMSR: "correctedRmsr",
} as const;

/** Against R by the larger of the absolute tolerance and as many digits. */
function near(ours: number | null, theirs: Results, tolerance: number): void {
  const other = theirs.number();
  expect(Math.abs((ours ?? Number.NaN) - other)).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(other)),
  );
}

function flat(results: Results): number[] {
  return results.rows().flat();
}

function extractionAgrees(
  r: Matrix,
  block: Results,
  key: Readonly<{ k: number; n: number; method: keyof typeof METHODS }>,
) {
  const tight = block.at(`${key.method}/tight`);
  const ours = METHODS[key.method](r, key.k);
  expect(ours.converged).toBe(true);
  expect(largestDifference(ours.loadings.to1DArray(), flat(tight.at("unrotated/loadings")))).toBeLessThan(
    1e-6,
  );
  const fit = fitIndices(r, { loadings: ours.loadings, phi: Matrix.eye(key.k) }, key.n);
  for (const [theirs, index] of Object.entries(FIT)) near(fit[index], tight.at("fit").at(theirs), 1e-6);
  near(fit.rmsea, tight.at("fit/RMSEA/RMSEA"), 1e-6);
  near(fit.rmseaCi90?.low ?? null, tight.at("fit/RMSEA/lower"), 1e-4);
  near(fit.rmseaCi90?.high ?? null, tight.at("fit/RMSEA/upper"), 1e-4);
  for (const [name, method, kaiser] of key.method === "pa" ? [] : ROTATIONS) {
    const turned = rotate(ours.loadings, method, { kaiser });
    expect(turned.converged, name).toBe(true);
    expect(
      largestDifference(turned.loadings.to1DArray(), flat(tight.at(name).at("loadings"))),
      name,
    ).toBeLessThan(1e-6);
    if (name !== "varimax") {
      expect(largestDifference(turned.phi.to1DArray(), flat(tight.at(name).at("Phi"))), name).toBeLessThan(
        1e-6,
      );
    }
  }
}

/** The columns of a scale, those that the reference reversed turned. */
function scaleColumns(set: string, scale: Results, revsum: number): Column[] {
  const reversed = scale.has("reversed") ? scale.at("reversed").texts() : [];
  const names = scale.at("items").texts();
  const columns = [...referenceColumns(set, names).values()];
  return columns.map((column, i) =>
    reversed.includes(names[i] ?? "") ? reverseItem(column, { lowest: 1, highest: revsum - 1 }) : column,
  );
}

/** A data set with R's results; read when a test runs, so that without the folder the tests are skipped and not broken. */
function open(set: DataSet) {
  const ref = reference(`reference/${set}`);
  const items = [...referenceColumns(set, ref.at("items").texts()).values()];
  return { ref, items, n: ref.at("n").number(), r: correlationMatrix(items).r };
}

describe.skipIf(!hasReference).each(SETS)("on %s our numbers are R's", (set) => {
  it("correlations to 1e-12", () => {
    const { ref, items, r } = open(set);
    expect(largestDifference(r.to1DArray(), flat(ref.at("pearson_pairwise")))).toBeLessThan(1e-12);
    const listwise = correlationMatrix(items, "listwise").r.to1DArray();
    expect(largestDifference(listwise, flat(ref.at("pearson_listwise")))).toBeLessThan(1e-12);
    expect(
      largestDifference(spearmanMatrix(items).r.to1DArray(), flat(ref.at("spearman_pairwise"))),
    ).toBeLessThan(1e-12);
  });

  it("adequacy, average partial correlations and the number of factors", () => {
    const { ref, items, r, n } = open(set);
    near(samplingAdequacy(r).overall, ref.at("adequacy/KMO"), 1e-12);
    expect(largestDifference(samplingAdequacy(r).items, ref.at("adequacy/MSA").numbers())).toBeLessThan(
      1e-12,
    );
    near(sphericityTest(r, n).chiSquare, ref.at("adequacy/bartlett/chisq"), 1e-11);
    const map = minimumAveragePartial(r);
    expect(largestDifference(map.squared, ref.at("nfactors/MAP/squared").numbers())).toBeLessThan(1e-10);
    expect(map.suggestedSquared).toBe(ref.at("nfactors/MAP/suggested_squared").number());
    const chunk = parallelChunks({ kind: "normal", rows: n, items: items.length })({
      seed: 1,
      first: 0,
      draws: 200,
      withFactors: false,
    });
    const parallel = parallelAnalysis(r, [chunk]).components;
    expect(parallel.suggested).toBe(ref.at("nfactors/parallel_pca_normal/suggested_q95").number());
    // Chance on both sides: R's own blocks of a hundred draws differ by as much.
    expect(
      largestDifference(parallel.quantile, ref.at("nfactors/parallel_pca_normal/q95").numbers()),
    ).toBeLessThan(0.03);
  });

  it.each(FACTORS[set].flatMap((k) => (["minres", "ml", "pa"] as const).map((method) => ({ k, method }))))(
    "$k factors by $method: extraction, fit and rotations to 1e-6",
    ({ k, method }) => {
      const { ref, n, r } = open(set);
      extractionAgrees(r, ref.at("efa").at(`k${k}`), { k, n, method });
    },
  );

  it("factor scores to 1e-6", () => {
    const { ref, items, r } = open(set);
    for (const k of ref.at("efa").keys()) {
      const pattern = rotate(minres(r, Number(k.slice(1))).loadings, "oblimin");
      const theirs = ref.at("efa").at(k).at("minres/scores");
      for (const [method, name] of [
        ["regression", "Thurstone"],
        ["bartlett", "Bartlett"],
        ["ten-berge", "tenBerge"],
      ] as const) {
        const { weights } = scoreWeights(r, pattern, method);
        expect(largestDifference(weights.to1DArray(), flat(theirs.at(name).at("weights")))).toBeLessThan(
          1e-6,
        );
        const { scores, nUsed } = factorScores(items, weights);
        const first = theirs.at(name).at("first_rows").rows();
        const ours = first.map((_, row) => scores.map((factor) => factor[row] ?? Infinity));
        expect(largestDifference(ours.flat(), first.flat())).toBeLessThan(2e-6);
        expect(nUsed).toBe(theirs.at(name).at("n_complete").number());
      }
    }
  });

  // psych stops early here; nothing tighter was kept.
  it("omega of a general factor to psych's tolerance", () => {
    const { ref, r } = open(set);
    const ours = schmidLeiman(r, ref.at("omega/nfactors").number());
    near(ours.omegaHierarchical, ref.at("omega/omega_h"), 1e-5);
    near(ours.omegaTotal, ref.at("omega/omega_total"), 1e-6);
  });

  it("reliability of every scale to 1e-9", () => {
    const { ref } = open(set);
    const revsum = set === "holzinger1939" ? 0 : ref.at("scale_scores/revsum").number();
    for (const name of ref.at("alpha").keys()) {
      const scale = ref.at("alpha").at(name);
      const columns = scaleColumns(set, scale, revsum);
      const ours = itemAnalysis(columns);
      near(ours.alpha, scale.at("raw_alpha"), 1e-9);
      near(ours.standardisedAlpha, scale.at("std_alpha"), 1e-9);
      near(ours.standardError, scale.at("ase_duhachek"), 1e-9);
      expect(
        largestDifference([ours.interval.low, ours.interval.high], scale.at("ci95_feldt").numbers()),
      ).toBeLessThan(1e-9);
      expect(
        largestDifference(
          ours.items.map((item) => item.itemRest),
          scale
            .at("item_stats")
            .rows()
            .map((row) => row[4] ?? 0),
        ),
      ).toBeLessThan(1e-9);
      near(omegaOfCovariances(columns).omega, scale.at("omega_total_cfa_ml_cov_listwise"), 1e-6);
      near(
        omegaTotal(correlationMatrix(columns).r).omega,
        scale.at("omega_total_1factor_minres_pearson"),
        1e-9,
      );
    }
  });
});

describe.skipIf(!hasReference).each(["bfi", "pisa2018_tur"] as const)(
  "on the ordered answers of %s",
  (set) => {
    it("polychorics are R's to 1e-6 and psych's to its tolerance", () => {
      const { ref, items } = open(set);
      const rho = polychoricMatrix(items).r.to1DArray();
      expect(largestDifference(rho, flat(ref.at("polychoric/tight_two_step/rho")))).toBeLessThan(1e-6);
      expect(largestDifference(rho, flat(ref.at("polychoric/psych_correct0/rho")))).toBeLessThan(1e-4);
    });

    it.each(["minres", "ml"] as const)("factors by %s of polychorics are R's to 1e-6", (method) => {
      const { ref, items, n } = open(set);
      const [k] = FACTORS[set];
      extractionAgrees(polychoricMatrix(items).r, ref.at("efa_polychoric").at(`k${k}`), { k, n, method });
    });
  },
);

function openSchools() {
  const set = "pisa2018_tur";
  const ref = reference(`reference/${set}`);
  const data = referenceColumns(set);
  const scaleItems = (name: string) => scaleColumns(set, ref.at("alpha").at(name), 5);
  const column = (name: string): Column => {
    if (ref.at("alpha").has(name)) return realColumn(itemMean(scaleItems(name)).scores);
    const found = data.get(name);
    if (!found) throw new Error(`No column ${name}`);
    return found;
  };
  return { ref, scaleItems, column, groups: groupRows([...column("CNTSCHID").values].map(String)) };
}

describe.skipIf(!hasReference)("on PISA 2018, schools and students", () => {
  it("teacher feedback has alpha .853 and ICC1 .051", () => {
    const { scaleItems, column, groups } = openSchools();
    expect(itemAnalysis(scaleItems("perfeed")).alpha).toBeCloseTo(0.853, 3);
    expect(intraclassCorrelation(column("perfeed"), groups).icc1).toBeCloseTo(0.051, 3);
  });

  it("intraclass correlations and rwg(j) of every scale to 1e-9", () => {
    const { ref, scaleItems, column, groups } = openSchools();
    for (const name of ref.at("grouping/icc").keys()) {
      const theirs = ref.at("grouping/icc").at(name);
      const ours = intraclassCorrelation(column(name), groups);
      near(ours.icc1, theirs.at("ICC1"), 1e-9);
      near(ours.icc2, theirs.at("ICC2"), 1e-9);
      near(ours.icc1Unequal, theirs.at("ICC1_k0"), 1e-9);
      near(ours.f, theirs.at("F"), 1e-9);
      const agreement = withinGroupAgreement(scaleItems(name), groups, 4);
      const rwg = ref.at("grouping/rwg").at(name).at("rwg_j");
      near(agreement.mean, rwg.at("mean"), 1e-9);
      const place = new Map(groups.names.map((group, i) => [group, agreement.values[i] ?? Number.NaN]));
      const ordered = rwg
        .at("group")
        .texts()
        .map((group) => place.get(group) ?? Number.NaN);
      expect(largestDifference(ordered, rwg.at("values").numbers())).toBeLessThan(1e-9);
    }
  });

  it("correlations with their intervals", () => {
    const { ref, column } = openSchools();
    ref
      .at("correlations")
      .keys()
      .forEach((i) => {
        const theirs = ref.at("correlations").at(i);
        const [x, y] = [column(theirs.at("x").text()), column(theirs.at("y").text())];
        const pearson = correlate(x, y);
        near(pearson.r, theirs.at("pearson"), 1e-12);
        expect(
          largestDifference([pearson.interval.low, pearson.interval.high], theirs.at("ci95").numbers()),
        ).toBeLessThan(1e-12);
        const ranks = correlate(x, y, "spearman");
        near(ranks.r, theirs.at("spearman"), 1e-12);
        expect(
          largestDifference(
            [ranks.interval.low, ranks.interval.high],
            theirs.at("spearman_ci95_bonett_wright").numbers(),
          ),
        ).toBeLessThan(1e-12);
      });
  });

  it("partial correlations, regressions and mixed models to 1e-6", () => {
    const { ref, column, groups } = openSchools();
    const names = ref.at("partial/partial/rows").texts();
    const [first = "", second = "", ...others] = names;
    const partial = partialCorrelation({ x: column(first), y: column(second) }, others.map(column));
    expect(partial.r).toBeCloseTo(ref.at("partial/partial").rows()[0]?.[1] ?? Infinity, 9);
    for (const i of ["0", "1"]) {
      const theirs = ref.at("ols").at(i);
      const ours = linearModel(column("PV1READ"), theirs.at("terms").texts().slice(1).map(column));
      theirs
        .at("coef")
        .numbers()
        .forEach((value, j) => expect(ours.coefficients[j]?.estimate).toBeCloseTo(value, 6));
      theirs
        .at("HC3/se")
        .numbers()
        .forEach((value, j) => expect(ours.robust[j]?.se).toBeCloseTo(value, 6));
      near(ours.r2, theirs.at("r2"), 1e-9);
    }
    for (const i of ["0", "2", "4"]) {
      const theirs = ref.at("multilevel").at(i);
      expect(theirs.at("formula").text()).toContain("(1 | CNTSCHID)");
      const outcome = i === "4" ? "perfeed" : "PV1READ";
      const ours = randomIntercept(
        column(outcome),
        i === "2" ? ["perfeed", "ESCS", "ST004D01T"].map(column) : [],
        groups,
      );
      near(ours.betweenVariance, theirs.at("var_between"), 1e-6);
      near(ours.withinVariance, theirs.at("var_within"), 1e-6);
      near(ours.icc, theirs.at("icc"), 1e-6);
      near(ours.logLikelihood, theirs.at("logLik"), 1e-9);
      [theirs.at("fixed").numbers()]
        .flat()
        .forEach((value, j) => expect(ours.coefficients[j]?.estimate).toBeCloseTo(value, 5));
      [theirs.at("se").numbers()]
        .flat()
        .forEach((value, j) => expect(ours.coefficients[j]?.se).toBeCloseTo(value, 5));
      theirs
        .at("df_satterthwaite")
        .numbers()
        .forEach((value, j) => expect((ours.coefficients[j]?.df ?? 0) / value).toBeCloseTo(1, 3));
    }
  });
});
