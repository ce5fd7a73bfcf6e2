import { Matrix } from "ml-matrix";
import { symmetricEigen } from "@/lib/numerics/linear/symmetric-eigen";

export type MinimumAveragePartial = Readonly<{
  /** Mean squared partial correlation after 0, 1, 2… components (Velicer, 1976). */
  squared: readonly number[];
  /** The same with fourth powers (Velicer, Eaton & Fava, 2000). */
  fourth: readonly number[];
  suggestedSquared: number;
  suggestedFourth: number;
}>;

function meanPower(partial: Matrix, power: number): number {
  const p = partial.rows;
  let sum = 0;
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j < i; j += 1) sum += 2 * partial.get(i, j) ** power;
  }
  return sum / (p * (p - 1));
}

function lowestAt(values: readonly number[]): number {
  return values.indexOf(Math.min(...values));
}

/**
 * Velicer's minimum average partial: how much correlation is left between items when 0 to p − 2 principal components are taken out. The
 * suggestion is the number of components with the least. Stops early when a component leaves an item without variance.
 */
export function minimumAveragePartial(r: Matrix): MinimumAveragePartial {
  const p = r.rows;
  const { values, vectors } = symmetricEigen(r);
  const left = r.clone();
  const squared = [meanPower(r, 2)];
  const fourth = [meanPower(r, 4)];
  for (let m = 0; m < p - 2; m += 1) {
    const component = Matrix.columnVector(vectors.getColumn(m));
    left.sub(component.mmul(component.transpose()).mul(Math.max(0, values[m] ?? 0)));
    const diagonal = left.diagonal();
    if (diagonal.some((value) => value < 1e-10)) break;
    const scale = diagonal.map(Math.sqrt);
    const partial = left.clone().divRowVector(scale).divColumnVector(scale);
    squared.push(meanPower(partial, 2));
    fourth.push(meanPower(partial, 4));
  }
  return { squared, fourth, suggestedSquared: lowestAt(squared), suggestedFourth: lowestAt(fourth) };
}
