import { describe, expect, it } from "vitest";
import { agreementDraft } from "@/lib/coaching/rules/agreement";
import { changeOf, changeTogether } from "@/lib/coaching/rules/change";
import {
  countHeld,
  hoursBetween,
  isOverdue,
  missingToClose,
  nextPlanned,
  plannedEnd,
  type ClosingState,
} from "@/lib/coaching/rules/cycle";
import { linkOfSession, threadToCycle, type ThreadFacts } from "@/lib/coaching/rules/thread";
import { openCycleInput, planSessionInput } from "@/lib/coaching/schema/input";

const done = (kind: "monitoring" | "feedback" | "modelling") => ({ kind, state: "done" as const });
const ready: ClosingState = {
  phase: "in_progress",
  sessions: [done("monitoring"), done("feedback"), done("modelling")],
  hasActiveStep: false,
  hasNoModellingReason: false,
  closingObservation: "with_level",
};

describe("what is missing to close a cycle", () => {
  it("is nothing once the three kinds were held and the observation gives the goal's level", () => {
    expect(missingToClose(ready)).toEqual([]);
  });

  it.each<[string, Partial<ClosingState>, RegExp]>([
    ["the teacher's agreement", { phase: "agreement" }, /acuerdo/],
    ["taking a suspended cycle up again", { phase: "suspended" }, /retomarlo/],
    ["a monitoring held", { sessions: [done("feedback"), done("modelling")] }, /monitoreo/],
    ["a feedback held", { sessions: [done("monitoring"), done("modelling")] }, /retroalimentación/],
    ["a modelling or a reason", { sessions: [done("monitoring"), done("feedback")] }, /modelado/],
    [
      "recording what is still planned",
      { sessions: [...ready.sessions, { kind: "feedback", state: "planned" }] },
      /planificadas/,
    ],
    ["saying how the step in force turned out", { hasActiveStep: true }, /paso/],
    ["an observation", { closingObservation: "none" }, /elegir una observación/],
    ["a level of the goal's indicator", { closingObservation: "without_level" }, /no valora el indicador/],
  ])("is %s", (_what, state, words) => {
    const missing = missingToClose({ ...ready, ...state });
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatch(words);
  });

  it("is not modelling when there is a reason, nor what was cancelled", () => {
    const sessions = [
      done("monitoring"),
      done("feedback"),
      { kind: "modelling" as const, state: "cancelled" as const },
    ];
    expect(missingToClose({ ...ready, sessions, hasNoModellingReason: true })).toEqual([]);
  });

  it("is only to know that it is closed, once closed", () => {
    const closed = missingToClose({ ...ready, phase: "closed", sessions: [], hasActiveStep: true });
    expect(closed).toEqual(["El ciclo ya está cerrado."]);
  });
});

describe("the calendar of a cycle", () => {
  it("counts by kind only what was held", () => {
    const sessions = [done("feedback"), done("feedback"), { kind: "modelling", state: "planned" } as const];
    expect(countHeld(sessions)).toEqual({ monitoring: 0, feedback: 2, modelling: 0 });
  });

  it.each([
    ["2026-05-04", "2026-12-18", "2026-06-29"],
    ["2026-11-23", "2026-12-18", "2026-12-18"],
    ["2026-12-21", "2026-12-18", "2026-12-31"],
    ["2026-11-23", null, "2026-12-31"],
  ])(
    "begun on %s in a programme until %s, ends 8 weeks later and never in the holidays: %s",
    (start, lastDay, end) => {
      expect(plannedEnd(start, { weeks: 8, lastDay })).toBe(end);
    },
  );

  it.each([
    ["in_progress", "2026-06-29", false],
    ["in_progress", "2026-06-30", true],
    ["suspended", "2026-06-30", true],
    ["closed", "2026-06-30", false],
  ] as const)("says that a cycle %s on %s is overdue: %s", (phase, today, overdue) => {
    expect(isOverdue({ phase, plannedEndOn: "2026-06-29" }, today)).toBe(overdue);
  });

  it("finds the first planned session, and none when there is none", () => {
    const planned = { id: 2, state: "planned" as const };
    expect(nextPlanned([{ id: 1, state: "done" as const }, planned])).toBe(planned);
    expect(nextPlanned([{ state: "cancelled" as const }])).toBeNull();
  });

  it("measures whole hours from the lesson to the talk, never negative, and nothing without a lesson's end", () => {
    const end = new Date("2026-05-11T14:45:00Z");
    expect(hoursBetween(end, new Date("2026-05-13T15:00:00Z"))).toBe(48);
    expect(hoursBetween(end, new Date("2026-05-11T14:00:00Z"))).toBe(0);
    expect(hoursBetween(null, end)).toBeNull();
  });
});

describe("the change of closed cycles", () => {
  const closing = (teacherId: string, finalValue: number | null = 3) => ({
    teacherId,
    outcome: "achieved" as const,
    finalValue,
    baselineValue: 2.1,
  });

  it("is the final level minus the baseline, and unknown without a level", () => {
    expect(changeOf(closing("a"))).toBeCloseTo(0.9);
    expect(changeOf(closing("a", null))).toBeNull();
  });

  it("is withheld while it speaks of fewer teachers than the minimum, however many their cycles", () => {
    const minimum = { outcomes: 3, averages: 4 };
    const few = changeTogether([closing("a"), closing("a"), closing("b")], minimum);
    expect(few).toEqual({ closed: 3, outcomes: null, meanChange: null, changeN: 3 });
    const enough = changeTogether([closing("a"), closing("b"), closing("c")], minimum);
    expect(enough.outcomes).toEqual({ achieved: 3, partly_achieved: 0, not_achieved: 0 });
    expect(enough.meanChange).toBeNull();
  });

  it("averages only the closings with a level", () => {
    const all = [closing("a", 3), closing("b", null), closing("c", 4)];
    const { meanChange, changeN } = changeTogether(all, { outcomes: 1, averages: 1 });
    expect(changeN).toBe(2);
    expect(meanChange).toBeCloseTo(1.4);
  });

  it("of no cycle is nothing", () => {
    const none = changeTogether([], { outcomes: 0, averages: 0 });
    expect(none).toEqual({ closed: 0, outcomes: null, meanChange: null, changeN: 0 });
  });
});

describe("the thread to a cycle", () => {
  const facts: ThreadFacts = {
    school: { rbd: 459 },
    need: {
      id: "need",
      statement: "Las y los estudiantes reciben la respuesta antes de tener tiempo de pensarla por su cuenta",
      areaName: "Evaluación · Retroalimentación",
      others: 1,
      diagnosisId: "diagnosis",
      version: 2,
      versionState: "agreed",
      resultsLabel: "Resultados 4° básico 2024",
      coverage: { teachersObserved: 8, teachersTotal: 14 },
      canOpen: true,
    },
    focus: { id: "focus", title: "Retroalimentar con pistas", canOpen: true },
    assignment: { id: "assignment", mentorName: "Amanda Prueba Ríos" },
    cycle: { id: "cycle", number: 1, phase: "in_progress" },
  };

  it("reads as a sentence from the results to the cycle, every label a link", () => {
    const links = threadToCycle(facts);
    expect(links.map(({ label }) => label)).toEqual([
      "Resultados 4° básico 2024",
      "8 de 14 docentes observados",
      "Diagnóstico v2 (firmado)",
      "Necesidad: Las y los estudiantes reciben la respuesta antes de tener… (y 1 otra)",
      "Foco: Retroalimentar con pistas",
      "Asesoría de Amanda Prueba Ríos",
      "Ciclo 1 (en curso)",
    ]);
    expect(links.every(({ href }) => href?.startsWith("/"))).toBe(true);
  });

  it("names a need that the reader may not open only by its area, and links neither it nor its diagnosis", () => {
    const closed = { ...facts, need: facts.need && { ...facts.need, canOpen: false } };
    const links = threadToCycle(closed);
    expect(links.find(({ kind }) => kind === "need")?.label).toContain("Evaluación · Retroalimentación");
    const withoutLink = links.filter(({ href }) => href === null).map(({ kind }) => kind);
    expect(withoutLink).toEqual(["coverage", "diagnosis", "need"]);
  });

  it("names a session by its kind and day, and its state until it is held", () => {
    const session = { id: "s", cycleId: "c", kind: "modelling" as const, on: "2026-05-12" };
    expect(linkOfSession({ ...session, state: "done" }).label).toBe("Modelado 12-05");
    expect(linkOfSession({ ...session, state: "planned" }).label).toBe("Modelado 12-05 (planificada)");
  });
});

describe("what is written", () => {
  it("proposes an agreement that promises what the programme promises and that the form accepts", () => {
    const text = agreementDraft({
      focusTitle: "Retroalimentar con pistas",
      cycleWeeks: 8,
      minutesPerWeek: 90,
      feedbackWithinHours: 72,
    });
    expect(text).toContain("8 semanas");
    expect(text).toContain("90 minutos");
    expect(text).toContain("72 horas");
    expect(text).toMatch(/No sirve para evaluar/);
    expect(openCycleInput.shape.agreementText.safeParse(text).success).toBe(true);
  });

  it("plans a monitoring only with its lesson", () => {
    const session = {
      id: "0190a000-0000-7000-8000-000000000001",
      cycleId: "0190a000-0000-7000-8000-000000000002",
      plannedOn: "2026-05-11",
      plannedAt: "10:30",
    };
    expect(planSessionInput.safeParse({ ...session, kind: "feedback" }).success).toBe(true);
    const refused = planSessionInput.safeParse({ ...session, kind: "monitoring" });
    expect(refused.error?.issues[0]?.path).toEqual(["lesson"]);
  });
});
