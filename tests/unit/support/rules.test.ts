import { describe, expect, it } from "vitest";
import { baselineOf, goalErrors, isBaselineShown, missingToActivate } from "@/lib/support/rules";

const lessons = (...levels: readonly (number | null)[]) => ({
  lessons: levels.map((level, index) => ({ observationId: `o${index}`, teacherId: `t${index}`, level })),
});
const programme = { startsOn: "2026-03-02", endsOn: "2026-12-18" };
const against = { baselineValue: 2, highestLevel: 4, programme };

describe("a baseline", () => {
  it("is the mean of the lessons in which the indicator was seen, with how many and of how many teachers", () => {
    expect(baselineOf(lessons(1, 2, 3, null), 14)).toEqual({ value: 2, lessons: 3, teachers: 3 });
  });

  it("waits for three teachers, so that it is nobody's level", () => {
    expect(baselineOf(lessons(1, 2), 14)).toBeNull();
    expect(baselineOf(lessons(null, null, null), 14)).toBeNull();
  });

  it("takes all of them where fewer than three teach, and is then not shown to everybody", () => {
    expect(baselineOf(lessons(1, 2), 2)).toEqual({ value: 1.5, lessons: 2, teachers: 2 });
    expect(isBaselineShown(2)).toBe(false);
    expect(isBaselineShown(3)).toBe(true);
  });
});

describe("a goal", () => {
  it.each([
    ["above the baseline and in the year", { targetValue: 3, dueOn: "2026-09-30" }, []],
    ["equal to the baseline", { targetValue: 2, dueOn: "2026-09-30" }, ["targetValue"]],
    ["the highest level of the rubric", { targetValue: 4, dueOn: "2026-09-30" }, []],
    ["beyond the rubric", { targetValue: 4.5, dueOn: "2026-09-30" }, ["targetValue"]],
    ["on the last day of the year", { targetValue: 3, dueOn: "2026-12-18" }, []],
    ["after the year", { targetValue: 3, dueOn: "2026-12-19" }, ["dueOn"]],
    ["before the year", { targetValue: 3, dueOn: "2026-03-01" }, ["dueOn"]],
  ])("%s", (_name, goal, fields) => {
    expect(Object.keys(goalErrors(goal, against))).toEqual(fields);
  });
});

it("says what a focus needs before it starts", () => {
  expect(missingToActivate({ hasGoal: true, teachers: 1 })).toEqual([]);
  expect(missingToActivate({ hasGoal: false, teachers: 0 })).toHaveLength(2);
});
