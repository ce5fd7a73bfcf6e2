import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  amendObservation,
  saveObservation,
  saveObservationDraft,
  startObservation,
} from "@/lib/observation/commands/observation";
import { getObservation, getVisitForCapture } from "@/lib/observation/queries/observation";
import { digestOf } from "@/lib/observation/rules/digest";
import type { NoteView, ObservationContent, RatingView } from "@/lib/observation/schema/observation";
import { makeObservation, makeVisit } from "@/tests/factories/observation";
import { makeWorld, type TestPlace, type World } from "@/tests/factories/world";

let world: World;
let mentor: TestPlace["actors"]["mentor"];
let indicators: Readonly<Record<string, string>>;

beforeAll(async () => {
  world = await makeWorld();
  mentor = world.own.actors.mentor;
  indicators = world.rubric.indicators;
});

function aNote(overrides: Partial<NoteView> = {}): NoteView {
  return {
    id: newId(),
    offsetSeconds: 751,
    speaker: "teacher",
    noteClass: "low_inference",
    text: "“¿Cómo lo supiste?”",
    ...overrides,
  };
}

const hours = {
  lessonObjective: "OA 9: explicar estrategias de cálculo",
  studentsPresent: 31,
  pieStudents: 4,
  grades: [],
  startedAt: "2026-05-11T14:00:00.000Z",
  endedAt: "2026-05-11T14:45:00.000Z",
};

async function started(): Promise<{ observationId: string; visitId: string }> {
  const visit = await makeVisit(world, world.own);
  const { id } = await startObservation(mentor, { visitId: visit.id, id: newId() });
  return { observationId: id, visitId: visit.id };
}

async function storedFor(visitId: string) {
  const { observation } = await getVisitForCapture(mentor, visitId);
  if (!observation) throw new Error("There should be an observation");
  return observation;
}

const mutable = (content: Pick<ObservationContent, "notes" | "ratings" | "context">) => ({
  notes: [...content.notes],
  ratings: content.ratings.map((rating) => ({ ...rating, noteIds: [...rating.noteIds] })),
  context: content.context,
});

describe("starting an observation", () => {
  it("opens one draft, however often it is asked for", async () => {
    const visit = await makeVisit(world, world.own);
    const first = await startObservation(mentor, { visitId: visit.id, id: newId() });
    const both = await Promise.all(
      [newId(), newId()].map((id) => startObservation(mentor, { visitId: visit.id, id })),
    );
    expect(both.map(({ id }) => id)).toEqual([first.id, first.id]);
    const entries = await db().auditEntry.findMany({ where: { thingId: first.id } });
    expect(entries.map(({ action }) => action)).toEqual(["observation.started"]);
  });

  it("is for the observer alone, and not for a cancelled visit", async () => {
    const visit = await makeVisit(world, world.own);
    for (const actor of [world.own.actors.utp_head, world.own.actors.teacher, world.foreign.actors.mentor]) {
      const attempt = startObservation(actor, { visitId: visit.id, id: newId() });
      await expect(attempt).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const cancelled = await makeVisit(world, world.own, { state: "cancelled" });
    const attempt = startObservation(mentor, { visitId: cancelled.id, id: newId() });
    await expect(attempt).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("saving a draft", () => {
  it("gives back what was written, note by note", async () => {
    const { observationId, visitId } = await started();
    const notes = [
      aNote(),
      aNote({ offsetSeconds: 30, speaker: "group", noteClass: "private", text: "Ver su cuaderno" }),
    ];
    const ratings = [{ indicatorId: indicators["C9.1"] ?? "", level: 3, noteIds: [notes[0]?.id ?? ""] }];
    const receipt = await saveObservationDraft(mentor, {
      observationId,
      baseVersion: 1,
      notes,
      ratings,
      context: hours,
    });
    expect(receipt).toMatchObject({ observationId, version: 2 });
    const stored = await storedFor(visitId);
    expect(stored.notes).toEqual([notes[1], notes[0]]);
    expect(stored.ratings).toEqual(ratings);
    expect(stored.context).toEqual(hours);
  });

  it("refuses a writer with an older version and keeps what is stored", async () => {
    const { observationId, visitId } = await started();
    const ours = { observationId, baseVersion: 1, notes: [aNote()], ratings: [], context: hours };
    await saveObservationDraft(mentor, ours);
    const theirs = { ...ours, notes: [aNote({ text: "Otra pestaña" })] };
    await expect(saveObservationDraft(mentor, theirs)).rejects.toMatchObject({ code: "STALE" });
    expect((await storedFor(visitId)).notes).toEqual(ours.notes);
  });

  it("lets exactly one of two writers through when they arrive together", async () => {
    const { observationId, visitId } = await started();
    const drafts = ["Primera", "Segunda"].map((text) => ({
      observationId,
      baseVersion: 1,
      notes: [aNote({ text })],
      ratings: [],
      context: hours,
    }));
    const outcomes = await Promise.allSettled(drafts.map((draft) => saveObservationDraft(mentor, draft)));
    const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await storedFor(visitId)).notes).toEqual(drafts[winner]?.notes);
  });

  it("equals the last state after any sequence of saves", async () => {
    const ids = Array.from({ length: 5 }, () => newId());
    const noteArb = fc.record({
      place: fc.nat({ max: 4 }),
      offsetSeconds: fc.nat({ max: 5000 }),
      speaker: fc.constantFrom("teacher" as const, "student" as const, "group" as const),
      noteClass: fc.constantFrom("low_inference" as const, "interpretation" as const, "private" as const),
      text: fc
        .string({ minLength: 1, maxLength: 30 })
        .map((text) => `x${text.replaceAll("\u0000", "")}`.trim()),
    });
    const draftArb = fc.record({
      notes: fc.uniqueArray(noteArb, { maxLength: 5, selector: ({ place }) => place }),
      levels: fc.dictionary(
        fc.constantFrom(...Object.keys(indicators)),
        fc.option(fc.integer({ min: 1, max: 4 })),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(draftArb, { minLength: 1, maxLength: 5 }), async (drafts) => {
        const { observationId, visitId } = await started();
        const own = new Map(ids.map((id) => [id, newId()]));
        let content: { notes: NoteView[]; ratings: RatingView[] } = { notes: [], ratings: [] };
        for (const [step, draft] of drafts.entries()) {
          content = contentOf(draft, (place) => own.get(ids[place] ?? "") ?? "");
          const input = { observationId, baseVersion: step + 1, ...mutable({ ...content, context: hours }) };
          await saveObservationDraft(mentor, input);
        }
        const stored = await storedFor(visitId);
        expect(byId(stored.notes)).toEqual(byId(content.notes));
        expect(byIndicator(stored.ratings)).toEqual(byIndicator(content.ratings));
      }),
      { numRuns: 12 },
    );
  });

  function contentOf(
    draft: {
      notes: readonly (Omit<NoteView, "id"> & { place: number })[];
      levels: Readonly<Record<string, number | null>>;
    },
    idAt: (place: number) => string,
  ) {
    const notes = draft.notes.map(({ place, ...note }) => ({ ...note, id: idAt(place) }));
    const citable = notes.filter(({ noteClass }) => noteClass !== "private").map(({ id }) => id);
    const ratings = Object.entries(draft.levels).map(([code, level]) => ({
      indicatorId: indicators[code] ?? "",
      level,
      noteIds: level === null ? [] : citable,
    }));
    return { notes, ratings };
  }

  const byId = (notes: readonly NoteView[]) => [...notes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byIndicator = (ratings: readonly RatingView[]) =>
    ratings
      .map((rating) => ({ ...rating, noteIds: [...rating.noteIds].sort() }))
      .sort((a, b) => (a.indicatorId < b.indicatorId ? -1 : 1));

  it("never takes over a note of another observation", async () => {
    const other = await makeObservation(world, world.own);
    const { observationId } = await started();
    const theft = {
      observationId,
      baseVersion: 1,
      notes: [aNote({ id: other.noteId, text: "Cambiada" })],
      ratings: [],
      context: hours,
    };
    await expect(saveObservationDraft(mentor, theft)).rejects.toMatchObject({ code: "DUPLICATE" });
    const note = await db().evidenceNote.findUniqueOrThrow({ where: { id: other.noteId } });
    expect(note).toMatchObject({ observationId: other.id, text: "“¿Cómo lo supiste?”" });
  });

  it("refuses a citation of a private note, in words", async () => {
    const { observationId } = await started();
    const note = aNote({ noteClass: "private" });
    const draft = {
      observationId,
      baseVersion: 1,
      notes: [note],
      ratings: [{ indicatorId: indicators["C9.1"] ?? "", level: 2, noteIds: [note.id] }],
      context: hours,
    };
    await expect(saveObservationDraft(mentor, draft)).rejects.toMatchObject({
      code: "INVALID_INPUT",
      message: "C9.1 cita una nota privada o quitada. Citar otra nota.",
    });
  });

  it("is for the observer alone and ends when it is saved", async () => {
    const { id } = await makeObservation(world, world.own, { state: "saved" });
    const draft = { observationId: id, baseVersion: 1, notes: [], ratings: [], context: hours };
    await expect(saveObservationDraft(mentor, draft)).rejects.toMatchObject({ code: "INVALID_STATE" });
    const { utp_head } = world.own.actors;
    await expect(saveObservationDraft(utp_head, draft)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("saving an observation", () => {
  it("says precisely what is missing and keeps the draft", async () => {
    const { observationId, visitId } = await started();
    const note = aNote();
    const ratings = ["C9.2", "B5.1"].map((code) => ({
      indicatorId: indicators[code] ?? "",
      level: 2,
      noteIds: [],
    }));
    const context = { ...hours, endedAt: null };
    await saveObservationDraft(mentor, { observationId, baseVersion: 1, notes: [note], ratings, context });
    await expect(saveObservation(mentor, { observationId, baseVersion: 2 })).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: "Falta la hora de término. Faltan evidencias para B5.1 y C9.2.",
      details: { indicatorIds: [indicators["B5.1"], indicators["C9.2"]] },
    });
    expect(await storedFor(visitId)).toMatchObject({ state: "draft", version: 2 });
  });

  it("marks the rest no observado and appends a revision whose digest can be checked", async () => {
    const { observationId, visitId } = await started();
    const notes = [aNote(), aNote({ noteClass: "private", text: "Solo para mí" })];
    const ratings = [{ indicatorId: indicators["C9.1"] ?? "", level: 2, noteIds: [notes[0]?.id ?? ""] }];
    await saveObservationDraft(mentor, { observationId, baseVersion: 1, notes, ratings, context: hours });
    await saveObservation(mentor, { observationId, baseVersion: 2 });
    const stored = await storedFor(visitId);
    expect(stored.state).toBe("saved");
    expect(stored.ratings.map(({ level }) => level)).toEqual([null, 2, null]);
    expect(stored.notes).toHaveLength(2);
    const visit = await db().visit.findUniqueOrThrow({ where: { id: visitId } });
    expect(visit.state).toBe("done");
    const revision = await db().observationRevision.findFirstOrThrow({ where: { observationId } });
    expect(revision).toMatchObject({ revision: 1, digest: digestOf(revision.snapshot) });
    expect(JSON.stringify(revision.snapshot)).not.toContain("Solo para mí");
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: observationId, action: "observation.saved" },
    });
    expect(entry.details).toMatchObject({ digest: revision.digest });
  });

  it("refuses another person and an older version", async () => {
    const { observationId } = await started();
    const { utp_head } = world.own.actors;
    const stranger = saveObservation(utp_head, { observationId, baseVersion: 1 });
    await expect(stranger).rejects.toMatchObject({ code: "NOT_FOUND" });
    await saveObservationDraft(mentor, {
      observationId,
      baseVersion: 1,
      notes: [],
      ratings: [],
      context: hours,
    });
    const old = saveObservation(mentor, { observationId, baseVersion: 1 });
    await expect(old).rejects.toMatchObject({ code: "STALE" });
  });
});

describe("correcting an observation", () => {
  async function amendment(observationId: string, visitId: string, text: string) {
    const stored = await storedFor(visitId);
    const content = mutable(stored);
    return {
      ...content,
      notes: content.notes.map((note) => (note.noteClass === "low_inference" ? { ...note, text } : note)),
      observationId,
      baseVersion: stored.version,
      reason: "Cita mal copiada",
    };
  }

  it("adds a revision with its reason and keeps the one before", async () => {
    const { id, visitId } = await makeObservation(world, world.own, { state: "shared" });
    await amendObservation(mentor, await amendment(id, visitId, "“¿Cómo lo pensaste?”"));
    const { teacher } = world.own.actors;
    const now = await getObservation(teacher, id);
    expect(now.revisions.map(({ revision, reason }) => [revision, reason])).toEqual([
      [1, "Registro de la observación"],
      [2, "Cita mal copiada"],
    ]);
    expect(now.notes.map(({ text }) => text)).toEqual(["“¿Cómo lo pensaste?”"]);
    const before = await getObservation(teacher, id, { revision: 1 });
    expect(before.notes.map(({ text }) => text)).toEqual(["“¿Cómo lo supiste?”"]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: id, action: "observation.amended" },
    });
    expect(entry.details).toMatchObject({ revision: 2 });
  });

  it("keeps from others what was corrected before it was shared", async () => {
    const { id, visitId } = await makeObservation(world, world.own, { state: "saved" });
    await amendObservation(mentor, await amendment(id, visitId, "“Explica”"));
    await db().observation.update({ where: { id }, data: { state: "shared", sharedAt: new Date() } });
    const { teacher } = world.own.actors;
    expect((await getObservation(teacher, id)).revisions.map(({ revision }) => revision)).toEqual([2]);
    await expect(getObservation(teacher, id, { revision: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getObservation(mentor, id, { revision: 1 })).revisions).toHaveLength(2);
  });

  it("is refused after the teacher acknowledged it, while it is a draft, incomplete or by another", async () => {
    const frozen = await makeObservation(world, world.own, { state: "acknowledged" });
    const late = amendObservation(mentor, await amendment(frozen.id, frozen.visitId, "Tarde"));
    await expect(late).rejects.toMatchObject({ code: "INVALID_STATE" });
    const draft = await makeObservation(world, world.own, { state: "draft" });
    const early = amendObservation(mentor, await amendment(draft.id, draft.visitId, "Antes"));
    await expect(early).rejects.toMatchObject({ code: "INVALID_STATE" });
    const shared = await makeObservation(world, world.own, { state: "shared" });
    const change = await amendment(shared.id, shared.visitId, "Cambio");
    const bare = { ...change, ratings: change.ratings.map((rating) => ({ ...rating, noteIds: [] })) };
    await expect(amendObservation(mentor, bare)).rejects.toMatchObject({ code: "INVALID_STATE" });
    const { utp_head } = world.own.actors;
    await expect(amendObservation(utp_head, change)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stale = amendObservation(mentor, { ...change, baseVersion: change.baseVersion + 1 });
    await expect(stale).rejects.toMatchObject({ code: "STALE" });
  });

  it("is refused by the database too once acknowledged", async () => {
    const { noteId } = await makeObservation(world, world.own, { state: "acknowledged" });
    const change = db().evidenceNote.update({ where: { id: noteId }, data: { text: "Otra cosa" } });
    await expect(change).rejects.toThrow("IMMUTABLE");
  });
});
