import { describeFigure, latestFigure } from "@/lib/evidence/rules/figures";
import type { SchoolResults } from "@/lib/evidence/schema/figures";
import { formatGrade } from "@/lib/format/grade";
import { joinWords } from "@/lib/format/text";
import type { OfficialResult } from "../schema/snapshot";

/** Years before the newest one beyond which a result no longer speaks of today's school. */
const YEARS_BACK = 2;

/** The newest figure of each Simce test and each main IDPS, grade by grade, not older than two years before the newest of all. */
export function newestResults(results: SchoolResults): readonly OfficialResult[] {
  const newest = results.series
    .filter(({ indicator }) => indicator.parentPath === null)
    .flatMap((series) => {
      const figure = latestFigure(series);
      if (!figure) return [];
      const { path, name, shortName, unit } = series.indicator;
      const { id, year, status, value, n, gseGroup, gseDifference, gseSignificance, sameGse } = figure;
      const of = { figureId: id, path, name, shortName, unit, grade: series.grade };
      return [
        {
          ...of,
          year,
          status,
          value,
          n,
          gseGroup,
          gseDifference,
          gseSignificance,
          sameGseMean: sameGse?.mean ?? null,
        },
      ];
    });
  const lastYear = Math.max(0, ...newest.map((result) => result.year));
  return newest.filter((result) => result.year >= lastYear - YEARS_BACK);
}

/**
 * The results that point the same way as a need: those that the Agencia judges lower than similar schools, among the
 * ones that its standards (MBE) can bear on. Climate and motivation for domain B, tests for A and C, motivation also
 * for feedback (C9). They are context: they prove nothing of one lesson.
 */
export function resultsThatAgree(
  results: readonly OfficialResult[],
  standards: readonly string[],
): readonly OfficialResult[] {
  return results.filter(
    (result) => result.gseSignificance === -1 && standards.some((standard) => bearsOn(standard, result.path)),
  );
}

function bearsOn(standard: string, path: string): boolean {
  if (path.startsWith("simce/")) return /^[AC]/.test(standard);
  if (path === "idps/cc") return standard.startsWith("B");
  if (path === "idps/am") return standard.startsWith("B") || standard === "C9";
  return path === "idps/pf" && standard.startsWith("D");
}

/** The figure in one line: "253 · Lectura 4° 2024 · 62 estudiantes · más bajo que su GSE". */
export function resultWords(result: OfficialResult): string {
  const { path, name, shortName, unit, grade } = result;
  return describeFigure(result, { indicator: { path, name, shortName, unit, parentPath: null }, grade });
}

/** What the results are called in the thread of evidence: "Resultados 4° básico y II medio 2024"; null when there are none. */
export function resultsLabelOf(results: readonly Pick<OfficialResult, "grade" | "year">[]): string | null {
  const year = Math.max(0, ...results.map((result) => result.year));
  const grades = [
    ...new Set(results.filter((result) => result.year === year).map((result) => formatGrade(result.grade))),
  ];
  return grades.length === 0 ? null : `Resultados ${joinWords(grades)} ${year}`;
}
