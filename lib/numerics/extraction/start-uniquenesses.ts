import { type Matrix } from "ml-matrix";
import { squaredMultipleCorrelations } from "@/lib/numerics/adequacy/squared-multiple-correlations";
import { findCholesky } from "@/lib/numerics/linear/cholesky";

/** Where the extractions begin: one minus the squared multiple correlation, or ½ when the matrix is too near singular for one. */
export function startUniquenesses(r: Matrix): Float64Array {
  const lower = findCholesky(r);
  if (!lower || Math.min(...lower.diagonal()) < 1e-6) return new Float64Array(r.rows).fill(0.5);
  return Float64Array.from(squaredMultipleCorrelations(r), (smc) => Math.min(0.95, Math.max(0.01, 1 - smc)));
}
