/** ln k! for k = 0…15, where Stirling's series is not yet exact. */
const LOG_FACTORIALS = Array.from({ length: 16 }, (_, k) =>
  Math.log(Array.from({ length: k }, (__, i) => i + 1).reduce((product, i) => product * i, 1)),
);
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Stirling's series for ln Γ(n + 1), exact to the last digit from n = 15 on. */
function series(n: number): number {
  const nn = n * n;
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - 1 / 156 / nn) / nn) / nn) / nn) / nn) /
        nn) /
    n
  );
}

/**
 * The error of Stirling's formula, ln Γ(n+1) − (n + ½) ln n + n − ½ ln 2π, for real n > 0 (Loader, 2000, "Fast and accurate
 * computation of binomial probabilities"). Small n step up by the recurrence of Γ.
 */
export function stirlingError(n: number): number {
  if (Number.isInteger(n) && n <= 15) {
    return (LOG_FACTORIALS[n] ?? 0) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  }
  if (n >= 15) return series(n);
  let high = n;
  let product = 1;
  while (high < 15) {
    high += 1;
    product *= high;
  }
  const logGamma = series(high) + (high + 0.5) * Math.log(high) - high + HALF_LOG_TWO_PI - Math.log(product);
  return logGamma - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
}
