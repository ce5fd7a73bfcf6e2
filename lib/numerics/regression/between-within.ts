import { assertLabelled, type Groups } from "@/lib/numerics/agreement/group-rows";
import { type Column, realColumn, toReals } from "@/lib/numerics/columns";

/**
 * A column taken apart for a model of two levels: each case's group mean, over the group's non-missing values, and the case's distance
 * from it. Missing where the value or the group is.
 */
export function betweenWithin(column: Column, groups: Groups): Readonly<{ between: Column; within: Column }> {
  assertLabelled(column.values.length, groups);
  const values = toReals(column);
  const sums = new Float64Array(groups.names.length);
  const counts = new Float64Array(groups.names.length);
  const groupOf = (row: number) => (Number.isNaN(values[row]) ? -1 : (groups.of[row] ?? -1));
  values.forEach((value, row) => {
    const group = groupOf(row);
    if (group < 0) return;
    sums[group] = (sums[group] ?? 0) + value;
    counts[group] = (counts[group] ?? 0) + 1;
  });
  const between = values.map(
    (_, row) => (sums[groupOf(row)] ?? Number.NaN) / (counts[groupOf(row)] ?? Number.NaN),
  );
  const within = values.map((value, row) => value - (between[row] ?? Number.NaN));
  return { between: realColumn(between), within: realColumn(within) };
}
