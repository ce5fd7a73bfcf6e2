import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/analysis/rules/canonical-text";
import { caveatsOfTest, caveatText } from "@/lib/analysis/rules/relation-caveats";
import { relationScopes, toSample } from "@/lib/analysis/rules/relation-sample";
import { adjusted, plannedRelations, relate } from "@/lib/analysis/rules/relation-tests";
import { averageOfYears, PROXY_PATH, toStudyRows } from "@/lib/analysis/rules/study-rows";
import { relationCaveats, relationRequest, type RelationRequest } from "@/lib/analysis/schema/relations";
import { aColumn } from "@/tests/factories/evidence";
import { aRow } from "./study-row";

const optionsOf = (request: Partial<RelationRequest> = {}) =>
  relationRequest.parse({
    ...{ territories: ["valle"], grades: ["2m"], years: [2023], outcomes: ["simce/lect"], draws: 200 },
    ...request,
  });

/** Eight schools: feedback 1 to 8, reading as given. */
const schools = [2.1, 2.9, 4.2, 4.1, 6.8, 6.1, 8.4, 7.2].map((score, at) =>
  aRow({
    ...{ rbd: at + 1, feedback: at + 1, gse: (at % 3) + 1, isRural: at % 4 === 0, n: 20 + 5 * at },
    outcomes: { "simce/lect": score, "idps/am": score },
  }),
);

const one = { scope: { zone: "valle", grade: "2m", year: 2023 }, path: "simce/lect" };

describe("a relation", () => {
  const options = optionsOf();
  const [test] = adjusted([relate(one, schools, options)]);

  it("has R's r, interval and rank correlation on a small table", () => {
    expect(test).toMatchObject({ n: 8, status: "ok", without: { fewStudents: 0, feedback: 0, outcome: 0 } });
    expect(test?.estimates.pearson?.value).toBeCloseTo(0.937561567928, 10);
    expect(test?.estimates.spearman?.value).toBeCloseTo(0.928571428571, 10);
    expect(test?.estimates.pearson?.low).toBeCloseTo(0.6863276464, 9);
    expect(test?.estimates.pearson?.high).toBeCloseTo(0.9888962214, 9);
  });

  it("is the same, byte for byte, from the same seed and whatever the order of the rows", () => {
    const again = adjusted([relate(one, [...schools].reverse(), options)]);
    expect(canonicalText(again)).toBe(canonicalText([test]));
    const otherSeed = relate(one, schools, optionsOf({ seed: 9 }));
    expect(otherSeed.estimates.spearman).not.toEqual(relate(one, schools, options).estimates.spearman);
  });

  it("is not calculated on fewer than five schools, nor where nothing varies", () => {
    const few = relate(one, schools.slice(0, 4), options);
    expect(few).toMatchObject({ n: 4, status: "too_few" });
    expect(Object.values(few.estimates)).toEqual([null, null, null, null, null]);
    const flat = schools.map((row) => ({ ...row, feedback: 50 }));
    expect(relate(one, flat, options)).toMatchObject({ n: 8, status: "no_spread" });
  });

  it("has no controlled estimate where no control varies", () => {
    const alike = schools.map((row) => ({ ...row, gse: 2, isRural: false }));
    const bare = relate(one, alike, options);
    expect(bare.estimates.partial).toBeNull();
    expect(bare.estimates.pearson).not.toBeNull();
    expect(bare.caveats).toContain("controls_missing");
  });

  it("never pools grades without a term for each: two grades that differ only in level have no relation", () => {
    const [low, high] = [10, 60].map((level, grade) =>
      [1, 2, 3, 4].map((at) => {
        const mirrored = [2, 4, 1, 3][at - 1] ?? 0;
        const rbd = grade * 10 + at;
        return aRow({
          ...{ rbd, grade: grade === 0 ? "4b" : "2m", feedback: level + at },
          outcomes: { "simce/lect": level + mirrored },
        });
      }),
    );
    const pooled = { ...one, scope: { ...one.scope, grade: null } };
    const both = relate(pooled, [...(low ?? []), ...(high ?? [])], optionsOf({ grades: ["4b", "2m"] }));
    expect(both.estimates.pearson?.value).toBeCloseTo(0, 9);
    expect(both.caveats).toContain("grade_term");
  });
});

it("every p is adjusted for all of its method, and no test is left out", () => {
  const options = optionsOf({ outcomes: ["simce/lect", "idps/am"] });
  const bare = plannedRelations(options).map((plan) => relate(plan, schools, options));
  const all = adjusted(bare);
  expect(all).toHaveLength(2);
  for (const [at, { estimates }] of all.entries()) {
    expect(estimates.pearson?.q).toBeGreaterThanOrEqual(bare[at]?.estimates.pearson?.p ?? 1);
  }
});

describe("the scopes of a run", () => {
  it("are zones, grades and years, together only where there are several", () => {
    expect(relationScopes(optionsOf())).toEqual([{ zone: "valle", grade: "2m", year: 2023 }]);
    expect(relationScopes(optionsOf({ territories: ["valle", "costa"], years: [2024, 2023] }))).toEqual(
      [null, "costa", "valle"].flatMap((zone) =>
        [null, 2023, 2024].map((year) => ({ zone, grade: "2m", year })),
      ),
    );
  });
});

describe("who is in a sample", () => {
  it("is whoever has both numbers, and who is not is counted by why", () => {
    const rows = [
      aRow(),
      aRow({ rbd: 2, isSmall: true, feedback: null, n: null }),
      aRow({ rbd: 3, feedback: null }),
      aRow({ rbd: 4, outcomes: { "simce/lect": null } }),
    ];
    expect(toSample(rows, "simce/lect")).toMatchObject({
      n: 1,
      without: { fewStudents: 1, feedback: 1, outcome: 1 },
    });
  });

  it("averages the years in which a school has a feedback score", () => {
    const rows = [
      aRow({ feedback: 40, n: 10, outcomes: { a: 1 } }),
      aRow({ year: 2024, feedback: 60, n: 20, outcomes: { a: 3 } }),
      aRow({ year: 2025, feedback: null, n: 90, outcomes: { a: 99 } }),
    ];
    expect(averageOfYears(rows)).toMatchObject([{ year: null, feedback: 50, n: 15, outcomes: { a: 2 } }]);
  });
});

describe("what is read from official columns", () => {
  const at = { grade: "2m", year: 2023 };
  const places = new Map([1, 2, 3].map((rbd) => [rbd, { zone: "valle", isRural: rbd === 3 }]));
  const counted = (indicator: string, values: Readonly<Record<number, number>>, counts: readonly number[]) =>
    aColumn(values, { ...at, indicator, counts: Int32Array.from(counts) });
  const columns = [
    aColumn({ 1: 60, 2: 70, 3: 80, 4: 90 }, { ...at, indicator: PROXY_PATH }),
    counted("simce/lect", { 1: 250, 2: 240, 3: 230 }, [40, 9, 12]),
    counted("simce/mate", { 1: 255, 2: 245, 3: 235 }, [38, 9, 9]),
  ];
  const rows = toStudyRows({
    columns,
    scores: null,
    outcomes: ["simce/lect", "simce/mate"],
    schools: places,
  });

  it("takes the students of Simce, and holds back every number of fewer than ten", () => {
    expect(rows.map(({ rbd, n, feedback, isSmall }) => [rbd, n, feedback, isSmall])).toEqual([
      [1, 40, 60, false],
      [2, null, null, true],
      [3, 12, 80, false],
    ]);
    expect(rows.map(({ outcomes }) => outcomes)).toEqual([
      { "simce/lect": 250, "simce/mate": 255 },
      { "simce/lect": null, "simce/mate": null },
      { "simce/lect": 230, "simce/mate": null },
    ]);
  });

  it("does not depend on the order of the columns", () => {
    const again = toStudyRows({
      columns: [...columns].reverse(),
      scores: null,
      outcomes: ["simce/mate", "simce/lect"],
      schools: places,
    });
    expect(canonicalText(again)).toBe(canonicalText(rows));
  });

  it("takes the scores of an index in the place of the proxy", () => {
    const score = { rbd: 1, ...at, score: 71, n: 25, reliability: 0.8 };
    const [first, second] = toStudyRows({ columns, scores: [score], outcomes: [], schools: places });
    expect(first).toMatchObject({ feedback: 71, n: 25, reliability: 0.8 });
    expect(second).toMatchObject({ feedback: null, n: null });
  });
});

describe("what must be read beside a relation", () => {
  const of = (path: string, more: Partial<Parameters<typeof caveatsOfTest>[0]> = {}) =>
    caveatsOfTest({ scope: one.scope, path, n: 60, hasEveryControl: true, source: "proxy", ...more });

  it("says that the proxy is a part of AM, and of nothing else", () => {
    expect(of("idps/am")).toContain("part_of_am");
    expect(of("idps/am/me")).toContain("part_of_am");
    expect(of("idps/cc")).not.toContain("part_of_am");
    expect(of("idps/am", { source: "index" })).not.toContain("part_of_am");
  });

  it("says that IDPS come from the same respondents, and not Simce", () => {
    expect(of("idps/cc")).toContain("shared_source");
    expect(of("simce/lect")).not.toContain("shared_source");
  });

  it("says what few schools and one zone allow", () => {
    expect(of("simce/lect", { n: 45 })).toContain("wide_interval");
    expect(of("simce/lect")).toEqual(["descriptive"]);
  });

  it("has a sentence for each", () => {
    expect(new Set(relationCaveats.map(caveatText)).size).toBe(relationCaveats.length);
  });
});
