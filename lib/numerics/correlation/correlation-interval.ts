import { normalQuantile } from "@/lib/numerics/distributions/normal-quantile";

export type Interval = Readonly<{ low: number; high: number; level: number }>;

/**
 * How the standard error of atanh(r) is taken: `fisher` 1/√(n−3) (Fisher, 1921, for Pearson's r); for Spearman's ρ `bonett-wright`
 * √((1+ρ²/2)/(n−3)) (Bonett & Wright, 2000) or `fieller` √(1.06/(n−3)) (Fieller, Hartley & Pearson, 1957).
 */
export type CorrelationIntervalKind = "fisher" | "bonett-wright" | "fieller";

const VARIANCE = {
  fisher: () => 1,
  "bonett-wright": (r: number) => 1 + (r * r) / 2,
  fieller: () => 1.06,
} as const;

/**
 * The confidence interval of a correlation on n cases through Fisher's z. `controls` variables held constant take as many cases. With
 * n − controls < 4 the interval is all of [−1, 1].
 */
export function correlationInterval(
  r: number,
  n: number,
  options: Readonly<{ kind?: CorrelationIntervalKind; level?: number; controls?: number }> = {},
): Interval {
  const { kind = "fisher", level = 0.95, controls = 0 } = options;
  const free = n - controls - 3;
  if (free <= 0) return { low: -1, high: 1, level };
  const half = normalQuantile(0.5 + level / 2) * Math.sqrt(VARIANCE[kind](r) / free);
  const z = Math.atanh(r);
  return { low: Math.tanh(z - half), high: Math.tanh(z + half), level };
}
