import { figureState } from "@/lib/evidence/rules/families/figure-state";
import { MARKS, NOT_APPLICABLE } from "@/lib/evidence/rules/families/official-codes";
import { levelsOf, type Level } from "@/lib/evidence/rules/indicators";
import type { FigureStatus } from "@/lib/evidence/schema/figures";
import type { IdpsRecord, LevelRecord, SimceRecord } from "./records";

/** One figure of one school, as the database keeps it, and where it comes from. */
export type Figure = Readonly<{
  source: string;
  row: number;
  rbd: number;
  grade: string;
  year: number;
  indicator: string;
  value: number | null;
  state: FigureStatus;
  n: number | null;
  previousDifference: number | null;
  previousSignificance: number | null;
  gseDifference: number | null;
  gseSignificance: number | null;
  gseGroup: number | null;
  /** Why it is missing or qualified, in the publisher's meaning, in Spanish. */
  mark: string | null;
}>;

export type Application = Readonly<{ grade: string; year: number }>;

const UNCOMPARED = {
  previousDifference: null,
  previousSignificance: null,
  gseDifference: null,
  gseSignificance: null,
} as const;

/** The applications and subjects that report standards for some school; the others never do, so nothing is missing. */
export function standardsReported(records: readonly SimceRecord[]): ReadonlySet<string> {
  return new Set(
    records
      .filter(({ insufficient }) => insufficient !== null)
      .map(({ source, subject }) => `${source} ${subject}`),
  );
}

/** The mean score and, when the application reports standards, the three percentages of a Simce record. */
export function simceFigures(
  record: SimceRecord,
  { grade, year }: Application,
  reported: ReadonlySet<string>,
): readonly Figure[] {
  const { source, row, rbd, n, notApplicable } = record;
  const reason = notApplicable === null ? null : (NOT_APPLICABLE[notApplicable] ?? null);
  const mark = record.mark === null ? reason : MARKS[record.mark];
  const figure = (indicator: string, value: number | null) => ({
    ...{ source, row, rbd, grade, year, indicator, value, n, mark, gseGroup: record.gse },
    ...UNCOMPARED,
    state: figureState({ value, n, mark: record.mark, notApplicable }),
  });
  const indicator = `simce/${record.subject}`;
  const score: Figure = { ...figure(indicator, record.value), ...comparisonsOf(record) };
  if (!reported.has(`${source} ${record.subject}`)) return [score];
  return [
    score,
    figure(`${indicator}/ins`, record.insufficient),
    figure(`${indicator}/ele`, record.elementary),
    figure(`${indicator}/ade`, record.adequate),
  ];
}

/** The index of an indicator or dimension. IDPS files give no count of students. */
export function idpsFigure(record: IdpsRecord, { grade, year }: Application): Figure {
  const { source, row, rbd, value, gse: gseGroup } = record;
  const state = figureState({ value, n: null, mark: null, notApplicable: null });
  const indicator = `idps/${record.path}`;
  return {
    source,
    row,
    rbd,
    grade,
    year,
    indicator,
    value,
    state,
    n: null,
    gseGroup,
    mark: null,
    ...comparisonsOf(record),
  };
}

/** One percentage for each level in which the sub-dimension is reported. */
export function levelFigures(record: LevelRecord, { grade, year }: Application): readonly Figure[] {
  const values: Readonly<Record<Level, number | null>> = {
    bajo: record.low,
    medio: record.middle,
    alto: record.high,
  };
  const { source, row, rbd, gse: gseGroup } = record;
  const mark = record.mark === null ? null : MARKS[record.mark];
  return levelsOf(record.path).map((level) => {
    const value = values[level];
    const state = figureState({ value, n: null, mark: record.mark, notApplicable: null });
    const indicator = `idps/${record.path}#${level}`;
    return { source, row, rbd, grade, year, indicator, value, state, n: null, gseGroup, mark, ...UNCOMPARED };
  });
}

function comparisonsOf(record: SimceRecord | IdpsRecord) {
  const { previousDifference, previousSignificance, gseDifference, gseSignificance } = record;
  return { previousDifference, previousSignificance, gseDifference, gseSignificance };
}
