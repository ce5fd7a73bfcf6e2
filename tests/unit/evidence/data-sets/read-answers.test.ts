import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Questions } from "@/lib/evidence/rules/data-sets/columns";
import { packedBytes, unpackFloat64, unpackInt16, unpackInt32 } from "@/lib/evidence/rules/data-sets/pack";
import { AnswerReader } from "@/lib/evidence/rules/data-sets/read-answers";
import type { ColumnPlan, ColumnRole } from "@/lib/evidence/schema/data-sets";
import type { Cell } from "@/lib/evidence/schema/source";

const likert = {
  scale: [1, 2, 3, 4].map((code) => ({ code, label: `Nivel ${code}` })),
  missingCodes: [0, 99],
};
const questions: Questions = new Map([["cest_p01", likert]]);

function read(
  columns: Readonly<Record<string, ColumnRole>>,
  rows: readonly (readonly Cell[])[],
  known = questions,
) {
  const plan: ColumnPlan[] = Object.entries(columns).map(([variable, role], index) => ({
    index,
    variable,
    role,
  }));
  const reader = new AnswerReader({ plan, questions: known, headerCount: plan.length });
  rows.forEach((cells, at) => reader.take({ line: at + 2, cells }));
  return reader.result();
}

const valuesOf = (result: ReturnType<typeof read>, variable: string) => [
  ...(result.columns.find((column) => column.variable === variable)?.values ?? []),
];

describe("answers", () => {
  it("are packed by column, with 0, 99 and empty cells missing", () => {
    const result = read({ cest_p01: "item", rbd: "school", grado: "group", peso: "weight" }, [
      ["1", "459", "2m", "1,5"],
      [0, 459, "2m", 2],
      ["99", null, null, null],
      [" 4.0", "10074", "8b", "0.25"],
    ]);
    expect(result).toMatchObject({ acceptedCount: 4, rejectedCount: 0 });
    expect(valuesOf(result, "cest_p01")).toEqual([1, -32_768, -32_768, 4]);
    expect(valuesOf(result, "rbd")).toEqual([459, 459, 0, 10_074]);
    expect(valuesOf(result, "grado")).toEqual([0, 0, -1, 1]);
    expect(valuesOf(result, "peso")).toEqual([1.5, 2, Number.NaN, 0.25]);
    expect(result.columns[0]).toMatchObject({
      missingCount: 2,
      counts: [
        [1, 1],
        [4, 1],
      ],
      missingByCode: [
        [0, 1],
        [99, 1],
      ],
    });
    expect(result.columns[2]?.labels).toEqual(["2m", "8b"]);
  });

  it("have 0 and 99 missing in the Agencia's items without a codebook, and only there", () => {
    const rows = [[0, 0]];
    const result = read({ cest_p09: "item", otra: "item" }, rows, new Map());
    expect(valuesOf(result, "cest_p09")).toEqual([-32_768]);
    expect(valuesOf(result, "otra")).toEqual([0]);
  });

  it("of a row that cannot be taken are left out whole, with its line, column and reason and nothing of its content", () => {
    const result = read({ cest_p01: "item", rbd: "school", peso: "weight" }, [
      [1, 459, 1],
      ["tres", 459, 1],
      [7, 459, 1],
      [2.5, 459, 1],
      [{ problem: "date", text: "01-04-2023" }, 459, 1],
      [1, "sin", 1],
      [1, 459, -1],
      [1, 459],
      [1, 459, 1, "Javiera Secreta"],
    ]);
    expect(result).toMatchObject({ acceptedCount: 1, rejectedCount: 8 });
    expect(result.rejections).toEqual([
      { line: 3, column: "cest_p01", reason: "Tiene un texto, una fecha o una fórmula donde va un código" },
      { line: 4, column: "cest_p01", reason: "Tiene un código que no está en la escala del cuestionario" },
      { line: 5, column: "cest_p01", reason: "Tiene un número que no puede ser un código" },
      { line: 6, column: "cest_p01", reason: "Tiene un texto, una fecha o una fórmula donde va un código" },
      { line: 7, column: "rbd", reason: "No es un RBD" },
      { line: 8, column: "peso", reason: "Tiene un ponderador negativo" },
      { line: 9, column: null, reason: "Tiene 2 celdas y se esperaban 3" },
      { line: 10, column: null, reason: "Tiene 4 celdas y se esperaban 3" },
    ]);
    expect(JSON.stringify(result.rejections)).not.toContain("Javiera");
    expect([...(result.unknownCodes.get("cest_p01") ?? [])]).toEqual([7]);
    expect(result.columns.every(({ values }) => values.length === 1)).toBe(true);
  });

  it("of a column that is not stored are not even read", () => {
    const result = read({ cest_p01: "item", mrun: "identifier", nota: "left_out" }, [
      [1, "12345678-5", "Javiera Secreta"],
    ]);
    expect(result.acceptedCount).toBe(1);
    expect(result.columns.map(({ variable }) => variable)).toEqual(["cest_p01"]);
  });

  it("never crash and never disappear: accepted and rejected rows are all the rows, whatever they hold", () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.constantFrom("0", "1", "99", "3,0", "1e3", "NA", "12.345"),
      fc.record({ problem: fc.constantFrom("formula" as const, "date" as const), text: fc.string() }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (given) => {
        const result = read({ cest_p01: "item", rbd: "school", g: "group", w: "weight" }, given);
        expect(result.acceptedCount + result.rejectedCount).toBe(given.length);
        for (const { values, missingCount, counts, role } of result.columns) {
          expect(values).toHaveLength(result.acceptedCount);
          if (role === "item")
            expect(missingCount + counts.reduce((sum, [, n]) => sum + n, 0)).toBe(values.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("come back from their bytes as they were, however these are aligned", () => {
    const answers = Int16Array.from([1, -32_768, 4, 32_767]);
    const shifted = new Uint8Array([9, ...packedBytes(answers)]).subarray(1);
    expect(unpackInt16(shifted)).toEqual(answers);
    expect(unpackInt32(packedBytes(Int32Array.from([459, 0])))).toEqual(Int32Array.from([459, 0]));
    expect(unpackFloat64(packedBytes(Float64Array.from([1.5, Number.NaN])))).toEqual(
      Float64Array.from([1.5, Number.NaN]),
    );
    expect(() => unpackInt16(new Uint8Array(3))).toThrow(RangeError);
  });
});
