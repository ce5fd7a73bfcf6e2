import { normalQuantile } from "@/lib/numerics/distributions/normal-quantile";
import { NumericsError } from "@/lib/numerics/numerics-error";

export type KappaWeights = "none" | "linear" | "quadratic";

export type WeightedKappa = Readonly<{
  kappa: number;
  /** Large-sample standard error, not under the hypothesis of no agreement. */
  se: number;
  /** kappa ± z(0,975)·se, cut at −1 and 1. */
  ci95: readonly [number, number];
  /** Weighted shares of agreement, observed and expected by chance. */
  observed: number;
  expected: number;
  n: number;
}>;

/**
 * Cohen's kappa (1960), weighted (Cohen, 1968), of a square table of counts whose rows are one rater's categories and whose
 * columns the other's, in the same order. Weights of agreement: 1 on the diagonal only; 1 − |i − j|/(k − 1); 1 − (i − j)²/(k − 1)².
 * The standard error is that of Fleiss, Cohen & Everitt (1969, formula 14). Counts are whole numbers ≥ 0. Throws SHAPE for a table
 * that is not square with at least two categories, TOO_FEW_ROWS without two pairs, and CONSTANT_ITEM when chance alone agrees
 * always, so that kappa has no value.
 */
export function weightedKappa(table: readonly (readonly number[])[], weights: KappaWeights): WeightedKappa {
  const k = table.length;
  if (k < 2 || table.some((row) => row.length !== k))
    throw new NumericsError("SHAPE", "A square table is needed.");
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (n < 2) throw new NumericsError("TOO_FEW_ROWS", "Two pairs are needed.");
  const share = (i: number, j: number) => (table[i]?.[j] ?? 0) / n;
  const places = Array.from({ length: k }, (_, at) => at);
  const sum = (f: (i: number) => number) => places.reduce((total, i) => total + f(i), 0);
  const rows = places.map((i) => sum((j) => share(i, j)));
  const columns = places.map((j) => sum((i) => share(i, j)));
  const weight = (i: number, j: number) => weightOf(weights, Math.abs(i - j), k);
  const observed = sum((i) => sum((j) => weight(i, j) * share(i, j)));
  const expected = sum((i) => sum((j) => weight(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0)));
  if (!(expected < 1))
    throw new NumericsError("CONSTANT_ITEM", "Both raters used one and the same category.");
  const kappa = (observed - expected) / (1 - expected);
  const ofRow = places.map((i) => sum((j) => (columns[j] ?? 0) * weight(i, j)));
  const ofColumn = places.map((j) => sum((i) => (rows[i] ?? 0) * weight(i, j)));
  const spread = sum((i) =>
    sum((j) => share(i, j) * (weight(i, j) - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - kappa)) ** 2),
  );
  const variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2);
  const se = Math.sqrt(Math.max(variance, 0));
  const half = normalQuantile(0.975) * se;
  return { kappa, se, ci95: [Math.max(kappa - half, -1), Math.min(kappa + half, 1)], observed, expected, n };
}

function weightOf(weights: KappaWeights, distance: number, k: number): number {
  switch (weights) {
    case "none":
      return distance === 0 ? 1 : 0;
    case "linear":
      return 1 - distance / (k - 1);
    case "quadratic":
      return 1 - distance ** 2 / (k - 1) ** 2;
  }
}
