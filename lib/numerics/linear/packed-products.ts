import { addCrossProduct, type Block, paddedWidth } from "@/lib/numerics/linear/cross-product";

/** Widest sum that a field of a packed number holds: four of thirteen bits fit the 53 of a double. */
const FIELD = 2 ** 13;
const MOST_ROWS = 128;
/** Largest value a column may hold for the packing to be worth its while. */
export const LARGEST_PACKED = 9;

type Columns = readonly Uint8Array[];

/** Writes two columns as one packed number for each row: the second beside the first, `apart` above it. */
function fillPair(
  { values, width }: Block,
  [first, second]: readonly [Uint8Array, Uint8Array | undefined],
  { from, rows, at, apart }: Readonly<{ from: number; rows: number; at: number; apart: number }>,
): void {
  let place = at;
  for (let row = from; row < from + rows; row += 1) {
    values[place] = (first[row] ?? 0) + (second?.[row] ?? 0) * apart;
    place += width;
  }
}

/** Takes the four products of each two pairs out of the packed sums of a block, adds them to the totals and empties the sums. */
function addFields(sums: Float64Array, width: number, { totals, size }: Totals): void {
  for (let a = 0; a < width; a += 1) {
    for (let b = a; b < width; b += 1) {
      let rest = sums[a * width + b] ?? 0;
      sums[a * width + b] = 0;
      for (let field = 0; rest > 0; field += 1) {
        const over = Math.floor(rest / FIELD);
        const place = (2 * a + (field & 1)) * size + 2 * b + (field >> 1);
        totals[place] = (totals[place] ?? 0) + (rest - over * FIELD);
        rest = over;
      }
    }
  }
}

type Totals = Readonly<{ totals: Float64Array; size: number }>;

/**
 * Sums of products of all pairs of columns of whole numbers from 0 to `LARGEST_PACKED`, exactly: Σab at a·size + b for a ≤ b, size being
 * the columns made even. Two columns stand in one double (a₀ + a₁·2¹³ against b₀ + b₁·2²⁶), so that one multiplication gives
 * four products; their sums are taken apart before any can run into the next.
 */
export function packedProducts(columns: Columns, largest: number): Totals {
  const rows = columns[0]?.length ?? 0;
  const pairs = Math.ceil(columns.length / 2);
  const size = 2 * pairs;
  const width = paddedWidth(pairs);
  const step = Math.min(MOST_ROWS, Math.floor((FIELD - 1) / Math.max(1, largest * largest)));
  const left: Block = { values: new Float64Array(step * width), width };
  const right: Block = { values: new Float64Array(step * width), width };
  const sums = new Float64Array(width * width);
  const totals = { totals: new Float64Array(size * size), size };
  for (let from = 0; from < rows; from += step) {
    const some = Math.min(step, rows - from);
    for (let at = 0; at < pairs; at += 1) {
      const pair = [columns[2 * at] ?? new Uint8Array(), columns[2 * at + 1]] as const;
      fillPair(left, pair, { from, rows: some, at, apart: FIELD });
      fillPair(right, pair, { from, rows: some, at, apart: FIELD * FIELD });
    }
    addCrossProduct({ left, right, isUpper: true }, some, sums);
    addFields(sums, width, totals);
  }
  return totals;
}
