import { type CivilDate, formatDate, isCivilDate } from "./civil-date";

/** The zones a Chilean school may keep: the mainland, Magallanes (no change of hour) and Rapa Nui. */
export const CHILEAN_ZONES = ["America/Santiago", "America/Punta_Arenas", "Pacific/Easter"] as const;

export type ChileanZone = (typeof CHILEAN_ZONES)[number];

/** Where a zone is not known, schools keep the mainland's hour. */
export const DEFAULT_ZONE: ChileanZone = "America/Santiago";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Says whether a text names one of the Chilean zones. */
export function isChileanZone(text: string): text is ChileanZone {
  return (CHILEAN_ZONES as readonly string[]).includes(text);
}

/** The zone a territory keeps, from its stored name; the mainland's where the name is none of Chile's. */
export function chileanZone(text: string): ChileanZone {
  return isChileanZone(text) ? text : DEFAULT_ZONE;
}

/** The calendar day of an instant in a zone, which is the school day it belongs to. */
export function civilDateAt(instant: Date, zone: ChileanZone): CivilDate {
  const { year, month, day } = localParts(instant, zone);
  return `${year}-${month}-${day}`;
}

/** The hour of an instant in a zone, of 24 hours: `15:04`. */
export function formatTime(instant: Date, zone: ChileanZone): string {
  const { hour, minute } = localParts(instant, zone);
  return `${hour}:${minute}`;
}

/** Day and hour of an instant in a zone: `22-11-2026, 15:04`. */
export function formatDateTime(instant: Date, zone: ChileanZone): string {
  return `${formatDate(civilDateAt(instant, zone))}, ${formatTime(instant, zone)}`;
}

/**
 * The instant at which a zone's clocks show that day and hour (`HH:MM`). An hour that happens twice, in April, is the
 * first one; an hour that the clocks jump over, in September, is read one hour later. Throws on a malformed day or hour.
 */
export function instantAt(date: CivilDate, time: string, zone: ChileanZone): Date {
  if (!isCivilDate(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new RangeError("instantAt needs YYYY-MM-DD and HH:MM");
  }
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  const before = offsetMs(new Date(wall - DAY_MS), zone);
  const after = offsetMs(new Date(wall + DAY_MS), zone);
  const candidates = [wall - before, wall - after].filter((ms) => ms + offsetMs(new Date(ms), zone) === wall);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : wall - before);
}

/** Reads an hour as people type it: `9:30`, `09.30`, `930`, `15 h`, `15:04 hrs`; null when it is not an hour of the day. Returns `HH:MM`. */
export function parseTime(text: string): string | null {
  const compact = text
    .trim()
    .toLowerCase()
    .replace(/\s*(h|hr|hrs|horas)\.?$/, "");
  const match = /^(\d{1,2})(?:\s*[:.\s]\s*(\d{2}))?$/.exec(compact) ?? /^(\d{1,2})(\d{2})$/.exec(compact);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? "0");
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function offsetMs(instant: Date, zone: ChileanZone): number {
  const { year, month, day, hour, minute, second } = localParts(instant, zone);
  const local = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

type LocalParts = Readonly<Record<"year" | "month" | "day" | "hour" | "minute" | "second", string>>;

function localParts(instant: Date, zone: ChileanZone): LocalParts {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): string => {
    const value = parts.get(type);
    if (value === undefined) throw new Error(`The date formatter gave no ${type}`);
    return value;
  };
  return {
    year: read("year").padStart(4, "0"),
    month: read("month"),
    day: read("day"),
    hour: read("hour"),
    minute: read("minute"),
    second: read("second"),
  };
}

function formatterOf(zone: ChileanZone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  // h23 is asked for by name: the default of es-CL is a clock of 12 hours.
  const formatter = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, formatter);
  return formatter;
}
