import { describe, expect, it } from "vitest";
import { FOCUS_TAXONOMY } from "@/prisma/seed/content/foci";
import { LESSON_RUBRIC } from "@/prisma/seed/content/rubric-lesson";
import { TEACH_RUBRIC } from "@/prisma/seed/content/rubric-teach";
import {
  type RubricContent,
  rubricContent,
  type TaxonomyContent,
  taxonomyContent,
} from "@/prisma/seed/content/schema";

const taxonomy: TaxonomyContent = FOCUS_TAXONOMY;
const rubrics: readonly RubricContent[] = [LESSON_RUBRIC, TEACH_RUBRIC];
const indicatorsOf = (rubric: RubricContent) => rubric.sections.flatMap(({ indicators }) => indicators);

describe.each(rubrics.map((rubric) => [rubric.name, rubric] as const))("the rubric %s", (_name, rubric) => {
  it("has the shape of a rubric, with every level of every indicator described", () => {
    expect(rubricContent.parse(rubric)).toEqual(rubric);
  });

  it("says the same thing nowhere twice", () => {
    const texts = indicatorsOf(rubric).flatMap(({ code, title, descriptors }) => [
      code,
      title,
      ...descriptors,
    ]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("describes what is seen and heard, without words that judge or guess", () => {
    const judging =
      /\b(buen[oa]?s?|mal[oa]?s?|adecuad|apropiad|excelente|deficiente|efectiv|eficaz|correctamente|motivad|interesad|desmotivad|flojo|desordenad|logra que)/i;
    const quoted = /«[^»]*»/g;
    const found = indicatorsOf(rubric)
      .flatMap(({ descriptors }) => descriptors)
      .filter((text) => judging.test(text.replace(quoted, "")));
    expect(found).toEqual([]);
  });

  it("is short enough to be read in a classroom", () => {
    const long = indicatorsOf(rubric).flatMap(({ descriptors }) =>
      descriptors.filter((text) => text.length > 190),
    );
    expect(long).toEqual([]);
  });
});

describe("the schema", () => {
  it("refuses an indicator that leaves a level without descriptor", () => {
    const [section] = LESSON_RUBRIC.sections;
    const [indicator] = section.indicators;
    const broken = {
      ...LESSON_RUBRIC,
      sections: [{ ...section, indicators: [{ ...indicator, descriptors: indicator.descriptors.slice(1) }] }],
    };
    expect(rubricContent.safeParse(broken).success).toBe(false);
  });
});

describe("both rubrics together", () => {
  it("give every indicator a code of its own", () => {
    const codes = rubrics.flatMap(indicatorsOf).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("keep their levels neutral, far from the portfolio's", () => {
    const labels = rubrics.flatMap(({ levels }) => levels.map(({ label }) => label));
    expect(
      labels.filter((label) => /insatisfactorio|básico|competente|destacado|deficiente/i.test(label)),
    ).toEqual([]);
  });
});

describe("the lesson rubric", () => {
  it("stands on the five standards that a lesson shows", () => {
    expect(LESSON_RUBRIC.sections.map(({ code }) => code)).toEqual(["B5", "B6", "C7", "C8", "C9"]);
    for (const { code, indicators } of LESSON_RUBRIC.sections) {
      expect(indicators.every((indicator) => indicator.code.startsWith(`${code}.`))).toBe(true);
      expect([2, 3]).toContain(indicators.length);
    }
  });

  it("says that its words are not official and its use is formative", () => {
    expect(LESSON_RUBRIC.notice).toMatch(/no son texto oficial/);
    expect(LESSON_RUBRIC.notice).toMatch(/Uso formativo/);
  });
});

describe("the rubric after Teach", () => {
  it("carries the citation, the licence and both disclaimers that the licence asks for", () => {
    expect(TEACH_RUBRIC.notice).toMatch(/Molina et al\. \(2021\)/);
    expect(TEACH_RUBRIC.notice).toMatch(/CC BY 4\.0 IGO/);
    expect(TEACH_RUBRIC.notice).toMatch(/Esta traducción no es obra del Banco Mundial/);
    expect(TEACH_RUBRIC.notice).toMatch(/Esta es una adaptación de una obra original del Banco Mundial/);
  });

  it("has its ten elements", () => {
    expect(indicatorsOf(TEACH_RUBRIC).map(({ code }) => code)).toEqual(
      [..."0123456789"].map((digit) => `T${digit}`),
    );
  });
});

describe("the taxonomy of foci", () => {
  const subFoci = taxonomy.foci.flatMap((focus) => focus.subFoci.map((subFocus) => ({ focus, subFocus })));
  const lessonCodes: readonly string[] = indicatorsOf(LESSON_RUBRIC).map(({ code }) => code);

  it("has the shape of a taxonomy and its ten foci", () => {
    expect(taxonomyContent.parse(taxonomy)).toEqual(taxonomy);
    expect(taxonomy.foci.map(({ code }) => code)).toEqual([
      ...["PCK", "PLAN", "EVAL", "EST", "AULA", "INCL", "CONV", "TEC", "FAM", "PROF"],
    ]);
  });

  it("gives every focus a code of its own, a sub-focus under its focus's", () => {
    const codes = [...taxonomy.foci.map(({ code }) => code), ...subFoci.map(({ subFocus }) => subFocus.code)];
    expect(new Set(codes).size).toBe(codes.length);
    const stray = subFoci.filter(({ focus, subFocus }) => !subFocus.code.startsWith(`${focus.code}.`));
    expect(stray).toEqual([]);
  });

  it("refers only to indicators that exist", () => {
    const named = [...taxonomy.foci, ...subFoci.map(({ subFocus }) => subFocus)].flatMap(
      ({ indicatorCodes }) => indicatorCodes,
    );
    expect(named.filter((code) => !lessonCodes.includes(code))).toEqual([]);
  });

  const suggestedBy = (code: string) =>
    subFoci.find(({ subFocus }) => subFocus.indicatorCodes[0] === code)?.subFocus.code;

  it("suggests a sub-focus of its own for every indicator", () => {
    const suggested = lessonCodes.map(suggestedBy);
    expect(suggested).not.toContain(undefined);
    expect(new Set(suggested).size).toBe(lessonCodes.length);
  });

  it.each([
    ["B5.1", "CONV.VINC"],
    ["B5.2", "AULA.RUT"],
    ["C7.2", "EST.MODEL"],
    ["C9.3", "EVAL.RETRO"],
  ])("suggests, for %s, %s", (code, subFocus) => {
    expect(suggestedBy(code)).toBe(subFocus);
  });
});
