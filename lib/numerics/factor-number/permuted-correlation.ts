import { Matrix } from "ml-matrix";
import { type Column, completeRows, rowCount, toReals } from "@/lib/numerics/columns";
import { correlationMatrix } from "@/lib/numerics/correlation/correlation-matrix";
import { smoothCorrelation } from "@/lib/numerics/correlation/smooth-correlation";
import { tableCorrelation } from "@/lib/numerics/correlation/table-correlation";
import { addCrossProduct, type Block, paddedWidth } from "@/lib/numerics/linear/cross-product";
import { LARGEST_PACKED, packedProducts } from "@/lib/numerics/linear/packed-products";
import { contingencyTable, type ContingencyTable } from "@/lib/numerics/polychoric/contingency-table";
import { findOrdinalCodes, ordinalCodes, type OrdinalCodes } from "@/lib/numerics/polychoric/ordinal-codes";
import { polychoricCorrelation } from "@/lib/numerics/polychoric/polychoric-correlation";
import { thresholds } from "@/lib/numerics/polychoric/thresholds";
import { type SeededRandom } from "@/lib/numerics/random/seeded-random";

/** Makes the correlation matrix of the columns after each has been put in a random order of its own. */
export type PermutedCorrelation = (random: SeededRandom) => Matrix;

export type Association = "pearson" | "polychoric";

const BLOCK = 256;

/** A column as small codes to shuffle, which fit the cache, and the standardised value of each code. */
type Coded = Readonly<{ codes: Uint8Array | Uint32Array; values: Float64Array }>;

/** Mean 0 and length 1 over the cases, so that a product of two columns is their correlation. */
function standardised(values: Float64Array, cases: Float64Array): Float64Array {
  const mean = cases.reduce((sum, value) => sum + value, 0) / cases.length;
  const length = Math.sqrt(cases.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return values.map((value) => (value - mean) / length);
}

function coded(column: Column): Coded {
  const cases = toReals(column);
  const found = findOrdinalCodes(column);
  if (found) return { codes: found.codes, values: standardised(Float64Array.from(found.categories), cases) };
  return { codes: Uint32Array.from(cases, (_, row) => row), values: standardised(cases, cases) };
}

/** Writes the standardised values of the cases from `from` on as variable `i` of a block. */
function fillBlock(
  block: Block,
  { codes, values }: Coded,
  place: Readonly<{ from: number; i: number }>,
): void {
  const until = Math.min(codes.length, place.from + BLOCK);
  let at = place.i;
  for (let row = place.from; row < until; row += 1) {
    block.values[at] = values[codes[row] ?? 0] ?? 0;
    at += block.width;
  }
}

function completePearson(columns: readonly Column[]): PermutedCorrelation {
  const rows = rowCount(columns);
  const size = columns.length;
  const width = paddedWidth(size);
  const items = columns.map(coded);
  const block: Block = { values: new Float64Array(BLOCK * width), width };
  return (random) => {
    // The order a draw starts from must not depend on the draws before it.
    const shuffled = items.map(({ codes, values }) => ({ codes: codes.slice(), values }));
    for (const { codes } of shuffled) random.shuffle(codes);
    const sums = new Float64Array(width * width);
    for (let from = 0; from < rows; from += BLOCK) {
      shuffled.forEach((item, i) => fillBlock(block, item, { from, i }));
      addCrossProduct({ left: block, right: block }, Math.min(BLOCK, rows - from), sums);
    }
    const r = Matrix.eye(size);
    for (let i = 0; i < size; i += 1) {
      for (let j = i + 1; j < size; j += 1) r.set(i, j, sums[i * width + j] ?? 0).set(j, i, r.get(i, j));
    }
    return r;
  };
}

/** A column of whole numbers close together, as distances from the least of them. */
type Steps = Readonly<{ steps: Uint8Array; sum: number; squares: number; largest: number }>;

/** The column as steps; null when it is not of whole numbers, its ends are too far apart, or it is constant. */
function stepsOf({ values }: Column): Steps | null {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isInteger(value)) return null;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const largest = most - least;
  if (!(largest > 0 && largest <= LARGEST_PACKED)) return null;
  const steps = new Uint8Array(values.length);
  let [sum, squares] = [0, 0];
  for (let row = 0; row < steps.length; row += 1) {
    const step = (values[row] ?? 0) - least;
    steps[row] = step;
    sum += step;
    squares += step * step;
  }
  return { steps, sum, squares, largest };
}

/** As `completePearson`, of columns of steps: the sums are whole numbers, exact whatever the order. */
function steppedPearson(items: readonly Steps[], rows: number): PermutedCorrelation {
  const largest = Math.max(...items.map((item) => item.largest));
  const lengths = items.map(({ sum, squares }) => Math.sqrt(rows * squares - sum * sum));
  return (random) => {
    const shuffled = items.map(({ steps }) => steps.slice());
    for (const steps of shuffled) random.shuffle(steps);
    const { totals, size } = packedProducts(shuffled, largest);
    const r = Matrix.eye(items.length);
    items.forEach((a, i) => {
      items.slice(i + 1).forEach((b, next) => {
        const j = i + 1 + next;
        const together = rows * (totals[i * size + j] ?? 0) - a.sum * b.sum;
        const value = together / ((lengths[i] ?? 0) * (lengths[j] ?? 0));
        r.set(i, j, value).set(j, i, value);
      });
    });
    return r;
  };
}

function pairwisePearson(columns: readonly Column[]): PermutedCorrelation {
  return (random) =>
    correlationMatrix(
      columns.map(({ values, missing }) => {
        const shuffled = values.slice();
        random.shuffle(shuffled);
        return { values: shuffled, missing };
      }),
    ).r;
}

/** Correlations of ordered items by their tables, after each item has been shuffled with its missing answers. */
function byTables(
  items: readonly OrdinalCodes[],
  correlate: (table: ContingencyTable, i: number, j: number) => number,
): PermutedCorrelation {
  return (random) => {
    const shuffled = items.map((item) => {
      const codes = item.codes.slice();
      random.shuffle(codes);
      return { ...item, codes };
    });
    const r = Matrix.eye(items.length);
    shuffled.forEach((a, i) => {
      shuffled.slice(0, i).forEach((b, j) => {
        const value = correlate(contingencyTable(a, b), i, j);
        r.set(i, j, value).set(j, i, value);
      });
    });
    return r;
  };
}

const FEWEST_ROWS = 3;

function pearson(columns: readonly Column[]): PermutedCorrelation {
  const rows = rowCount(columns);
  const isComplete = completeRows(columns).length === rows;
  const stepped =
    isComplete && rows >= FEWEST_ROWS ? columns.map(stepsOf).filter((item) => item !== null) : [];
  if (stepped.length === columns.length) return steppedPearson(stepped, rows);
  correlationMatrix(columns);
  if (isComplete) return completePearson(columns);
  const items = columns.map(findOrdinalCodes).filter((item) => item !== null);
  if (items.length < columns.length) return pairwisePearson(columns);
  const valuesOf = (i: number) => () => items[i]?.categories ?? [];
  return byTables(items, (table, i, j) => tableCorrelation(table, valuesOf(i), valuesOf(j)));
}

/** Thresholds belong to the margins, which no order changes: they are taken once. */
function polychoric(columns: readonly Column[]): PermutedCorrelation {
  const items = ordinalCodes(columns);
  const taus = items.map(({ counts }) => thresholds(counts));
  const draw = byTables(
    items,
    (table, i, j) => polychoricCorrelation(table, taus[i] ?? [], taus[j] ?? []).rho,
  );
  return (random) => smoothCorrelation(draw(random)).r;
}

/**
 * Prepares permuted correlations of the columns, of the same kind as those of the data. Missing values are shuffled with the others, so
 * that pairs meet by chance and each item keeps its own answers. Throws as `correlationMatrix` and `polychoricMatrix`.
 */
export function permutedCorrelation(
  columns: readonly Column[],
  association: Association,
): PermutedCorrelation {
  return association === "polychoric" ? polychoric(columns) : pearson(columns);
}
