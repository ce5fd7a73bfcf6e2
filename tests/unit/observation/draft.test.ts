import { describe, expect, it } from "vitest";
import { afterStep, offsetAt, type DraftStep } from "@/lib/observation/rules/draft";
import type { NoteView, ObservationContent } from "@/lib/observation/schema/observation";

const empty: ObservationContent = {
  notes: [],
  ratings: [],
  context: {
    lessonObjective: null,
    studentsPresent: null,
    pieStudents: null,
    grades: [],
    startedAt: null,
    endedAt: null,
  },
  tallies: [],
  slices: [],
  photos: [],
};

function note(id: string, overrides: Partial<NoteView> = {}): NoteView {
  return { id, offsetSeconds: 60, speaker: "teacher", noteClass: "low_inference", text: id, ...overrides };
}

const after = (...steps: readonly DraftStep[]) => steps.reduce(afterStep, empty);

describe("a draft, step by step", () => {
  it("keeps notes in the order of the lesson", () => {
    const draft = after(
      { kind: "note_added", note: note("late", { offsetSeconds: 90 }) },
      { kind: "note_added", note: note("early", { offsetSeconds: 10 }) },
      { kind: "note_changed", note: note("late", { offsetSeconds: 5 }) },
    );
    expect(draft.notes.map(({ id }) => id)).toEqual(["late", "early"]);
  });

  it("takes a citation away with its note, when it becomes private, and when nothing was observed", () => {
    const cited: readonly DraftStep[] = [
      { kind: "note_added", note: note("a") },
      { kind: "note_added", note: note("b") },
      { kind: "rated", indicatorId: "i", level: 2 },
      { kind: "citation_switched", indicatorId: "i", noteId: "a" },
      { kind: "citation_switched", indicatorId: "i", noteId: "b" },
    ];
    const citations = (...steps: readonly DraftStep[]) => after(...cited, ...steps).ratings[0]?.noteIds;
    expect(citations()).toEqual(["a", "b"]);
    expect(citations({ kind: "note_removed", noteId: "a" })).toEqual(["b"]);
    expect(citations({ kind: "note_changed", note: note("b", { noteClass: "private" }) })).toEqual(["a"]);
    expect(citations({ kind: "citation_switched", indicatorId: "i", noteId: "a" })).toEqual(["b"]);
    expect(citations({ kind: "rated", indicatorId: "i", level: 3 })).toEqual(["a", "b"]);
    expect(citations({ kind: "rated", indicatorId: "i", level: null })).toEqual([]);
  });

  it("tells no observado from not decided", () => {
    const rated = after({ kind: "rated", indicatorId: "i", level: null });
    expect(rated.ratings).toEqual([{ indicatorId: "i", level: null, noteIds: [] }]);
    expect(afterStep(rated, { kind: "rating_cleared", indicatorId: "i" }).ratings).toEqual([]);
  });
});

describe("the moment of a note", () => {
  const startedAt = "2026-05-11T14:00:00.000Z";
  const at = (minutes: number) => Date.parse(startedAt) + minutes * 60_000;
  const lesson = { ...empty.context, startedAt };

  const ended = { ...lesson, endedAt: "2026-05-11T14:45:00.000Z" };
  it.each([
    { what: "before the start is unknown", context: empty.context, now: at(5), offset: null },
    { what: "counts from the start", context: lesson, now: at(12), offset: 720 },
    { what: "stands still at the end", context: ended, now: at(60), offset: 2700 },
    { what: "is unknown when the clock is of another day", context: lesson, now: at(60 * 24), offset: null },
    { what: "is unknown before the hour written", context: lesson, now: at(-5), offset: null },
  ])("$what", ({ context, now, offset }) => {
    expect(offsetAt(context, now)).toBe(offset);
  });
});
