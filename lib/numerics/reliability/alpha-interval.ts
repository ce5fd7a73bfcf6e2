import { type Interval } from "@/lib/numerics/correlation/correlation-interval";
import { fQuantile } from "@/lib/numerics/distributions/f-quantile";

/**
 * The confidence interval of alpha by Feldt (1965; Feldt, Woodruff & Salih, 1987): (1 − α̂) times quantiles of F with n − 1 and
 * (n − 1)(k − 1) degrees of freedom. n cases, k items, both at least two.
 */
export function alphaInterval(
  alpha: number,
  size: Readonly<{ n: number; k: number }>,
  level = 0.95,
): Interval {
  const df1 = size.n - 1;
  const df2 = df1 * (size.k - 1);
  const bound = (probability: number) => 1 - (1 - alpha) * fQuantile(probability, df1, df2);
  return { low: bound(0.5 + level / 2), high: bound(0.5 - level / 2), level };
}
