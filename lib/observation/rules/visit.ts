import { daysBetween, isWeekend, type CivilDate } from "@/lib/format/civil-date";

const firstMonth = 3;
const furthestDays = 366;

/** What stops a visit from being on that day, in words, or null. */
export function refusedDay(plannedOn: CivilDate, today: CivilDate): string | null {
  const isFar = Math.abs(daysBetween(today, plannedOn)) > furthestDays;
  return isFar ? "Esa fecha está a más de un año de hoy. Revisar el año." : null;
}

/** What is allowed but worth a second look. */
export function dayWarnings(plannedOn: CivilDate, today: CivilDate): readonly string[] {
  const warnings: string[] = [];
  if (Number(plannedOn.slice(5, 7)) < firstMonth) warnings.push("En enero y febrero no suele haber clases.");
  if (isWeekend(plannedOn)) warnings.push("Ese día es fin de semana.");
  if (plannedOn < today) warnings.push("Ese día ya pasó.");
  return warnings;
}
