import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/**
 * How many of n independent trials of probability p succeed, by drawing each of them: n numbers of the stream, whatever p is, so that
 * two draws of equal n stay in step. p is taken as 0 or 1 beyond those bounds.
 */
export function drawBinomial(random: SeededRandom, n: number, p: number): number {
  let successes = 0;
  for (let trial = 0; trial < n; trial += 1) if (random.next() < p) successes += 1;
  return successes;
}
