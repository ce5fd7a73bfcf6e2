import type { IndexSummary } from "@/lib/analysis/schema/indices";
import type { Estimate, FeedbackSource, RelationTest, RunProof } from "@/lib/analysis/schema/relations";
import type { ZoneDto } from "@/lib/analysis/schema/studies";
import { formatGrade } from "@/lib/format/grade";
import { formatNumber } from "@/lib/format/numbers";
import { capitalise, joinWords } from "@/lib/format/text";

const TWO = { min: 2, max: 2 };
const SMALLEST_P = 0.001;

/** A correlation, a coefficient or a standardised score: always two decimals. */
export function twoDecimals(value: number): string {
  return formatNumber(value, TWO);
}

/** `[−0,10; 0,46]`. */
export function rangeWords({ low, high }: Pick<Estimate, "low" | "high">): string {
  return `[${twoDecimals(low)}; ${twoDecimals(high)}]`;
}

/** A probability with three decimals; the smallest are not written as zero. */
export function probabilityWords(p: number): string {
  return p < SMALLEST_P ? "<0,001" : formatNumber(p, { min: 3, max: 3 });
}

type NamedIndex = Pick<IndexSummary, "id" | "name" | "version" | "isSynthetic">;

/** Where the score comes from, as a title says it; an index that is among those known by its name, and invented answers always. */
export function sourceWords(source: FeedbackSource, indices: readonly NamedIndex[]): string {
  if (source.kind === "proxy") return "Aproximación pública de retroalimentación";
  const index = indices.find(({ id }) => id === source.indexId);
  return index === undefined ? "Índice de retroalimentación" : indexWords(index);
}

export function indexWords({
  name,
  version,
  isSynthetic,
}: Pick<NamedIndex, "name" | "version" | "isSynthetic">): string {
  return `${name}, versión ${version}${isSynthetic ? " (datos sintéticos)" : ""}`;
}

export function zoneWords(zone: ZoneDto | null): string {
  return zone?.name ?? "Zonas juntas";
}

export function zoneNames(zones: readonly ZoneDto[]): string {
  return joinWords(zones.map(({ name }) => name));
}

export function gradeWords(grade: string | null): string {
  return grade === null ? "Niveles juntos" : capitalise(formatGrade(grade));
}

export function yearWords(year: number | null): string {
  return year === null ? "Promedio de los años" : `${year}`;
}

export function yearNames(years: readonly number[]): string {
  return joinWords(years.toSorted((a, b) => a - b).map(String));
}

/** Why a relation has no number; null where it has. */
export function statusWords({ status }: Pick<RelationTest, "status">): string | null {
  switch (status) {
    case "ok":
      return null;
    case "too_few":
      return "muy pocos establecimientos";
    case "no_spread":
      return "sin variación";
    default:
      return status satisfies never;
  }
}

/** Who was left out of a relation and why: `3 con pocos estudiantes y 1 sin puntaje`; empty when nobody was. */
export function leftOutWords({ without }: Pick<RelationTest, "without">): string {
  const parts = [
    { count: without.fewStudents, why: "con pocos estudiantes" },
    { count: without.feedback, why: "sin puntaje" },
    { count: without.outcome, why: "sin resultado" },
  ];
  return joinWords(
    parts.filter(({ count }) => count > 0).map(({ count, why }) => `${formatNumber(count)} ${why}`),
  );
}

const DIGEST_LETTERS = 12;

/** The beginning of a digest, enough to compare by eye. */
export function shortDigest(digest: RunProof["inputDigest"]): string {
  return digest.slice(0, DIGEST_LETTERS);
}
