import { type Column, rowCount } from "@/lib/numerics/columns";
import { addCrossProduct, type Block, paddedWidth } from "@/lib/numerics/linear/cross-product";

/** Sums over the cases that have both variables; entry (i, j) at i × size + j. */
export type PairwiseMoments = Readonly<{
  size: number;
  rows: number;
  /** Over the variable's own cases. */
  means: Float64Array;
  /** Cases with both i and j. */
  n: Float64Array;
  /** Sum of (i − mean over the pair's cases)(j − mean over the pair's cases). */
  products: Float64Array;
  /** Sum of squared deviations of i over the cases that have j. */
  squares: Float64Array;
}>;

const BLOCK = 256;

/** Summed as distances from the first value, so that a constant column has exactly its value for a mean. */
function ownMean({ values, missing }: Column): number {
  let first = Number.NaN;
  let sum = 0;
  let n = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (value !== missing && !Number.isNaN(value)) {
      if (n === 0) first = value;
      sum += value - first;
      n += 1;
    }
  }
  return first + sum / n;
}

type Buffers = Readonly<Record<"deviations" | "present" | "squared", Block>>;

/** Writes one block of one column as deviations from its mean (0 where missing), their squares, and 1 or 0 for present. */
function fill(
  { values, missing }: Column,
  to: Readonly<{ from: number; until: number; i: number; mean: number }>,
  { deviations, present, squared }: Buffers,
): void {
  let at = to.i;
  for (let row = to.from; row < to.until; row += 1) {
    const value = values[row] ?? Number.NaN;
    const isPresent = value !== missing && !Number.isNaN(value);
    const deviation = isPresent ? value - to.mean : 0;
    deviations.values[at] = deviation;
    present.values[at] = isPresent ? 1 : 0;
    squared.values[at] = deviation * deviation;
    at += deviations.width;
  }
}

function emptyBlock(width: number): Block {
  return { values: new Float64Array(BLOCK * width), width };
}

/** The lower triangle takes the upper's value. */
function mirror(sums: Float64Array, width: number): void {
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) sums[i * width + j] = sums[j * width + i] ?? 0;
  }
}

/**
 * Second moments of every pair of columns over the cases that have both, in one pass by blocks of rows that stay in the cache;
 * the work and the memory do not grow with missing values. Columns must be equally long; nothing is dropped.
 */
export function pairwiseMoments(columns: readonly Column[]): PairwiseMoments {
  const rows = rowCount(columns);
  const size = columns.length;
  const width = paddedWidth(size);
  const means = Float64Array.from(columns, ownMean);
  const isComplete = means.every((mean) => !Number.isNaN(mean)) && columns.every(hasAll);
  const [deviations, present, squared] = [emptyBlock(width), emptyBlock(width), emptyBlock(width)];
  const [xx, xm, sm, mm] = Array.from({ length: 4 }, () => new Float64Array(width * width));
  if (!xx || !xm || !sm || !mm) throw new RangeError("Four sums are needed.");

  for (let from = 0; from < rows; from += BLOCK) {
    const until = Math.min(rows, from + BLOCK);
    columns.forEach((column, i) =>
      fill(column, { from, until, i, mean: means[i] ?? 0 }, { deviations, present, squared }),
    );
    addCrossProduct({ left: deviations, right: deviations }, until - from, xx);
    if (isComplete) continue;
    addCrossProduct({ left: deviations, right: present }, until - from, xm);
    addCrossProduct({ left: squared, right: present }, until - from, sm);
    addCrossProduct({ left: present, right: present }, until - from, mm);
  }
  mirror(xx, width);
  mirror(mm, width);
  return centre(
    { rows, size, means },
    width,
    isComplete ? completeSums(xx, width, rows) : { xx, xm, sm, mm },
  );
}

function hasAll({ values, missing }: Column): boolean {
  return values.every((value: number) => value !== missing && !Number.isNaN(value));
}

type Sums = Readonly<Record<"xx" | "xm" | "sm" | "mm", Float64Array>>;

/** Without missing values every other sum follows from the products. */
function completeSums(xx: Float64Array, width: number, rows: number): Sums {
  const sm = xx.map((_, at) => xx[Math.floor(at / width) * (width + 1)] ?? 0);
  return { xx, xm: new Float64Array(xx.length), sm, mm: new Float64Array(xx.length).fill(rows) };
}

/** From sums about each column's own mean to sums about the mean over each pair's cases. */
function centre(
  about: Readonly<{ rows: number; size: number; means: Float64Array }>,
  width: number,
  sums: Sums,
): PairwiseMoments {
  const { size } = about;
  const [n, products, squares] = [0, 1, 2].map(() => new Float64Array(size * size));
  if (!n || !products || !squares) throw new RangeError("Three results are needed.");
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const at = i * width + j;
      const across = j * width + i;
      const count = sums.mm[at] ?? 0;
      const sumI = sums.xm[at] ?? 0;
      const sumJ = sums.xm[across] ?? 0;
      n[i * size + j] = count;
      products[i * size + j] = (sums.xx[at] ?? 0) - (count > 0 ? (sumI * sumJ) / count : 0);
      squares[i * size + j] = (sums.sm[at] ?? 0) - (count > 0 ? (sumI * sumI) / count : 0);
    }
  }
  return { ...about, n, products, squares };
}
