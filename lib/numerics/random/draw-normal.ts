import { normalQuantile } from "@/lib/numerics/distributions/normal-quantile";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/** One standard normal number, by inversion of one uniform number: exactly one draw of the stream but for a zero. */
export function drawNormal(random: SeededRandom): number {
  let u = random.next();
  while (u === 0) u = random.next();
  return normalQuantile(u);
}
