import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSchools, describeByGroup, describeItem } from "@/lib/evidence/rules/data-sets/describe";

const minimum = 10;
const question = {
  section: "En tu curso",
  wording: "Me escuchan",
  isReversed: false,
  scale: [
    { code: 1, label: "Nunca" },
    { code: 2, label: "A veces" },
    { code: 3, label: "Siempre" },
  ],
};

describe("an item described", () => {
  it("has its categories in the order of the instrument, no answer last, and codes outside the scale by name", () => {
    const item = {
      variable: "p1",
      counts: [
        [1, 30],
        [2, 40],
        [3, 50],
        [8, 20],
      ] as const,
      missingCount: 15,
    };
    expect(describeItem(item, question, minimum)).toMatchObject({
      wording: "Me escuchan",
      frequencies: [
        { label: "Nunca", count: 30 },
        { label: "A veces", count: 40 },
        { label: "Siempre", count: 50 },
        { label: "Código 8", count: 20 },
        { label: "Sin respuesta", count: 15 },
      ],
    });
  });

  it("hides few without an answer, and another category with them", () => {
    const item = {
      variable: "p1",
      counts: [
        [1, 30],
        [2, 40],
        [3, 50],
      ] as const,
      missingCount: 2,
    };
    expect(describeItem(item, question, minimum).frequencies.map(({ count }) => count)).toEqual([
      null,
      40,
      50,
      null,
    ]);
  });
});

describe("an item by groups", () => {
  const spread = (counts: readonly (readonly number[])[]) => {
    const codes = counts.flatMap((row) => row.flatMap((count, at) => Array<number>(count).fill(at + 1)));
    const groups = counts.flatMap((row, at) => row.flatMap((count) => Array<number>(count).fill(at)));
    const total = (column: number) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    return {
      item: {
        variable: "p1",
        values: Int16Array.from(codes),
        counts: [0, 1, 2]
          .map((column) => [column + 1, total(column)] as const)
          .filter(([, count]) => count > 0),
        missingCount: 0,
      },
      grouping: {
        variable: "curso",
        labels: counts.map((_, at) => `Grupo ${at}`),
        values: Int16Array.from(groups),
      },
      question,
      minimum,
    };
  };

  it("shows the groups that may be and says how many it hides", () => {
    const table = [
      [40, 50, 60],
      [12, 14, 15],
      [2, 20, 20],
    ];
    const result = describeByGroup(spread(table));
    // Nobody left the item empty, which is a small cell too: it is read together with the smallest category.
    expect(result.categories).toEqual(["A veces", "Siempre", "Categorías reunidas"]);
    expect(result.groups.map(({ counts }) => counts)).toEqual([[50, 60, 40], null, null]);
    expect(result.hiddenGroupCount).toBe(2);
  });

  it("never shows a small cell, nor a category that is hidden for all", () => {
    const tables = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(tables, (table) => {
        const given = spread(table);
        const hidden = describeItem(given.item, question, minimum).frequencies.flatMap(({ label, count }) =>
          count === null ? [label] : [],
        );
        const { categories, groups } = describeByGroup(given);
        expect(categories.filter((label) => hidden.includes(label))).toEqual([]);
        expect(groups.flatMap(({ counts }) => counts ?? []).every((count) => count >= minimum)).toBe(true);
      }),
    );
  });
});

it("schools are counted, not named", () => {
  const schools = Int32Array.from([...Array<number>(12).fill(459), ...Array<number>(3).fill(460), 0, 0]);
  expect(countSchools(schools, minimum)).toEqual({ count: 2, withMinimum: 1 });
});
