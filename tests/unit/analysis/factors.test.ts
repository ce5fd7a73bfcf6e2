import { describe, expect, it } from "vitest";
import { auditOf } from "@/lib/analysis/rules/factors/audit";
import type { FactorOrder } from "@/lib/analysis/rules/factors/order";
import { prepare, unitOf } from "@/lib/analysis/rules/factors/prepare";
import { stepStatesOf } from "@/lib/analysis/rules/factors/step-states";
import { factorOptionsSchema, type FactorOptionsInput } from "@/lib/analysis/schema/factor-options";
import { INT16_MISSING } from "@/lib/numerics/columns";

const base: FactorOptionsInput = { items: ["a", "b", "c"] };
const options = (changes: Partial<FactorOptionsInput> = {}) =>
  factorOptionsSchema.parse({ ...base, ...changes });
const stale = (changes: Partial<FactorOptionsInput>) =>
  Object.entries(stepStatesOf(options(changes), options()))
    .filter(([, state]) => state === "stale")
    .map(([step]) => step);

describe("the steps of a run", () => {
  it("are missing before anything was computed, and current while nothing changes", () => {
    expect(new Set(Object.values(stepStatesOf(options(), null)))).toEqual(new Set(["missing"]));
    expect(new Set(Object.values(stepStatesOf(options(), options())))).toEqual(new Set(["current"]));
  });

  it("are all stale after a change of the items", () => {
    expect(stale({ items: ["a", "b", "d"] })).toHaveLength(9);
  });

  it("are stale only where they build on what changed", () => {
    expect(stale({ matrix: { correlation: "pearson" } })).not.toContain("audit");
    expect(stale({ number: { seed: 2 } })).not.toContain("adequacy");
    expect(stale({ reliability: { seed: 2 } })).toEqual(["reliability"]);
    expect(stale({ scores: { method: "ten-berge" } })).toEqual(["scores", "aggregation"]);
  });
});

/** Forty students in two schools: a and b alike, c turned round; one answered nothing, and code 4 of a is thin. */
function order(changes: Partial<FactorOptionsInput> = {}): FactorOrder {
  const students = Array.from({ length: 40 }, (_, student) => student);
  const item = (variable: string, answer: (student: number) => number) => ({
    ...{ variable, lowest: 1, highest: 4 },
    values: Int16Array.from(students, (student) => (student === 39 ? INT16_MISSING : answer(student))),
  });
  return {
    options: options(changes),
    minimumCell: 10,
    items: [
      item("a", (student) => (student === 0 ? 4 : (student % 3) + 1)),
      item("b", (student) => ((student + (student % 5 === 0 ? 1 : 0)) % 3) + 1),
      item("c", (student) => 4 - (student % 3)),
    ],
    schools: Int32Array.from(students, (student) => (student < 33 ? 101 : 102)),
    grades: null,
    kept: null,
  };
}

describe("the answers that are analysed", () => {
  it("are without whoever answered nothing, with items turned round on the scale of the questionnaire", () => {
    const { columns, leftOut, empty } = prepare(order({ reversed: ["c"] }));
    expect({ leftOut, empty, rows: columns[0]?.values.length }).toEqual({ leftOut: 1, empty: 1, rows: 39 });
    expect([...(columns[2]?.values ?? [])].slice(0, 3)).toEqual([1, 2, 3]);
  });

  it("have thin categories joined with the next towards the middle, which is said", () => {
    const { columns, joined } = prepare(order({ audit: { joinThin: true, thinShare: 0.05 } }));
    expect(joined).toEqual([{ variable: "a", from: 4, to: 3 }]);
    expect(Math.max(...(columns[0]?.values ?? []))).toBe(3);
  });

  it("keep their straight-liners when these are too few to be shown", () => {
    const prepared = prepare(order({ audit: { leaveOutStraightLining: true } }));
    expect(prepared.leftOut).toBe(1);
    expect(
      auditOf(prepared, options({ audit: { leaveOutStraightLining: true } })).warnings.join(" "),
    ).toContain("no se dejaron fuera");
  });
});

describe("the audit", () => {
  it("shows no count under the minimum, and nothing that gives one away", () => {
    const audit = auditOf(prepare(order()), options());
    const [a] = audit.items;
    expect(a?.categories.find(({ code }) => code === 4)?.count).toBeNull();
    expect(a?.missing).toBeNull();
    expect(a?.answered).toBeNull();
    const hidden = a?.categories.filter(({ count }) => count === null) ?? [];
    expect(hidden.length).toBeGreaterThan(1);
    expect(audit.schools).toMatchObject({ count: 2, withMinimum: 1 });
  });

  it("names the item that runs against the others", () => {
    const turned = (changes: Partial<FactorOptionsInput>) =>
      auditOf(prepare(order(changes)), options(changes)).items.filter(({ looksReversed }) => looksReversed);
    expect(turned({}).map(({ variable }) => variable)).toContain("c");
    expect(turned({ reversed: ["c"] })).toEqual([]);
  });
});

it("a group's name is taken apart into its school and its grade", () => {
  expect(unitOf("101")).toEqual({ schoolCode: 101, grade: null });
  expect(unitOf("101|2° medio")).toEqual({ schoolCode: 101, grade: "2° medio" });
});
