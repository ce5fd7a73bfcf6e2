/*
 * Everything that must hold before a change is merged, one stage after the other; run by `npm test`.
 *   npm run check                       all but the browser tests (--without-e2e)
 *   npm test -- --only e2e road.spec    one stage, with a filter for its test files
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "@/lib/cli/project-root";
import { buildWhenChanged } from "@/lib/cli/web-server";
import { asOne, sum, vitestOutcome, type Outcome } from "./outcome";
import { announce, runTool } from "./run-program";

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  options: { "without-e2e": { type: "boolean", default: false }, only: { type: "string" } },
  allowPositionals: true,
});

async function check(entry: string, ...args: string[]): Promise<Outcome> {
  return asOne(await runTool(entry, args));
}

async function checkTypes(): Promise<Outcome> {
  const isTyped = await runTool("next/dist/bin/next", ["typegen"]);
  return asOne(isTyped && (await runTool("typescript/bin/tsc", ["--noEmit"])));
}

async function runVitest(): Promise<Outcome> {
  const report = path.join(projectRoot, "test-results", "vitest.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--config", "tests/config/vitest.config.ts", ...reporters, ...positionals];
  return vitestOutcome(report, await runTool("vitest/vitest.mjs", args));
}

async function build(): Promise<Outcome> {
  await buildWhenChanged(new AbortController().signal);
  return asOne(true);
}

/** Loaded last: what the seed and the web server need may be what an earlier stage found broken. */
async function walk(): Promise<Outcome> {
  const { runE2e } = await import("./run-e2e");
  return runE2e(positionals);
}

const stages: ReadonlyArray<readonly [name: string, run: () => Promise<Outcome>]> = [
  [
    "format",
    () => check("prettier/bin/prettier.cjs", "--config", "tests/config/prettier.json", "--check", "."),
  ],
  [
    "lint",
    () =>
      check("eslint/bin/eslint.js", "--config", "tests/config/eslint.config.js", "--max-warnings", "0", "."),
  ],
  ["types", checkTypes],
  ["unused", () => check("knip/bin/knip.js", "--config", "tests/config/knip.json")],
  ["vitest", runVitest],
  ["build", build],
  ["e2e", walk],
];

function isWanted(name: string): boolean {
  if (values.only !== undefined) return name === values.only || (values.only === "e2e" && name === "build");
  return name !== "e2e" || !values["without-e2e"];
}

async function runStage(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  const start = Date.now();
  announce(`\n── ${name}`);
  const outcome = await run().catch((error: unknown) => {
    announce(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return asOne(false);
  });
  const seconds = Math.round((Date.now() - start) / 1000);
  announce(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  return outcome;
}

const outcomes: Outcome[] = [];
for (const [name, run] of stages) if (isWanted(name)) outcomes.push(await runStage(name, run));
const total = sum(outcomes);
if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
announce(`\n${total.passed} passed, ${total.failed} failed`);
