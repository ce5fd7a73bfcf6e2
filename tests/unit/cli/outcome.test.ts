import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { playwrightOutcome, sum, vitestOutcome } from "../../support/outcome";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "outcome-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("the tests of a report are counted one by one", () => {
  const file = report({ numPassedTests: 40, numFailedTests: 2 });
  expect(vitestOutcome(file, false)).toEqual({ passed: 40, failed: 2 });
});

test("a test file that did not load is a failure although no test failed", () => {
  const file = report({ numPassedTests: 40, numFailedTests: 0 });
  expect(vitestOutcome(file, false)).toEqual({ passed: 40, failed: 1 });
});

test("a run that left no report is a failure", () => {
  expect(vitestOutcome(path.join(folder, "none.json"), true)).toEqual({ passed: 0, failed: 1 });
});

test("a browser test that passes only sometimes has failed", () => {
  const file = report({ stats: { expected: 8, unexpected: 1, flaky: 2, skipped: 4 } });
  expect(playwrightOutcome(file, false)).toEqual({ passed: 8, failed: 3 });
});

test("the stages add up", () => {
  const outcomes = [
    { passed: 3, failed: 1 },
    { passed: 4, failed: 0 },
  ];
  expect(sum(outcomes)).toEqual({ passed: 7, failed: 1 });
});
