import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { sliceCodePoints } from "@/lib/format/code-points";
import { settledProject } from "@/lib/fieldwork/rules/exchange/settle";
import { readExchangeFile } from "@/lib/fieldwork/rules/exchange/unpack";
import {
  foreignCodebook,
  foreignText,
  looseProject,
  prefixedProject,
} from "@/tests/factories/exchange-files";

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const kinds = (leftOut: readonly { readonly kind: string; readonly count: number }[]) =>
  Object.fromEntries(leftOut.map(({ kind, count }) => [kind, count]));

describe("a project with prefixes, braces, capitals and a mark of order", () => {
  it("is read with its codes, coders, passages and notes", async () => {
    const { project } = await readExchangeFile(prefixedProject());
    expect(project).toMatchObject({ name: "Proyecto ajeno", origin: "Programa Uno 24" });
    expect(project.users).toEqual([{ guid: "0f0d1a52-9c1b-4f53-8f4e-1d2c3b4a5968", name: "AB" }]);
    expect(project.codes).toEqual([
      expect.objectContaining({ name: "Clima", colour: "#ff00aa", isCodable: true, parentGuid: null }),
      expect.objectContaining({
        name: "Ánimo & ganas",
        colour: null,
        isCodable: false,
        parentGuid: "11111111-aaaa-4aaa-8aaa-111111111111",
      }),
    ]);
    expect(project.sources.map(({ text }) => text)).toEqual([foreignText]);
    expect(project.codings.map(({ userGuid }) => userGuid)).toEqual([
      project.users[0]?.guid,
      project.users[0]?.guid,
    ]);
    expect(project.codings.map(({ createdAt }) => createdAt?.toISOString())).toEqual([
      "2025-03-02T12:00:00.000Z",
      "2025-03-02T12:30:00.000Z",
    ]);
    expect(project.notes.find(({ title }) => title === "Idea")).toMatchObject({
      text: "Volver sobre esto.",
      createdAt: new Date("2025-03-03T00:00:00Z"),
    });
  });

  it("keeps a passage on its letters once the lines end in one way", async () => {
    const { project } = await readExchangeFile(prefixedProject());
    const settled = settledProject(project);
    const [source] = settled.sources;
    const passages = settled.codings.map(({ startsAt, endsAt }) =>
      sliceCodePoints(source?.text ?? "", startsAt, endsAt),
    );
    expect(source?.text).toBe(foreignText.replaceAll("\r\n", "\n"));
    expect(passages).toEqual(["a\u0301nimo?", "a\u0301nimo?"]);
  });

  it("hangs the note of a passage on its codings, and that of one without code on the document", async () => {
    const { project } = await readExchangeFile(prefixedProject());
    const targetsOf = (text: string) =>
      project.notes.find((note) => note.text === text)?.targets.map(({ kind }) => kind);
    expect(targetsOf("Volver sobre esto.")).toEqual(["code", "coding", "coding"]);
    expect(targetsOf("Se ríe.")).toEqual(["source"]);
    expect(targetsOf("Conversación invernal.")).toEqual(["source"]);
  });

  it("lists by kind, count and name what has no place here", async () => {
    const { leftOut } = await readExchangeFile(prefixedProject());
    expect(kinds(leftOut)).toEqual({
      ...{ picture: 1, audio: 1, video: 1, pdf: 1, variable: 1, variable_value: 1, case: 1 },
      ...{ set: 1, graph: 1, link: 1, rich_text: 1, source_author: 1, whole_source_coding: 1 },
      ...{ selection_outside: 1, coding_of_left_out: 1, selection_without_code: 1 },
    });
    expect(leftOut.find(({ kind }) => kind === "audio")?.names).toEqual(["Voz.mp3"]);
    expect(leftOut.find(({ kind }) => kind === "variable")?.names).toEqual(["Edad"]);
  });
});

describe("a project with loose ends", () => {
  it("is read the same each time, although its codes have no guids", async () => {
    const once = await readExchangeFile(looseProject());
    expect((await readExchangeFile(looseProject())).project).toEqual(once.project);
    expect(new Set(once.project.codes.map(({ guid }) => guid)).size).toBe(4);
    expect(once.project.codes.map(({ name }) => name)).toEqual(["Tiempo", "Falta", "Falta", "Apoyo"]);
  });

  it("calls those without a name something, also those who coded and are not listed", async () => {
    const { project } = await readExchangeFile(looseProject());
    expect(project.users.map(({ name }) => name)).toEqual(["Persona 1", "Persona 2", "Persona sin nombre 1"]);
    expect(project.codings[0]?.userGuid).toBe(project.users[2]?.guid);
  });

  it("takes texts from the document and from beside it, and says which did not come", async () => {
    const { project, leftOut } = await readExchangeFile(looseProject());
    expect(project.sources.map(({ text }) => text)).toEqual(["uno <dos>\ntres", "Texto de al lado."]);
    expect(kinds(leftOut)).toEqual({
      ...{ missing_text: 1, formatted_source: 1, coding_of_left_out: 1, coding_without_code: 1 },
      ...{ selection_without_code: 1, note_without_text: 1, unknown: 1 },
    });
    expect(project.notes).toMatchObject([{ title: "Libre", targets: [{ kind: "study" }] }]);
  });
});

describe("a code book", () => {
  it("is read with its tree, its sets left out", async () => {
    const { kind, project, leftOut } = await readExchangeFile(foreignCodebook);
    expect([kind, project.origin, project.codes.length]).toEqual(["codebook", "Programa Dos", 2]);
    expect(leftOut).toEqual([{ kind: "set", count: 1, names: ["Favoritos"] }]);
  });
});

describe("a file that would do harm or is none", () => {
  const project = (inside: string, before = "") =>
    zipSync({
      "project.qde": strToU8(
        `<?xml version="1.0"?>${before}<Project xmlns="urn:QDA-XML:project:1.0" name="x">${inside}</Project>`,
      ),
    });

  it.each([
    ["is empty", new Uint8Array()],
    ["is no XML", strToU8("hola")],
    ["is cut", prefixedProject().slice(0, 700)],
    ["is a zip without a project", zipSync({ "a.txt": strToU8("hola") })],
    ["is another document", strToU8("<html/>")],
    ["is not closed", strToU8("<Project><Users>")],
    ["reads a file of the machine", project("&x;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>')],
    ["grows by entities", project("&x;&x;", '<!DOCTYPE a [<!ENTITY x "aaaaaaaaaa">]>')],
    ["uses an entity of nobody", project("&nbsp;")],
  ])("is refused when it %s", async (_, bytes) => {
    expect(await codeOf(readExchangeFile(bytes))).toBe("UNREADABLE_FILE");
  });

  it("is refused when it grows too much, or nests too deep, or is too large", async () => {
    const bomb = zipSync({
      "project.qde": strToU8("<Project/>"),
      "sources/a.txt": new Uint8Array(97 * 1024 * 1024).fill(65),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await codeOf(readExchangeFile(bomb))).toBe("TOO_LARGE");
    expect(await codeOf(readExchangeFile(project(`${"<a>".repeat(300)}${"</a>".repeat(300)}`)))).toBe(
      "TOO_LARGE",
    );
    expect(await codeOf(readExchangeFile(new Uint8Array(20 * 1024 * 1024 + 1)))).toBe("TOO_LARGE");
  }, 30_000);
});
