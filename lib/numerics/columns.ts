import { NumericsError } from "@/lib/numerics/numerics-error";

/** The value that stands for "no answer" in a stored column of small integers. */
export const INT16_MISSING = -32768;

/**
 * One variable over all cases, in the order of the cases. A value equal to `missing`, and any NaN, is no answer; nothing
 * else is.
 */
export type Column = Readonly<{ values: Int16Array | Float64Array; missing: number }>;

/** A column of small integers whose missing answers are INT16_MISSING. The array is kept, not copied. */
export function integerColumn(values: Int16Array): Column {
  return { values, missing: INT16_MISSING };
}

/** A column of real numbers whose missing values are NaN; null becomes NaN. */
export function realColumn(values: Float64Array | readonly (number | null)[]): Column {
  const kept = values instanceof Float64Array ? values : Float64Array.from(values, (v) => v ?? Number.NaN);
  return { values: kept, missing: Number.NaN };
}

/** The values as real numbers with NaN for every missing one: a new array, also when the column is real already. */
export function toReals(column: Column): Float64Array {
  const { values, missing } = column;
  const reals = new Float64Array(values.length);
  for (let row = 0; row < reals.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    reals[row] = value === missing ? Number.NaN : value;
  }
  return reals;
}

/** The number of cases that all columns share. Throws SHAPE when they differ and NO_DATA when there is no column. */
export function rowCount(columns: readonly Column[]): number {
  const [first] = columns;
  if (first === undefined) throw new NumericsError("NO_DATA", "There is no column.");
  const odd = columns.flatMap((column, i) => (column.values.length === first.values.length ? [] : [i]));
  if (odd.length > 0) throw new NumericsError("SHAPE", "The columns differ in length.", odd);
  return first.values.length;
}

/** The cases, in order, that have a value in every column. */
export function completeRows(columns: readonly Column[]): Uint32Array {
  const rows = rowCount(columns);
  const incomplete = new Uint8Array(rows);
  for (const { values, missing } of columns) {
    for (let row = 0; row < rows; row += 1) {
      const value = values[row] ?? Number.NaN;
      if (value === missing || Number.isNaN(value)) incomplete[row] = 1;
    }
  }
  const kept = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    if (incomplete[row] === 0) {
      kept[count] = row;
      count += 1;
    }
  }
  return kept.slice(0, count);
}

/** The column at the rows named, in that order; a row may be named twice. */
export function takeRows(column: Column, rows: Uint32Array): Column {
  const { values, missing } = column;
  const taken = values instanceof Int16Array ? new Int16Array(rows.length) : new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) taken[i] = values[rows[i] ?? -1] ?? missing;
  return { values: taken, missing };
}
