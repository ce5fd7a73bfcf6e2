import type { FeedbackSource } from "@/lib/analysis/schema/relations";
import { formatGrade } from "@/lib/format/grade";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { formatNumber } from "@/lib/format/numbers";
import { capitalise } from "@/lib/format/text";

const NOTHING = "sin valor";
const SMALLEST_P = 0.001;

/** A number with so many decimals; null has its own words. */
export function decimals(value: number | null, places = 3): string {
  return value === null ? NOTHING : formatNumber(value, { min: places, max: places });
}

/** A whole number; null was kept back. */
export function whole(value: number | null): string {
  return value === null ? "menos del mínimo" : formatNumber(value, { max: 0 });
}

/** `[0,10; 0,46]`. */
export function between(range: readonly [number, number] | null, places = 3): string {
  return range === null ? NOTHING : `[${decimals(range[0], places)}; ${decimals(range[1], places)}]`;
}

/** A probability; the smallest are not written as zero. */
export function probability(p: number | null): string {
  return p !== null && p < SMALLEST_P ? "<0,001" : decimals(p);
}

/** `Sí` or `No`. */
export function yesNo(value: boolean): string {
  return value ? "Sí" : "No";
}

/** A grade as a title says it; null stands for all of them. */
export function gradeName(grade: string | null): string {
  return grade === null ? "Niveles juntos" : capitalise(formatGrade(grade));
}

/** A year; null stands for the average of those asked for. */
export function yearName(year: number | null): string {
  return year === null ? "Promedio" : String(year);
}

/** What stands for feedback in a study. */
export function sourceName(source: FeedbackSource): string {
  return source.kind === "proxy"
    ? "Aproximación pública: estudiantes en nivel alto de Promoción de la motivación (IDPS)"
    : `Índice guardado ${source.indexId}`;
}

const shortId = (id: string) => id.slice(-8);

/** A file name that says what, of which analysis and of when, and names nobody: "ficha-factorial-1a2b3c4d-2026-11-26.pdf". */
export function studyFileName(
  what: string,
  study: { readonly id: string; readonly createdAt: Date },
  extension: "pdf" | "zip",
): string {
  return `${what}-${shortId(study.id)}-${civilDateAt(study.createdAt, DEFAULT_ZONE)}.${extension}`;
}
