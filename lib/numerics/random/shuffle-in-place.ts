import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/** Puts the values in an order drawn evenly from all orders, in place (Fisher & Yates; Durstenfeld, 1964). */
export function shuffleInPlace(
  values: Float64Array | Int16Array | Uint8Array | Uint32Array,
  random: SeededRandom,
): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const value = values[i] ?? 0;
    values[i] = values[j] ?? 0;
    values[j] = value;
  }
}
