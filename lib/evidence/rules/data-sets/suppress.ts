/** Counts with the small ones hidden (null) and their total, itself null when it is small. */
export interface SuppressedCounts {
  readonly counts: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * Hides every count under the minimum, zero too, and as many more, smallest first, as it takes for what is hidden to
 * be at least two counts that together reach the minimum: total minus what is shown never gives a small cell away.
 */
export function suppressCounts(counts: readonly number[], minimum: number): SuppressedCounts {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < minimum) return { counts: counts.map(() => null), total: null };
  const hidden = new Set(counts.flatMap((count, at) => (count < minimum ? [at] : [])));
  const sumHidden = () => [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  for (const at of bySize(counts)) {
    if (hidden.size === 0 || (hidden.size > 1 && sumHidden() >= minimum)) break;
    hidden.add(at);
  }
  return { counts: counts.map((count, at) => (hidden.has(at) ? null : count)), total };
}

function bySize(counts: readonly number[]): readonly number[] {
  return counts.map((_, at) => at).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
}

/** A table of counts in which whole rows are hidden (null). Totals of columns are those of all rows. */
export interface SuppressedTable {
  readonly rows: readonly (readonly number[] | null)[];
  readonly columnTotals: readonly number[] | null;
}

/**
 * Shows a row only if all of its cells reach the minimum, and hides more rows, smallest first, until those hidden are
 * none, or at least two whose sum reaches the minimum in every column. So no cell of a hidden row follows from the totals
 * of the columns, not even with the totals of the rows known. Null totals, and no row, where a column is too small.
 */
export function suppressCells(table: readonly (readonly number[])[], minimum: number): SuppressedTable {
  const width = table[0]?.length ?? 0;
  const columnTotals = sumRows(table, width);
  if (columnTotals.some((total) => total < minimum))
    return { rows: table.map(() => null), columnTotals: null };
  const totals = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const hidden = new Set(table.flatMap((row, at) => (row.some((count) => count < minimum) ? [at] : [])));
  for (const at of bySize(totals)) {
    if (
      hidden.size === 0 ||
      isSafe(
        [...hidden].map((row) => table[row] ?? []),
        { width, minimum },
      )
    )
      break;
    hidden.add(at);
  }
  return { rows: table.map((row, at) => (hidden.has(at) ? null : row)), columnTotals };
}

function isSafe(
  hidden: readonly (readonly number[])[],
  { width, minimum }: { readonly width: number; readonly minimum: number },
): boolean {
  const populated = hidden.filter((row) => row.some((count) => count > 0));
  return populated.length > 1 && sumRows(hidden, width).every((sum) => sum >= minimum);
}

function sumRows(rows: readonly (readonly number[])[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}
