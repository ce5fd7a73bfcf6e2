import { type Column, realColumn, toReals } from "@/lib/numerics/columns";
import { describeColumn } from "@/lib/numerics/descriptive/describe-column";
import { NumericsError } from "@/lib/numerics/numerics-error";

/**
 * The column about its mean in standard deviations (n − 1), missing values staying missing. Throws TOO_FEW_ROWS under two values and
 * CONSTANT_ITEM when all are equal.
 */
export function standardise(column: Column): Column {
  const { mean, sd, nUsed, min, max } = describeColumn(column);
  if (nUsed < 2) throw new NumericsError("TOO_FEW_ROWS", "Fewer than two values.");
  if (min === max) throw new NumericsError("CONSTANT_ITEM", "The column has one value.", [0]);
  return realColumn(toReals(column).map((value) => (value - mean) / sd));
}
