import { normalQuantile } from "@/lib/numerics/distributions/normal-quantile";

/** The points that cut a standard normal variable into categories of the sizes given: one fewer than the categories. */
export function thresholds(counts: readonly number[] | Float64Array): number[] {
  const sizes = [...counts];
  const total = sizes.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return sizes.slice(0, -1).map((count) => {
    below += count;
    return normalQuantile(below / total);
  });
}
