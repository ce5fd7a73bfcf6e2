import { describe, expect, it } from "vitest";
import { readStatements } from "../../bench/statements";
import { percentile } from "../../bench/table";

describe("a percentile", () => {
  it("is a value that was measured, by nearest rank", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it("of nothing is refused rather than zero", () => {
    expect(() => percentile([], 0.5)).toThrow("No percentile of nothing");
  });
});

describe("the statement log", () => {
  const log = [
    "acompana|LOG:  statement: BEGIN",
    "acompana|LOG:  execute <unnamed>: SELECT 1",
    "acompana|LOG:  execute s1: SELECT id",
    "\t  FROM school",
    "psql|LOG:  statement: SELECT 2",
    "|LOG:  checkpoint starting: time",
    "acompana|ERROR:  canceling statement due to user request",
    "acompana|LOG:  execute <unnamed>: SELECT 1",
    "",
  ].join("\n");

  it("is read for what the application asked, each statement once, over several lines too", () => {
    expect(readStatements(log)).toEqual(["BEGIN", "SELECT 1", "SELECT id\n\t  FROM school", "SELECT 1"]);
  });
});
