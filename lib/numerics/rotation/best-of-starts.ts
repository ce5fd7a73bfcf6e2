import { Matrix } from "ml-matrix";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";
import { randomRotation } from "@/lib/numerics/rotation/random-rotation";

/** Where rotations other than the first begin, and how many there are beside it. */
export type Starts = Readonly<{ count: number; random: SeededRandom }>;

export type BestOfStarts<Found> = Readonly<{
  best: Found;
  /** Different ends among all starts: more than one says that the criterion has local optima. */
  localOptima: number;
  /** Whether the start without turning reaches the best end. */
  isFirstBest: boolean;
}>;

/** Runs a rotation from the unturned position and from random ones and keeps the smallest criterion; the first wins a tie. */
export function bestOfStarts<Found extends Readonly<{ criterion: number }>>(
  k: number,
  starts: Starts | undefined,
  run: (start: Matrix) => Found,
): BestOfStarts<Found> {
  const first = run(Matrix.eye(k));
  let best = first;
  const ends = [first.criterion];
  for (let i = 0; i < (starts?.count ?? 0); i += 1) {
    const found = starts ? run(randomRotation(k, starts.random)) : first;
    if (found.criterion < best.criterion - 1e-8) best = found;
    if (ends.every((end) => Math.abs(end - found.criterion) > 1e-5)) ends.push(found.criterion);
  }
  return { best, localOptima: ends.length, isFirstBest: first.criterion < best.criterion + 1e-7 };
}
