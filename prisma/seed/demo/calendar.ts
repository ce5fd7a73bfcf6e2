import { addDays, isWeekend, schoolYearOf, toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { DEFAULT_ZONE, instantAt } from "@/lib/format/instant";

/** The demonstration's year, laid backwards from the day it is loaded, so that there is always something due today. */
export interface DemoCalendar {
  readonly today: CivilDate;
  readonly schoolYear: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  /** The school day that many days before today, or the last one before it: what is past stays past on a Monday. */
  readonly daysAgo: (days: number) => CivilDate;
  /** The school day that many days after today, or the next one. */
  readonly daysAhead: (days: number) => CivilDate;
  /** When something of that day was planned: some days before it, and never later than yesterday. */
  readonly plannedAt: (date: CivilDate, daysBefore: number) => Date;
}

export function demoCalendar(today: CivilDate): DemoCalendar {
  const schoolYear = schoolYearOf(today);
  const earliest = addDays(today, -200);
  const latest = addDays(today, 35);
  const firstOfMarch = `${schoolYear}-03-02`;
  const lastOfYear = `${schoolYear}-12-18`;
  return {
    today,
    schoolYear,
    startsOn: earliest < firstOfMarch ? earliest : firstOfMarch,
    endsOn: latest > lastOfYear ? latest : lastOfYear,
    daysAgo: (days) => schoolDay(addDays(today, -days), -1),
    daysAhead: (days) => schoolDay(addDays(today, days), 1),
    plannedAt: (date, daysBefore) => {
      const wanted = addDays(date, -daysBefore);
      const yesterday = addDays(today, -1);
      return at(wanted < yesterday ? wanted : yesterday, "08:00");
    },
  };
}

function schoolDay(date: CivilDate, step: 1 | -1): CivilDate {
  return isWeekend(date) ? schoolDay(addDays(date, step), step) : date;
}

export function dateColumn(date: CivilDate): Date {
  return toUtcMidnight(date);
}

export function at(date: CivilDate, time: string, minutesLater = 0): Date {
  return new Date(instantAt(date, time, DEFAULT_ZONE).getTime() + minutesLater * 60_000);
}
