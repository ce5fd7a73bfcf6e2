import { formatDate } from "@/lib/format/civil-date";
import { formatGrade, isGradeCode } from "@/lib/format/grade";
import { countOf } from "@/lib/format/text";

/** The year and grade that answers are of, in words; "Sin año ni grado" when neither is known. */
export function applicationWords({
  year,
  grade,
}: {
  readonly year: number | null;
  readonly grade: string | null;
}): string {
  const parts = [
    grade === null ? null : isGradeCode(grade) ? formatGrade(grade) : grade,
    year === null ? null : String(year),
  ];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? "Sin año ni grado" : known.join(" ");
}

export function studentsWords(count: number): string {
  return countOf(count, "estudiante");
}

/** The first day on which the reader no longer reaches it, or that there is no own access. */
export function accessWords(access: { readonly validTo: string } | null): string {
  return access === null ? "Sin acceso a las respuestas" : `Termina el ${formatDate(access.validTo)}`;
}
