type Tile = { left: readonly Float64Array[]; right: readonly Float64Array[]; i: number; j: number };

const SIDE = 4;

/** Adds to `sums` the 16 inner products of four left and four right columns: each value is read once for four of them. */
function addTile(columns: Tile, rows: number, sums: Float64Array): void {
  const { left, right, i, j } = columns;
  const [x0, x1, x2, x3] = [left[i], left[i + 1], left[i + 2], left[i + 3]];
  const [y0, y1, y2, y3] = [right[j], right[j + 1], right[j + 2], right[j + 3]];
  if (!x0 || !x1 || !x2 || !x3 || !y0 || !y1 || !y2 || !y3) throw new RangeError("Columns come in fours.");
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [s20, s21, s22, s23, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let r = 0; r < rows; r += 1) {
    const a0 = x0[r] ?? 0;
    const a1 = x1[r] ?? 0;
    const a2 = x2[r] ?? 0;
    const a3 = x3[r] ?? 0;
    const b0 = y0[r] ?? 0;
    const b1 = y1[r] ?? 0;
    const b2 = y2[r] ?? 0;
    const b3 = y3[r] ?? 0;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  const added = [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33];
  const width = right.length;
  added.forEach((sum, at) => {
    const cell = (i + Math.floor(at / SIDE)) * width + j + (at % SIDE);
    sums[cell] = (sums[cell] ?? 0) + sum;
  });
}

/** The next multiple of four: how many columns `addCrossProduct` wants for `count` variables. */
export function paddedCount(count: number): number {
  return Math.ceil(count / SIDE) * SIDE;
}

/**
 * Adds left'right over the first `rows` values of the columns to `sums`, row by row of left: left.length × right.length. Both sides
 * hold a multiple of four columns (fill with zeros). When they are the same list, only tiles on or above the diagonal are filled.
 */
export function addCrossProduct(
  sides: Readonly<{ left: readonly Float64Array[]; right: readonly Float64Array[] }>,
  rows: number,
  sums: Float64Array,
): void {
  const { left, right } = sides;
  for (let i = 0; i < left.length; i += SIDE) {
    for (let j = left === right ? i : 0; j < right.length; j += SIDE)
      addTile({ left, right, i, j }, rows, sums);
  }
}
