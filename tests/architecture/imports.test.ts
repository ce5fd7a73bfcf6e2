import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeViolation, type ImportGraph, readImportGraph } from "./import-graph";
import { LIB_LINES } from "./import-rules";
import { ROOT } from "./source-files";

describe("the repository's imports", () => {
  let graph: ImportGraph;
  beforeAll(async () => {
    graph = await readImportGraph(ROOT);
  }, 60_000);

  it("run one way, without cycles, and every one resolves", () => {
    expect(graph.modules.length).toBeGreaterThan(20);
    expect(graph.violations.map(describeViolation)).toEqual([]);
  });

  it("reach a route's private folders only from that route", () => {
    const trespasses = graph.modules.flatMap(({ source, dependencies }) =>
      dependencies
        .map(({ resolved }) => resolved)
        .filter((resolved) => {
          const owner = /^(app\/(?:.*\/)?)_[^/]+\//.exec(resolved)?.[1];
          return owner !== undefined && !source.startsWith(owner) && !source.startsWith("tests/");
        })
        .map((resolved) => `${source} → ${resolved}`),
    );
    expect(trespasses).toEqual([]);
  });
});

/** A small repository in a temporary folder: each pair is a file and what it imports. */
function writeFixture(root: string, imports: readonly (readonly [string, string])[]): void {
  const byFile = new Map<string, string[]>();
  for (const [from, to] of imports) {
    byFile.set(from, [...(byFile.get(from) ?? []), to]);
    if (to.startsWith("@/") && to !== "@/lib/missing/nothing") {
      const target = `${to.slice(2)}.ts`;
      byFile.set(target, byFile.get(target) ?? []);
    }
  }
  for (const [file, targets] of byFile) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    const lines = targets.map((target) => `import "${target}";`);
    writeFileSync(path.join(root, file), `${lines.join("\n")}\nexport {};\n`);
  }
}

const ALLOWED = [
  ["app/(app)/focos/page.tsx", "@/lib/support/queries"],
  ["app/(app)/focos/page.tsx", "@/lib/coaching/queries/cycles"],
  ["app/(app)/focos/actions.ts", "@/lib/support/commands"],
  ["app/(app)/focos/page.tsx", "@/components/ui/button"],
  ["app/(app)/focos/page.tsx", "@/lib/errors"],
  ["app/(app)/focos/page.tsx", "@/lib/format/rut"],
  ["app/(app)/focos/page.tsx", "@/lib/auth/actor"],
  ["components/support/focus-line.tsx", "@/lib/support/schema"],
  ["components/support/focus-line.tsx", "@/lib/support/rules"],
  ["components/support/focus-line.tsx", "@/lib/format/text"],
  ["lib/coaching/queries.ts", "@/lib/mentoring/queries"],
  ["lib/coaching/queries.ts", "@/lib/coaching/schema"],
  ["lib/coaching/queries.ts", "@/lib/db/client"],
  ["lib/coaching/rules.ts", "@/lib/env"],
  ["lib/cli/main.ts", "node:fs"],
  ["lib/cli/seeding.ts", "@/prisma/seed/seed"],
  ["lib/privacy/queries.ts", "@/lib/access/schema"],
  ["prisma/seed/main.ts", "@/lib/reports/commands"],
  ["tests/unit/some.test.ts", "@/lib/db/transaction"],
  ["next.config.ts", "@/lib/env"],
] as const;

const REFUSED = [
  ["app/(app)/inicio/page.tsx", "@/lib/db/client"],
  ["app/(app)/inicio/page.tsx", "@/lib/env"],
  ["app/(app)/inicio/page.tsx", "@/lib/audit/queries"],
  ["app/(app)/inicio/page.tsx", "@/lib/numerics/mean"],
  ["app/(app)/inicio/page.tsx", "@/lib/jobs/queue"],
  ["app/(app)/inicio/page.tsx", "@/prisma/seed/content/foci"],
  ["components/ui/card.tsx", "@/lib/support/queries"],
  ["components/ui/card.tsx", "@/lib/support/commands"],
  ["components/ui/card.tsx", "@/lib/db/page"],
  ["components/ui/card.tsx", "@/lib/auth/actor"],
  ["components/ui/card.tsx", "@/lib/errors"],
  ["components/ui/card.tsx", "@/app/(app)/card"],
  ["components/ui/card.tsx", "node:fs"],
  ["lib/mentoring/commands.ts", "@/lib/coaching/commands"],
  ["lib/dashboards/queries.ts", "@/lib/reports/queries"],
  ["lib/evidence/rules.ts", "@/lib/observation/rules"],
  ["lib/format/money.ts", "@/lib/errors"],
  ["lib/format/money.ts", "@/lib/numerics/mean"],
  ["lib/db/client.ts", "@/lib/audit/commands"],
  ["lib/directory/queries.ts", "@/app/(app)/page"],
  ["lib/directory/schema.ts", "@/components/ui/button"],
  ["lib/directory/rules.ts", "@/lib/db/client"],
  ["lib/directory/schema.ts", "@/lib/db/generated/client"],
  ["lib/directory/policy.ts", "@/lib/db/transaction"],
  ["lib/directory/rules.ts", "@/tests/support/factory"],
  ["lib/coaching/commands.ts", "@/prisma/seed/seed"],
  ["lib/privacy/queries.ts", "@/lib/access/commands"],
  ["lib/access/queries.ts", "@/lib/privacy/schema"],
  ["lib/helpers/rules.ts", "@/lib/format/text"],
  ["next.config.ts", "@/lib/errors"],
  ["lib/directory/rules.ts", "@/lib/missing/nothing"],
] as const;

describe("the rules themselves, on a small repository made for them", () => {
  const root = mkdtempSync(path.join(tmpdir(), "import-rules-"));
  let broken: string[];

  beforeAll(async () => {
    writeFixture(root, [
      ...ALLOWED,
      ...REFUSED,
      ["lib/model/rules.ts", "@/lib/model/schema"],
      ["lib/model/schema.ts", "@/lib/model/rules"],
    ]);
    const { violations } = await readImportGraph(root);
    broken = violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`);
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const complaints = (from: string, to: string): string[] => {
    const target = to.replace(/^(@\/|node:)/, "");
    return broken.filter((line) => line.startsWith(`${from} → `) && line.includes(target));
  };

  it.each(ALLOWED)("let %s import %s", (from, to) => {
    expect(complaints(from, to)).toEqual([]);
  });

  it.each(REFUSED)("refuse that %s imports %s", (from, to) => {
    expect(complaints(from, to)).not.toEqual([]);
  });

  it("refuse a cycle, even within one folder", () => {
    expect(broken).toContain("lib/model/rules.ts → lib/model/schema.ts (no-cycles)");
  });
});

describe("the lines of lib", () => {
  it("name each folder once", () => {
    const names = LIB_LINES.flat();
    expect(new Set(names).size).toBe(names.length);
  });
});
