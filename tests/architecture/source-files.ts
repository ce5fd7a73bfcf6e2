import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** What tools write and git leaves out; it belongs to no one's design. */
const PRODUCED = new Set([
  "node_modules",
  ".next",
  ".data",
  ".git",
  "coverage",
  "generated",
  "playwright-report",
  "test-results",
]);

export type SourceFile = Readonly<{ path: string; text: string }>;

/** Every file below some folders or files of the repository that ends in one of the given ways, with its text. */
export function readSources(roots: readonly string[], endings: readonly string[]): SourceFile[] {
  return roots
    .flatMap((root) => listFiles(root))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), "utf8") }));
}

/** The names directly inside a folder of the repository, without what tools produce. */
export function namesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => !PRODUCED.has(name))
    .sort();
}

/** The syntax tree of a TypeScript file, with parents set. */
export function parseSource({ path: file, text }: SourceFile): ts.SourceFile {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

/** Every node of a tree, in the order of the text. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

export type ExportedFunction = Readonly<{
  name: string;
  statement: ts.Statement;
  parameters: readonly ts.ParameterDeclaration[];
}>;

/** The exported functions of a file with their names, declared or as constants. */
export function exportedFunctions(tree: ts.SourceFile): ExportedFunction[] {
  return tree.statements.filter(isExported).flatMap((statement): ExportedFunction[] => {
    if (ts.isFunctionDeclaration(statement)) {
      return [{ name: statement.name?.text ?? "default", statement, parameters: statement.parameters }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [{ name: name.getText(tree), statement, parameters: initializer.parameters }]
        : [],
    );
  });
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function listFiles(entry: string): string[] {
  const status = statSync(path.join(ROOT, entry), { throwIfNoEntry: false });
  if (!status) return [];
  return status.isDirectory() ? namesIn(entry).flatMap((name) => listFiles(`${entry}/${name}`)) : [entry];
}
