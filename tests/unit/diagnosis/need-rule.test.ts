import { describe, expect, it } from "vitest";
import {
  findingsOf,
  lowestLevels,
  outcomeOf,
  proposeNeeds,
  type IndicatorLessons,
} from "@/lib/diagnosis/rules/need-rule";

const threshold = 2.5;
const area = (id: string, indicatorCodes: string[], parentId: string | null = "top") => ({
  id,
  indicatorCodes,
  parentId,
});
const areas = [
  area("EVAL", ["C9.1"], null),
  area("EVAL.RETRO", ["C9.1", "C9.2"]),
  area("AULA.RUT", ["B5.1"]),
];

/** One lesson of one teacher for each level; null is "no observado". */
function lessonsOf(
  code: string,
  levels: readonly (number | null)[],
  teachers = levels.length,
): IndicatorLessons {
  return {
    indicatorId: `id-${code}`,
    code,
    title: `Indicador ${code}`,
    levels: [1, 2, 3, 4],
    lessons: levels.map((level, index) => ({
      observationId: `o${code}${index}`,
      teacherId: `t${index % teachers}`,
      level,
    })),
  };
}

const verdictOf = (levels: readonly (number | null)[], teachers?: number) =>
  findingsOf([lessonsOf("C9.1", levels, teachers)], threshold)[0]?.verdict;

describe("what the need rule finds", () => {
  it.each([
    ["three lessons of three teachers with a mean under the threshold", [2, 2, 3], 3, "meets"],
    ["a mean exactly at the threshold and fewer than half low", [2, 2, 3, 3, 2.5], 5, "enough"],
    ["half of the lessons low, though the mean is above the threshold", [1, 2, 4, 4], 4, "meets"],
    ["one lesson fewer than the minimum", [1, 1], 2, "too_few"],
    ["enough lessons, of only two teachers", [1, 1, 1, 1], 2, "too_few"],
    ["lessons in which it was not observed do not count", [1, 1, null, null], 4, "too_few"],
    ["no lesson at all", [], 1, "too_few"],
    ["high levels", [3, 4, 3], 3, "enough"],
  ] as const)("%s", (...[, levels, teachers, verdict]) => {
    expect(verdictOf(levels, teachers)).toBe(verdict);
  });

  it("does not count a missing level as a zero", () => {
    const [finding] = findingsOf([lessonsOf("C9.1", [2, 3, 4, null])], threshold);
    expect(finding).toMatchObject({ lessons: 3, mean: 3, observationIds: ["oC9.10", "oC9.11", "oC9.12"] });
  });

  it("takes the two lowest levels of a scale, and only the lowest of two", () => {
    expect(lowestLevels([4, 2, 1, 3])).toEqual([1, 2]);
    expect(lowestLevels([1, 2, 3, 4, 5])).toEqual([1, 2]);
    expect(lowestLevels([0, 1])).toEqual([0]);
  });
});

describe("what the need rule proposes", () => {
  it("says with its numbers what was seen and why it is proposed", () => {
    const [proposal] = proposeNeeds(
      findingsOf([lessonsOf("C9.1", [1, 2, 2, 3])], threshold),
      areas,
      threshold,
    );
    expect(proposal?.statement).toBe(
      "En 3 de 4 clases observadas, «Indicador C9.1» aparece en los dos niveles iniciales.",
    );
    expect(proposal?.ruleText).toBe(
      "La regla la propone porque el promedio, 2 de 4, es menor que el umbral del programa, 2,5, con 4 clases de 4 docentes. " +
        "Impacto 3: 3 de 4 docentes con alguna clase en esos niveles. " +
        "Urgencia 2: según cuánto le falta al promedio para el umbral. " +
        "Factibilidad 2: valor inicial, la ajusta la escuela.",
    );
  });

  it("gives the share as the reason when the mean alone would not propose it", () => {
    const [proposal] = proposeNeeds(
      findingsOf([lessonsOf("C9.1", [1, 2, 4, 4])], threshold),
      areas,
      threshold,
    );
    expect(proposal?.ruleText).toContain(
      "porque 2 de 4 clases (50%) están en los dos niveles iniciales, la mitad o más",
    );
    expect(proposal?.urgency).toBe(1);
  });

  it.each([
    [[1, 1, 2, 2], 3],
    [[1, 2, 2, 3], 2],
    [[2, 2, 3, 3, 2], 1],
  ])("gives levels %j the urgency %i", (levels, urgency) => {
    const [proposal] = proposeNeeds(findingsOf([lessonsOf("C9.1", levels)], threshold), areas, threshold);
    expect(proposal?.urgency).toBe(urgency);
  });

  it("gives the impact by how many of the observed teachers have a low lesson", () => {
    const impact = (levels: readonly number[]) =>
      proposeNeeds(findingsOf([lessonsOf("C9.1", levels)], 4), areas, 4)[0]?.impact;
    expect(impact([2, 2, 3])).toBe(3);
    expect(impact([2, 3, 3])).toBe(2);
    expect(impact([2, 3, 3, 3])).toBe(1);
  });

  it("chooses the narrowest area that names the indicator", () => {
    const [proposal] = proposeNeeds(findingsOf([lessonsOf("C9.1", [1, 1, 1])], threshold), areas, threshold);
    expect(proposal?.focusAreaId).toBe("EVAL.RETRO");
  });

  it("orders by priority and stops at five, saying what became of the rest", () => {
    const many = ["A1", "A2", "A3", "A4", "A5", "A6"].map((code, index) =>
      lessonsOf(code, index === 5 ? [1, 1, 1] : [2, 2, 3]),
    );
    const wide = [area("X", ["A1", "A2", "A3", "A4", "A5", "A6"])];
    const findings = findingsOf(many, threshold);
    const proposals = proposeNeeds(findings, wide, threshold);
    expect(proposals.map((proposal) => proposal.indicatorId)).toEqual([
      "id-A6",
      "id-A1",
      "id-A2",
      "id-A3",
      "id-A4",
    ]);
    expect(
      findings.map((finding) => outcomeOf(finding, wide, proposals)).filter((one) => one !== "proposed"),
    ).toEqual(["beyond_maximum"]);
  });

  it("proposes nothing for an indicator that no area names, and says so", () => {
    const findings = findingsOf([lessonsOf("Z1", [1, 1, 1])], threshold);
    const proposals = proposeNeeds(findings, areas, threshold);
    expect(proposals).toEqual([]);
    expect(findings.map((finding) => outcomeOf(finding, areas, proposals))).toEqual(["no_area"]);
  });

  it("does not depend on the order of the lessons", () => {
    const forth = proposeNeeds(findingsOf([lessonsOf("C9.1", [1, 2, 3, 2])], threshold), areas, threshold);
    const back = proposeNeeds(findingsOf([lessonsOf("C9.1", [2, 3, 2, 1])], threshold), areas, threshold);
    expect(back[0]).toMatchObject({ ...forth[0], observationIds: expect.any(Array) });
  });
});
