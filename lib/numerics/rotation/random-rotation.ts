import { Matrix } from "ml-matrix";
import { drawNormal } from "@/lib/numerics/random/draw-normal";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/** A k × k rotation drawn evenly from all of them (reflections included): normal numbers made orthonormal by Gram–Schmidt. */
export function randomRotation(k: number, random: SeededRandom): Matrix {
  const rotation = new Matrix(k, k);
  for (let j = 0; j < k; j += 1) {
    let column = Array.from({ length: k }, () => drawNormal(random));
    for (let twice = 0; twice < 2; twice += 1) {
      for (let l = 0; l < j; l += 1) {
        const other = rotation.getColumn(l);
        const along = column.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
        column = column.map((value, i) => value - along * (other[i] ?? 0));
      }
    }
    const length = Math.hypot(...column);
    rotation.setColumn(
      j,
      column.map((value) => value / length),
    );
  }
  return rotation;
}
