import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** What a stage adds to the last line. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, outcome) => total + outcome.passed, 0),
    failed: outcomes.reduce((total, outcome) => total + outcome.failed, 0),
  };
}

/** A check that either holds or does not counts as one. */
export function asOne(isSuccess: boolean): Outcome {
  return isSuccess ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A program that failed without a failed test (a file that did not load, say) is a failure all the same. */
function withProgram(counted: Outcome, isSuccess: boolean): Outcome {
  return isSuccess || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** Counts the tests of Vitest's JSON report. */
export function vitestOutcome(file: string, isSuccess: boolean): Outcome {
  const report = vitestReport.safeParse(readReport(file));
  if (!report.success) return asOne(false);
  return withProgram({ passed: report.data.numPassedTests, failed: report.data.numFailedTests }, isSuccess);
}

/** Counts the tests of Playwright's JSON report; one that passes only sometimes does not pass. */
export function playwrightOutcome(file: string, isSuccess: boolean): Outcome {
  const report = playwrightReport.safeParse(readReport(file));
  if (!report.success) return asOne(false);
  const { expected, unexpected, flaky } = report.data.stats;
  return withProgram({ passed: expected, failed: unexpected + flaky }, isSuccess);
}
