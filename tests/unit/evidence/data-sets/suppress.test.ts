import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suppressCells, suppressCounts } from "@/lib/evidence/rules/data-sets/suppress";

const minimum = 10;

describe("counts with a minimum", () => {
  it("are shown whole when each reaches it", () => {
    expect(suppressCounts([10, 25, 40], minimum)).toEqual({ counts: [10, 25, 40], total: 75 });
  });

  it("never leave one hidden alone, which total minus the others would give", () => {
    expect(suppressCounts([3, 25, 40], minimum)).toEqual({ counts: [null, null, 40], total: 68 });
  });

  it("hide zero as well: that nobody answered is said of few", () => {
    expect(suppressCounts([0, 25, 40, 50], minimum).counts).toEqual([null, null, 40, 50]);
  });

  it("hide more until what is hidden reaches the minimum together", () => {
    expect(suppressCounts([1, 2, 3, 40, 50], minimum).counts).toEqual([null, null, null, null, 50]);
  });

  it("hide the total too when it is small", () => {
    expect(suppressCounts([2, 3], minimum)).toEqual({ counts: [null, null], total: null });
  });

  it("show no small count, and hide none that total and shown counts give away", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 3, max: 20 }),
        (counts, least) => {
          const { counts: shown, total } = suppressCounts(counts, least);
          expect(shown.every((count) => count === null || count >= least)).toBe(true);
          const hidden = counts.filter((_, at) => shown[at] === null);
          if (total === null || hidden.length === 0) return;
          // Any hidden count could be another: what is hidden adds up to something to move between at least two.
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });
});

describe("a table with a minimum", () => {
  it("shows the rows whose cells all reach it", () => {
    const table = [
      [20, 30],
      [15, 11],
    ];
    expect(suppressCells(table, minimum)).toEqual({ rows: table, columnTotals: [35, 41] });
  });

  it("hides with a small row the smallest other one, from which it would follow", () => {
    const table = [
      [40, 60],
      [12, 13],
      [3, 30],
    ];
    expect(suppressCells(table, minimum).rows).toEqual([[40, 60], null, null]);
  });

  it("shows nothing, not even the totals, when a column is too small", () => {
    expect(
      suppressCells(
        [
          [20, 1],
          [30, 2],
        ],
        minimum,
      ),
    ).toEqual({ rows: [null, null], columnTotals: null });
  });

  const tables = fc
    .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 4 }) })
    .chain(({ rows, columns }) =>
      fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(40)), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it("shows no small cell", () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 3, max: 12 }), (table, least) => {
        const { rows, columnTotals } = suppressCells(table, least);
        expect(rows.flatMap((row) => row ?? []).every((count) => count >= least)).toBe(true);
        expect((columnTotals ?? []).every((total) => total >= least)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("gives no hidden cell away by subtraction, even with the totals of rows known", () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 3, max: 12 }), (table, least) => {
        const { rows, columnTotals } = suppressCells(table, least);
        const width = table[0]?.length ?? 0;
        const hidden = table.filter((_, at) => rows[at] === null);
        // Totals of rows under the minimum are not shown anywhere, and one column alone is its row's total.
        const known = hidden.filter((row) => sum(row) >= least);
        if (columnTotals === null || hidden.length === 0 || width < 2) return;
        for (const row of known) {
          for (let column = 0; column < width; column += 1) {
            const cell = row[column] ?? 0;
            if (cell < least) expect(couldBeAnother(hidden, row, column)).toBe(true);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** True if moving one answer around a square of four hidden cells changes this one, with every total as it was and none below zero. */
function couldBeAnother(
  hidden: readonly (readonly number[])[],
  row: readonly number[],
  column: number,
): boolean {
  return hidden.some((other) => {
    if (other === row) return false;
    return row.some((_, at) => {
      if (at === column) return false;
      const isMore = (row[at] ?? 0) > 0 && (other[column] ?? 0) > 0;
      const isLess = (row[column] ?? 0) > 0 && (other[at] ?? 0) > 0;
      return isMore || isLess;
    });
  });
}
