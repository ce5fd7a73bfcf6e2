import { zipSync, strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { sliceCodePoints } from "@/lib/format/code-points";
import { spokenBy } from "@/lib/fieldwork/rules/speakers";
import { plainText, readTranscript } from "@/lib/fieldwork/rules/transcripts/read-file";
import { relabelled, turnsOf } from "@/lib/fieldwork/rules/transcripts/turns";

const bytes = (text: string) => new TextEncoder().encode(text);
const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: unknown) => (error instanceof AppError ? error.code : "fault"),
  );

const wordDocument = (body: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(`<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`),
  });

describe("turnsOf", () => {
  it("gives who said what in code points, without the label", () => {
    const text = "Presentación\nP: 😀 Hola.\nR1: Buenas.\nSigue así.\n\nP: Ya.";
    const turns = turnsOf(text).map(({ label, startsAt, endsAt }) => [
      label,
      sliceCodePoints(text, startsAt, endsAt),
    ]);
    expect(turns).toEqual([
      ["P", "😀 Hola."],
      ["R1", "Buenas.\nSigue así."],
      ["P", "Ya."],
    ]);
  });

  it("lets a clock pass, and takes no sentence for a label", () => {
    const labels = turnsOf("[00:12] Ana Soto: Sí.\nLo que pasa con todo esto es: nada.\n10:30 P2: No.");
    expect(labels.map(({ label }) => label)).toEqual(["Ana Soto", "P2"]);
  });

  it("finds the same turns under new labels", () => {
    const text = "María: Uno.\nJuan: Dos.";
    const spoken = spokenBy(
      text,
      new Map([["María", { kind: "informant", informantId: "x", label: "DOC-1" } as const]]),
    );
    expect(spoken.text).toBe("DOC-1: Uno.\nJuan: Dos.");
    expect(spoken.turns.map(({ label, speaker }) => [label, speaker])).toEqual([
      ["DOC-1", "informant"],
      ["Juan", "other"],
    ]);
    expect(relabelled("María: con María", new Map([["María", "DOC-1"]]))).toBe("DOC-1: con María");
  });
});

describe("readTranscript", () => {
  it("reads text in the encodings people have", async () => {
    expect((await readTranscript("a.txt", bytes("\ufeffP: Año\r\nR: Sí"))).text).toBe("P: Año\nR: Sí");
    expect((await readTranscript("a.TXT", Buffer.from("P: Año", "latin1"))).text).toBe("P: Año");
  });

  it("reads subtitles as lines of one voice each", async () => {
    const vtt = `WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Ana>Hola &amp; buenas\n\n00:00:02.000 --> 00:00:03.000\n<v Ana>tardes\n\n00:00:04.000 --> 00:00:05.000\n<v Luis>Sí`;
    expect(await readTranscript("a.vtt", bytes(vtt))).toEqual({
      format: "vtt",
      text: "Ana: Hola & buenas tardes\nLuis: Sí",
    });
    const srt =
      "1\r\n00:00:01,000 --> 00:00:02,000\r\nP: ¿Cómo?\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nR: Así.";
    expect((await readTranscript("a.srt", bytes(srt))).text).toBe("P: ¿Cómo?\nR: Así.");
  });

  it("reads the paragraphs of a document, with its breaks, and nothing deleted under revision", async () => {
    const body = `<w:p><w:r><w:t xml:space="preserve">P: A&#241;o </w:t></w:r><w:r><w:tab/><w:t>&lt;1&gt;</w:t></w:r></w:p>
      <w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:t>R: Sí</w:t><w:br/><w:t>claro</w:t></w:r></w:p><w:p/>`;
    expect((await readTranscript("a.docx", wordDocument(body))).text).toBe("P: Año \t<1>\nR: Sí\nclaro");
  });

  it.each([
    ["empty", "a.txt", new Uint8Array()],
    ["of another kind", "a.pdf", bytes("%PDF")],
    ["a document under the name of a text", "a.txt", wordDocument("<w:p/>")],
    ["no document at all", "a.docx", bytes("hola")],
    ["a document cut short", "a.docx", wordDocument("<w:p><w:t>Hola</w:t></w:p>").slice(0, 90)],
    ["a zip without a document", "a.docx", zipSync({ "x.txt": strToU8("hola") })],
    ["a document without words", "a.docx", wordDocument("<w:p/>")],
    ["subtitles without clocks", "a.srt", bytes("hola")],
  ])("refuses a file that is %s", async (_, name, file) => {
    expect(await codeOf(readTranscript(name, file))).toBe("UNREADABLE_FILE");
  });

  it("refuses what is too large, also once it is inflated", async () => {
    expect(await codeOf(readTranscript("a.txt", new Uint8Array(3 * 1024 * 1024 + 1).fill(65)))).toBe(
      "TOO_LARGE",
    );
    const bomb = wordDocument(`<w:p><w:t>${"a".repeat(30 * 1024 * 1024)}</w:t></w:p>`);
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await codeOf(readTranscript("a.docx", bomb))).toBe("TOO_LARGE");
  });

  it("keeps a text that is already plain as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        fc.pre(text.trim() !== "");
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
      }),
    );
  });
});
