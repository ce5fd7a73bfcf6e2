import { describe, expect, it } from "vitest";
import { MISSING_ITEM } from "@/lib/evidence/rules/data-sets/pack";
import { groupRows } from "@/lib/numerics/agreement/group-rows";
import { intraclassCorrelation } from "@/lib/numerics/agreement/intraclass-correlation";
import { integerColumn, realColumn } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { factorAnalysis } from "@/lib/numerics/extraction/factor-analysis";
import { minimumAveragePartial } from "@/lib/numerics/factor-number/minimum-average-partial";
import { inventAnswers, syntheticQuestions } from "@/prisma/seed/demo/synthetic-answers";

const schools = Array.from({ length: 39 }, (_, at) => ({ rbd: 400 + at, zone: at < 7 ? "Una" : "Otra" }));
const answers = inventAnswers(schools);
const turned = answers.items.map((values, at) =>
  values.map((value) => (syntheticQuestions[at]?.isReversed && value !== MISSING_ITEM ? 5 - value : value)),
);
const r = correlationMatrix(turned.map(integerColumn), "pairwise").r;

describe("the synthetic questionnaire", () => {
  it("is the same each time, and gives every answer of its scale, with some left blank", () => {
    expect(inventAnswers(schools)).toEqual(answers);
    for (const values of answers.items) {
      const blank = values.filter((value) => value === MISSING_ITEM).length / values.length;
      expect(blank).toBeGreaterThan(0.03);
      expect(blank).toBeLessThan(0.1);
      expect(new Set(values)).toEqual(new Set([MISSING_ITEM, 1, 2, 3, 4]));
    }
  });

  it("has some forty students a school in each of the columns", () => {
    const { length } = answers.schools;
    expect(length / schools.length).toBeGreaterThan(37);
    expect(length / schools.length).toBeLessThan(43);
    expect(new Set(answers.schools).size).toBe(schools.length);
    const { classOf, zoneOf, weights, items } = answers;
    expect(new Set([classOf, zoneOf, weights, ...items].map((values) => values.length))).toEqual(
      new Set([length]),
    );
  });

  it("gives back the two correlated factors of which it was made, each with its seven questions", () => {
    expect(minimumAveragePartial(r).suggestedSquared).toBe(2);
    const { loadings, phi } = factorAnalysis(r, answers.schools.length, {
      ...{ factors: 2, extraction: "minres", rotation: "oblimin", starts: 5, seed: 1 },
    });
    const isNextStepFirst = loadings.get(0, 0) > loadings.get(0, 1);
    loadings.to2DArray().forEach((row, at) => {
      const [main, cross] = at < 7 === isNextStepFirst ? row : row.toReversed();
      expect(main).toBeGreaterThan(0.4);
      expect(Math.abs(cross ?? 1)).toBeLessThan(0.1);
    });
    expect(phi.get(0, 1)).toBeGreaterThan(0.5);
    expect(phi.get(0, 1)).toBeLessThan(0.75);
  });

  it("differs between schools by a twentieth to a tenth of the index", () => {
    const score = realColumn(
      Array.from(answers.schools, (_, student) => {
        const given = turned
          .map((values) => values[student] ?? MISSING_ITEM)
          .filter((v) => v !== MISSING_ITEM);
        return given.length < 7 ? null : given.reduce((sum, value) => sum + value, 0) / given.length;
      }),
    );
    const { icc1 } = intraclassCorrelation(score, groupRows(Array.from(answers.schools, String)));
    expect(icc1).toBeGreaterThan(0.05);
    expect(icc1).toBeLessThan(0.1);
  });
});
