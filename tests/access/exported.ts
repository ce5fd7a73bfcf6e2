import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const lib = fileURLToPath(new URL("../../lib", import.meta.url));
const source = /^[^/]+\/(queries|commands)(\.ts|\/.+\.ts)$/;

/** Every function that some lib/<domain>/queries or commands file exports, as "domain.function", read from the sources. */
export function exportedFunctions(): readonly string[] {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).map((file) =>
    file.split(path.sep).join("/"),
  );
  return files
    .filter((file) => source.test(file))
    .flatMap((file) => {
      const domain = file.slice(0, file.indexOf("/"));
      return exportedNames(readFileSync(path.join(lib, file), "utf8")).map((name) => `${domain}.${name}`);
    })
    .sort();
}

/** The names of the functions a source exports: declarations, and constants that hold a function or the result of a call. */
export function exportedNames(text: string): readonly string[] {
  const file = ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest);
  return file.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      throw new Error("Queries and commands export what they declare, so that it can be found by name");
    }
    if (ts.isFunctionDeclaration(statement) && isExported(statement))
      return [statement.name?.text ?? "default"];
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
    return statement.declarationList.declarations
      .filter(({ initializer }) => initializer && holdsFunction(initializer))
      .map(({ name }) => name.getText(file));
  });
}

function isExported(node: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function holdsFunction(node: ts.Expression): boolean {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isCallExpression(node);
}
