import { Matrix } from "ml-matrix";
import { type Criterion } from "@/lib/numerics/rotation/gradient-projection";
import { type ObliqueOptions, obliqueRotation } from "@/lib/numerics/rotation/oblique-rotation";
import { type Rotation } from "@/lib/numerics/rotation/rotation";

/** ¼ Σ over items and pairs of factors of the product of squared loadings, with γ = 0. */
const quartimin: Criterion = (loadings) => {
  const squares = Matrix.mul(loadings, loadings);
  const totals = Array.from({ length: squares.rows }, (_, i) =>
    squares.getRow(i).reduce((sum, v) => sum + v, 0),
  );
  const others = Matrix.sub(Matrix.ones(squares.rows, squares.columns).mulColumnVector(totals), squares);
  return { value: Matrix.mul(squares, others).sum() / 4, slope: others.mul(loadings) };
};

/**
 * Direct oblimin with γ = 0, that is quartimin (Jennrich & Sampson, 1966), of unrotated loadings. R's psych and GPArotation do not
 * normalise (the default here), SPSS does: set `kaiser` to compare with it.
 */
export function oblimin(loadings: Matrix, options: ObliqueOptions = {}): Rotation {
  return obliqueRotation(loadings, quartimin, options);
}
