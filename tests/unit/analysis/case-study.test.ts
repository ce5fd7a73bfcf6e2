import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/analysis/rules/canonical-text";
import { caseScores } from "@/lib/analysis/rules/case-scores";
import { isUnstable, resampledRows } from "@/lib/analysis/rules/case-stability";
import { caseResult, pickedFrom } from "@/lib/analysis/rules/case-study";
import { caseSettings } from "@/lib/analysis/schema/cases";
import type { StudyRow } from "@/lib/analysis/schema/study-rows";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { seededRandom } from "@/lib/numerics/random/seeded-random";
import { aRow } from "./study-row";

const settings = caseSettings.parse({ territories: ["valle"], years: [2023, 2024] });

/** Forty invented schools of a zone over two years; results follow the socioeconomic group and nothing else. */
function invented(): readonly StudyRow[] {
  const random = seededRandom(7);
  return Array.from({ length: 40 }, (_, at) => at + 1).flatMap((rbd) =>
    [2023, 2024].map((year) => {
      const gse = (rbd % 4) + 1;
      const score = (mean: number, sd: number) => mean + 8 * gse + sd * drawNormal(random);
      return aRow({
        ...{ rbd, year, gse, isRural: rbd % 7 === 0, n: 20 + rbd },
        feedback: Math.min(95, Math.max(5, 50 + 12 * drawNormal(random))),
        outcomes: {
          "idps/cc": score(60, 3),
          "idps/pf": score(60, 3),
          "simce/lect": score(220, 15),
          "simce/mate": score(220, 15),
        },
      });
    }),
  );
}

const rows = invented();
const input = {
  basis: "zones" as const,
  schools: [...new Set(rows.map(({ rbd }) => rbd))].map((rbd) => ({
    ...{ rbd, zone: "valle", isRural: rbd % 7 === 0 },
    hadOneSponsor: true,
  })),
  rows,
};

describe("both scores of a school", () => {
  const scores = caseScores(rows, settings, "zones");

  it("have mean 0 and spread 1 among the schools compared", () => {
    for (const read of ["feedbackZ", "outcomeZ"] as const) {
      const values = scores.map((score) => score[read]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      expect(mean).toBeCloseTo(0, 10);
      expect(variance).toBeCloseTo(1, 10);
    }
  });

  it("say nothing of the socioeconomic group any more", () => {
    const covariance =
      scores.reduce((sum, { gse, outcomeZ }) => sum + (gse - 2.5) * outcomeZ, 0) / scores.length;
    expect(Math.abs(covariance)).toBeLessThan(1e-9);
  });

  it("average the years a school has", () => {
    const without = rows.filter(({ rbd, year }) => rbd !== 3 || year !== 2024);
    const third = caseScores(without, settings, "zones").find(({ rbd }) => rbd === 3);
    expect(third).toMatchObject({ years: [2023], n: 23 });
    expect(scores.find(({ rbd }) => rbd === 3)).toMatchObject({ years: [2023, 2024] });
  });

  it("do not depend on the order of the rows", () => {
    expect(caseScores([...rows].reverse(), settings, "zones")).toEqual(scores);
  });
});

describe("the bootstrap", () => {
  const at = { seed: 5, draw: 3, scoreSd: 10 };

  it("draws the same schools' other students again from the same seed", () => {
    expect(resampledRows(rows, at)).toEqual(resampledRows(rows, at));
    expect(resampledRows(rows, { ...at, draw: 4 })).not.toEqual(resampledRows(rows, at));
  });

  it("draws the proxy as whole students, Simce with an error, and neither the IDPS nor schools of no zone", () => {
    const [drawn] = resampledRows([aRow()], at);
    expect(((drawn?.feedback ?? 0) * 50) / 100).toBeCloseTo(
      Math.round(((drawn?.feedback ?? 0) * 50) / 100),
      9,
    );
    expect(drawn?.outcomes["simce/lect"]).not.toBe(240);
    expect(drawn?.outcomes["idps/cc"]).toBe(72);
    const outside = aRow({ zone: null });
    expect(resampledRows([outside], at)).toEqual([outside]);
  });

  it("draws an index with the error that its reliability leaves: none when it is perfect", () => {
    const [perfect] = resampledRows([aRow({ reliability: 1 })], at);
    const [poor] = resampledRows([aRow({ reliability: 0.2 })], at);
    expect(perfect?.feedback).toBe(60);
    expect(poor?.feedback).not.toBe(60);
  });

  it("marks what is picked in fewer than 60 % of the runs", () => {
    expect([0.59, 0.6, null].map(isUnstable)).toEqual([true, false, false]);
  });
});

describe("a selection", () => {
  const stability = { picks: new Map([[1, 30]]), draws: 40 };
  const result = caseResult(input, settings, stability);

  it("gives every school considered a reason", () => {
    expect(result.schools).toHaveLength(40);
    expect(result.schools.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(result.schools.filter(({ status }) => status === "picked").map(({ rbd }) => rbd)).toEqual(
      [...pickedFrom(rows, input, settings)].sort((a, b) => a - b),
    );
  });

  it("is the same, byte for byte, whatever the order of rows and schools", () => {
    const shuffled = { ...input, rows: [...rows].reverse(), schools: [...input.schools].reverse() };
    expect(canonicalText(caseResult(shuffled, settings, stability))).toBe(canonicalText(result));
  });

  it("keeps a school that cannot be a case out of the places, with its score", () => {
    const changed = input.schools.map((school) =>
      school.rbd === 1 ? { ...school, hadOneSponsor: false } : school,
    );
    const first = caseResult({ ...input, schools: changed }, settings, stability).schools[0];
    expect(first).toMatchObject({ status: "not_eligible", rank: null, stability: null });
    expect(first?.feedbackZ).not.toBeNull();
    expect(first?.reasons).toEqual([{ code: "sponsor_changed", value: null }]);
  });
});
