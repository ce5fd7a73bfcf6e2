import { teachingLevelOf } from "@/lib/evidence/rules/families/teaching-levels";
import type { DirectoryRecord } from "./records";

type Level = DirectoryRecord["schools"][number]["levels"][number];

const PRESCHOOL = ["nt1", "nt2"];
const PRIMARY_TO_SIXTH = ["1b", "2b", "3b", "4b", "5b", "6b"];
const SEVENTH_AND_EIGHTH = ["7b", "8b"];
const SECONDARY = ["1m", "2m", "3m", "4m"];

/** The level of a teaching code. Throws on a code out of its ranges. */
function levelOf(code: number): Level | null {
  const level = teachingLevelOf(code);
  if (level === undefined) throw new Error(`unknown teaching code ${code}`);
  return level;
}

/** Levels taught with at least one student, from the teaching codes of the directory. */
export function levelsTaught(codes: readonly number[]): readonly Level[] {
  return [...new Set(codes.flatMap((code) => levelOf(code) ?? []))];
}

/**
 * Grades served. The directory publishes levels, not grades: primary runs from 1° to 8° unless the last official lists
 * have the school in 4° or 6° básico and not in 8° (then to 6°), or the other way round (then 7° and 8°). Adult and
 * special education have no grades here.
 */
export function gradesServed(levels: readonly Level[], testedGrades: ReadonlySet<string>): readonly string[] {
  const grades: string[] = [];
  if (levels.includes("parvularia")) grades.push(...PRESCHOOL);
  if (levels.includes("basica")) grades.push(...primaryGrades(testedGrades));
  if (levels.includes("media_hc") || levels.includes("media_tp")) grades.push(...SECONDARY);
  return grades;
}

function primaryGrades(testedGrades: ReadonlySet<string>): readonly string[] {
  const hasLower = testedGrades.has("4b") || testedGrades.has("6b");
  const hasUpper = testedGrades.has("8b");
  if (hasLower && !hasUpper) return PRIMARY_TO_SIXTH;
  if (hasUpper && !hasLower) return SEVENTH_AND_EIGHTH;
  return [...PRIMARY_TO_SIXTH, ...SEVENTH_AND_EIGHTH];
}
