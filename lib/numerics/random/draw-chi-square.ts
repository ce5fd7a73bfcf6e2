import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/**
 * One number of the chi-square distribution with `df` ≥ 2 degrees of freedom (real), by the gamma method of Marsaglia & Tsang
 * (2000, ACM TOMS 26, 363–372). Throws RangeError for a smaller `df`.
 */
export function drawChiSquare(random: SeededRandom, df: number): number {
  if (!(df >= 2)) throw new RangeError("drawChiSquare needs at least 2 degrees of freedom.");
  const d = df / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}
