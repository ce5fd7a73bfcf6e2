import { formatNumber } from "./numbers";

/** Minutes in an hora pedagógica, the unit in which Chilean teaching contracts count lessons. */
const PEDAGOGICAL_HOUR_MINUTES = 45;

/** Writes minutes as hours and minutes: 90 → `1 h 30 min`, 60 → `1 h`, 45 → `45 min`. Throws when negative or not finite. */
export function formatMinutes(minutes: number): string {
  const whole = wholeNumber(minutes);
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${formatNumber(hours)} h` : `${formatNumber(hours)} h ${rest} min`;
}

/** Writes minutes as clock hours: 90 → `1,5 horas cronológicas`. */
export function formatChronologicalHours(minutes: number): string {
  return countHours(wholeNumber(minutes) / 60, "cronológica");
}

/** Writes minutes as teaching hours of 45 minutes: 90 → `2 horas pedagógicas`. */
export function formatPedagogicalHours(minutes: number): string {
  return countHours(wholeNumber(minutes) / PEDAGOGICAL_HOUR_MINUTES, "pedagógica");
}

/** Writes a moment of a lesson from its start: 751 seconds → `12:31`. Minutes go on past 60, as in a lesson of 90. */
export function formatOffset(seconds: number): string {
  const whole = wholeNumber(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** Reads a moment of a lesson: `12:31` → 751 seconds, `12` → minute 12; null when it is neither. */
export function parseOffset(text: string): number | null {
  const match = /^(\d{1,3})(?::([0-5]\d))?$/.exec(text.trim());
  return match ? Number(match[1]) * 60 + Number(match[2] ?? "0") : null;
}

function countHours(hours: number, kind: string): string {
  const text = formatNumber(hours);
  return text === "1" ? `1 hora ${kind}` : `${text} horas ${kind}s`;
}

function wholeNumber(value: number): number {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError("A duration must be finite and not negative");
  return Math.round(value);
}
