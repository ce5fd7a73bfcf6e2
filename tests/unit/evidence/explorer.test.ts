import { describe, expect, it } from "vitest";
import { directionWords, permittedUse, scaleWords, statusLabel } from "@/lib/evidence/rules/dictionary";
import {
  groupOf,
  isFeedbackProxy,
  orderByValue,
  presets,
  quantileOf,
  resolveSelection,
} from "@/lib/evidence/rules/explorer";
import { MAXIMUM_COLUMNS, type Availability, type ExplorerView } from "@/lib/evidence/schema/explorer";
import type { FigureUnit, IndicatorDto } from "@/lib/evidence/schema/figures";

const available: readonly Availability[] = [
  { path: "simce/lect", grade: "4b", year: 2024, schoolCount: 70 },
  { path: "simce/lect", grade: "4b", year: 2022, schoolCount: 68 },
  { path: "simce/lect", grade: "4b", year: 2018, schoolCount: 66 },
  { path: "simce/lect", grade: "4b", year: 2016, schoolCount: 66 },
  { path: "simce/lect", grade: "8b", year: 2025, schoolCount: 40 },
  { path: "simce/lect", grade: "2m", year: 2025, schoolCount: 12 },
  { path: "simce/mate", grade: "8b", year: 2025, schoolCount: 40 },
  { path: "idps/am/me/pm#alto", grade: "2m", year: 2024, schoolCount: 11 },
];

function asked(view: ExplorerView, more: object = {}) {
  return { view, indicators: [], grade: undefined, years: [], ...more };
}

describe("what is shown for a question", () => {
  it("is reading in the newest year, in the grade with the most schools", () => {
    expect(resolveSelection(asked("anios"), available)).toEqual({
      grade: "8b",
      paths: ["simce/lect"],
      years: [2025],
    });
  });

  it("is the last years of the grade asked for, newest first", () => {
    expect(resolveSelection(asked("anios", { grade: "4b" }), available).years).toEqual([2024, 2022, 2018]);
  });

  it("keeps the years asked for that have figures and falls back where none has", () => {
    const grade = "4b";
    expect(resolveSelection(asked("anios", { grade, years: [2016, 2024] }), available).years).toEqual([
      2024, 2016,
    ]);
    expect(resolveSelection(asked("anios", { grade, years: [1999] }), available).years).toEqual([
      2024, 2022, 2018,
    ]);
  });

  it("is one year of several indicators where they are compared", () => {
    const question = asked("indicadores", { years: [2025, 2024], grade: "8b" });
    expect(resolveSelection(question, available)).toEqual({
      grade: "8b",
      paths: ["simce/lect", "simce/mate"],
      years: [2025],
    });
  });

  it("starts from the newest year that has all the indicators, not from one that has half of them", () => {
    const indices = ["idps/am", "idps/cc"].flatMap((path) =>
      [2024, 2026].map((year) => ({ path, grade: "4b", year, schoolCount: 70 })),
    );
    const tests = { path: "simce/mate", grade: "4b", year: 2024, schoolCount: 70 };
    const { grade, years } = resolveSelection(asked("indicadores"), [...available, tests, ...indices]);
    expect({ grade, years }).toEqual({ grade: "4b", years: [2024] });
  });

  it("leaves out indicators that do not exist, and never holds more columns than a table", () => {
    const many = Array.from({ length: 40 }, (_, number) => ({
      path: `simce/x${number}`,
      grade: "4b",
      year: 2024,
      schoolCount: 1,
    }));
    const indicators = ["inventado", ...many.map(({ path }) => path)];
    const { paths } = resolveSelection(asked("indicadores", { indicators }), many);
    expect(paths).toHaveLength(MAXIMUM_COLUMNS);
    expect(paths).not.toContain("inventado");
  });

  it("is nothing where there are no figures", () => {
    expect(resolveSelection(asked("anios"), [])).toEqual({ grade: null, paths: [], years: [] });
  });

  it("keeps a grade in which the indicator has no figures, so that this can be said", () => {
    const question = asked("anios", { indicators: ["idps/am/me/pm#alto"], grade: "4b" });
    expect(resolveSelection(question, available)).toMatchObject({ grade: "4b", years: [] });
  });
});

describe("the public proxy of teacher feedback", () => {
  it("is the sub-dimension and its levels, and no neighbour", () => {
    expect(["idps/am/me/pm", "idps/am/me/pm#alto", "idps/am/me/pm#bajo"].every(isFeedbackProxy)).toBe(true);
    expect(["idps/am/me", "idps/am/me/id#alto", "idps/am"].some(isFeedbackProxy)).toBe(false);
  });

  it("is a choice with a name of its own", () => {
    expect(presets.find(({ id }) => id === "retroalimentacion")).toMatchObject({
      paths: ["idps/am/me/pm#alto", "idps/am/me/pm#bajo"],
      grade: "2m",
    });
  });
});

describe("an order by value", () => {
  const figures = [
    { schoolId: "a", value: 250 },
    { schoolId: "b", value: null },
    { schoolId: "c", value: 270 },
    { schoolId: "d", value: 250 },
  ];

  it("puts who has no number to read last in both directions and keeps equals as they came", () => {
    const schools = ["a", "b", "c", "d", "e"];
    expect(orderByValue(schools, figures, "desc")).toEqual(["c", "a", "d", "b", "e"]);
    expect(orderByValue(schools, figures, "asc")).toEqual(["a", "d", "c", "b", "e"]);
  });
});

describe("a quantile", () => {
  it("lies between its neighbours as type 7 says", () => {
    expect(quantileOf([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantileOf([7], 0.75)).toBe(7);
    expect(quantileOf([], 0.5)).toBeNull();
  });
});

function indicator(path: string, unit: FigureUnit, parentPath: string | null = null): IndicatorDto {
  return { path, unit, parentPath, name: path, shortName: path };
}

const kinds = [
  [indicator("simce/lect", "score"), "score", "Más alto es mejor"],
  [indicator("simce/lect/ins", "percent", "simce/lect"), "standard", "Más bajo es mejor"],
  [indicator("simce/lect/ade", "percent", "simce/lect"), "standard", "Más alto es mejor"],
  [indicator("idps/am", "index"), "index", "Más alto es mejor"],
  [indicator("idps/am/me", "index", "idps/am"), "dimension", "Más alto es mejor"],
  [indicator("idps/am/me/pm#bajo", "percent", "idps/am/me/pm"), "level", "Más bajo es mejor"],
  [indicator("idps/am/me/pm", "percent", "idps/am/me"), "level", "Leer por niveles"],
  [
    indicator("idps/cc/as/tv#alto", "percent", "idps/cc/as/tv"),
    "level",
    "Leer la descripción de cada nivel que publica la Agencia",
  ],
  [indicator("category/basica", "category"), "category", "Más alto es mejor"],
] as const;

describe("the dictionary", () => {
  it.each(kinds)("tells the kind of $path and where better lies", (one, group, direction) => {
    expect(groupOf(one)).toBe(group);
    expect(directionWords(one)).toBe(direction);
    expect(scaleWords(one).length).toBeGreaterThan(10);
    expect(permittedUse(one)).toMatch(/^Dato público/);
  });

  it("has words for every state of a figure", () => {
    expect(statusLabel("few_students")).toBe("pocos estudiantes");
    expect(statusLabel("valued")).toBe("con dato");
  });
});
