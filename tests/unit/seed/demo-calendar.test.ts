import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isWeekend, schoolYearOf } from "@/lib/format/civil-date";
import { demoCalendar } from "@/prisma/seed/demo/calendar";

describe("the demonstration's calendar", () => {
  it.each([
    { today: "2026-11-23", days: 1, date: "2026-11-20", why: "a Monday's yesterday is the Friday" },
    { today: "2026-11-22", days: 1, date: "2026-11-20", why: "a Sunday's too" },
    { today: "2026-11-23", days: 0, date: "2026-11-23", why: "a Monday is itself" },
    { today: "2026-11-25", days: 2, date: "2026-11-23", why: "a school day stays" },
  ])("$days days before $today is $date: $why", ({ today, days, date }) => {
    expect(demoCalendar(today).daysAgo(days)).toBe(date);
  });

  it.each([
    { today: "2026-11-22", days: 0, date: "2026-11-23" },
    { today: "2026-11-20", days: 1, date: "2026-11-23" },
    { today: "2026-11-20", days: 0, date: "2026-11-20" },
  ])("$days days after $today is $date", ({ today, days, date }) => {
    expect(demoCalendar(today).daysAhead(days)).toBe(date);
  });

  const someDay = fc.nat({ max: 800 }).map((days) => addDays("2026-01-01", days));

  it("never puts a past day after today nor a day to come before it, nor either on a weekend, and keeps their order", () => {
    fc.assert(
      fc.property(someDay, fc.nat({ max: 200 }), fc.nat({ max: 9 }), (today, days, more) => {
        const calendar = demoCalendar(today);
        const [past, coming] = [calendar.daysAgo(days), calendar.daysAhead(days)];
        expect(past <= today && today <= coming).toBe(true);
        expect(isWeekend(past) || isWeekend(coming)).toBe(false);
        expect(calendar.daysAgo(days + more) <= past).toBe(true);
        expect(calendar.daysAhead(days + more) >= coming).toBe(true);
      }),
    );
  });

  it("says that what is to come was planned before today", () => {
    const calendar = demoCalendar("2026-11-23");
    expect(calendar.plannedAt("2026-12-10", 5).toISOString()).toBe("2026-11-22T11:00:00.000Z");
    expect(calendar.plannedAt("2026-11-11", 5).toISOString()).toBe("2026-11-06T11:00:00.000Z");
  });

  it("holds the whole story within its school year, whatever the day", () => {
    fc.assert(
      fc.property(someDay, (today) => {
        const { startsOn, endsOn, schoolYear } = demoCalendar(today);
        expect(schoolYear).toBe(schoolYearOf(today));
        expect(startsOn <= addDays(today, -200) && addDays(today, 35) <= endsOn).toBe(true);
      }),
    );
  });
});
