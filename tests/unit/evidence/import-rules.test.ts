import { describe, expect, it } from "vitest";
import { countRows } from "@/lib/evidence/rules/differences";
import { gradesOfLevels } from "@/lib/evidence/rules/grades-of-levels";
import { indicatorOf } from "@/lib/evidence/rules/indicators";
import { nationalReferences } from "@/lib/evidence/rules/national-reference";
import { packColumn, unpackColumn } from "@/lib/evidence/rules/packed-column";
import { isNewer, isPreliminary, newestOf, type VersionFacts } from "@/lib/evidence/rules/versions";
import type { FigureColumn } from "@/lib/evidence/schema/parsed";

function version(overrides: Partial<VersionFacts> = {}): VersionFacts {
  return {
    ...{ sha256: "a", fileName: "simce4b2024_rbd_final.csv", internalVersion: null, fileDate: null },
    ...{ isExtract: false, importedAt: new Date("2026-03-01") },
    ...overrides,
  };
}

function column(values: readonly number[], overrides: Partial<FigureColumn> = {}): FigureColumn {
  return {
    ...{ indicator: "simce/lect", grade: "4b", year: 2024, markTexts: [] },
    rbds: Int32Array.from(values, (_, index) => index + 1),
    sourceRows: Int32Array.from(values, (_, index) => index + 2),
    values: Float64Array.from(values),
    statuses: Int8Array.from(values, (value) => (Number.isNaN(value) ? 3 : 0)),
    ...{ counts: null, gseGroups: null, previousDifferences: null, previousSignificance: null },
    ...{ gseDifferences: null, gseSignificance: null, marks: null },
    ...overrides,
  };
}

describe("which version is newer", () => {
  const later = new Date("2026-04-01");
  it.each([
    [
      "final over preliminary, imported before it",
      {},
      { fileName: "a_preliminar.csv", importedAt: later },
      true,
    ],
    ["preliminary never over final", { fileName: "a_preliminar.csv", importedAt: later }, {}, false],
    [
      "the later day of the data",
      { fileDate: "2025-05-01" },
      { fileDate: "2025-04-01", importedAt: later },
      true,
    ],
    [
      "the later internal version",
      { internalVersion: "final20240102v1" },
      { internalVersion: "final20240101v9", importedAt: later },
      true,
    ],
    [
      "a whole file over its own extract, whatever it says",
      { fileDate: "2020-01-01" },
      { isExtract: true, fileDate: "2025-01-01", importedAt: later },
      true,
    ],
    [
      "a whole file over another's extract of the same day",
      { sha256: "b" },
      { isExtract: true, importedAt: later },
      true,
    ],
    ["else the one imported last", { importedAt: later }, {}, true],
    ["else not the one imported first", {}, { importedAt: later }, false],
  ] as const)("%s", (...[, candidate, inForce, expected]) => {
    expect(isNewer(version(candidate), version(inForce))).toBe(expected);
  });

  it("trusts the name over the internal version, which disagree in 2024", () => {
    expect(isPreliminary(version({ internalVersion: "preliminar20240422v1" }))).toBe(false);
    expect(isPreliminary(version({ fileName: "datos.csv", internalVersion: "preliminar20240422v1" }))).toBe(
      true,
    );
  });

  it("is none of no versions", () => {
    expect(newestOf([])).toBeUndefined();
  });
});

describe("counting the rows of a file", () => {
  const counted = (columns: readonly FigureColumn[], before: readonly FigureColumn[], accepted: number) =>
    countRows(
      columns,
      new Map(before.map((held) => [`${held.indicator}|${held.grade}|${held.year}`, held])),
      accepted,
    );

  it("puts every row in one of three, and counts what is gone", () => {
    const counts = counted([column([250, 260, 270])], [column([250, 261])], 3);
    expect(counts).toEqual({ newCount: 1, changedCount: 1, unchangedCount: 1, droppedCount: 0 });
    expect(counted([column([250])], [column([250, 261])], 1)).toMatchObject({
      unchangedCount: 1,
      droppedCount: 1,
    });
  });

  it("calls a row with a new figure beside known ones changed", () => {
    const mathematics = column([240], { indicator: "simce/mate" });
    expect(counted([column([250]), mathematics], [column([250])], 1)).toMatchObject({
      newCount: 0,
      changedCount: 1,
    });
  });

  it("takes a missing value for equal to a missing value, and a mark for part of the figure", () => {
    expect(counted([column([NaN])], [column([NaN])], 1).unchangedCount).toBe(1);
    const marked = column([250], { marks: Int8Array.of(0), markTexts: ["no representa"] });
    expect(counted([marked], [column([250])], 1).changedCount).toBe(1);
  });

  it("does not compare a socioeconomic group that the file does not carry", () => {
    expect(counted([column([250])], [column([250], { gseGroups: Int8Array.of(3) })], 1).unchangedCount).toBe(
      1,
    );
  });
});

describe("packed columns", () => {
  it("come back as they were, from bytes that begin anywhere", () => {
    const given = column([250, NaN], {
      counts: Int32Array.of(30, -1),
      marks: Int8Array.of(-1, 0),
      markTexts: ["x"],
    });
    const { schoolCount, ...packed } = packColumn(given);
    const shifted = new Uint8Array(packed.values.length + 3);
    shifted.set(packed.values, 3);
    expect(schoolCount).toBe(2);
    expect(unpackColumn(given, { ...packed, values: shifted.subarray(3) })).toEqual(given);
  });

  it("refuse an array that has not one element a school", () => {
    const { schoolCount: _, ...packed } = packColumn(column([250, 260]));
    expect(() => unpackColumn(column([]), { ...packed, statuses: new Uint8Array(1) })).toThrow(/statuses/);
  });
});

describe("the national reference", () => {
  const nothing = { cohorts: new Map<number, number>(), gseGroups: new Map<number, number>() };

  it("weighs by students only when every school has a count", () => {
    const both = nationalReferences(column([200, 300], { counts: Int32Array.of(10, 30) }), nothing);
    expect(both.get(0)).toMatchObject({ schoolCount: 2, mean: 250, studentWeightedMean: 275 });
    const one = nationalReferences(column([200, 300], { counts: Int32Array.of(10, -1) }), nothing);
    expect(one.get(0)?.studentWeightedMean).toBeNull();
  });

  it("takes count and group from other files of the application where the column gives none", () => {
    const context = {
      cohorts: new Map([
        [1, 10],
        [2, 30],
      ]),
      gseGroups: new Map([[2, 4]]),
    };
    const references = nationalReferences(column([200, 300]), context);
    expect(references.get(0)?.studentWeightedMean).toBe(275);
    expect(references.get(4)).toMatchObject({ schoolCount: 1, mean: 300, standardDeviation: null });
  });

  it("counts no hidden value", () => {
    expect(nationalReferences(column([NaN]), nothing).size).toBe(0);
  });
});

it("names an indicator that was never seen after its own code", () => {
  expect(indicatorOf("simce/ingl")).toMatchObject({ name: "Simce ingl", unit: "score", parentPath: null });
  expect(indicatorOf("simce/ingl/ins")).toMatchObject({ unit: "percent", parentPath: "simce/ingl" });
  expect(indicatorOf("category/basica")).toMatchObject({ unit: "category" });
});

it("takes the grades of a school from its levels, each once", () => {
  expect(gradesOfLevels(["media_hc", "media_tp", "adultos"])).toEqual(["1m", "2m", "3m", "4m"]);
});
