import { gammaCdf, poissonTerm } from "@/lib/numerics/distributions/gamma-cdf";

/**
 * P(X ≤ x) of the non-central chi-square distribution with `df` degrees of freedom and non-centrality `lambda` ≥ 0: the Poisson
 * mixture of central ones (Johnson, Kotz & Balakrishnan, 1995, eq. 29.3), summed outwards from the largest weight until the
 * terms no longer count. About 1e-12 absolute.
 */
export function noncentralChiSquareCdf(x: number, df: number, lambda: number): number {
  if (!(df > 0) || !(lambda >= 0)) throw new RangeError("Needs df > 0 and lambda >= 0.");
  if (x <= 0) return 0;
  const half = x / 2;
  const mode = Math.floor(lambda / 2);
  const startWeight = lambda === 0 ? 1 : poissonTerm(mode, lambda / 2);
  const startCdf = gammaCdf(df / 2 + mode, half).lower;

  let total = startWeight * startCdf;
  let weight = startWeight;
  let cdf = startCdf;
  for (let j = mode; lambda > 0; j += 1) {
    cdf = Math.max(0, cdf - poissonTerm(df / 2 + j, half));
    weight *= lambda / 2 / (j + 1);
    total += weight * cdf;
    if (weight < 1e-18 || cdf === 0) break;
  }
  weight = startWeight;
  cdf = startCdf;
  for (let j = mode; j > 0; j -= 1) {
    weight *= j / (lambda / 2);
    cdf += poissonTerm(df / 2 + j - 1, half);
    total += weight * Math.min(1, cdf);
    if (weight < 1e-18) break;
  }
  return Math.min(1, total);
}
