import { describe, expect, it } from "vitest";
import { figureState } from "@/lib/evidence/rules/families/figure-state";

const taken = { mark: null, notApplicable: null };

describe("the state of an official figure", () => {
  it.each([
    ["a published value with 10 examinees is shown", { ...taken, value: 253, n: 10 }, "valued"],
    ["with 9 it describes children, not a school", { ...taken, value: 253, n: 9 }, "few_students"],
    ["with a single one too", { ...taken, value: 288, n: 1 }, "few_students"],
    ["a publisher that gives no count is taken at its word", { ...taken, value: 74, n: null }, "valued"],
    [
      "a mark of unrepresentative qualifies a value, it does not hide it",
      { ...taken, value: 253, n: 40, mark: "agency" },
      "valued",
    ],
    ["a percentage of zero is a value", { ...taken, value: 0, n: 30 }, "valued"],
    ["a marked gap is withheld", { ...taken, value: null, n: 1, mark: "few" }, "reserved"],
    [
      "a marked gap without a count is withheld",
      { ...taken, value: null, n: null, mark: "withheld" },
      "reserved",
    ],
    [
      "a gap where students were examined is withheld, mark or not",
      { ...taken, value: null, n: 8 },
      "reserved",
    ],
    ["nobody examined is no data, even when marked", { ...taken, value: null, n: 0, mark: "few" }, "no_data"],
    ["a gap that nothing explains is no data", { ...taken, value: null, n: null }, "no_data"],
    [
      "a school that did not sit the test has no data",
      { ...taken, value: null, n: null, notApplicable: 1 },
      "no_data",
    ],
    ["not sitting outweighs a mark", { value: null, n: 3, mark: "few", notApplicable: 7 }, "no_data"],
  ] as const)("%s", (_, figure, state) => {
    expect(figureState(figure)).toBe(state);
  });
});
