import { foldText } from "./text";

/** A calendar day without hour or zone, `YYYY-MM-DD`. As text it sorts in time order. */
export type CivilDate = string;

const MONTHS = [
  "enero",
  "febrero",
  "marzo",
  "abril",
  "mayo",
  "junio",
  "julio",
  "agosto",
  "septiembre",
  "octubre",
  "noviembre",
  "diciembre",
] as const;
const WEEKDAYS = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"] as const;
const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map([
  ["anteayer", -2],
  ["ayer", -1],
  ["hoy", 0],
  ["manana", 1],
  ["pasado manana", 2],
]);
const DAY_MS = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const MARCH = 3;

/** Says whether a text is an existing day written `YYYY-MM-DD`, between 1900 and 2199. */
export function isCivilDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && buildCivilDate(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/**
 * Reads a day as people type it: `11/5` (of today's year), `11-05-2026`, `11.05.26`, `2026-05-11`, `11 de mayo`,
 * `hoy`, `ayer`, `mañana`. Null when it is not an existing day; it never guesses month before day.
 */
export function parseCivilDate(text: string, today: CivilDate): CivilDate | null {
  const folded = foldText(text);
  const offset = RELATIVE_DAYS.get(folded);
  if (offset !== undefined) return addDays(today, offset);

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(folded);
  if (iso) return buildCivilDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const numeric = /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})(?:\s*[-/.\s]\s*(\d{2}|\d{4}))?$/.exec(folded);
  if (numeric) return buildCivilDate(readYear(numeric[3], today), Number(numeric[2]), Number(numeric[1]));

  const worded = /^(?:[a-z]+,?\s+)?(\d{1,2})\s+de\s+([a-z]+)(?:\s+(?:de|del)\s+(\d{4}))?$/.exec(folded);
  if (!worded) return null;
  const month = MONTHS.findIndex((name) => name === worded[2] || name.slice(0, 3) === worded[2]);
  return buildCivilDate(readYear(worded[3], today), month + 1, Number(worded[1]));
}

/** Writes a day with digits: `22-11-2026`. */
export function formatDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${pad(day)}-${pad(month)}-${year}`;
}

/** Writes a day of a year that is understood: `22-11`. */
export function formatShortDate(date: CivilDate): string {
  const { month, day } = partsOf(date);
  return `${pad(day)}-${pad(month)}`;
}

/** Writes a day in words: `22 de noviembre de 2026`. */
export function formatLongDate(date: CivilDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} de ${MONTHS[month - 1]} de ${year}`;
}

/** Writes a day with its weekday, the year understood: `lunes 11 de mayo`. */
export function formatWeekday(date: CivilDate): string {
  const { month, day } = partsOf(date);
  return `${WEEKDAYS[toUtcMidnight(date).getUTCDay()]} ${day} de ${MONTHS[month - 1]}`;
}

/** The day that many days later, or earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(toUtcMidnight(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when the second comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((toUtcMidnight(to).getTime() - toUtcMidnight(from).getTime()) / DAY_MS);
}

/** The Monday of a day's week; school weeks start on Monday. */
export function startOfWeek(date: CivilDate): CivilDate {
  const daysSinceMonday = (toUtcMidnight(date).getUTCDay() + 6) % 7;
  return addDays(date, -daysSinceMonday);
}

/** Says whether a day is Saturday or Sunday. */
export function isWeekend(date: CivilDate): boolean {
  const weekday = toUtcMidnight(date).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The school year a day belongs to: March to December are the calendar year's own; January and February still close the year before. */
export function schoolYearOf(date: CivilDate): number {
  const { year, month } = partsOf(date);
  return month < MARCH ? year - 1 : year;
}

/** The day as the `Date` at UTC midnight that a date column takes. Throws when it is not a civil date. */
export function toUtcMidnight(date: CivilDate): Date {
  if (!isCivilDate(date)) throw new RangeError(`Not a civil date: ${date}`);
  return new Date(`${date}T00:00:00.000Z`);
}

/** The day that a date column holds. Throws when the `Date` carries an hour, because then its day depends on a zone. */
export function fromUtcMidnight(date: Date): CivilDate {
  if (date.getTime() % DAY_MS !== 0) throw new RangeError("A date column must hold UTC midnight");
  return date.toISOString().slice(0, 10);
}

function readYear(digits: string | undefined, today: CivilDate): number {
  if (digits === undefined) return partsOf(today).year;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function buildCivilDate(year: number, month: number, day: number): CivilDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  const midnight = toUtcMidnight(date);
  return { year: midnight.getUTCFullYear(), month: midnight.getUTCMonth() + 1, day: midnight.getUTCDate() };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
