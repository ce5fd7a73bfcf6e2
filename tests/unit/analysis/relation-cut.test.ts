import { describe, expect, it } from "vitest";
import {
  cutChoices,
  cutFrom,
  groupsOf,
  isMainOutcome,
  openGroup,
  testsOf,
} from "@/app/(app)/analisis/relaciones/[id]/relation-cut";
import { caveatLetters } from "@/components/analysis/caveat-letters";
import { leftOutWords, probabilityWords, rangeWords } from "@/components/analysis/words";
import type { OutcomeDto, RelationTest } from "@/lib/analysis/schema/relations";

const reading: OutcomeDto = { path: "simce/lect", name: "Lectura", shortName: "Lectura", kind: "simce" };
const climate: OutcomeDto = { path: "idps/cc", name: "Clima", shortName: "Clima", kind: "idps" };
const none = { pearson: null, spearman: null, partial: null, weighted: null, robust: null };

function test(grade: string | null, year: number | null, outcome = reading): RelationTest {
  return {
    key: [grade, year, outcome.path].join("|"),
    zone: null,
    grade,
    year,
    outcome,
    n: 4,
    without: { fewStudents: 0, feedback: 0, outcome: 0 },
    status: "too_few",
    estimates: none,
    caveats: [],
  };
}

const run = {
  outcomes: [climate, reading],
  tests: [test("2m", 2025), test("2m", null), test("2m", 2024), test("2m", 2024, climate)],
};

describe("the part of a run that is drawn", () => {
  it("is the average of the years and the first result when the address says nothing", () => {
    expect(cutFrom({}, run)).toEqual({ grade: "2m", year: null, outcome: climate });
    expect(cutChoices(run).years).toEqual([null, 2024, 2025]);
  });

  it("is what the address says, if the run has it", () => {
    const asked = { nivel: "2m", anio: "2024", resultado: "simce/lect" };
    expect(cutFrom(asked, run)).toEqual({ grade: "2m", year: 2024, outcome: reading });
    expect(cutFrom({ ...asked, anio: "1999", resultado: "nada" }, run)).toEqual({
      grade: "2m",
      year: null,
      outcome: climate,
    });
  });

  it("holds the tests of its grade and year, of one result or of all", () => {
    const cut = { grade: "2m", year: 2024 };
    expect(testsOf(run.tests, cut)).toHaveLength(2);
    expect(testsOf(run.tests, cut, "idps/cc").map(({ outcome }) => outcome)).toEqual([climate]);
  });
});

describe("what is written beside a number", () => {
  it("cites caveats by letters in their fixed order, whatever the order of the tests", () => {
    const letters = caveatLetters([["descriptive"], ["part_of_am", "descriptive"], []]);
    expect([...letters]).toEqual([
      ["part_of_am", "a"],
      ["descriptive", "b"],
    ]);
  });

  it("never writes a small probability as zero, and keeps two decimals in an interval", () => {
    expect(probabilityWords(0.00004)).toBe("<0,001");
    expect(probabilityWords(0.04)).toBe("0,040");
    expect(rangeWords({ low: -0.104, high: 0.5 })).toBe("[−0,10; 0,50]");
  });

  it("says who was left out and why, and nothing when nobody was", () => {
    expect(leftOutWords({ without: { fewStudents: 3, feedback: 0, outcome: 1 } })).toBe(
      "3 con pocos estudiantes y 1 sin resultado",
    );
    expect(leftOutWords({ without: { fewStudents: 0, feedback: 0, outcome: 0 } })).toBe("");
  });
});

describe("the tests that are open", () => {
  const groups = groupsOf(run);

  it("are none until the address asks for a group or for all", () => {
    expect(groups.map(({ id, tests }) => [id, tests.length])).toEqual([
      ["2m-promedio", 1],
      ["2m-2024", 2],
      ["2m-2025", 1],
    ]);
    expect(openGroup({}, groups)).toBeNull();
    expect(openGroup({ pruebas: "2m-2024" }, groups)).toBe("2m-2024");
    expect(openGroup({ pruebas: "todas" }, groups)).toBe("todas");
    expect(openGroup({ pruebas: "2m-1999" }, groups)).toBeNull();
  });

  it("start from indicators and Simce, not from dimensions", () => {
    expect(["idps/am", "simce/lect", "idps/am/me"].map(isMainOutcome)).toEqual([true, true, false]);
  });
});
