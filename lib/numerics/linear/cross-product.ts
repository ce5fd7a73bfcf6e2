const SIDE = 4;

/** A block of cases: row by row, `width` variables each, a multiple of four; variables that do not exist are zero. */
export type Block = Readonly<{ values: Float64Array; width: number }>;

/** The next multiple of four: the width of a block of `count` variables. */
export function paddedWidth(count: number): number {
  return Math.ceil(count / SIDE) * SIDE;
}

/** Adds the 16 products of four variables of each side to `sums`: every value is read once for four of them. */
function addTile(
  sides: Sides,
  at: Readonly<{ i: number; j: number; rows: number }>,
  sums: Float64Array,
): void {
  const { width } = sides.left;
  const x = sides.left.values;
  const y = sides.right.values;
  let [s00, s01, s02, s03, s10, s11, s12, s13] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [s20, s21, s22, s23, s30, s31, s32, s33] = [0, 0, 0, 0, 0, 0, 0, 0];
  let p = at.i;
  let q = at.j;
  for (let row = 0; row < at.rows; row += 1) {
    const a0 = x[p] ?? 0;
    const a1 = x[p + 1] ?? 0;
    const a2 = x[p + 2] ?? 0;
    const a3 = x[p + 3] ?? 0;
    const b0 = y[q] ?? 0;
    const b1 = y[q + 1] ?? 0;
    const b2 = y[q + 2] ?? 0;
    const b3 = y[q + 3] ?? 0;
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
    p += width;
    q += width;
  }
  addRow(sums, at.i * width + at.j, [s00, s01, s02, s03]);
  addRow(sums, (at.i + 1) * width + at.j, [s10, s11, s12, s13]);
  addRow(sums, (at.i + 2) * width + at.j, [s20, s21, s22, s23]);
  addRow(sums, (at.i + 3) * width + at.j, [s30, s31, s32, s33]);
}

function addRow(sums: Float64Array, from: number, added: readonly number[]): void {
  for (let j = 0; j < SIDE; j += 1) sums[from + j] = (sums[from + j] ?? 0) + (added[j] ?? 0);
}

/** `isUpper`: only tiles on or above the diagonal are wanted, as they always are of a block by itself. */
type Sides = Readonly<{ left: Block; right: Block; isUpper?: boolean }>;

/**
 * Adds left'right over the first `rows` cases of two blocks of one width to `sums`, width × width, row by row. When both sides are the same
 * block, or only the upper triangle is asked for, only tiles on or above the diagonal are filled.
 */
export function addCrossProduct(sides: Sides, rows: number, sums: Float64Array): void {
  const { width } = sides.left;
  if (sides.right.width !== width) throw new RangeError("Both sides have the same width.");
  const isUpper = sides.isUpper ?? sides.left === sides.right;
  for (let i = 0; i < width; i += SIDE) {
    for (let j = isUpper ? i : 0; j < width; j += SIDE) addTile(sides, { i, j, rows }, sums);
  }
}
