import type { GradeCode } from "@/lib/format/grade";
import type { FigureColumn } from "../../schema/parsed";
import { simceSubjectOf, standardCodes } from "../indicators";
import { FigureBuffer, NO_SIGNIFICANCE, Qualifiers, type Comparisons } from "./figure-buffer";
import type { FigureRows } from "./figure-rows";
import { figureState, MINIMUM_STUDENTS } from "./figure-state";
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

/** What a mark means in a year, and what a cell of marks may hold. */
interface MarkCodes {
  readonly meaningOf: (code: string | number) => Mark | null | undefined;
  readonly expected: string;
}

/** The results of one subject in one grade and year: read a row, and store it once the whole row is found right. */
export class SimceResult {
  private value = NaN;
  private count = NaN;
  private mark: Mark | null = null;
  private isDifferenceMarked = false;
  private readonly comparisons: Comparisons = {
    ...{ previousDifference: NaN, previousSignificance: NO_SIGNIFICANCE },
    ...{ gseDifference: NaN, gseSignificance: NO_SIGNIFICANCE },
  };
  private readonly shares: number[] = standardCodes.map(() => NaN);
  private readonly markedZeros: { readonly at: number; readonly against: "previous" | "gse" }[] = [];
  private leavesMarkedBlank = false;
  private readonly markCodes: MarkCodes;
  private readonly qualifiers = new Qualifiers();
  private readonly score: FigureBuffer;
  private readonly standards: readonly FigureBuffer[];

  constructor(
    private readonly columns: ResultColumns,
    year: number,
    rows: FigureRows,
  ) {
    const { path } = simceSubjectOf(columns.suffix);
    const { grade } = columns;
    this.markCodes = {
      meaningOf: (code) => markOf(code, year),
      expected: "una marca de la glosa de ese año",
    };
    this.score = new FigureBuffer({ indicator: path, grade, year }, rows, this.qualifiers);
    this.standards = standardCodes.map(
      (code) => new FigureBuffer({ indicator: `${path}/${code}`, grade, year }, rows, this.qualifiers),
    );
  }

  read(row: RowCheck): void {
    const { columns, comparisons, shares } = this;
    const value = scoreAt(row, columns.mean);
    const isMissing = Number.isNaN(value);
    this.value = value;
    this.count = numberAt(row, columns.count, COUNT);
    this.mark = codeAt(row, columns.mark, this.markCodes);
    this.isDifferenceMarked = cellAt(row, columns.differenceMark) !== null;
    const previous = numberAt(row, columns.previousDifference, DIFFERENCE);
    const previousCode = significanceAt(row, columns.previousSignificance);
    const gse = numberAt(row, columns.gseDifference, DIFFERENCE);
    const gseCode = significanceAt(row, columns.gseSignificance);
    // Without a score there is nothing to compare, and a significance says nothing without its difference.
    comparisons.previousDifference = isMissing ? NaN : previous;
    comparisons.previousSignificance = isMissing || Number.isNaN(previous) ? NO_SIGNIFICANCE : previousCode;
    comparisons.gseDifference = isMissing ? NaN : gse;
    comparisons.gseSignificance = isMissing || Number.isNaN(gse) ? NO_SIGNIFICANCE : gseCode;
    for (let index = 0; index < shares.length; index += 1)
      shares[index] = numberAt(row, columns.standards[index] ?? null, PERCENT);
  }

  /** Stores what was read of the school last added to the rows, which may not have sat the test. */
  store(notApplicable: number | null): void {
    const { value, count, mark, score, shares, standards, comparisons } = this;
    this.noteMarkedDifference("previous", this.columns.previousDifference, comparisons.previousDifference);
    this.noteMarkedDifference("gse", this.columns.gseDifference, comparisons.gseDifference);
    const reason = mark === null ? notSatReason(notApplicable) : MARKS[mark];
    this.qualifiers.put(score.length, Number.isNaN(count) ? -1 : count, reason);
    const missing = figureState({ value: null, n: Number.isNaN(count) ? null : count, mark, notApplicable });
    const shown = Number.isNaN(count) || count >= MINIMUM_STUDENTS ? "valued" : "few_students";
    score.add(value, Number.isNaN(value) ? missing : shown);
    score.compare(comparisons);
    // 0/0/0 beside a score means that the standards are not reported, never that nobody is in any level.
    const isReported = !Number.isNaN(value) && shares.some((share) => share > 0);
    for (let index = 0; index < standards.length; index += 1) {
      const share = isReported ? (shares[index] ?? NaN) : NaN;
      standards[index]?.add(share, Number.isNaN(share) ? missing : shown);
    }
  }

  /** The columns of the subject. Standards that no school has are not missing: the application does not report them. */
  finish(): readonly FigureColumn[] {
    // Some years write a difference that is not reported as 0 beside its mark, others leave it blank.
    if (!this.leavesMarkedBlank)
      for (const { at, against } of this.markedZeros) this.score.withoutDifference(at, against);
    const reported = this.standards.some((standard) => standard.hasValues()) ? this.standards : [];
    return [this.score, ...reported].map((buffer) => buffer.finish());
  }

  private noteMarkedDifference(against: "previous" | "gse", column: Column | null, points: number): void {
    if (column === null || !this.isDifferenceMarked || Number.isNaN(this.value)) return;
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

function notSatReason(notApplicable: number | null): string | null {
  return notApplicable === null ? null : (NOT_APPLICABLE[notApplicable] ?? null);
}
