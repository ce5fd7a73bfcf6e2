import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/db/id";
import type { HeldStudy } from "@/lib/fieldwork/rules/exchange/held";
import { LeftOutList } from "@/lib/fieldwork/rules/exchange/left-out";
import { mergeProject } from "@/lib/fieldwork/rules/exchange/merge";
import type { ExchangeProject } from "@/lib/fieldwork/rules/exchange/project";
import { settledProject } from "@/lib/fieldwork/rules/exchange/settle";
import { textDigest } from "@/lib/fieldwork/rules/text-digest";
import { anyProject } from "@/tests/factories/exchange";

const emptyStudy: HeldStudy = {
  ...{ id: newId(), coders: [], codes: [], sources: [], codings: [], notes: [] },
  withdrawnDigests: new Set(),
};

function merged(project: ExchangeProject, held: HeldStudy, applyChanges = false) {
  const leftOut = new LeftOutList();
  const merge = mergeProject(project, held, { newId, applyChanges, leftOut });
  return { merge, leftOut: leftOut.list() };
}

/** The study once a merge was written. */
function after(held: HeldStudy, { merge }: ReturnType<typeof merged>): HeldStudy {
  const codes = new Map(merge.codes.change.map((code) => [code.id, code]));
  const codings = new Map(merge.changedCodings.map((coding) => [coding.id, coding]));
  const notes = new Map(merge.changedNotes.map((note) => [note.id, note]));
  return {
    ...held,
    coders: [...held.coders, ...merge.coders],
    codes: [...held.codes.map((code) => codes.get(code.id) ?? code), ...merge.codes.create],
    sources: [...held.sources, ...merge.sources.map((source) => ({ ...source, isWithdrawn: false }))],
    codings: [
      ...held.codings.map((coding) => ({ ...coding, ...codings.get(coding.id) })),
      ...merge.newCodings.map((coding) => ({ ...coding, isInOpenRound: false })),
    ],
    notes: [...held.notes.map((note) => ({ ...note, ...notes.get(note.id) })), ...merge.newNotes],
  };
}

const root = { parentGuid: null, colour: "#336699", isCodable: true, description: "" };
const [codeGuid, childGuid, sourceGuid, codingGuid, userGuid, noteGuid] = Array.from({ length: 6 }, newId);
const small: ExchangeProject = {
  ...{ name: "Pequeño", origin: null, users: [{ guid: userGuid ?? "", name: "Ana" }] },
  codes: [
    { ...root, guid: codeGuid ?? "", name: "Método" },
    { ...root, guid: childGuid ?? "", parentGuid: codeGuid ?? "", name: "Pauta" },
  ],
  sources: [{ guid: sourceGuid ?? "", name: "Entrevista", text: "P: Hola.", createdAt: null }],
  codings: [
    {
      ...{ guid: codingGuid ?? "", selectionGuid: newId(), sourceGuid: sourceGuid ?? "" },
      ...{ codeGuid: childGuid ?? "", userGuid: userGuid ?? "", startsAt: 3, endsAt: 7, createdAt: null },
    },
  ],
  notes: [
    {
      ...{ guid: noteGuid ?? "", title: "Nota", text: "Volver.", userGuid: null, createdAt: null },
      targets: [
        { kind: "coding", guid: codingGuid ?? "" },
        { kind: "study", guid: null },
      ],
    },
  ],
};
const taken = after(emptyStudy, merged(small, emptyStudy));

describe("mergeProject", () => {
  it("finds everything new in an empty study, and nothing the second time", () => {
    fc.assert(
      fc.property(anyProject, fc.boolean(), (any, applyChanges) => {
        const project = settledProject(any);
        const first = merged(project, emptyStudy);
        expect(first.merge.counts.code.isNew).toBe(project.codes.length);
        expect(first.merge.counts.coding).toEqual({
          ...{ isNew: project.codings.length, isKnown: 0, isChanged: 0 },
        });
        expect(first.leftOut).toEqual([]);
        const second = merged(project, after(emptyStudy, first), applyChanges);
        for (const count of Object.values(second.merge.counts)) {
          expect(count).toMatchObject({ isNew: 0, isChanged: 0 });
        }
        expect(second.merge.codes.change).toEqual([]);
        expect(second.leftOut).toEqual([]);
      }),
    );
  });

  it("leaves what is known and comes otherwise as it was, by name, unless it is told to write it over", () => {
    const other: ExchangeProject = {
      ...small,
      codes: small.codes.map((code) => ({ ...code, name: `${code.name} nuevo`, description: "Otra." })),
      codings: small.codings.map((coding) => ({ ...coding, endsAt: 8 })),
      notes: small.notes.map((note) => ({ ...note, text: "Ya volví." })),
    };
    const kept = merged(other, taken);
    expect(kept.merge.changedCodings.length + kept.merge.changedNotes.length).toBe(0);
    expect(kept.merge.codes.change).toEqual([]);
    expect(kept.leftOut).toEqual([
      { kind: "kept_code", count: 2, names: ["Método", "Pauta"] },
      { kind: "kept_coding", count: 1, names: ["Entrevista"] },
      { kind: "kept_note", count: 2, names: ["Nota"] },
    ]);
    const written = merged(other, taken, true);
    expect(written.merge.codes.change.map(({ name, definition }) => [name, definition])).toEqual([
      ["Método nuevo", "Otra."],
      ["Pauta nuevo", "Otra."],
    ]);
    expect(written.merge.changedCodings).toMatchObject([{ endsAt: 8 }]);
    expect(written.leftOut).toEqual([]);
    expect(merged(other, after(taken, written), true).merge.counts.code.isChanged).toBe(0);
  });

  it("does not touch a coding of a round that was not revealed", () => {
    const open = { ...taken, codings: taken.codings.map((coding) => ({ ...coding, isInOpenRound: true })) };
    const other = { ...small, codings: small.codings.map((coding) => ({ ...coding, endsAt: 8 })) };
    const { merge, leftOut } = merged(other, open, true);
    expect(merge.changedCodings).toEqual([]);
    expect(leftOut).toEqual([{ kind: "coding_in_round", count: 1, names: ["Entrevista"] }]);
  });

  it("never writes a text over, and adds no coding that counts other letters", () => {
    const other: ExchangeProject = {
      ...small,
      sources: small.sources.map((source) => ({ ...source, text: "P: Hola, María." })),
      codings: [...small.codings, { ...small.codings[0], guid: newId() } as (typeof small.codings)[number]],
    };
    const { merge, leftOut } = merged(other, taken, true);
    expect([merge.sources, merge.newCodings, merge.changedCodings]).toEqual([[], [], []]);
    expect(leftOut).toEqual([
      { kind: "changed_text", count: 1, names: ["Entrevista"] },
      { kind: "coding_of_left_out", count: 1, names: ["Entrevista"] },
    ]);
  });

  it("brings nothing back that a withdrawal took, whatever the file calls it", () => {
    const withdrawn = { ...emptyStudy, withdrawnDigests: new Set([textDigest("P: Hola.")]) };
    const { merge, leftOut } = merged(small, withdrawn);
    expect([merge.sources, merge.newCodings]).toEqual([[], []]);
    expect(leftOut.map(({ kind }) => kind)).toEqual(["withdrawn_text", "coding_of_left_out"]);
    expect(merge.newNotes.map(({ target }) => target)).toEqual(["study"]);
  });

  it("takes a root under the name of a dimension for that dimension's root, and knows it from then on", () => {
    const words = { definition: "", whenToUse: "", whenNot: "", example: "", retiredAt: null };
    const method = {
      ...{ id: newId(), refiGuid: null, parentId: null, name: "Metodo", colour: "#112233", sortOrder: 0 },
      ...{ ...words, isCodable: false, dimension: "method" as const },
    };
    const study = { ...emptyStudy, codes: [method] };
    const first = merged(small, study);
    expect(first.merge.codes.create).toMatchObject([
      { name: "Pauta", dimension: "method", parentId: method.id },
    ]);
    expect(first.merge.codes.change).toMatchObject([{ id: method.id, refiGuid: codeGuid, name: "Metodo" }]);
    expect(merged(small, after(study, first)).merge.codes.create).toEqual([]);
  });

  it("gives the codes that a moved branch carries along its new dimension", () => {
    const dimensioned: ExchangeProject = {
      ...small,
      codes: [
        { ...root, guid: newId(), name: "Focos", description: "\n\nDimensión del modelo:\nFocos" },
        ...small.codes,
      ],
    };
    const held = after(emptyStudy, merged(dimensioned, emptyStudy));
    const [foci, method, child] = dimensioned.codes;
    const moved = { ...dimensioned, codes: [foci, { ...method, parentGuid: foci?.guid ?? null }, child] };
    const { merge } = merged(moved as ExchangeProject, held, true);
    expect(merge.codes.change.map(({ name, dimension }) => [name, dimension])).toEqual([
      ["Método", "foci"],
      ["Pauta", "foci"],
    ]);
  });
});
