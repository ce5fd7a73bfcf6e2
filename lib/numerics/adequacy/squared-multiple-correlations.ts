import { type Matrix } from "ml-matrix";
import { positiveDefiniteInverse } from "@/lib/numerics/linear/positive-definite-inverse";

/** R² of each item on all the others, 1 − 1/diag(R⁻¹) (Guttman, 1956). Throws NOT_POSITIVE_DEFINITE. */
export function squaredMultipleCorrelations(r: Matrix): number[] {
  return positiveDefiniteInverse(r)
    .diagonal()
    .map((value) => 1 - 1 / value);
}
