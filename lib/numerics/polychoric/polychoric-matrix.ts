import { Matrix } from "ml-matrix";
import { type Column, rowCount } from "@/lib/numerics/columns";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { NumericsError } from "@/lib/numerics/numerics-error";
import { contingencyTable } from "@/lib/numerics/polychoric/contingency-table";
import { ordinalCodes } from "@/lib/numerics/polychoric/ordinal-codes";
import { polychoricCorrelation } from "@/lib/numerics/polychoric/polychoric-correlation";
import { thresholds } from "@/lib/numerics/polychoric/thresholds";

export type PolychoricMatrix = Readonly<{
  /** Smoothed when `wasSmoothed`. */
  r: Matrix;
  pairN: Matrix;
  thresholds: readonly (readonly number[])[];
  categories: readonly (readonly number[])[];
  rows: number;
  /** Cases behind the pair that has fewest. */
  nUsed: number;
  converged: boolean;
  /** Pairs (positions of the columns) left at ±0.9999. */
  atBound: readonly (readonly [number, number])[];
  /** Pairs whose table has an empty cell, where the estimate leans on few answers. */
  withEmptyCells: readonly (readonly [number, number])[];
  wasSmoothed: boolean;
  smallestEigenvalue: number;
}>;

/**
 * Two-step polychoric correlations of all pairs of ordered columns (Olsson, 1979): thresholds from each item's own non-missing answers,
 * then each rho by maximum likelihood on the cases that have both, with no value added to empty cells (psych::polychoric
 * correct = 0, lavaan::lavCor zero.add = 0). Categories that never occur do not exist. A matrix that is not positive definite is
 * smoothed and says so. Throws CONSTANT_ITEM, TOO_MANY_CATEGORIES, NO_DATA, and TOO_FEW_ROWS when two items share no case.
 */
export function polychoricMatrix(columns: readonly Column[]): PolychoricMatrix {
  const rows = rowCount(columns);
  const items = ordinalCodes(columns);
  const taus = items.map(({ counts }) => thresholds(counts));
  const r = Matrix.eye(items.length);
  const pairN = new Matrix(items.length, items.length);
  const atBound: [number, number][] = [];
  const withEmptyCells: [number, number][] = [];
  let converged = true;
  items.forEach((a, i) => {
    pairN.set(
      i,
      i,
      a.counts.reduce((sum, count) => sum + count, 0),
    );
    items.slice(0, i).forEach((b, j) => {
      const table = contingencyTable(a, b);
      if (table.n === 0) throw new NumericsError("TOO_FEW_ROWS", "Two items share no case.", [j, i]);
      const estimate = polychoricCorrelation(table, taus[i] ?? [], taus[j] ?? []);
      r.set(i, j, estimate.rho).set(j, i, estimate.rho);
      pairN.set(i, j, table.n).set(j, i, table.n);
      if (estimate.isAtBound) atBound.push([j, i]);
      if (estimate.emptyCells > 0) withEmptyCells.push([j, i]);
      converged &&= estimate.converged;
    });
  });
  const { r: smooth, wasSmoothed, smallestEigenvalue } = smoothCorrelation(r);
  const categories = items.map((item) => item.categories);
  return {
    ...{ r: smooth, pairN, thresholds: taus, categories, rows, nUsed: pairN.min() },
    ...{ converged, atBound, withEmptyCells, wasSmoothed, smallestEigenvalue },
  };
}
