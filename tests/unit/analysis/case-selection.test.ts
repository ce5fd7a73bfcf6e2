import { describe, expect, it } from "vitest";
import { casesAfter, type LoggedChange } from "@/lib/analysis/rules/case-changes";
import { hadOneSponsor, obstaclesOf } from "@/lib/analysis/rules/case-eligibility";
import {
  quadrantOf,
  selectCases,
  signOf,
  strengthsOf,
  type Candidate,
} from "@/lib/analysis/rules/case-selection";
import { caseReasonText } from "@/lib/analysis/rules/case-texts";
import { caseReasonCodes, caseSettings, type CaseRequest } from "@/lib/analysis/schema/cases";
import { aRow } from "./study-row";

const settingsOf = (request: Partial<CaseRequest> = {}) =>
  caseSettings.parse({ territories: ["valle"], years: [2023, 2024], ...request });

function candidate(
  rbd: number,
  [feedbackZ, outcomeZ]: readonly [number, number],
  more: Partial<Candidate> = {},
) {
  const base = { zone: "valle", years: [2023], n: 50, gse: 2, residual: 1, isRural: false };
  return { rbd, feedbackZ, outcomeZ, ...base, ...more };
}

const statuses = (candidates: readonly Candidate[], request: Partial<CaseRequest> = {}) =>
  Object.fromEntries(
    selectCases(candidates, settingsOf(request)).placements.map(({ rbd, reason }) => [
      rbd,
      `${reason.code} ${String(reason.value)}`,
    ]),
  );

describe("where a school stands", () => {
  it.each([
    [0.5, 0.5, "high_high"],
    [-0.5, -2, "low_low"],
    [1, -0.5, "high_low"],
    [-1, 0.5, "low_high"],
    [0.49, 3, "near_mean"],
    [-3, -0.49, "near_mean"],
  ])("with F %d and O %d and a threshold of 0,5: %s", (feedbackZ, outcomeZ, quadrant) => {
    expect(quadrantOf({ feedbackZ, outcomeZ }, 0.5)).toBe(quadrant);
  });

  it("is a positive relation when both scores agree and a negative one when they do not", () => {
    expect([signOf("high_high"), signOf("low_low")]).toEqual(["positive", "positive"]);
    expect([signOf("high_low"), signOf("low_high")]).toEqual(["negative", "negative"]);
    expect(signOf("near_mean")).toBeNull();
  });

  it("is as strong as its weakest link, with three other rules beside", () => {
    expect(strengthsOf({ feedbackZ: -2, outcomeZ: 1.5, residual: -1.2 })).toEqual({
      minimum: 1.5,
      product: 3,
      residual: 1.2,
      sum: 3.5,
    });
  });
});

describe("three cases in all", () => {
  it("are the strongest of each sign, then the strongest left, with two reserves", () => {
    const zone = [
      candidate(1, [2, 2]),
      candidate(2, [1.5, 1.9]),
      candidate(3, [1, 1]),
      candidate(4, [0.6, -0.7]),
      candidate(5, [0.9, 0.9]),
      candidate(6, [0.8, 0.8]),
      candidate(7, [0.1, 3]),
    ];
    expect(statuses(zone)).toEqual({
      1: "picked 1",
      2: "picked 2",
      4: "picked 1",
      3: "reserve 1",
      5: "reserve 2",
      6: "ranked_below 5",
      7: "near_mean 0.5",
    });
  });

  it("do not depend on the order in which schools come", () => {
    const zone = [candidate(1, [2, 2]), candidate(2, [1, 1]), candidate(3, [-1, 1]), candidate(4, [-1, 1])];
    expect(statuses([...zone].reverse())).toEqual(statuses(zone));
  });

  it("take a school low in both only after those high in both, and none if the settings say so", () => {
    const zone = [candidate(1, [0.6, 0.6]), candidate(2, [-3, -3]), candidate(3, [0.7, -0.7])];
    expect(statuses(zone)).toEqual({ 1: "picked 1", 2: "picked 1", 3: "picked 1" });
    expect(statuses(zone, { includesMirror: false })[2]).toBe("mirror_not_used 1");
  });

  it("are completed with the strongest under the threshold, marked as weak, unless the settings leave the zone short", () => {
    const zone = [
      candidate(1, [1, 1]),
      candidate(2, [0.4, 2]),
      candidate(3, [0.2, -2]),
      candidate(4, [0.1, 0.1]),
    ];
    expect(statuses(zone)).toEqual({
      1: "picked 1",
      2: "picked_weak 0.5",
      3: "picked_weak 0.5",
      4: "reserve_weak 1",
    });
    const strict = selectCases(zone, settingsOf({ completesZones: false }));
    expect(strict.shortBy).toBe(2);
    expect(strict.placements.map(({ status }) => status)).toEqual([
      "picked",
      "not_picked",
      "not_picked",
      "not_picked",
    ]);
  });
});

describe("ties to two decimals", () => {
  const rest = [candidate(8, [3, 3]), candidate(9, [2, -2])];

  it("are broken by more students", () => {
    const zone = [...rest, candidate(1, [1, 1], { n: 20 }), candidate(2, [1.004, 1.3], { n: 90 })];
    expect(statuses(zone)).toMatchObject({ 2: "picked 2", 1: "reserve 1" });
  });

  it("then by a rurality that no case has", () => {
    const zone = [...rest, candidate(1, [1, 1]), candidate(2, [1, 1], { isRural: true })];
    expect(statuses(zone)).toMatchObject({ 2: "picked 3", 1: "reserve 1" });
  });

  it("then by the lowest RBD", () => {
    const zone = [...rest, candidate(5, [1, 1]), candidate(4, [1, 1])];
    expect(statuses(zone)).toMatchObject({ 4: "picked 2", 5: "reserve 1" });
  });
});

describe("three cases of each sign", () => {
  it("are ranked apart, with two reserves each, and what is missing is counted", () => {
    const positive = [1, 2, 3, 4, 5, 6].map((rbd) => candidate(rbd, [3 - rbd / 4, 3]));
    const negative = [7, 8].map((rbd) => candidate(rbd, [1, -1]));
    const { placements, shortBy } = selectCases(
      [...positive, ...negative],
      settingsOf({ mode: "three_of_each" }),
    );
    expect(placements.map(({ status }) => status)).toEqual([
      ...["picked", "picked", "picked", "reserve", "reserve", "not_picked"],
      ...["picked", "picked"],
    ]);
    expect(shortBy).toBe(1);
  });
});

describe("whether a school can be a case", () => {
  const rows = [aRow({ year: 2023 }), aRow({ year: 2024 })];
  const codes = (school: Partial<Parameters<typeof obstaclesOf>[0]>, request: Partial<CaseRequest> = {}) =>
    obstaclesOf({ rows, hadOneSponsor: true, ...school }, settingsOf(request)).map(({ code }) => code);

  it("is so with data in both sources, students enough and one sponsor", () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    ["few_students", [aRow({ isSmall: true, feedback: null, n: null })]],
    ["no_feedback", [aRow({ feedback: null })]],
    [
      "no_outcome",
      [aRow({ outcomes: { "idps/cc": 70, "idps/pf": 70, "simce/lect": 250, "simce/mate": null } })],
    ],
    ["no_controls", [aRow({ gse: null })]],
  ] as const)("is not without what is studied: %s", (code, own) => {
    expect(codes({ rows: own })).toEqual([code]);
  });

  it("is not with fewer students or years than asked for, and says both", () => {
    expect(codes({ rows: [aRow({ n: 12 })] }, { minimumStudents: 15, minimumYears: 2 })).toEqual([
      "few_students",
      "few_years",
    ]);
  });

  it("is not after a change of sponsor, nor when nobody knows, unless that is not asked for", () => {
    expect(codes({ hadOneSponsor: false })).toEqual(["sponsor_changed"]);
    expect(codes({ hadOneSponsor: null })).toEqual(["sponsor_unknown"]);
    expect(codes({ hadOneSponsor: false }, { requiresSameSponsor: false })).toEqual([]);
  });

  it("is not with an index less reliable than asked for", () => {
    expect(codes({ rows: [aRow({ reliability: 0.4 })] })).toEqual(["low_reliability"]);
  });

  it.each([
    [[{ sponsorId: "a", from: "2018-01-01", to: null }], true],
    [[{ sponsorId: "a", from: "2014-01-01", to: "2024-01-01" }], null],
    [
      [
        { sponsorId: "a", from: "2014-01-01", to: "2024-01-01" },
        { sponsorId: "b", from: "2024-01-01", to: null },
      ],
      false,
    ],
    [
      [
        { sponsorId: "a", from: "2014-01-01", to: "2023-01-01" },
        { sponsorId: "b", from: "2023-01-01", to: null },
      ],
      true,
    ],
    [[{ sponsorId: "a", from: "2023-06-01", to: null }], null],
  ])("one sponsor over 2023 and 2024 of %j: %s", (sponsorships, expected) => {
    expect(hadOneSponsor(sponsorships, [2024, 2023])).toBe(expected);
  });
});

it("every reason is a sentence of its own", () => {
  const sentences = caseReasonCodes.map((code) => caseReasonText({ code, value: 2 }));
  expect(new Set(sentences).size).toBe(caseReasonCodes.length);
});

it("confirmed changes follow one another in the order of their confirmation; others change nothing", () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));
  const change = (out: string, into: string, decision: LoggedChange["decision"]) => ({
    outSchoolId: out,
    inSchoolId: into,
    decision,
  });
  const changes = [
    change("b", "c", { kind: "change_confirmed", at: at(5), id: "2" }),
    change("a", "b", { kind: "change_confirmed", at: at(1), id: "1" }),
    change("x", "y", { kind: "change_declined", at: at(2), id: "3" }),
    change("x", "z", null),
  ];
  expect([...casesAfter(["a", "x"], changes)].sort()).toEqual(["c", "x"]);
});
