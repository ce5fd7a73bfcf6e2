import { describe, expect, it } from "vitest";
import { pauseBeforeLookingMs, readJobView } from "@/components/jobs/polling";
import type { JobView } from "@/lib/jobs/schema";

const job: JobView = {
  id: "01a214d5-4b15-7604-9d59-4a3b74304b26",
  kind: "test.kind",
  state: "failed",
  stage: "Leyendo filas",
  progressDone: 20,
  progressTotal: null,
  interruptions: 1,
  problem: { code: "UNREADABLE_FILE", message: "El archivo no se pudo leer." },
  result: null,
  createdAt: new Date("2026-11-25T12:00:00Z"),
  startedAt: new Date("2026-11-25T12:00:01Z"),
  finishedAt: null,
};

function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("the answer about a job", () => {
  it("is read back as the server had it", () => {
    expect(readJobView(sent(job))).toEqual(job);
  });

  it.each([
    ["a state that this page does not know", { ...job, state: "paused" }],
    ["no date", { ...job, createdAt: "yesterday" }],
    ["a progress in words", { ...job, progressDone: "half" }],
    ["a list", [job]],
    ["nothing", null],
  ])("with %s is no answer", (_, body) => {
    expect(readJobView(sent(body))).toBeNull();
  });
});

describe("the pause before looking again", () => {
  it("is a second in front of somebody and longer in a hidden tab", () => {
    expect(pauseBeforeLookingMs({ isHidden: false, failures: 0 })).toBe(1_000);
    expect(pauseBeforeLookingMs({ isHidden: true, failures: 0 })).toBe(10_000);
  });

  it("doubles with each look that nobody answered, up to half a minute", () => {
    const pauses = [1, 2, 3, 10].map((failures) => pauseBeforeLookingMs({ isHidden: false, failures }));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 30_000]);
  });
});
