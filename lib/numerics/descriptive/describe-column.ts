import { type Column, toReals } from "@/lib/numerics/columns";
import { quantile } from "@/lib/numerics/descriptive/quantile";

export type Description = Readonly<{
  nUsed: number;
  nMissing: number;
  mean: number;
  sd: number;
  median: number;
  min: number;
  max: number;
  skewness: number;
  kurtosis: number;
}>;

/**
 * What one column looks like over its non-missing values: sd with n − 1; skewness m₃/s³ and kurtosis m₄/s⁴ − 3 with that sd (type 3 of
 * Joanes & Gill, 1998, as psych::describe). Without values all are NaN; with one value, or all equal, sd, skewness and kurtosis
 * have no meaning and are NaN or 0/0.
 */
export function describeColumn(column: Column): Description {
  const values = toReals(column).filter((value) => !Number.isNaN(value));
  const n = values.length;
  const first = values[0] ?? Number.NaN;
  // Summed as distances from the first value, so that equal values have no spread at all.
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / n;
  const [second, third, fourth] = [2, 3, 4].map((power) =>
    values.reduce((sum, value) => sum + (value - mean) ** power, 0),
  );
  const sd = Math.sqrt((second ?? 0) / (n - 1));
  const sorted = values.slice().sort();
  return {
    nUsed: n,
    nMissing: column.values.length - n,
    mean,
    sd: n > 1 ? sd : Number.NaN,
    median: quantile(sorted, 0.5),
    min: sorted[0] ?? Number.NaN,
    max: sorted[n - 1] ?? Number.NaN,
    skewness: (third ?? 0) / n / sd ** 3,
    kurtosis: (fourth ?? 0) / n / sd ** 4 - 3,
  };
}
