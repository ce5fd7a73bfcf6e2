import { type Groups, assertLabelled } from "@/lib/numerics/agreement/group-rows";
import { type Column, toReals } from "@/lib/numerics/columns";
import { fCdf } from "@/lib/numerics/distributions/f-cdf";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type IntraclassCorrelation = Readonly<{
  /** With the mean group size, as R's multilevel::ICC1. */
  icc1: number;
  /** With the size (N − Σn²/N)/(k − 1), unbiased for unequal groups. */
  icc1Unequal: number;
  /** With the harmonic mean size. */
  icc1Harmonic: number;
  /** Reliability of a group's mean. */
  icc2: number;
  meanSize: number;
  unequalSize: number;
  harmonicSize: number;
  meanSquareBetween: number;
  meanSquareWithin: number;
  f: number;
  p: number;
  groups: number;
  nUsed: number;
  nMissing: number;
}>;

/** Sizes, means and the sum of squares within, of the groups that have a value. */
export function groupMoments(column: Column, groups: Groups) {
  assertLabelled(column.values.length, groups);
  const values = toReals(column);
  const size = new Float64Array(groups.names.length);
  const mean = new Float64Array(groups.names.length);
  let within = 0;
  values.forEach((value, row) => {
    const group = groups.of[row] ?? -1;
    if (group < 0 || Number.isNaN(value)) return;
    const step = value - (mean[group] ?? 0);
    size[group] = (size[group] ?? 0) + 1;
    mean[group] = (mean[group] ?? 0) + step / (size[group] ?? 1);
    within += step * (value - (mean[group] ?? 0));
  });
  const kept = [...size].flatMap((n, i) => (n > 0 ? [i] : []));
  return { kept, sizes: kept.map((i) => size[i] ?? 0), means: kept.map((i) => mean[i] ?? 0), within };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Intraclass correlations of a score by group from a one-way analysis of variance (Bliese, 2000; McGraw & Wong, 1996):
 * ICC1 = (MSB − MSW)/(MSB + (m − 1) MSW) with three customary group sizes m, ICC2 = (MSB − MSW)/MSB. May be negative. Cases without a
 * value or a group are left out and counted. Throws TOO_FEW_ROWS without two groups or without a group of two, CONSTANT_ITEM when
 * nothing varies.
 */
export function intraclassCorrelation(column: Column, groups: Groups): IntraclassCorrelation {
  const { sizes, means, within } = groupMoments(column, groups);
  const [k, n] = [sizes.length, sum(sizes)];
  if (k < 2 || n <= k) throw new NumericsError("TOO_FEW_ROWS", "Two groups and one of two cases are needed.");
  const grand = sum(means.map((mean, i) => mean * (sizes[i] ?? 0))) / n;
  const between = sum(means.map((mean, i) => (sizes[i] ?? 0) * (mean - grand) ** 2)) / (k - 1);
  const inside = within / (n - k);
  if (!(between + inside > 0)) throw new NumericsError("CONSTANT_ITEM", "The score does not vary.");
  const icc1 = (m: number) => (between - inside) / (between + (m - 1) * inside);
  const unequalSize = (n - sum(sizes.map((size) => size * size)) / n) / (k - 1);
  const harmonicSize = k / sum(sizes.map((size) => 1 / size));
  const f = between / inside;
  return {
    icc1: icc1(n / k),
    icc1Unequal: icc1(unequalSize),
    icc1Harmonic: icc1(harmonicSize),
    icc2: (between - inside) / between,
    ...{ meanSize: n / k, unequalSize, harmonicSize },
    ...{ meanSquareBetween: between, meanSquareWithin: inside, f, p: fCdf(f, k - 1, n - k).upper },
    ...{ groups: k, nUsed: n, nMissing: column.values.length - n },
  };
}
