import { Matrix } from "ml-matrix";
import { type Column, completeRows, rowCount, toReals } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { addCrossProduct, paddedCount } from "@/lib/numerics/linear/cross-product";
import { contingencyTable } from "@/lib/numerics/polychoric/contingency-table";
import { ordinalCodes } from "@/lib/numerics/polychoric/ordinal-codes";
import { polychoricCorrelation } from "@/lib/numerics/polychoric/polychoric-correlation";
import { thresholds } from "@/lib/numerics/polychoric/thresholds";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";
import { shuffleInPlace } from "@/lib/numerics/random/shuffle-in-place";

/** Makes the correlation matrix of the columns after each has been put in a random order of its own. */
export type PermutedCorrelation = (random: SeededRandom) => Matrix;

export type Association = "pearson" | "polychoric";

const BLOCK = 512;

/** Columns of mean 0 and length 1, so that a product is a correlation; shuffled where they stand. */
function completePearson(columns: readonly Column[]): PermutedCorrelation {
  const rows = rowCount(columns);
  const size = columns.length;
  const width = paddedCount(size);
  const scaled = columns.map((column) => {
    const values = toReals(column);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0));
    return values.map((value) => (value - mean) / length);
  });
  const filling = Array.from({ length: width - size }, () => new Float64Array(rows));
  return (random) => {
    // The order a draw starts from must not depend on the draws before it.
    const shuffled = scaled.map((column) => column.slice());
    for (const column of shuffled) shuffleInPlace(column, random);
    const sums = new Float64Array(width * width);
    const all = [...shuffled, ...filling];
    for (let from = 0; from < rows; from += BLOCK) {
      const block = all.map((column) => column.subarray(from, Math.min(rows, from + BLOCK)));
      addCrossProduct({ left: block, right: block }, Math.min(BLOCK, rows - from), sums);
    }
    const r = Matrix.eye(size);
    for (let i = 0; i < size; i += 1) {
      for (let j = i + 1; j < size; j += 1) r.set(i, j, sums[i * width + j] ?? 0).set(j, i, r.get(i, j));
    }
    return r;
  };
}

function pairwisePearson(columns: readonly Column[]): PermutedCorrelation {
  return (random) =>
    correlationMatrix(
      columns.map(({ values, missing }) => {
        const shuffled = values.slice();
        shuffleInPlace(shuffled, random);
        return { values: shuffled, missing };
      }),
    ).r;
}

/** Thresholds belong to the margins, which no order changes: they are taken once. */
function polychoric(columns: readonly Column[]): PermutedCorrelation {
  const items = ordinalCodes(columns);
  const taus = items.map(({ counts }) => thresholds(counts));
  return (random) => {
    const shuffled = items.map((item) => {
      const codes = item.codes.slice();
      shuffleInPlace(codes, random);
      return { ...item, codes };
    });
    const r = Matrix.eye(items.length);
    shuffled.forEach((a, i) => {
      shuffled.slice(0, i).forEach((b, j) => {
        const { rho } = polychoricCorrelation(contingencyTable(a, b), taus[i] ?? [], taus[j] ?? []);
        r.set(i, j, rho).set(j, i, rho);
      });
    });
    return smoothCorrelation(r).r;
  };
}

/**
 * Prepares permuted correlations of the columns, of the same kind as those of the data. Missing values are shuffled with the others, so
 * that pairs meet by chance and each item keeps its own answers. Throws as `correlationMatrix` and `polychoricMatrix`.
 */
export function permutedCorrelation(
  columns: readonly Column[],
  association: Association,
): PermutedCorrelation {
  if (association === "polychoric") return polychoric(columns);
  correlationMatrix(columns);
  return completeRows(columns).length === rowCount(columns)
    ? completePearson(columns)
    : pairwisePearson(columns);
}
