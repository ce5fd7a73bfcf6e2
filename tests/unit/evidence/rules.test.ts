import { describe, expect, it } from "vitest";
import {
  describeFigure,
  differenceWords,
  formatFigureValue,
  gseName,
  isTrendable,
  judgementWords,
  latestFigure,
  latestReadable,
  missingWords,
  readStatus,
  resultsByGrade,
  significanceWords,
  studentsWords,
} from "@/lib/evidence/rules/figures";
import type { Figure, IndicatorDto } from "@/lib/evidence/schema/figures";

const reading: IndicatorDto = {
  path: "simce/lect",
  name: "Simce Lectura",
  shortName: "Lectura",
  unit: "score",
  parentPath: null,
};

function figure(values: Partial<Figure>): Figure {
  return {
    id: "0190a000-0000-7000-8000-000000000001",
    year: 2024,
    status: "valued",
    value: 253,
    n: 62,
    mark: null,
    previousDifference: null,
    previousSignificance: null,
    gseDifference: null,
    gseSignificance: null,
    gseGroup: 2,
    sameGse: null,
    national: null,
    origin: { publisher: "Agencia", fileName: "archivo.xlsx", internalVersion: null, row: 1 },
    ...values,
  };
}

describe("a figure in one line", () => {
  it("says of what, of when, of how many and how it compares", () => {
    expect(describeFigure(figure({ gseSignificance: 0 }), { indicator: reading, grade: "4b" })).toBe(
      "253 · Lectura 4° 2024 · 62 estudiantes · similar a su GSE",
    );
  });
  it.each([
    { status: "no_data", n: null, line: "Sin dato · Lectura II medio 2024" },
    {
      status: "reserved",
      n: 1,
      line: "Dato reservado por la Agencia · Lectura II medio 2024 · 1 estudiante",
    },
    { status: "few_students", n: 6, line: "Pocos estudiantes · Lectura II medio 2024 · 6 estudiantes" },
  ] as const)("$status is said in words, never as a number", ({ status, n, line }) => {
    expect(describeFigure(figure({ status, value: null, n }), { indicator: reading, grade: "2m" })).toBe(
      line,
    );
  });
  it("does not compare a figure of few students, even if the file did", () => {
    const few = figure({ status: "few_students", value: null, n: 6, gseSignificance: 1 });
    expect(describeFigure(few, { indicator: reading, grade: "4b" })).not.toContain("GSE");
  });
  it("says of an index how many sat Simce, and nothing where no file says it", () => {
    const index: IndicatorDto = {
      ...reading,
      path: "idps/am",
      shortName: "Autoestima y motivación",
      unit: "index",
    };
    const of = { indicator: index, grade: "4b" };
    const shown = figure({ value: 74.25 });
    expect(describeFigure(shown, of)).toBe(
      "74,3 · Autoestima y motivación 4° 2024 · 62 estudiantes en Simce",
    );
    expect(describeFigure({ ...shown, n: null }, of)).toBe("74,3 · Autoestima y motivación 4° 2024");
    expect(studentsWords(null, { path: "idps/am" })).toBe("la Agencia no publica cuántos respondieron");
  });
});

describe("words of states and differences", () => {
  it("only a value has no words for its absence", () => {
    expect((["valued", "few_students", "reserved", "no_data"] as const).map(missingWords)).toEqual([
      null,
      "pocos estudiantes",
      "dato reservado por la Agencia",
      "sin dato",
    ]);
  });
  it("follows the Agencia's judgement, not the points", () => {
    expect(significanceWords(0, "gse")).toBe("similar a su GSE");
    expect(significanceWords(1, "previous")).toBe("más alto que en la aplicación anterior");
    expect(significanceWords(null, "gse")).toBeNull();
    expect(differenceWords({ points: 12, significance: 0 }, "gse")).toBe("similar a su GSE (+12 puntos)");
    expect(differenceWords({ points: -1, significance: -1 }, "previous")).toBe(
      "más bajo que en la aplicación anterior (−1 punto)",
    );
  });
  it("gives the judgement alone where a heading says against what", () => {
    expect(([-1, 0, 1, null] as const).map(judgementWords)).toEqual([
      "más bajo",
      "similar",
      "más alto",
      null,
    ]);
  });
  it("points without a judgement say that there is none, and nothing published says nothing", () => {
    expect(differenceWords({ points: 4, significance: null }, "gse")).toBe(
      "+4 puntos respecto de su GSE, sin juicio de significancia",
    );
    expect(differenceWords({ points: null, significance: null }, "gse")).toBeNull();
  });
  it("names the five socioeconomic groups and no other", () => {
    expect([1, 2, 3, 4, 5].map(gseName)).toEqual(["bajo", "medio bajo", "medio", "medio alto", "alto"]);
    expect(() => gseName(0)).toThrow(RangeError);
  });
  it("writes each unit in its own form", () => {
    expect(formatFigureValue(253, "score")).toBe("253");
    expect(formatFigureValue(74.25, "index")).toBe("74,3");
    expect(formatFigureValue(41.9, "percent")).toBe("41,9%");
  });
});

describe("the state in which a figure is read", () => {
  it.each([
    { status: "valued", n: 9, read: "few_students" },
    { status: "valued", n: 10, read: "valued" },
    { status: "valued", n: null, read: "valued" },
    { status: "reserved", n: 1, read: "reserved" },
    { status: "no_data", n: 0, read: "no_data" },
  ] as const)("$status with $n students is read as $read", ({ status, n, read }) => {
    expect(readStatus(status, n)).toBe(read);
  });
});

describe("results by grade", () => {
  it("tells scores, standards, indices and dimensions apart, in the order given", () => {
    const of = (grade: string, path: string, rest: Partial<IndicatorDto>) => ({
      grade,
      indicator: { ...reading, path, ...rest },
      figures: [],
    });
    const [fourth, second] = resultsByGrade([
      of("4b", "simce/lect", {}),
      of("4b", "simce/lect/ade", { unit: "percent", parentPath: "simce/lect" }),
      of("4b", "idps/am", { unit: "index" }),
      of("4b", "idps/am/me", { unit: "index", parentPath: "idps/am" }),
      of("2m", "simce/mate", {}),
    ]);
    const paths = (series: readonly { indicator: IndicatorDto }[] = []) =>
      series.map(({ indicator }) => indicator.path);
    expect(paths(fourth?.scores)).toEqual(["simce/lect"]);
    expect(paths(fourth?.standards)).toEqual(["simce/lect/ade"]);
    expect(paths(fourth?.indices)).toEqual(["idps/am"]);
    expect(paths(fourth?.dimensions)).toEqual(["idps/am/me"]);
    expect(second?.grade).toBe("2m");
  });
});

describe("what may be a point of a trend", () => {
  it("only a published value of ten students or more", () => {
    expect(isTrendable(figure({}))).toBe(true);
    expect(isTrendable(figure({ status: "few_students", value: 288, n: 2 }))).toBe(false);
    expect(isTrendable(figure({ status: "no_data", value: null }))).toBe(false);
  });
  it("a newer missing figure is never hidden behind an older number", () => {
    const series = {
      grade: "4b",
      indicator: reading,
      figures: [figure({ year: 2023 }), figure({ year: 2024, status: "reserved", value: null })],
    };
    expect(latestFigure(series)?.year).toBe(2024);
    expect(latestReadable(series)?.year).toBe(2023);
  });
});
