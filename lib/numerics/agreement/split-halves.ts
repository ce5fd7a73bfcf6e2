import { type Groups } from "@/lib/numerics/agreement/group-rows";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/**
 * Two halves of the cases that keep every group whole, for replication by group: the groups in random order, each to the half with
 * fewer cases so far. Cases without a group are in neither.
 */
export function splitHalves(
  { names, of }: Groups,
  random: SeededRandom,
): readonly [Uint32Array, Uint32Array] {
  const sizes = new Uint32Array(names.length);
  for (const group of of) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
  const order = Float64Array.from(names, (_, i) => i);
  random.shuffle(order);
  const half = new Uint8Array(names.length);
  const totals: [number, number] = [0, 0];
  for (const group of order) {
    const side = totals[0] <= totals[1] ? 0 : 1;
    half[group] = side;
    totals[side] += sizes[group] ?? 0;
  }
  const rowsOf = (side: number) =>
    Uint32Array.from([...of].flatMap((group, row) => (group >= 0 && half[group] === side ? [row] : [])));
  return [rowsOf(0), rowsOf(1)];
}
