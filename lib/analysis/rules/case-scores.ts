import { realColumn, toReals, type Column } from "@/lib/numerics/columns";
import { standardise } from "@/lib/numerics/descriptive/standardise";
import { regressionResiduals } from "@/lib/numerics/regression/regression-residuals";
import type { CaseSettings } from "../schema/cases";
import type { StudyRow } from "../schema/study-rows";
import { varies } from "./relation-sample";
import { grouped } from "./grouped";

/** Both scores of a school, standardised and controlled among every school of the basis. */
export interface CaseScore {
  readonly rbd: number;
  readonly zone: string | null;
  readonly years: readonly number[];
  /** Mean of the years used. */
  readonly n: number;
  readonly gse: number;
  readonly feedbackZ: number;
  readonly outcomeZ: number;
  /** Studentised residual of the outcome on the feedback. */
  readonly residual: number;
}

type ScoreSettings = Pick<CaseSettings, "idps" | "simce">;

/** Among which schools scores are compared: the country, with a term for each socioeconomic group, or the zones, with one line over the groups. */
export type Basis = "country" | "zones";

/** True if a year's row has everything that a score is made of. */
export function isComplete(row: StudyRow, { idps, simce }: ScoreSettings): boolean {
  const outcomes = [...idps, ...simce].map((path) => row.outcomes[path] ?? null);
  return [row.feedback, row.gse, row.isRural, row.n, ...outcomes].every((value) => value !== null);
}

/**
 * Feedback (F) and results (O) of every school with complete years, by RBD. Within each year O is the mean of two halves of
 * equal weight, z of the mean of the IDPS and z of the mean of the Simce z; F and O lose what socioeconomic group and
 * rurality say of them; then years are averaged and both standardised once more. Throws NumericsError where the schools
 * are too few for it.
 */
export function caseScores(
  rows: readonly StudyRow[],
  settings: ScoreSettings,
  basis: Basis,
): readonly CaseScore[] {
  const complete = rows
    .filter((row) => isComplete(row, settings))
    .sort((a, b) => a.rbd - b.rbd || (a.year ?? 0) - (b.year ?? 0));
  const years = [...grouped(complete, ({ year }) => year).values()];
  const parts = years.flatMap((ofYear) => partsOfYear(ofYear, settings, basis));
  const schools = [...grouped(parts, ({ row }) => row.rbd)].sort(([a], [b]) => a - b);
  const average = (read: (part: YearPart) => number) =>
    realColumn(schools.map(([, own]) => meanBy(own, read)));
  const feedback = standardise(average(({ f }) => f));
  const outcome = standardise(average(({ o }) => o));
  const { studentised } = regressionResiduals(outcome, [feedback]);
  return schools.flatMap(([rbd, own], at) => {
    const last = own.at(-1)?.row;
    if (last === undefined) return [];
    return {
      rbd,
      zone: last.zone,
      years: own.flatMap(({ row }) => row.year ?? []),
      n: meanBy(own, ({ row }) => row.n ?? 0),
      gse: last.gse ?? 0,
      feedbackZ: feedback.values[at] ?? 0,
      outcomeZ: outcome.values[at] ?? 0,
      residual: studentised[at] ?? 0,
    };
  });
}

interface YearPart {
  readonly row: StudyRow;
  readonly f: number;
  readonly o: number;
}

function partsOfYear(
  rows: readonly StudyRow[],
  { idps, simce }: ScoreSettings,
  basis: Basis,
): readonly YearPart[] {
  const column = (read: (row: StudyRow) => number | null) => realColumn(rows.map(read));
  const wellBeing = standardise(column((row) => meanBy(idps, (path) => row.outcomes[path] ?? 0)));
  const subjects = simce.map((path) => standardise(column((row) => row.outcomes[path] ?? null)));
  const learning = standardise(
    realColumn(rows.map((_, at) => meanBy(subjects, ({ values }) => values[at] ?? 0))),
  );
  const outcome = realColumn(
    rows.map((_, at) => ((wellBeing.values[at] ?? 0) + (learning.values[at] ?? 0)) / 2),
  );
  const controls = controlsOf(rows, basis);
  const f = controlled(
    column(({ feedback }) => feedback),
    controls,
  );
  const o = controlled(outcome, controls);
  return rows.map((row, at) => ({ row, f: f[at] ?? 0, o: o[at] ?? 0 }));
}

function controlled(column: Column, controls: readonly Column[]): Float64Array {
  const left = controls.length === 0 ? toReals(column) : regressionResiduals(column, controls).raw;
  return toReals(standardise(realColumn(left)));
}

function controlsOf(rows: readonly StudyRow[], basis: Basis): readonly Column[] {
  const groups = [...new Set(rows.map(({ gse }) => gse))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const gse =
    basis === "country"
      ? groups.slice(1).map((group) => realColumn(rows.map((row) => Number(row.gse === group))))
      : [realColumn(rows.map((row) => row.gse))];
  return [...gse, realColumn(rows.map(({ isRural }) => Number(isRural)))].filter(varies);
}

function meanBy<T>(values: readonly T[], read: (value: T) => number): number {
  return values.reduce((sum, value) => sum + read(value), 0) / values.length;
}
