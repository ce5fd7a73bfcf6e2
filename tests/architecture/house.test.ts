import ts from "typescript";
import { describe, expect, it } from "vitest";
import { CORE_FOLDERS, DOMAIN_FILES, LIB_LINES } from "./import-rules";
import { namesIn, nodesOf, parseSource, readSources } from "./source-files";

const EVERYTHING = ["app", "components", "lib", "prisma", "tests", "public", "next.config.ts", "proxy.ts"];
const CODE = [".ts", ".tsx", ".mjs", ".js"];

describe("the top of the repository", () => {
  const DESIGNED = new Set([
    ...["app", "components", "lib", "prisma", "tests", "public"],
    ...["package.json", "package-lock.json", "tsconfig.json", "next.config.ts", "README.md"],
    // Found by their tools nowhere else: the licence, and the middleware of Next.
    ...["LICENSE", "proxy.ts"],
    // Written by Next at each build and left out of git.
    "next-env.d.ts",
  ]);

  it("holds only what the design names, and dotfiles", () => {
    const others = namesIn(".").filter(
      (name) => !name.startsWith(".") && !name.endsWith(".tsbuildinfo") && !DESIGNED.has(name),
    );
    expect(others).toEqual([]);
  });
});

describe("lib", () => {
  const folders = namesIn("lib").filter((name) => !name.includes("."));
  const domains = folders.filter(
    (name) => !CORE_FOLDERS.some((core) => core === name) && namesIn(`lib/${name}`).length > 0,
  );

  it("holds only folders that stand on a line of the import rules", () => {
    expect(folders.filter((name) => !LIB_LINES.flat().includes(name))).toEqual([]);
  });

  it.each(domains)(
    "%s has the files of a domain and no others, each a file or a folder split by subject",
    (domain) => {
      const known = new Set(["README.md", ...DOMAIN_FILES, ...DOMAIN_FILES.map((name) => `${name}.ts`)]);
      const names = namesIn(`lib/${domain}`).filter((name) => !(domain === "sync" && name === "client"));
      expect(names.filter((name) => !known.has(name))).toEqual([]);
      expect(names).toContain("README.md");
      const doubled = DOMAIN_FILES.filter((name) => names.includes(name) && names.includes(`${name}.ts`));
      expect(doubled).toEqual([]);
    },
  );
});

describe("names", () => {
  it("are never a drawer for anything", () => {
    const vague = /(^|\/)_?(utils?|helpers?|common|misc|services?|stuff|index)(\/|\.tsx?$)/;
    const files = readSources(EVERYTHING, CODE).map(({ path }) => path);
    expect(files.filter((path) => vague.test(path))).toEqual([]);
  });

  it("are in kebab case", () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/;
    // Next gives meaning to (groups), [parameters] and _private folders.
    const bare = (segment: string): string => segment.replace(/^_|[()[\]]|\.\.\./g, "");
    const files = readSources(["app", "components", "lib", "tests"], CODE).map(({ path }) => path);
    const odd = files.filter(
      (path) => !path.split("/").every((segment) => kebab.test(toKebab(bare(segment)))),
    );
    expect(odd).toEqual([]);
  });
});

/** Parameters of a route are variables of the code, so `[visitId]` is as it should be. */
function toKebab(segment: string): string {
  return /^[a-z]+Id$/.test(segment) ? segment.toLowerCase() : segment;
}

describe("sizes", () => {
  it("no file is longer than 400 lines of code", () => {
    const long = readSources(EVERYTHING, [...CODE, ".css"])
      .map(({ path, text }) => ({ path, lines: codeLines(text) }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  it("no function is longer than 80 lines of code, no component than 150", () => {
    const long = readSources(["app", "components", "lib", "prisma"], [".ts", ".tsx"]).flatMap((file) => {
      const limit = file.path.endsWith(".tsx") ? 150 : 80;
      if (file.text.split("\n").length <= limit) return [];
      return [...nodesOf(parseSource(file))]
        .filter(ts.isFunctionLike)
        .map((node) => ({
          path: file.path,
          starts: node.getText().slice(0, 40),
          lines: codeLines(node.getText()),
        }))
        .filter(({ lines }) => lines > limit);
    });
    expect(long).toEqual([]);
  }, 60_000);

  it("no file switches a check off", () => {
    const off = new RegExp(
      ["eslint-disable", "@ts-(ignore|nocheck|expect-error)", "prettier-ignore"].join("|"),
    );
    const files = readSources(EVERYTHING, CODE).filter(
      ({ path }) => !path.endsWith("architecture/house.test.ts"),
    );
    expect(files.filter(({ text }) => off.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe("a clone on another machine", () => {
  it("finds no path or host of the machine on which it was written", () => {
    const elsewhere =
      /(^|[^\w.])\/(work|home|root|Users)\/|C:\\\\|https?:\/\/(registry|repo)\.|localhost:[0-9]{5}/m;
    const roots = [
      ...EVERYTHING,
      "README.md",
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      ".ci",
      ".npmrc",
    ];
    const files = readSources(roots, [...CODE, ".json", ".css", ".md", ".prisma", ".sql", ".npmrc", "run"]);
    const found = files.filter(
      ({ path, text }) => !path.endsWith("architecture/house.test.ts") && elsewhere.test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function codeLines(text: string): number {
  return text.split("\n").filter((line) => !/^\s*($|\/\/|\/\*|\*)/.test(line)).length;
}
