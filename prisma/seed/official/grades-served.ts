import type { DirectoryRecord } from "./records";

type Level = DirectoryRecord["schools"][number]["levels"][number];

const PRESCHOOL = ["nt1", "nt2"];
const PRIMARY_TO_SIXTH = ["1b", "2b", "3b", "4b", "5b", "6b"];
const SEVENTH_AND_EIGHTH = ["7b", "8b"];
const SECONDARY = ["1m", "2m", "3m", "4m"];

/** 299 is the fourth option of the integration programme, inside an ordinary school: no level of its own. */
const INTEGRATION_OPTION = 299;

/** The level of a teaching code (annex II of the directory's dictionary). Throws on a code out of its ranges. */
function levelOf(code: number): Level | null {
  if (code === INTEGRATION_OPTION) return null;
  if (code === 10) return "parvularia";
  if (code === 110) return "basica";
  if (code >= 160 && code < 170) return "adultos";
  if (code >= 211 && code <= 219) return "especial";
  if (code === 310) return "media_hc";
  if (code >= 400 && code < 1000 && code % 100 === 10) return "media_tp";
  if (code >= 360 && code < 1000) return "adultos";
  throw new Error(`unknown teaching code ${code}`);
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
