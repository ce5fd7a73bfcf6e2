import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sliceCodePoints } from "@/lib/format/code-points";
import { codeWords, describedCode, type CodeWords } from "@/lib/fieldwork/rules/exchange/code-words";
import { packedProject } from "@/lib/fieldwork/rules/exchange/pack";
import { settledProject } from "@/lib/fieldwork/rules/exchange/settle";
import { readExchangeFile } from "@/lib/fieldwork/rules/exchange/unpack";
import { codebookXml } from "@/lib/fieldwork/rules/exchange/write-codebook";
import { projectXml } from "@/lib/fieldwork/rules/exchange/write-project";
import { anyProject, ordered } from "@/tests/factories/exchange";

describe("a project file", () => {
  it("brings back every code, nesting, colour, note, source, coder and offset, and leaves nothing out", async () => {
    await fc.assert(
      fc.asyncProperty(anyProject, async (project) => {
        const read = await readExchangeFile(packedProject(project));
        expect(read.kind).toBe("project");
        expect(ordered(read.project)).toEqual(ordered(project));
        expect(read.leftOut).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("is the same, byte for byte, when it is written again", async () => {
    await fc.assert(
      fc.asyncProperty(anyProject, async (project) => {
        const once = packedProject(project);
        const again = packedProject((await readExchangeFile(once)).project);
        expect(Buffer.from(again).equals(Buffer.from(once))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps each passage on its letters when line ends become one kind", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const settled = settledProject(project);
        const texts = new Map(project.sources.map(({ guid, text }) => [guid, text]));
        const settledTexts = new Map(settled.sources.map(({ guid, text }) => [guid, text]));
        const letters = (text: string) => text.replace(/[\r\n\u2028\u2029\ufeff]|[^\P{Cc}\t]/gu, "");
        settled.codings.forEach((coding, index) => {
          const before = project.codings[index];
          const was = sliceCodePoints(
            texts.get(coding.sourceGuid) ?? "",
            before?.startsAt ?? 0,
            before?.endsAt ?? 0,
          );
          const is = sliceCodePoints(
            settledTexts.get(coding.sourceGuid) ?? "",
            coding.startsAt,
            coding.endsAt,
          );
          expect(letters(is)).toBe(letters(was));
        });
        for (const text of settledTexts.values()) expect(text).not.toMatch(/[\r\u2028\ufeff]/);
        expect(settledProject(settled)).toEqual(settled);
      }),
    );
  });

  const schema = ["../shared", "../../shared"]
    .map((folder) => join(folder, "refi-qda", "Project-mrt2019.xsd"))
    .find(existsSync);
  const hasLinter = spawnSync("xmllint", ["--version"]).status === 0;
  it.skipIf(schema === undefined || !hasLinter)(
    "holds to the published schema",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "refi-"));
      const files = fc.sample(anyProject, { numRuns: 60, seed: 20190318 }).map((project, index): string => {
        const path = join(folder, `${String(index)}.qde`);
        writeFileSync(path, projectXml(project));
        return path;
      });
      const lint = (paths: readonly string[]) =>
        spawnSync("xmllint", ["--noout", "--schema", schema ?? "", ...paths], { encoding: "utf8" });
      const { status, stderr } = lint(files);
      expect(stderr.split("\n").filter((line) => line !== "" && !line.endsWith("validates"))).toEqual([]);
      expect(status).toBe(0);
      const wrong = join(folder, "wrong.qde");
      writeFileSync(wrong, '<Project xmlns="urn:QDA-XML:project:1.0"/>');
      expect(lint([wrong]).status).not.toBe(0);
    },
    30_000,
  );
});

describe("a code book file", () => {
  it("brings back the tree", async () => {
    await fc.assert(
      fc.asyncProperty(anyProject, async ({ codes }) => {
        const read = await readExchangeFile(new TextEncoder().encode(codebookXml(codes)));
        expect(read).toMatchObject({ kind: "codebook", leftOut: [] });
        expect(read.project.codes).toEqual(codes);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the words of a code", () => {
  const line = fc.oneof(
    fc.constantFrom("Ejemplo:", "\\Ejemplo:", "Cuándo usarlo:", "", "Dimensión del modelo:", "Sí."),
    fc.string({ maxLength: 5 }).map((text) => text.replaceAll("\n", "")),
  );
  const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.join("\n"));
  const anyWords: fc.Arbitrary<CodeWords> = fc.record({
    ...{ definition: text, whenToUse: text, whenNot: text, example: text },
    dimension: fc.option(fc.constantFrom("diagnosis" as const, "foci" as const, "method" as const)),
    retiredAt: fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") })),
  });

  it("come back out of one description, also when they look like its headings", () => {
    fc.assert(
      fc.property(anyWords, (said) => {
        expect(codeWords(describedCode(said))).toEqual(said);
      }),
    );
  });

  it("of another program are all definition, and are written as they came", () => {
    const description = "Cuando alguien mira una clase.\n\nIncluye: ejemplos.";
    expect(codeWords(description).definition).toBe(description);
    expect(describedCode(codeWords(description))).toBe(description);
  });
});
