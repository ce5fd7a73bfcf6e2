import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { amendObservation, startObservation } from "@/lib/observation/commands/observation";
import { getObservation, getVisitForCapture } from "@/lib/observation/queries/observation";
import { digestOf } from "@/lib/observation/rules/digest";
import { emptyContent, fieldsOf } from "@/lib/observation/rules/fields";
import type { NoteView, ObservationContent } from "@/lib/observation/schema/observation";
import { makeObservation, makeVisit } from "@/tests/factories/observation";
import { makeOperation, makeWrite, send } from "@/tests/factories/sync";
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

/** Writes a whole lesson as a device would, over what stands. */
async function write(visitId: string, content: Pick<ObservationContent, "notes" | "ratings" | "context">) {
  const { heads } = await getVisitForCapture(mentor, visitId);
  const fields = fieldsOf({ ...emptyContent, ...content });
  const gone = heads.filter(({ field }) => !fields.has(field)).map(({ field }) => [field, null] as const);
  const writes = [...fields, ...gone].map(([field, value]) => ({
    ...{ field, value },
    over: heads.filter((head) => head.field === field).map(({ opId }) => opId),
  }));
  return send(mentor, [makeWrite(visitId, ...writes)]);
}

const register = (visitId: string) =>
  send(mentor, [makeOperation({ kind: "observation.register", entityId: visitId, payload: {} })]);

describe("writing a draft", () => {
  it("gives back what was written, note by note", async () => {
    const { visitId } = await started();
    const notes = [
      aNote(),
      aNote({ offsetSeconds: 30, speaker: "group", noteClass: "private", text: "Ver su cuaderno" }),
    ];
    const ratings = [{ indicatorId: indicators["C9.1"] ?? "", level: 3, noteIds: [notes[0]?.id ?? ""] }];
    await write(visitId, { notes, ratings, context: hours });
    const stored = await storedFor(visitId);
    expect(stored.notes).toEqual([notes[1], notes[0]]);
    expect(stored.ratings).toEqual(ratings);
    expect(stored.context).toEqual(hours);
  });

  it("equals the last state after any sequence of writes", async () => {
    const ids = Array.from({ length: 5 }, () => newId());
    const noteArb = fc.record({
      place: fc.nat({ max: 4 }),
      offsetSeconds: fc.nat({ max: 5000 }),
      speaker: fc.constantFrom("teacher" as const, "student" as const, "group" as const),
      noteClass: fc.constantFrom("low_inference" as const, "private" as const),
      text: fc
        .string({ minLength: 1, maxLength: 30 })
        .map((text) => `x${text.replaceAll("\u0000", "")}`.trim()),
    });
    const draftArb = fc.uniqueArray(noteArb, { maxLength: 5, selector: ({ place }) => place });
    await fc.assert(
      fc.asyncProperty(fc.array(draftArb, { minLength: 1, maxLength: 5 }), async (drafts) => {
        const { visitId } = await started();
        const own = new Map(ids.map((id) => [id, newId()]));
        let notes: readonly NoteView[] = [];
        for (const draft of drafts) {
          notes = draft.map(({ place, ...note }) => ({ ...note, id: own.get(ids[place] ?? "") ?? "" }));
          await write(visitId, { notes, ratings: [], context: hours });
        }
        expect(byId((await storedFor(visitId)).notes)).toEqual(byId(notes));
      }),
      { numRuns: 12 },
    );
  });

  const byId = (notes: readonly NoteView[]) => [...notes].sort((a, b) => (a.id < b.id ? -1 : 1));

  it("never takes over a note of another observation", async () => {
    const other = await makeObservation(world, world.own);
    const { visitId } = await started();
    const notes = [aNote({ id: other.noteId, text: "Cambiada" })];
    const ratings = [{ indicatorId: indicators["C9.1"] ?? "", level: 3, noteIds: [other.noteId] }];
    await write(visitId, { notes, ratings, context: hours });
    expect(await register(visitId)).toMatchObject([{ outcome: "rejected" }]);
    const note = await db().evidenceNote.findUniqueOrThrow({ where: { id: other.noteId } });
    expect(note).toMatchObject({ observationId: other.id, text: "“¿Cómo lo supiste?”" });
  });
});

describe("registering an observation", () => {
  it("says precisely what is missing and keeps the draft", async () => {
    const { visitId } = await started();
    const ratings = ["C9.2", "B5.1"].map((code) => ({
      indicatorId: indicators[code] ?? "",
      level: 2,
      noteIds: [],
    }));
    await write(visitId, { notes: [aNote()], ratings, context: { ...hours, endedAt: null } });
    expect(await register(visitId)).toMatchObject([
      { outcome: "rejected", message: "Falta la hora de término. Faltan evidencias para B5.1 y C9.2." },
    ]);
    expect(await storedFor(visitId)).toMatchObject({ state: "draft" });
  });

  it("marks the rest no observado and appends a revision whose digest can be checked", async () => {
    const { observationId, visitId } = await started();
    const notes = [aNote(), aNote({ noteClass: "private", text: "Solo para mí" })];
    const ratings = [{ indicatorId: indicators["C9.1"] ?? "", level: 2, noteIds: [notes[0]?.id ?? ""] }];
    await write(visitId, { notes, ratings, context: hours });
    expect(await register(visitId)).toMatchObject([{ outcome: "applied", receipt: { state: "saved" } }]);
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
