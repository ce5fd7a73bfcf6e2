import { type Column, realColumn } from "@/lib/numerics/columns";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type IndicatorColumns = Readonly<{
  reference: string;
  names: readonly string[];
  columns: readonly Column[];
}>;

/**
 * A classification as predictors: for each class but the reference a column of 1 for its cases and 0 for the others, missing where the
 * label is null. Classes stand in the order of their names; the first is the reference unless another is named. Throws CONSTANT_ITEM
 * with fewer than two classes and OUT_OF_RANGE for a reference that does not occur.
 */
export function indicatorColumns(labels: readonly (string | null)[], reference?: string): IndicatorColumns {
  const classes = [...new Set(labels.filter((label) => label !== null))].sort();
  const [first] = classes;
  if (first === undefined || classes.length < 2)
    throw new NumericsError("CONSTANT_ITEM", "Fewer than two classes.");
  const base = reference ?? first;
  if (!classes.includes(base)) throw new NumericsError("OUT_OF_RANGE", "The reference class does not occur.");
  const names = classes.filter((name) => name !== base);
  const columns = names.map((name) =>
    realColumn(labels.map((label) => (label === null ? null : Number(label === name)))),
  );
  return { reference: base, names, columns };
}
