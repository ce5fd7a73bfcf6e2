import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/format/canonical-json";
import { changedFields, contentOf, emptyContent, fieldsOf } from "@/lib/observation/rules/fields";
import { conflictsOf, headsAfter, headsOf, type WrittenFields } from "@/lib/observation/rules/merge";
import type { FieldWrite } from "@/lib/observation/schema/fields";

const fields = ["context/studentsPresent", "note/a", "note/b"];
const opIdOf = (at: number) => `op-${String(at).padStart(3, "0")}`;

/** Operations as devices make them: each over some of the values that stood on its device, which has seen only some. */
const operationsArb = fc
  .array(
    fc.record({
      field: fc.constantFrom(...fields),
      value: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 })),
      seen: fc.array(fc.nat(20), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((made) =>
    made.map(({ field, value, seen }, at): WrittenFields => {
      const earlier = [...new Set(seen.filter((place) => place < at))];
      const over = earlier.filter((place) => made[place]?.field === field).map(opIdOf);
      return { opId: opIdOf(at), writes: [{ field, value, over }] };
    }),
  );

const shuffled = <T>(things: readonly T[]) =>
  fc.shuffledSubarray([...things], { minLength: things.length, maxLength: things.length });

describe("merging", () => {
  it("depends on which operations there are and never on their order", () => {
    fc.assert(
      fc.property(
        operationsArb.chain((operations) => fc.tuple(fc.constant(operations), shuffled(operations))),
        ([operations, otherOrder]) => {
          expect(headsOf(otherOrder)).toEqual(headsOf(operations));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("comes to the same when an operation arrives twice", () => {
    fc.assert(
      fc.property(operationsArb, (operations) => {
        expect(headsOf([...operations, ...operations])).toEqual(headsOf(operations));
      }),
    );
  });

  it("loses no value that nobody replaced, and keeps none that somebody did", () => {
    fc.assert(
      fc.property(operationsArb, (operations) => {
        const replaced = new Set(
          operations.flatMap(({ writes }) =>
            writes.flatMap(({ field, over }) => over.map((id) => field + id)),
          ),
        );
        const expected = operations.flatMap(({ opId, writes }) =>
          writes.filter(({ field }) => !replaced.has(field + opId)).map(({ field }) => field + opId),
        );
        expect(headsOf(operations).map(({ field, opId }) => field + opId)).toEqual(
          expect.arrayContaining(expected),
        );
        expect(headsOf(operations)).toHaveLength(expected.length);
      }),
    );
  });

  const write = (value: unknown, over: readonly string[] = []): FieldWrite => ({
    field: "note/a",
    value,
    over,
  });

  it("keeps both of two that did not know of each other, and neither wins", () => {
    const heads = headsOf([
      { opId: "1", writes: [write("una")] },
      { opId: "2", writes: [write("otra", ["1"])] },
      { opId: "3", writes: [write("distinta", ["1"])] },
    ]);
    expect(conflictsOf(heads)).toEqual([
      {
        field: "note/a",
        values: [
          { field: "note/a", opId: "2", value: "otra" },
          { field: "note/a", opId: "3", value: "distinta" },
        ],
      },
    ]);
    const decided = headsAfter(heads, [{ opId: "4", writes: [write("otra", ["2", "3"])] }]);
    expect(conflictsOf(decided)).toEqual([]);
    expect(decided).toEqual([{ field: "note/a", opId: "4", value: "otra" }]);
  });

  it("asks about what one removed and another changed, and not about the same said twice", () => {
    const both = (second: unknown) =>
      headsOf([
        { opId: "2", writes: [write("igual")] },
        { opId: "3", writes: [write(second)] },
      ]);
    expect(conflictsOf(both(null))).toHaveLength(1);
    expect(conflictsOf(both("igual"))).toHaveLength(0);
  });
});

describe("fields", () => {
  const note = {
    id: "n1",
    offsetSeconds: 9,
    speaker: "teacher",
    noteClass: "low_inference",
    text: "Pregunta",
  } as const;
  const content = {
    ...emptyContent,
    notes: [note],
    ratings: [{ indicatorId: "i1", level: 2, noteIds: ["n1"] }],
    context: { ...emptyContent.context, studentsPresent: 30, grades: ["1b", "2b"] as const },
    tallies: [{ id: "t1", kind: "wait", offsetSeconds: 20, seconds: 3 } as const],
  };
  const asHeads = (of: typeof content) =>
    [...fieldsOf(of)].map(([field, value]) => ({ field, value, opId: "1" }));

  it("make the same lesson again", () => {
    expect(canonicalJson(contentOf(asHeads(content)))).toBe(canonicalJson(content));
  });

  it("of a step are those that it changed", () => {
    const after = { ...content, notes: [], context: { ...content.context, studentsPresent: 31 } };
    expect(changedFields(content, after)).toEqual([
      { field: "context/studentsPresent", value: 31 },
      { field: "note/n1", value: null },
    ]);
  });

  it("leave a citation out when its note is gone or private", () => {
    const isPrivate = { ...content, notes: [{ ...note, noteClass: "private" as const }] };
    expect(contentOf(asHeads(isPrivate as unknown as typeof content)).ratings[0]?.noteIds).toEqual([]);
  });
});
