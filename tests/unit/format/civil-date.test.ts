import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  formatDate,
  formatLongDate,
  formatShortDate,
  formatWeekday,
  fromUtcMidnight,
  isCivilDate,
  isWeekend,
  parseCivilDate,
  schoolYearOf,
  startOfWeek,
  toUtcMidnight,
} from "@/lib/format/civil-date";

const TODAY = "2026-05-11";
const anyDay = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays("1970-01-01", days));

describe("parseCivilDate", () => {
  it.each([
    ["11/5", "2026-05-11"],
    ["3/12", "2026-12-03"],
    ["11-05-2026", "2026-05-11"],
    ["11.05.26", "2026-05-11"],
    ["11 5 26", "2026-05-11"],
    ["1 / 3 / 2027", "2027-03-01"],
    ["2026-05-11", "2026-05-11"],
    ["hoy", "2026-05-11"],
    [" Hoy ", "2026-05-11"],
    ["mañana", "2026-05-12"],
    ["manana", "2026-05-12"],
    ["pasado mañana", "2026-05-13"],
    ["ayer", "2026-05-10"],
    ["anteayer", "2026-05-09"],
    ["22 de noviembre de 2026", "2026-11-22"],
    ["22 de noviembre", "2026-11-22"],
    ["5 de sep de 2026", "2026-09-05"],
    ["1 de enero del 2027", "2027-01-01"],
    ["lunes 11 de mayo", "2026-05-11"],
    ["miércoles, 13 de mayo", "2026-05-13"],
    ["29/2/2028", "2028-02-29"],
  ])("reads %j as %s", (text, date) => {
    expect(parseCivilDate(text, TODAY)).toBe(date);
  });

  it.each([
    "",
    "31/2",
    "29/2/2026",
    "13/13/2026",
    "5/13",
    "0/5",
    "11/05/206",
    "11/05/1826",
    "2026-13-01",
    "el lunes",
    "11 de brumario",
    "11/5/2026 10:00",
    "11",
  ])("refuses %j, which is no day", (text) => {
    expect(parseCivilDate(text, TODAY)).toBeNull();
  });

  it("reads back every way in which days are written", () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(parseCivilDate(date, TODAY)).toBe(date);
        expect(parseCivilDate(formatDate(date), TODAY)).toBe(date);
        expect(parseCivilDate(formatLongDate(date), TODAY)).toBe(date);
        expect(parseCivilDate(formatShortDate(date), date)).toBe(date);
        expect(parseCivilDate(formatWeekday(date), date)).toBe(date);
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = parseCivilDate(text, TODAY);
        expect(date === null || isCivilDate(date)).toBe(true);
      }),
    );
  });
});

describe("writing a day", () => {
  it("with digits", () => expect(formatDate("2026-11-22")).toBe("22-11-2026"));
  it("without its year", () => expect(formatShortDate("2026-05-12")).toBe("12-05"));
  it("in words", () => expect(formatLongDate("2026-11-22")).toBe("22 de noviembre de 2026"));
  it("with its weekday", () => expect(formatWeekday(TODAY)).toBe("lunes 11 de mayo"));
  it("refuses a day that does not exist", () => expect(() => formatDate("2026-02-30")).toThrow(RangeError));
});

describe("counting days", () => {
  it("crosses months, years and leap days", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
    expect(daysBetween("2026-03-01", "2026-12-31")).toBe(305);
    expect(daysBetween("2026-05-11", "2026-05-10")).toBe(-1);
  });

  it("adds what it counts", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});

describe("weeks", () => {
  it.each([
    ["2026-05-11", "2026-05-11"],
    ["2026-05-13", "2026-05-11"],
    ["2026-05-17", "2026-05-11"],
    ["2026-01-01", "2025-12-29"],
  ])("the week of %s starts on Monday %s", (date, monday) => {
    expect(startOfWeek(date)).toBe(monday);
  });

  it("weekends are Saturday and Sunday", () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => isWeekend(addDays("2026-05-11", days)));
    expect(week).toEqual([false, false, false, false, false, true, true]);
  });
});

describe("schoolYearOf", () => {
  it.each([
    ["2026-03-01", 2026],
    ["2026-12-31", 2026],
    ["2027-01-15", 2026],
    ["2027-02-28", 2026],
    ["2027-03-01", 2027],
  ])("%s belongs to %d", (date, year) => {
    expect(schoolYearOf(date)).toBe(year);
  });
});

describe("date columns", () => {
  it("hold a day as UTC midnight, in both directions", () => {
    expect(toUtcMidnight("2026-05-11").toISOString()).toBe("2026-05-11T00:00:00.000Z");
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(fromUtcMidnight(toUtcMidnight(date))).toBe(date);
      }),
    );
  });

  it("refuse an instant with an hour, whose day would depend on a zone", () => {
    expect(() => fromUtcMidnight(new Date("2026-05-11T03:00:00Z"))).toThrow(RangeError);
  });
});

describe("isCivilDate", () => {
  it.each(["2026-2-3", "2026-02-30", "11-05-2026", "2026-05-11T00:00", "1800-01-01", ""])(
    "refuses %j",
    (text) => {
      expect(isCivilDate(text)).toBe(false);
    },
  );
});
