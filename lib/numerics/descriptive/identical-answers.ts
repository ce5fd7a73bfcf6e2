import { type Column, completeRows, rowCount } from "@/lib/numerics/columns";

export type IdenticalAnswers = Readonly<{
  /** 1 for a case that answered every item, and all alike. */
  flags: Uint8Array;
  count: number;
  /** Cases that answered every item. */
  nUsed: number;
  nMissing: number;
}>;

/**
 * Straight-lining: cases that gave one and the same answer to all the items as they were asked (before any is turned round). Only cases
 * with every answer are judged.
 */
export function identicalAnswers(columns: readonly Column[]): IdenticalAnswers {
  const rows = rowCount(columns);
  const complete = completeRows(columns);
  const flags = new Uint8Array(rows);
  let count = 0;
  for (const row of complete) {
    const first = columns[0]?.values[row];
    if (columns.some(({ values }) => values[row] !== first)) continue;
    flags[row] = 1;
    count += 1;
  }
  return { flags, count, nUsed: complete.length, nMissing: rows - complete.length };
}
