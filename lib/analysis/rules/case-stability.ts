import { drawBinomial } from "@/lib/numerics/random/draw-binomial";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { seededRandom, type SeededRandom } from "@/lib/numerics/random/seeded-random";
import type { StudyRow } from "../schema/study-rows";

/** Standard deviation among students that each Simce test was scaled to. */
const SIMCE_SD = 50;

/** Picked in a smaller share of the runs than this, a case leans on chance. */
const STEADY_SHARE = 0.6;

/** True if a school that was picked would often not be. */
export function isUnstable(stability: number | null): boolean {
  return stability !== null && stability < STEADY_SHARE;
}

/**
 * The rows as other students of the same schools might have given them, one run of the bootstrap. The proxy is drawn as
 * the share of n students in the high level (binomial), an index with the error that its reliability leaves (normal, of
 * the spread of the scores), Simce with 50/√n (normal). IDPS stay: no error of theirs is published. Schools of no zone stay.
 */
export function resampledRows(
  rows: readonly StudyRow[],
  at: { readonly seed: number; readonly draw: number; readonly scoreSd: number },
): readonly StudyRow[] {
  const random = seededRandom(at.seed, at.draw);
  return rows.map((row) => (row.zone === null || row.n === null ? row : resampled(row, random, at.scoreSd)));
}

function resampled(row: StudyRow, random: SeededRandom, scoreSd: number): StudyRow {
  const n = Math.round(row.n ?? 0);
  const { feedback, reliability } = row;
  const drawn =
    feedback === null
      ? null
      : reliability === null
        ? (drawBinomial(random, n, feedback / 100) / n) * 100
        : feedback + drawNormal(random) * scoreSd * Math.sqrt(1 - reliability);
  const outcomes = Object.fromEntries(
    Object.entries(row.outcomes).map(([path, value]) => [
      path,
      value === null || !path.startsWith("simce/")
        ? value
        : value + (drawNormal(random) * SIMCE_SD) / Math.sqrt(n),
    ]),
  );
  return { ...row, feedback: drawn, outcomes };
}
