import { isGradeCode, type GradeCode } from "@/lib/format/grade";

/** What the name of a file says of it: a hint that its rows confirm or contradict. */
export interface NameHint {
  readonly fileName: string;
  readonly kind: "simce" | "idps" | null;
  readonly grade: GradeCode | null;
  readonly year: number | null;
  readonly isFinal: boolean;
  readonly isPreliminary: boolean;
}

const GRADE_AND_YEAR = /(?:^|[^a-z\d]|simce|idps)(\d[bm])[^a-z\d]*((?:19|20)\d\d)/i;
const YEAR = /(?:^|\D)((?:19|20)\d\d)(?!\d)/;

/** Reads family, grade, year and state from names such as `idps2M2024_rbd_niveles_final.xlsx`; null for what it does not say. */
export function nameHint(fileName: string): NameHint {
  const both = GRADE_AND_YEAR.exec(fileName);
  const grade = both?.[1]?.toLowerCase() ?? "";
  const year = both?.[2] ?? YEAR.exec(fileName)?.[1];
  return {
    fileName,
    kind: /simce/i.test(fileName) ? "simce" : /idps/i.test(fileName) ? "idps" : null,
    grade: isGradeCode(grade) ? grade : null,
    year: year === undefined ? null : Number(year),
    isFinal: /final/i.test(fileName),
    isPreliminary: /preliminar/i.test(fileName),
  };
}
