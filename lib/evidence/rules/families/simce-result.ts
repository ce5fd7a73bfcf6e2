import type { GradeCode } from "@/lib/format/grade";
import type { FigureColumn } from "../../schema/parsed";
import { simceSubjectOf, standardCodes } from "../indicators";
import { emptyDraft, FigureBuffer, NO_SIGNIFICANCE, type FigureDraft } from "./figure-buffer";
import { figureState } from "./figure-state";
import { PERCENT, SIGNIFICANCE } from "./figures-read";
import type { Headers } from "./headers";
import { markOf, MARKS, NOT_APPLICABLE, type Mark } from "./official-codes";
import { cellAt, codeAt, numberAt, reject, type Column, type NumberRange, type RowCheck } from "./row-check";

/** Seen in schools since 2014: 121 to 427. */
const LOWEST_SCORE = 50;
const SCORE: NumberRange = { minimum: 0, maximum: 500, isWhole: false };
const DIFFERENCE: NumberRange = { minimum: -400, maximum: 400, isWhole: false };
/** Seen in a school's grade: 763. */
const COUNT: NumberRange = { minimum: 0, maximum: 5000, isWhole: true };

/** The columns of one subject and grade. */
export interface ResultColumns {
  readonly grade: GradeCode;
  readonly suffix: string;
  readonly mean: Column;
  readonly count: Column | null;
  readonly mark: Column | null;
  readonly differenceMark: Column | null;
  readonly previousDifference: Column | null;
  readonly previousSignificance: Column | null;
  readonly gseDifference: Column | null;
  readonly gseSignificance: Column | null;
  readonly standards: readonly (Column | null)[];
}

/** Takes every column of one subject and grade that the file has. */
export function takeResultColumns(
  headers: Headers,
  { suffix, grade }: { readonly suffix: string; readonly grade: GradeCode },
): ResultColumns {
  const { name } = simceSubjectOf(suffix);
  const take = (statistic: string, meaning: string) =>
    headers.take([`${statistic}_${suffix}${grade}_rbd`], `${name}: ${meaning}`);
  return {
    ...{ grade, suffix },
    mean: headers.require([`prom_${suffix}${grade}_rbd`], `${name}: puntaje promedio`),
    count: take("nalu", "estudiantes con puntaje"),
    mark: take("marca", "observación al puntaje"),
    differenceMark: take("marcadif", "observación a las diferencias"),
    previousDifference: take("dif", "diferencia con la aplicación anterior"),
    previousSignificance: take("sigdif", "significancia de la diferencia con la aplicación anterior"),
    gseDifference: take("difgru", "diferencia con su GSE"),
    gseSignificance: take("siggru", "significancia de la diferencia con su GSE"),
    standards: standardCodes.map((code) => take(`palu_eda_${code}`, `porcentaje en el nivel «${code}»`)),
  };
}

/** What a row says of its school, whatever the subject. */
export interface SchoolOfRow {
  readonly rbd: number;
  readonly gseGroup: number;
  readonly notApplicable: number | null;
}

/** The results of one subject in one grade and year: read a row, and store it once the whole row is found right. */
export class SimceResult {
  private readonly draft: FigureDraft = emptyDraft();
  private readonly shares: number[] = standardCodes.map(() => NaN);
  private mark: Mark | null = null;
  private notApplicable: number | null = null;
  private isDifferenceMarked = false;
  private readonly markedZeros: { readonly at: number; readonly against: "previous" | "gse" }[] = [];
  private leavesMarkedBlank = false;
  private readonly marks: { meaningOf: (code: string | number) => Mark | null | undefined; expected: string };
  private readonly score: FigureBuffer;
  private readonly standards: readonly FigureBuffer[];

  constructor(
    private readonly columns: ResultColumns,
    year: number,
  ) {
    const { path } = simceSubjectOf(columns.suffix);
    this.marks = {
      meaningOf: (code) => markOf(code, year),
      expected: "una marca de la glosa de ese año",
    };
    this.score = new FigureBuffer(path, columns.grade, year);
    this.standards = standardCodes.map((code) => new FigureBuffer(`${path}/${code}`, columns.grade, year));
  }

  read(row: RowCheck, school: SchoolOfRow): void {
    const { columns, draft } = this;
    const value = scoreAt(row, columns.mean);
    const count = numberAt(row, columns.count, COUNT);
    this.mark = codeAt(row, columns.mark, this.marks);
    this.notApplicable = school.notApplicable;
    this.isDifferenceMarked = !isBlankMark(row, columns.differenceMark);
    draft.rbd = school.rbd;
    draft.line = row.line;
    draft.value = value;
    draft.count = Number.isNaN(count) ? -1 : count;
    draft.gseGroup = school.gseGroup;
    draft.mark = this.mark === null ? notSatReason(school.notApplicable) : MARKS[this.mark];
    const previous = numberAt(row, columns.previousDifference, DIFFERENCE);
    const previousSignificance = significanceAt(row, columns.previousSignificance);
    const gse = numberAt(row, columns.gseDifference, DIFFERENCE);
    const gseSignificance = significanceAt(row, columns.gseSignificance);
    draft.previousDifference = Number.isNaN(value) ? NaN : previous;
    draft.previousSignificance = Number.isNaN(draft.previousDifference)
      ? NO_SIGNIFICANCE
      : previousSignificance;
    draft.gseDifference = Number.isNaN(value) ? NaN : gse;
    draft.gseSignificance = Number.isNaN(draft.gseDifference) ? NO_SIGNIFICANCE : gseSignificance;
    columns.standards.forEach((column, index) => {
      this.shares[index] = numberAt(row, column, PERCENT);
    });
  }

  store(): void {
    const { draft, score } = this;
    this.noteMarkedDifference("previous", this.columns.previousDifference, draft.previousDifference);
    this.noteMarkedDifference("gse", this.columns.gseDifference, draft.gseDifference);
    draft.status = this.stateOf(draft.value);
    score.add(draft);
    // 0/0/0 beside a score means that the standards are not reported, never that nobody is in any level.
    const isReported = !Number.isNaN(draft.value) && this.shares.some((share) => share > 0);
    draft.previousDifference = draft.gseDifference = NaN;
    draft.previousSignificance = draft.gseSignificance = NO_SIGNIFICANCE;
    this.standards.forEach((standard, index) => {
      draft.value = isReported ? (this.shares[index] ?? NaN) : NaN;
      draft.status = this.stateOf(draft.value);
      standard.add(draft);
    });
  }

  /** The columns of the subject. Standards that no school has are not missing: the application does not report them. */
  finish(): readonly FigureColumn[] {
    // Some years write a difference that is not reported as 0 beside its mark, others leave it blank.
    if (!this.leavesMarkedBlank)
      for (const { at, against } of this.markedZeros) this.score.withoutDifference(at, against);
    const reported = this.standards.some((standard) => standard.hasValues()) ? this.standards : [];
    return [this.score, ...reported].map((buffer) => buffer.finish());
  }

  private stateOf(value: number) {
    const { draft, mark, notApplicable } = this;
    return figureState({
      value: Number.isNaN(value) ? null : value,
      n: draft.count < 0 ? null : draft.count,
      ...{ mark, notApplicable },
    });
  }

  private noteMarkedDifference(against: "previous" | "gse", column: Column | null, points: number): void {
    if (column === null || !this.isDifferenceMarked || Number.isNaN(this.draft.value)) return;
    if (points === 0) this.markedZeros.push({ at: this.score.length, against });
    if (Number.isNaN(points)) this.leavesMarkedBlank = true;
  }
}

function scoreAt(row: RowCheck, column: Column): number {
  const score = numberAt(row, column, SCORE);
  if (score === 0) return NaN;
  if (score < LOWEST_SCORE)
    reject(row, column, "No es un puntaje posible: los puntajes Simce de un establecimiento pasan de 100.");
  return score;
}

function significanceAt(row: RowCheck, column: Column | null): number {
  const code = codeAt(row, column, SIGNIFICANCE);
  return code ?? NO_SIGNIFICANCE;
}

function isBlankMark(row: RowCheck, column: Column | null): boolean {
  return cellAt(row, column) === null;
}

function notSatReason(notApplicable: number | null): string | null {
  return notApplicable === null ? null : (NOT_APPLICABLE[notApplicable] ?? null);
}
