import { type Interval } from "@/lib/numerics/correlation/correlation-interval";
import { quantile } from "@/lib/numerics/descriptive/quantile";
import { type Resample } from "@/lib/numerics/inference/resample";
import { seededRandom } from "@/lib/numerics/random/seeded-random";

export type BootstrapInterval = Interval &
  Readonly<{
    /** Standard deviation over the draws that gave a number. */
    standardError: number;
    draws: number;
    /** Draws on which the estimate was not a number. They are left out of the interval and said. */
    failed: number;
  }>;

/**
 * The percentile interval of an estimate over bootstrap samples (Efron, 1979; Efron & Tibshirani, 1993, ch. 13). Each draw has its own
 * stream of the seed. `estimate` takes the cases drawn and gives NaN where it has no value.
 */
export function bootstrapInterval(
  resample: Resample,
  estimate: (rows: Uint32Array) => number,
  options: Readonly<{ draws: number; seed: number; level?: number }>,
): BootstrapInterval {
  const { draws, seed, level = 0.95 } = options;
  const all = Float64Array.from({ length: draws }, (_, draw) => estimate(resample(seededRandom(seed, draw))));
  const values = all.filter((value) => !Number.isNaN(value)).sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    low: quantile(values, 0.5 - level / 2),
    high: quantile(values, 0.5 + level / 2),
    ...{ level, draws, failed: draws - values.length },
    standardError: Math.sqrt(squares / (values.length - 1)),
  };
}
