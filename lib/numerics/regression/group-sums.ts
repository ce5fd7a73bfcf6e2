import { type Matrix } from "ml-matrix";
import { type Groups } from "@/lib/numerics/agreement/group-rows";
import { type Design, weightedGram, weightedMoment } from "@/lib/numerics/regression/design";

/** All that a random-intercept model needs of the cases: totals, and sums by group. y is about its mean, `centre`. */
export type GroupSums = Readonly<{
  n: number;
  centre: number;
  xx: Matrix;
  xy: Matrix;
  yy: number;
  /** Places among the groups' names of the groups that have a case. */
  places: readonly number[];
  sizes: readonly number[];
  x: readonly (readonly number[])[];
  y: Float64Array;
}>;

/** Reduces a design to its sums by group, in the order of the groups' names. */
export function groupSums({ x, y, rows, nUsed }: Design, groups: Groups): GroupSums {
  const one = new Float64Array(nUsed).fill(1);
  const centre = y.reduce((sum, value) => sum + value, 0) / nUsed;
  const about = y.map((value) => value - centre);
  const counts = new Float64Array(groups.names.length);
  const outcome = new Float64Array(groups.names.length);
  const predictors = x.map(() => new Float64Array(groups.names.length));
  rows.forEach((row, i) => {
    const group = groups.of[row] ?? -1;
    counts[group] = (counts[group] ?? 0) + 1;
    outcome[group] = (outcome[group] ?? 0) + (about[i] ?? 0);
    predictors.forEach((sums, j) => (sums[group] = (sums[group] ?? 0) + (x[j]?.[i] ?? 0)));
  });
  const places = [...counts].flatMap((count, group) => (count > 0 ? [group] : []));
  return {
    ...{ n: nUsed, centre, places },
    xx: weightedGram(x, one),
    xy: weightedMoment(x, one, about),
    yy: about.reduce((sum, value) => sum + value * value, 0),
    sizes: places.map((group) => counts[group] ?? 0),
    x: places.map((group) => predictors.map((sums) => sums[group] ?? 0)),
    y: Float64Array.from(places, (group) => outcome[group] ?? 0),
  };
}
