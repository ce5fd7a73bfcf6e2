import { type Column } from "@/lib/numerics/columns";

export type FrequencyTable = Readonly<{
  /** By rising value; the shares are of the non-missing values. */
  entries: readonly Readonly<{ value: number; count: number; share: number }>[];
  nUsed: number;
  nMissing: number;
}>;

/** How often each value of a column occurs. Values that never occur are not listed. */
export function frequencyTable({ values, missing }: Column): FrequencyTable {
  const counts = new Map<number, number>();
  let nMissing = 0;
  for (const value of values) {
    if (value === missing || Number.isNaN(value)) nMissing += 1;
    else counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const nUsed = values.length - nMissing;
  const entries = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([value, count]) => ({ value, count, share: count / nUsed }));
  return { entries, nUsed, nMissing };
}
