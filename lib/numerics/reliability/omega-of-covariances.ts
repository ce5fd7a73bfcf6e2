import { type Column, completeRows, rowCount, takeRows } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { covarianceMatrix } from "@/lib/numerics/correlation/covariance-matrix";
import { maximumLikelihood } from "@/lib/numerics/extraction/maximum-likelihood";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type OmegaOfCovariances = Readonly<{
  omega: number;
  converged: boolean;
  heywood: readonly number[];
  nUsed: number;
  nMissing: number;
}>;

/**
 * McDonald's omega total of the sum of the items as they were answered: (Σλ)² / ((Σλ)² + Σθ) of a one-factor maximum-likelihood model on
 * the covariances of the complete cases, as JASP and lavaan give it. The model does not mind the items' scale, so it is solved on
 * correlations and scaled back. Throws SHAPE under three items, and as `correlationMatrix` and `maximumLikelihood`.
 */
export function omegaOfCovariances(columns: readonly Column[]): OmegaOfCovariances {
  if (columns.length < 3) throw new NumericsError("SHAPE", "Three items at least are needed.");
  const rows = completeRows(columns);
  const complete = columns.map((column) => takeRows(column, rows));
  const { loadings, converged, heywood } = maximumLikelihood(correlationMatrix(complete).r, 1);
  const variances = covarianceMatrix(complete).covariance.diagonal();
  const lambda = loadings.to1DArray();
  const common = lambda.reduce((sum, value, i) => sum + value * Math.sqrt(variances[i] ?? 0), 0) ** 2;
  const unique = lambda.reduce((sum, value, i) => sum + (1 - value * value) * (variances[i] ?? 0), 0);
  const nMissing = rowCount(columns) - rows.length;
  return { omega: common / (common + unique), converged, heywood, nUsed: rows.length, nMissing };
}
