import "server-only";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";

/** Today as date columns hold it, in the zone of the studies. */
export function civilToday(): Date {
  return toUtcMidnight(civilDateAt(new Date(), DEFAULT_ZONE));
}
