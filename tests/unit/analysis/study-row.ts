import type { StudyRow } from "@/lib/analysis/schema/study-rows";

/** A school's II medio 2023 with everything, 60 % of its 50 students in the high level. */
export function aRow(overrides: Partial<StudyRow> = {}): StudyRow {
  return {
    rbd: 1,
    grade: "2m",
    year: 2023,
    zone: "valle",
    n: 50,
    isSmall: false,
    feedback: 60,
    reliability: null,
    outcomes: { "idps/cc": 72, "idps/pf": 74, "simce/lect": 240, "simce/mate": 250 },
    gse: 2,
    isRural: false,
    ...overrides,
  };
}
