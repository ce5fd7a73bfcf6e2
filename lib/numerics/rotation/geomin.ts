import { Matrix } from "ml-matrix";
import { type Criterion } from "@/lib/numerics/rotation/gradient-projection";
import { type ObliqueOptions, obliqueRotation } from "@/lib/numerics/rotation/oblique-rotation";
import { type Rotation } from "@/lib/numerics/rotation/rotation";

/** Σ over items of the geometric mean of squared loadings, each raised by delta. */
function geometric(delta: number): Criterion {
  return (loadings) => {
    const k = loadings.columns;
    const slope = new Matrix(loadings.rows, k);
    let value = 0;
    for (let i = 0; i < loadings.rows; i += 1) {
      const row = loadings.getRow(i);
      const mean = Math.exp(row.reduce((sum, v) => sum + Math.log(v * v + delta), 0) / k);
      value += mean;
      row.forEach((v, j) => slope.set(i, j, ((2 / k) * mean * v) / (v * v + delta)));
    }
    return { value, slope };
  };
}

/**
 * Geomin (Yates, 1987; Browne, 2001) of unrotated loadings, with delta .01 as GPArotation's geominQ. It often has several optima: give
 * random starts and look at `localOptima`.
 */
export function geomin(
  loadings: Matrix,
  options: ObliqueOptions & Readonly<{ delta?: number }> = {},
): Rotation {
  return obliqueRotation(loadings, geometric(options.delta ?? 0.01), options);
}
