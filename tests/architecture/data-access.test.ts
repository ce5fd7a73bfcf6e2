import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readImportGraph } from "./import-graph";
import { exportedFunctions, nodesOf, parseSource, readSources, ROOT } from "./source-files";

/** The command line's commands are programs, not a domain's writes. */
const LIB = readSources(["lib"], [".ts", ".tsx"]).filter(({ path }) => !path.startsWith("lib/cli/"));
const inPart = (names: string): typeof LIB =>
  LIB.filter(({ path }) => new RegExp(`^lib/[^/]+/(${names})(/.*)?\\.ts$`).test(path));

/** Where there is no actor to take: signing in makes one, and the trail stands below access, which decides who reads it. */
const BELOW_ACTOR = /^lib\/(auth|audit)\//;

describe("conditions", () => {
  it("never hold an empty OR: inside an AND, Prisma leaves it out and the rows of everybody pass", () => {
    const empty = LIB.flatMap((file) =>
      [...nodesOf(parseSource(file))]
        .filter(
          (node) =>
            ts.isPropertyAssignment(node) && node.name.getText() === "OR" && mayBeEmpty(node.initializer),
        )
        .map((node) => `${file.path} ${node.getText()}`),
    );
    expect(empty).toEqual([]);
  }, 60_000);
});

function mayBeEmpty(value: ts.Expression): boolean {
  if (ts.isConditionalExpression(value)) return mayBeEmpty(value.whenTrue) || mayBeEmpty(value.whenFalse);
  return ts.isArrayLiteralExpression(value) && value.elements.length === 0;
}

describe("queries and commands", () => {
  const files = inPart("queries|commands");

  const withActors = files
    .filter(({ path }) => !BELOW_ACTOR.test(path))
    .map((file) => {
      const tree = parseSource(file);
      const functions = exportedFunctions(tree);
      const without = functions
        .filter(({ parameters }) => !takesActor(parameters[0], tree))
        .map(({ name }) => `${file.path} ${name}`);
      const isInFolder = /\/(queries|commands)\//.test(file.path);
      return { path: file.path, without, isInner: isInFolder && without.length === functions.length };
    });

  it("exist, so that the tests below mean something", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it("start by saying that they never reach a browser", () => {
    const open = files.filter(({ text }) => !text.startsWith('import "server-only";\n'));
    expect(open.map(({ path }) => path)).toEqual([]);
  });

  it("take the actor first and never by default, save in files where none does", () => {
    const wrong = withActors.filter(({ isInner }) => !isInner).flatMap(({ without }) => without);
    expect(wrong).toEqual([]);
  });

  it("keep the files where none takes an actor to their own domain, which has asked already", async () => {
    const inner = new Set(withActors.filter(({ isInner }) => isInner).map(({ path }) => path));
    const { modules } = await readImportGraph(ROOT);
    const outside = modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => inner.has(resolved) && domainOf(resolved) !== domainOf(source))
        .map(({ resolved }) => `${source} → ${resolved}`),
    );
    expect(outside.filter((line) => !line.startsWith("tests/"))).toEqual([]);
  }, 60_000);
});

function domainOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

function takesActor(parameter: ts.ParameterDeclaration | undefined, tree: ts.SourceFile): boolean {
  if (!parameter || parameter.initializer || parameter.questionToken) return false;
  return /^_?actor$/.test(parameter.name.getText(tree)) && parameter.type?.getText(tree) === "Actor";
}

describe("docstrings", () => {
  it("say what every exported function of rules, policy, queries and commands guarantees", () => {
    const silent = inPart("rules|policy|queries|commands").flatMap((file) =>
      exportedFunctions(parseSource(file))
        .filter(({ statement }) => !ts.getJSDocCommentsAndTags(statement).some(ts.isJSDoc))
        .map(({ name }) => `${file.path} ${name}`),
    );
    expect(silent).toEqual([]);
  });
});

describe("the environment", () => {
  it("is read by lib/env.ts, and by the launchers and configs that run before it", () => {
    const runsBefore = /^(lib\/env\.ts|lib\/cli\/.*\.mjs|prisma\/prisma\.config\.ts|tests\/config\/.*)$/;
    const readers = readSources(
      ["app", "components", "lib", "prisma", "tests", "next.config.ts", "proxy.ts"],
      [".ts", ".tsx", ".mjs"],
    ).filter((file) => !runsBefore.test(file.path) && readsEnvironment(file));
    expect(readers.map(({ path }) => path)).toEqual([]);
  });
});

function readsEnvironment(file: { path: string; text: string }): boolean {
  if (!file.text.includes("env")) return false;
  return [...nodesOf(parseSource(file))].some(
    (node) =>
      (ts.isPropertyAccessExpression(node) &&
        /^process$/.test(node.expression.getText()) &&
        node.name.text === "env") ||
      (ts.isImportSpecifier(node) &&
        node.name.text === "env" &&
        /process["']/.test(node.parent.parent.parent.getText())),
  );
}
