import type { IModule } from "dependency-cruiser";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { readImportGraph } from "./import-graph";
import { nodesOf, parseSource, readSources, ROOT, type SourceFile } from "./source-files";

const INTERFACE = readSources(["app", "components"], [".ts", ".tsx"]);
const opensWith = (text: string, directive: string): boolean =>
  new RegExp(`^\\s*["']${directive}["']`).test(text);

describe("what runs in the browser", () => {
  const texts = new Map(
    readSources(["app", "components", "lib"], [".ts", ".tsx"]).map(({ path, text }) => [path, text]),
  );
  let modules: ReadonlyMap<string, IModule>;

  beforeAll(async () => {
    const graph = await readImportGraph(ROOT);
    modules = new Map(graph.modules.map((module) => [module.source, module]));
  }, 60_000);

  /** The first way from a file to one that is asked for; the server's actions are called over the network, so they end a way. */
  const wayTo = (start: string, isIt: (file: string, text: string) => boolean): string[] | null => {
    const seen = new Set([start]);
    const queue = [[start]];
    for (let way = queue.shift(); way; way = queue.shift()) {
      const file = way.at(-1) ?? "";
      const text = texts.get(file) ?? "";
      if (file !== start && opensWith(text, "use server")) continue;
      if (isIt(file, text)) return way;
      for (const { resolved, dependencyTypes } of modules.get(file)?.dependencies ?? []) {
        if (seen.has(resolved) || dependencyTypes.includes("type-only")) continue;
        seen.add(resolved);
        queue.push([...way, resolved]);
      }
    }
    return null;
  };

  const wayToServer = (start: string) =>
    wayTo(
      start,
      (file, text) =>
        /import "server-only"/.test(text) || /^lib\/db\/|^[a-z_]+$|^node_modules\/(pg|@prisma)\//.test(file),
    );

  it("brings no library of shapes to the page of a lesson, which would be a third of its script", () => {
    const wayToShapes = (start: string) => wayTo(start, (file) => file.startsWith("node_modules/zod/"));
    expect(wayToShapes("lib/sync/client/record-session.ts")).not.toBeNull();
    const onThePage = [
      "components/observation/capture/capture-form.tsx",
      "components/sync/device-keeper.tsx",
    ];
    expect(onThePage.map(wayToShapes)).toEqual([null, null]);
  });

  it("imports nothing of the server", () => {
    const leaves = INTERFACE.filter(({ text }) => opensWith(text, "use client")).map(({ path }) => path);
    expect(leaves.length).toBeGreaterThan(0);
    expect(leaves.map(wayToServer).filter((way) => way !== null)).toEqual([]);
  });
});

describe("what people read", () => {
  const texts = INTERFACE.filter(({ path }) => path.endsWith(".tsx")).flatMap(shownTexts);

  it("has no English words of buttons and screens", () => {
    const english =
      /\b(save|cancel|submit|delete|edit|back|next|previous|close|open|search|loading|sign (in|out|up)|log ?(in|out)|home|settings|upload|download|dashboard|filter|add|remove|new|retry|select|view|details|feedback|coaching|coach|email|password|user(name)?|click|welcome|required)\b/i;
    expect(texts.filter(({ text }) => english.test(text)).map(show)).toEqual([]);
  });

  it("does not shout", () => {
    expect(texts.filter(({ text }) => /[¡!]/.test(text)).map(show)).toEqual([]);
  });

  it("writes names as the design fixes them", () => {
    const wrong = /SIMCE|\busuari[oa]s?\b|\balumn[oa]s?\b|\bgrabar\b/;
    expect(texts.filter(({ text }) => wrong.test(text)).map(show)).toEqual([]);
  });
});

type Shown = Readonly<{ path: string; text: string }>;

/** Text between tags, and in the attributes that are shown or read aloud. */
function shownTexts(file: SourceFile): Shown[] {
  const SHOWN = new Set([
    "label",
    "title",
    "placeholder",
    "aria-label",
    "alt",
    "hint",
    "description",
    "caption",
    "heading",
  ]);
  return [...nodesOf(parseSource(file))].flatMap((node): Shown[] => {
    if (ts.isJsxText(node) && node.text.trim() !== "") return [{ path: file.path, text: node.text.trim() }];
    if (!ts.isJsxAttribute(node) || !SHOWN.has(node.name.getText())) return [];
    const value = node.initializer;
    return value && ts.isStringLiteral(value) ? [{ path: file.path, text: value.text }] : [];
  });
}

function show({ path, text }: Shown): string {
  return `${path}: ${text.slice(0, 80)}`;
}
