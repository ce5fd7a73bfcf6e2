import { describe, expect, it } from "vitest";
import { DraftSaver, type SaveAnswer } from "@/components/observation/capture/draft-saver";
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

describe("saving by itself", () => {
  /** A server whose answers the test gives one by one, and a clock it moves by hand. */
  function aSaver() {
    const sent: { content: ObservationContent; baseVersion: number }[] = [];
    const answers: { give: (answer: SaveAnswer) => void; fail: () => void }[] = [];
    let timer: { run: () => void; ms: number } | null = null;
    const saver = new DraftSaver({
      version: 1,
      send: (content, baseVersion) => {
        sent.push({ content, baseVersion });
        return new Promise((give, reject) =>
          answers.push({ give, fail: () => reject(new Error("no signal")) }),
        );
      },
      later: (run, ms) => {
        timer = { run, ms };
        return () => (timer = null);
      },
    });
    const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
    return {
      saver,
      sent,
      waitMs: () => timer?.ms ?? null,
      pass: () => {
        const due = timer;
        timer = null;
        due?.run();
      },
      answer: async (answer: SaveAnswer) => {
        answers.shift()?.give(answer);
        await settled();
      },
      fail: async () => {
        answers.shift()?.fail();
        await settled();
      },
    };
  }

  const saved = (version: number): SaveAnswer => ({
    status: "saved",
    receipt: { observationId: "o", version, savedAt: `2026-05-11T14:00:0${version}.000Z` },
  });
  const draft = (...ids: readonly string[]) => ({ ...empty, notes: ids.map((id) => note(id)) });

  it("waits a second after the last change and sends the last state once", async () => {
    const { saver, sent, pass, waitMs, answer } = aSaver();
    saver.change(draft("a"));
    saver.change(draft("a", "b"));
    expect(waitMs()).toBe(1_000);
    pass();
    expect(saver.state()).toEqual({ kind: "saving" });
    await answer(saved(2));
    expect(sent).toEqual([{ content: draft("a", "b"), baseVersion: 1 }]);
    expect(saver.state()).toEqual({ kind: "saved", at: "2026-05-11T14:00:02.000Z" });
    expect(waitMs()).toBeNull();
  });

  it("sends what was written meanwhile over the version it got", async () => {
    const { saver, sent, pass, answer } = aSaver();
    saver.change(draft("a"));
    pass();
    saver.change(draft("a", "b"));
    expect(sent).toHaveLength(1);
    await answer(saved(2));
    expect(saver.state()).toEqual({ kind: "waiting" });
    pass();
    expect(sent[1]).toEqual({ content: draft("a", "b"), baseVersion: 2 });
  });

  it("tries again ever less often without a connection, and loses nothing", async () => {
    const { saver, sent, pass, waitMs, fail, answer } = aSaver();
    saver.change(draft("a"));
    const waits: (number | null)[] = [];
    for (let round = 0; round < 6; round += 1) {
      pass();
      await fail();
      waits.push(waitMs());
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(saver.state()).toEqual({ kind: "offline" });
    saver.change(draft("a", "b"));
    pass();
    await answer(saved(2));
    expect(sent.at(-1)).toEqual({ content: draft("a", "b"), baseVersion: 1 });
    expect(saver.state().kind).toBe("saved");
  });

  it("stops when another tab stored a later version, and says so", async () => {
    const { saver, sent, pass, waitMs, answer } = aSaver();
    saver.change(draft("a"));
    pass();
    await answer({ status: "refused", code: "STALE", message: "Otra pestaña guardó antes." });
    saver.change(draft("a", "b"));
    expect(saver.state()).toEqual({ kind: "stale", message: "Otra pestaña guardó antes." });
    expect(waitMs()).toBeNull();
    expect(await saver.flush()).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it("waits for a change after a refusal, and keeps trying after the session ended", async () => {
    const { saver, pass, waitMs, answer } = aSaver();
    saver.change(draft("a"));
    pass();
    await answer({ status: "refused", code: "INVALID_INPUT", message: "Hay datos por corregir." });
    expect(waitMs()).toBeNull();
    saver.change(draft("b"));
    pass();
    await answer({ status: "refused", code: "NOT_SIGNED_IN", message: "La sesión terminó." });
    expect(waitMs()).toBe(30_000);
  });

  it("tries again by itself after a fault of ours, such as a database that starts again", async () => {
    const { saver, sent, pass, waitMs, answer } = aSaver();
    saver.change(draft("a"));
    pass();
    await answer({ status: "refused", code: "FAULT", message: "Algo falló de nuestro lado." });
    expect(waitMs()).toBe(2_000);
    pass();
    await answer({ status: "refused", code: "FAULT", message: "Algo falló de nuestro lado." });
    expect(waitMs()).toBe(4_000);
    pass();
    await answer(saved(2));
    expect(saver.state().kind).toBe("saved");
    expect(sent).toHaveLength(3);
  });

  it("sends what was changed while a refusal was on its way", async () => {
    const { saver, sent, pass, answer } = aSaver();
    saver.change(draft("a"));
    pass();
    saver.change(draft("b"));
    await answer({ status: "refused", code: "INVALID_INPUT", message: "Hay datos por corregir." });
    pass();
    expect(sent.at(-1)?.content).toEqual(draft("b"));
  });

  it("sends at once, and everything, when asked to finish", async () => {
    const { saver, sent, answer, pass } = aSaver();
    saver.change(draft("a"));
    pass();
    saver.change(draft("a", "b"));
    const finished = saver.flush();
    await answer(saved(2));
    await answer(saved(3));
    expect(await finished).toBe(true);
    expect(sent.map(({ baseVersion }) => baseVersion)).toEqual([1, 2]);
    expect(saver.baseVersion).toBe(3);
  });
});
