import { NO_SIGNIFICANCE, type Comparisons } from "./figure-buffer";
import { SIGNIFICANCE } from "./figures-read";
import type { Headers } from "./headers";
import { codeAt, numberAt, type Column, type NumberRange, type RowCheck } from "./row-check";

const INDEX: NumberRange = { minimum: 0, maximum: 100, isWhole: false };
const DIFFERENCE: NumberRange = { minimum: -100, maximum: 100, isWhole: false };

/** Why a difference is not reported: for want of the other score, or because it would not be valid. */
const DIFFERENCE_MARKS: ReadonlySet<string> = new Set(["/", "¬", "«", "0", "1", "2", "3"]);
const DIFFERENCE_MARK = {
  meaningOf: (code: string | number) => (DIFFERENCE_MARKS.has(String(code)) ? code : undefined),
  expected: "una marca conocida: / o ¬",
};

/** The comparisons of an index: only long files have them, and only from 2024. */
export interface ComparisonColumns {
  readonly previousDifference: Column | null;
  readonly previousSignificance: Column | null;
  readonly previousMark: Column | null;
  readonly gseDifference: Column | null;
  readonly gseSignificance: Column | null;
  readonly gseMark: Column | null;
}

/** Where an IDPS file has its official differences, their significance and marks; those it lacks are absent. */
export function takeComparisons(headers: Headers): ComparisonColumns {
  return {
    previousDifference: headers.take(["dif"], "Diferencia con la evaluación anterior"),
    previousSignificance: headers.take(
      ["sigdif"],
      "Significancia de la diferencia con la evaluación anterior",
    ),
    previousMark: headers.take(["mdif"], "Marca de la diferencia con la evaluación anterior"),
    gseDifference: headers.take(["difgru"], "Diferencia con su GSE"),
    gseSignificance: headers.take(["sigdifgru"], "Significancia de la diferencia con su GSE"),
    gseMark: headers.take(["mdifgru"], "Marca de la diferencia con su GSE"),
  };
}

/** The index of a cell; NaN when blank, or 0, which stands for missing. 2017 and 2018 carry 14 decimals; two are more than it can mean. */
export function indexAt(row: RowCheck, column: Column): number {
  const index = numberAt(row, column, INDEX);
  return index === 0 ? NaN : Math.round(index * 100) / 100;
}

/** What a row says of an index beside others; without the index there is nothing to compare. */
export function comparisonsAt(row: RowCheck, columns: ComparisonColumns, index: number): Comparisons {
  const previous = numberAt(row, columns.previousDifference, DIFFERENCE);
  const previousCode = significanceAt(row, columns.previousSignificance);
  const gse = numberAt(row, columns.gseDifference, DIFFERENCE);
  const gseCode = significanceAt(row, columns.gseSignificance);
  codeAt(row, columns.previousMark, DIFFERENCE_MARK);
  codeAt(row, columns.gseMark, DIFFERENCE_MARK);
  const isMissing = Number.isNaN(index);
  return {
    previousDifference: isMissing ? NaN : previous,
    previousSignificance: isMissing || Number.isNaN(previous) ? NO_SIGNIFICANCE : previousCode,
    gseDifference: isMissing ? NaN : gse,
    gseSignificance: isMissing || Number.isNaN(gse) ? NO_SIGNIFICANCE : gseCode,
  };
}

function significanceAt(row: RowCheck, column: Column | null): number {
  const code = codeAt(row, column, SIGNIFICANCE);
  return code ?? NO_SIGNIFICANCE;
}
