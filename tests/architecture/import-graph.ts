import {
  cruise,
  type ICruiseResult,
  type IFlattenedRuleSet,
  type IModule,
  type IViolation,
} from "dependency-cruiser";
import { existsSync } from "node:fs";
import path from "node:path";
import { ALLOWANCES, RESTRICTED } from "./import-rules";

const ROOTS = ["app", "components", "lib", "prisma", "tests", "next.config.ts", "proxy.ts"];

const RULE_SET: IFlattenedRuleSet = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "everything-resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...RESTRICTED.map(({ to, onlyFrom, why }) => ({
      name: why,
      severity: "error" as const,
      from: { pathNot: onlyFrom },
      to: { path: to },
    })),
  ],
  allowed: ALLOWANCES.map(({ from, to }) => ({ from: { path: from }, to: { path: [...to] } })),
  allowedSeverity: "error",
};

export type ImportGraph = Readonly<{ modules: readonly IModule[]; violations: readonly IViolation[] }>;

/** Reads every import, types included, below a root laid out as the repository, and judges each by the import rules. */
export async function readImportGraph(root: string): Promise<ImportGraph> {
  const present = ROOTS.filter((entry) => existsSync(path.join(root, entry)));
  const { output } = await cruise(
    present,
    {
      baseDir: root,
      validate: true,
      ruleSet: RULE_SET,
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules|^lib/db/generated" },
      exclude: { path: "\\.css$" },
      enhancedResolveOptions: {
        exportsFields: ["exports"],
        conditionNames: ["import", "require", "node", "default", "types"],
        mainFields: ["module", "main", "types"],
        extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      },
    },
    { alias: { "@": root } },
  );
  const result = requireResult(output);
  return { modules: result.modules, violations: result.summary.violations };
}

/** One line for a person: which file imports what, and the rule that it breaks. */
export function describeViolation({ from, to, rule }: IViolation): string {
  return rule.name === "not-in-allowed"
    ? `${from} → ${to}: no line allows it`
    : `${from} → ${to}: ${rule.name}`;
}

function requireResult(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === "string") throw new Error("The import graph came back as text");
  return output;
}
