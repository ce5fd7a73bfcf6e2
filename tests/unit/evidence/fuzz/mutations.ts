import fc from "fast-check";

type Grid = string[][];

/** Changes a grid in place as careless hands, other programs and bad copies do. Cells never gain a line end. */
export type Mutation = (grid: Grid) => void;

const rubbish = fc.constantFrom(
  ...["", " ", "0", "-1", "99999999", "1e308", "NaN", "x", "12a", "1.234,5", "2024-05-28", "28/05/2024"],
  ...["#N/A", "=SUMA(A1:A9)", "Ñandú", "'", '"', "null", "«", "¬", "/", "4b", "\u00a0", "\u0000"],
  ...["-", "100,5 %", "9".repeat(60), "😀"],
);

const at = fc.nat({ max: 1_000 });

const cell = fc
  .record({ row: at, column: at, value: rubbish })
  .map(({ row, column, value }): Mutation => (grid) => {
    const cells = grid[1 + (row % Math.max(1, grid.length - 1))];
    if (cells && cells.length > 0) cells[column % cells.length] = value;
  });

const repeatedRow = fc.record({ from: at, to: at }).map(({ from, to }): Mutation => (grid) => {
  const cells = grid[1 + (from % Math.max(1, grid.length - 1))];
  if (cells) grid.splice(1 + (to % grid.length), 0, [...cells]);
});

const shorterRow = fc.record({ row: at, width: at }).map(({ row, width }): Mutation => (grid) => {
  const cells = grid[1 + (row % Math.max(1, grid.length - 1))];
  if (cells) cells.splice(1 + (width % cells.length));
});

const longerRow = fc.record({ row: at, value: rubbish }).map(({ row, value }): Mutation => (grid) => {
  grid[1 + (row % Math.max(1, grid.length - 1))]?.push(value, value);
});

const header = fc.record({ column: at, value: rubbish }).map(({ column, value }): Mutation => (grid) => {
  const [headers] = grid;
  if (headers && headers.length > 0) headers[column % headers.length] = value;
});

const upperHeaders = fc.constant<Mutation>((grid) => {
  grid[0] = (grid[0] ?? []).map((name) => ` ${name.toUpperCase()} `);
});

const swappedColumns = fc.record({ a: at, b: at }).map(({ a, b }): Mutation => (grid) => {
  for (const cells of grid) {
    const [first, second] = [a % cells.length, b % cells.length];
    [cells[first], cells[second]] = [cells[second] ?? "", cells[first] ?? ""];
  }
});

const droppedColumn = at.map((column): Mutation => (grid) => {
  const index = column % Math.max(1, grid[0]?.length ?? 1);
  for (const cells of grid) cells.splice(index, 1);
});

const addedColumn = fc
  .record({ name: rubbish, value: rubbish })
  .map(({ name, value }): Mutation => (grid) => {
    grid.forEach((cells, index) => cells.push(index === 0 ? `columna_${name}` : value));
  });

/** Mutations of cells, rows and columns: the number of rows stays known. */
export const mutations = fc.array(
  fc.oneof(
    { arbitrary: cell, weight: 8 },
    { arbitrary: repeatedRow, weight: 2 },
    { arbitrary: shorterRow, weight: 1 },
    { arbitrary: longerRow, weight: 1 },
    { arbitrary: header, weight: 1 },
    { arbitrary: upperHeaders, weight: 1 },
    { arbitrary: swappedColumns, weight: 1 },
    { arbitrary: droppedColumn, weight: 1 },
    { arbitrary: addedColumn, weight: 1 },
  ),
  { minLength: 1, maxLength: 6 },
);

/** Damage to the bytes themselves: cut, flipped, repeated, filled. */
export const damages = fc.array(
  fc.record({
    kind: fc.constantFrom("cut", "flip", "repeat", "zero", "insert"),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat({ max: 255 }),
  }),
  { minLength: 1, maxLength: 4 },
);

export type Damage = Parameters<Parameters<typeof damages.map>[0]>[0][number];

/** The bytes with the damage done. */
export function damage(bytes: Uint8Array, list: readonly Damage[]): Uint8Array {
  return list.reduce<Uint8Array>((current, { kind, place, byte }) => {
    const position = Math.floor(place * Math.max(0, current.length - 1));
    const before = current.subarray(0, position);
    const after = current.subarray(position);
    switch (kind) {
      case "cut":
        return before;
      case "flip":
        return Uint8Array.from(current, (value, index) => (index === position ? byte : value));
      case "repeat":
        return Buffer.concat([before, after.subarray(0, 200), after]);
      case "zero":
        return Uint8Array.from(current, (value, index) =>
          index >= position && index < position + 40 ? 0 : value,
        );
      default:
        return Buffer.concat([before, Uint8Array.of(byte, byte, byte), after]);
    }
  }, bytes);
}
