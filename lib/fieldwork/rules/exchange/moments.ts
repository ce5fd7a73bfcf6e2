const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d+))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A moment as schema files write it, to the millisecond; without a zone it is UTC. Null for none, or for what is no moment. */
export function momentOf(written: string | undefined): Date | null {
  const match = MOMENT.exec(written?.trim() ?? "");
  if (!match) return null;
  const [, day = "", clock = "", fraction = "", zone = "Z"] = match;
  const iso = `${day}T${clock}.${fraction.slice(0, 3).padEnd(3, "0")}${withColon(zone)}`;
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

function withColon(zone: string): string {
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
}
