import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  averageOf,
  cellOf,
  compareItems,
  dayGroup,
  meanWithInterval,
  partOfWhole,
  suppressCounts,
  suppressParts,
  withoutSmallCounts,
  type CountedSchool,
} from "@/lib/dashboards/rules";
import type { Cell, HomeItem } from "@/lib/dashboards/schema";

const shown = (value: number, n = value): Cell => ({ state: "shown", value, n });
const suppressed: Cell = { state: "suppressed" };

describe("one figure", () => {
  it.each([
    { value: 9, n: 9, minimum: 10, cell: suppressed },
    { value: 10, n: 10, minimum: 10, cell: shown(10) },
    { value: 0, n: 0, minimum: 10, cell: shown(0) },
    { value: 3, n: 3, minimum: 0, cell: shown(3) },
    { value: 45, n: 9, minimum: 10, cell: suppressed },
  ])("a count of $value of $n persons, minimum $minimum", ({ value, n, minimum, cell }) => {
    expect(cellOf(value, n, minimum)).toEqual(cell);
  });

  it("tells an average of nobody from an average that is zero", () => {
    expect(averageOf(null, 0, 10)).toEqual({ state: "empty" });
    expect(averageOf(0, 12, 10)).toEqual(shown(0, 12));
    expect(averageOf(2.5, 9, 10)).toEqual(suppressed);
  });
});

describe("the parts of a whole", () => {
  it.each([
    { counts: [12, 30, 0], minimum: 10, withheld: [], why: "none is small" },
    { counts: [3, 30, 15], minimum: 10, withheld: [0, 2], why: "48 − 30 − 15 would give 3 away" },
    { counts: [1, 1, 30, 20], minimum: 10, withheld: [0, 1, 3], why: "two withheld that add 2 are 1 and 1" },
    { counts: [9, 9, 40], minimum: 10, withheld: [0, 1], why: "18 in two may be 8 and 10" },
    { counts: [4, 0, 20], minimum: 10, withheld: [0, 2], why: "the largest covers when it is the only one" },
    { counts: [3, 2, 0], minimum: 10, withheld: [0, 1], why: "the whole, 5, is withheld itself" },
    { counts: [3, 30], minimum: 0, withheld: [], why: "who opens the list sees it all" },
  ])("$counts with minimum $minimum: $why", ({ counts, minimum, withheld }) => {
    const cells = suppressCounts(counts, minimum);
    const hidden = cells.flatMap((cell, at) => (cell.state === "suppressed" ? [at] : []));
    expect(hidden).toEqual(withheld);
  });

  it("withholds a count of sessions by the persons it reached, not by its size", () => {
    const cells = suppressParts(
      [
        { value: 40, persons: 4 },
        { value: 60, persons: 30 },
      ],
      10,
    );
    expect(cells).toEqual([suppressed, suppressed]);
  });

  it("withholds how many of a whole when those who are left are few", () => {
    expect(partOfWhole(14, 16, 10)).toEqual(suppressed);
    expect(partOfWhole(16, 16, 10)).toEqual(shown(16));
    expect(partOfWhole(0, 16, 10)).toEqual(shown(0));
    expect(partOfWhole(20, 60, 10)).toEqual(shown(20));
    expect(partOfWhole(20, 18, 10)).toEqual(shown(20));
  });

  const someCounts = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 12 });
  const someMinimum = fc.integer({ min: 3, max: 15 });

  it("never shows a small part", () => {
    fc.assert(
      fc.property(someCounts, someMinimum, (counts, minimum) => {
        for (const cell of suppressCounts(counts, minimum)) {
          if (cell.state === "shown") expect(cell.value === 0 || cell.value >= minimum).toBe(true);
        }
      }),
    );
  });

  it("never lets a withheld part be found by taking what is shown from the whole", () => {
    fc.assert(
      fc.property(someCounts, someMinimum, (counts, minimum) => {
        const whole = counts.reduce((sum, count) => sum + count, 0);
        const cells = suppressCounts(counts, minimum);
        const hidden = counts.filter((_, at) => cells[at]?.state === "suppressed");
        // A whole under the minimum is withheld too, so there is nothing to subtract from.
        if (hidden.length === 0 || cellOf(whole, whole, minimum).state !== "shown") return;
        const rest = cells.reduce((left, cell) => (cell.state === "shown" ? left - cell.value : left), whole);
        expect(hidden.length).toBeGreaterThan(1);
        // Each withheld part could be 1 and still leave the others at least 1 each, with room for another split.
        expect(rest).toBeGreaterThan(hidden.filter((count) => count > 0).length);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves every withheld part free to be anything from 1 to the minimum, while there are parts to cover it", () => {
    fc.assert(
      fc.property(someCounts, someMinimum, (counts, minimum) => {
        const cells = suppressCounts(counts, minimum);
        const hidden = counts.filter((_, at) => cells[at]?.state === "suppressed");
        const isAllHidden = hidden.length === counts.length;
        const whole = counts.reduce((sum, count) => sum + count, 0);
        if (hidden.length === 0 || isAllHidden || whole < minimum) return;
        const together = hidden.reduce((sum, count) => sum + count, 0);
        expect(together - (hidden.length - 1)).toBeGreaterThanOrEqual(minimum);
      }),
      { numRuns: 2000 },
    );
  });

  it("withholds nothing from who may open the lists", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        expect(suppressCounts(counts, 0)).toEqual(counts.map((count) => shown(count)));
      }),
    );
  });
});

describe("the schools of a panel", () => {
  const school = (teachers: number, observedTeachers: number, openCycles: number): CountedSchool => ({
    schoolId: "",
    rbd: 1,
    name: "Escuela",
    communeCut: "03301",
    latitude: null,
    longitude: null,
    diagnosisState: "none",
    teachers,
    observedTeachers,
    openCycles,
  });

  it("withholds few cycles of a large school", () => {
    const [first] = withoutSmallCounts([school(40, 20, 3), school(40, 20, 12), school(40, 20, 30)], 10);
    expect(first).toMatchObject({ teachers: 40, observedTeachers: 20, openCycles: null });
  });

  it("withholds the observed of a school where few are left to observe", () => {
    const schools = withoutSmallCounts([school(14, 13, 0), school(40, 20, 0), school(50, 25, 0)], 10);
    expect(schools.map((row) => row.observedTeachers)).toEqual([null, null, 25]);
    expect(schools.map((row) => row.teachers)).toEqual([14, 40, 50]);
  });

  it("gives no small count, and none that the totals would give away", () => {
    const someSchool = fc
      .record({ teachers: fc.nat({ max: 45 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
      .chain(({ teachers, share }) =>
        fc.nat({ max: 14 }).map((cycles) => school(teachers, Math.round(teachers * share), cycles)),
      );
    fc.assert(
      fc.property(fc.array(someSchool, { minLength: 1, maxLength: 20 }), (schools) => {
        const rows = withoutSmallCounts(schools, 10);
        for (const key of ["teachers", "observedTeachers", "openCycles"] as const) {
          const hidden = rows.filter((row) => row[key] === null).length;
          const whole = schools.reduce((sum, row) => sum + row[key], 0);
          if (whole >= 10) expect(hidden).not.toBe(1);
          for (const row of rows) expect([0, null].includes(row[key]) || Number(row[key]) >= 10).toBe(true);
        }
        for (const { teachers, observedTeachers } of rows) {
          if (teachers === null || observedTeachers === null) continue;
          const left = teachers - observedTeachers;
          expect(left === 0 || left >= 10).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the mean of changes with its interval", () => {
  it("agrees with R: t.test of the paired sleep data (Student 1908), as printed in its manual", () => {
    const differences = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    const estimate = meanWithInterval(differences);
    expect(estimate?.mean).toBeCloseTo(1.58, 10);
    // The table of t has three decimals: 2.262 for 2.262157.
    expect(estimate?.ci95?.[0]).toBeCloseTo(0.7001142, 3);
    expect(estimate?.ci95?.[1]).toBeCloseTo(2.4598858, 3);
  });

  it("agrees with a case worked by hand: 1, 1, 0, 2, 1", () => {
    // mean 1; s² = 2/4; s/√5 = 0.316228; t(4) = 2.776 → half 0.877848
    const estimate = meanWithInterval([1, 1, 0, 2, 1]);
    expect(estimate?.mean).toBe(1);
    expect(estimate?.ci95?.[0]).toBeCloseTo(0.122152, 5);
    expect(estimate?.ci95?.[1]).toBeCloseTo(1.877848, 5);
  });

  it.each([
    { freedom: 1, t: 12.7062 },
    { freedom: 2, t: 4.30265 },
    { freedom: 30, t: 2.04227 },
    { freedom: 31, t: 2.03951 },
    { freedom: 40, t: 2.02108 },
    { freedom: 60, t: 2.0003 },
    { freedom: 200, t: 1.9719 },
  ])("uses qt(0.975, $freedom) = $t", ({ freedom, t }) => {
    const n = freedom + 1;
    const differences = Array.from({ length: n }, (_, at) => at);
    const estimate = meanWithInterval(differences);
    const variance = (n * (n + 1)) / 12;
    const half = (estimate?.ci95?.[1] ?? 0) - (estimate?.mean ?? 0);
    expect(half / Math.sqrt(variance / n)).toBeCloseTo(t, 3);
  });

  it("gives no interval for one change and nothing for none", () => {
    expect(meanWithInterval([2])).toEqual({ mean: 2, ci95: null });
    expect(meanWithInterval([])).toBeNull();
  });

  it("gives an interval of no width for changes that are all the same", () => {
    expect(meanWithInterval([1, 1, 1])).toEqual({ mean: 1, ci95: [1, 1] });
  });
});

describe("what is due", () => {
  it.each([
    { date: "2026-11-23", group: "today", isLate: false },
    { date: "2026-11-24", group: "week", isLate: false },
    { date: "2026-11-20", group: "pending", isLate: true },
    { date: "2027-01-04", group: "week", isLate: false },
  ])("puts $date in $group", ({ date, group, isLate }) => {
    expect(dayGroup(date, "2026-11-23")).toEqual({ group, isLate });
  });

  const item = (id: string, over: Partial<HomeItem>): HomeItem => ({
    id,
    group: "pending",
    date: null,
    time: null,
    title: "",
    detail: "",
    href: "/inicio",
    action: "",
    isLate: false,
    ...over,
  });

  it("orders late things first, then by day and hour, and what has no day last", () => {
    const items = [
      item("no day", {}),
      item("tomorrow", { date: "2026-11-24", time: "08:00" }),
      item("today without hour", { date: "2026-11-23" }),
      item("today at ten", { date: "2026-11-23", time: "10:00" }),
      item("later late", { date: "2026-11-20", isLate: true }),
      item("late", { date: "2026-11-12", time: "09:00", isLate: true }),
    ];
    expect(items.toSorted(compareItems).map(({ id }) => id)).toEqual([
      "late",
      "later late",
      "today at ten",
      "today without hour",
      "tomorrow",
      "no day",
    ]);
  });
});
