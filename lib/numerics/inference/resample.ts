import { type Groups } from "@/lib/numerics/agreement/group-rows";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/** Draws cases for one bootstrap sample. */
export type Resample = (random: SeededRandom) => Uint32Array;

/** n of n cases with replacement. */
export function resampleRows(n: number): Resample {
  return (random) => Uint32Array.from({ length: n }, () => random.below(n));
}

/** As many whole groups as there are, with replacement: cases of a group stay together. Cases without a group are never drawn. */
export function resampleGroups({ names, of }: Groups): Resample {
  const members: number[][] = names.map(() => []);
  of.forEach((group, row) => members[group]?.push(row));
  return (random) => Uint32Array.from(names.flatMap(() => members[random.below(names.length)] ?? []));
}

/** Within each group as many of its cases as it has, with replacement. Cases without a group are never drawn. */
export function resampleWithinGroups({ names, of }: Groups): Resample {
  const members: number[][] = names.map(() => []);
  of.forEach((group, row) => members[group]?.push(row));
  return (random) =>
    Uint32Array.from(members.flatMap((rows) => rows.map(() => rows[random.below(rows.length)] ?? 0)));
}
