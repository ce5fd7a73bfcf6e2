import { type Groups, assertLabelled } from "@/lib/numerics/agreement/group-rows";
import { type Column, completeRows, rowCount, toReals } from "@/lib/numerics/columns";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { quantile } from "@/lib/numerics/descriptive/quantile";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type WithinGroupAgreement = Readonly<{
  /** In the order of the groups' names; null for a group of fewer than two complete cases. */
  values: readonly (number | null)[];
  sizes: readonly number[];
  mean: number;
  median: number;
  nUsed: number;
  nMissing: number;
}>;

/**
 * rwg(j) of James, Demaree & Wolf (1984, eq. 4): how much the cases of a group agree on j parallel items of `categories` steps, against
 * answers spread evenly, whose variance is (A² − 1)/12. Observed variances have n − 1; a mean variance above the expected counts as
 * equal to it, giving 0 (multilevel::rwg.j). With one item it is rwg. Listwise within the scale; what is left out is counted. Throws
 * OUT_OF_RANGE under two categories.
 */
export function withinGroupAgreement(
  columns: readonly Column[],
  groups: Groups,
  categories: number,
): WithinGroupAgreement {
  if (!(categories >= 2)) throw new NumericsError("OUT_OF_RANGE", "Two categories at least are needed.");
  const rows = rowCount(columns);
  assertLabelled(rows, groups);
  const expected = (categories * categories - 1) / 12;
  const members: number[][] = groups.names.map(() => []);
  for (const row of completeRows(columns)) members[groups.of[row] ?? -1]?.push(row);
  const items = columns.map(toReals);
  const j = columns.length;
  const values = members.map((inGroup) => {
    if (inGroup.length < 2) return null;
    const variances = items.map((item) => {
      const answers = Float64Array.from(inGroup, (row) => item[row] ?? Number.NaN);
      return describeColumn({ values: answers, missing: Number.NaN }).sd ** 2;
    });
    const mean = variances.reduce((sum, value) => sum + value, 0) / j;
    const ratio = Math.min(1, mean / expected);
    return (j * (1 - ratio)) / (j * (1 - ratio) + ratio);
  });
  const known = values.filter((value) => value !== null);
  const nUsed = members.reduce((sum, inGroup) => sum + inGroup.length, 0);
  return {
    values,
    sizes: members.map((inGroup) => inGroup.length),
    mean: known.reduce((sum, value) => sum + value, 0) / known.length,
    median: quantile(
      known.sort((a, b) => a - b),
      0.5,
    ),
    ...{ nUsed, nMissing: rows - nUsed },
  };
}
