import { type OrdinalCodes } from "@/lib/numerics/polychoric/ordinal-codes";

export type ContingencyTable = Readonly<{
  /** Row by row; rows are a's categories, columns b's. */
  counts: Float64Array;
  rows: number;
  columns: number;
  n: number;
}>;

/** How often each pair of categories occurs among the cases that have both. Both columns hold the same cases. */
export function contingencyTable(a: OrdinalCodes, b: OrdinalCodes): ContingencyTable {
  const width = b.categories.length + 1;
  const size = (a.categories.length + 1) * width;
  const left = a.codes;
  const right = b.codes;
  // Two tables in turn, so that an answer need not wait for the same cell just written.
  const even = new Uint32Array(size);
  const odd = new Uint32Array(size);
  const half = left.length - (left.length % 2);
  for (let row = 0; row < half; row += 2) {
    const at = (left[row] ?? 0) * width + (right[row] ?? 0);
    const next = (left[row + 1] ?? 0) * width + (right[row + 1] ?? 0);
    even[at] = (even[at] ?? 0) + 1;
    odd[next] = (odd[next] ?? 0) + 1;
  }
  if (half < left.length) {
    const at = (left[half] ?? 0) * width + (right[half] ?? 0);
    even[at] = (even[at] ?? 0) + 1;
  }
  const [rows, columns] = [a.categories.length, b.categories.length];
  const counts = new Float64Array(rows * columns);
  let n = 0;
  for (let i = 0; i < rows; i += 1) {
    for (let j = 0; j < columns; j += 1) {
      const count = (even[i * width + j] ?? 0) + (odd[i * width + j] ?? 0);
      counts[i * columns + j] = count;
      n += count;
    }
  }
  return { counts, rows, columns, n };
}
