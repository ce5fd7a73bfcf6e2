import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCodePoints, sliceCodePoints } from "@/lib/format/code-points";
import { cutText, movedPassages } from "@/lib/fieldwork/rules/cuts";
import { nameCuts } from "@/lib/fieldwork/rules/names/replace";

const moved = (
  text: string,
  names: readonly (readonly [string, string])[],
  passage: readonly [number, number],
) => {
  const cuts = nameCuts(
    text,
    names.map(([name, pseudonym]) => ({ text: name, pseudonym })),
  );
  const [one] = movedPassages({ text, cuts }, [{ startsAt: passage[0], endsAt: passage[1] }]);
  return [sliceCodePoints(cutText(text, cuts), one?.startsAt ?? 0, one?.endsAt ?? 0), one?.startsAt];
};

describe("movedPassages", () => {
  const text = "😀 Ana habló con Ana María.";

  it.each([
    ["after a name", [6, 11], "habló", 8],
    ["of a name alone", [2, 5], "PER-1", 2],
    ["that begins within a name", [3, 11], "PER-1 habló", 2],
    ["that ends within a name", [6, 18], "habló con PER-2", 8],
    ["before any name", [0, 1], "😀", 0],
    ["without length, after a name", [6, 6], "", 8],
    ["without length, within a name", [4, 4], "", 2],
    ["of the whole", [0, 26], "😀 PER-1 habló con PER-2.", 0],
  ] as const)("keeps a passage %s on its letters", (...[, passage, letters, startsAt]) => {
    const names = [
      ["Ana", "PER-1"],
      ["Ana María", "PER-2"],
    ] as const;
    expect(moved(text, names, passage)).toEqual([letters, startsAt]);
  });

  it("moves nothing where nothing is cut, and never leaves the text", () => {
    const anyCuts = fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.string({ unit: "grapheme", maxLength: 4 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "😀", "ñ"), { maxLength: 30 }), anyCuts, (letters, spans) => {
        const before = letters.join("");
        let at = 0;
        const cuts = spans.flatMap(([skip, size, by]) => {
          const from = Math.min(letters.length, at + skip);
          at = Math.min(letters.length, from + size + 1);
          const units = (count: number) => letters.slice(0, count).join("").length;
          return from === at ? [] : [{ from: units(from), to: units(at), by }];
        });
        const passages = letters.map((_, startsAt) => ({ startsAt, endsAt: letters.length }));
        const length = countCodePoints(cutText(before, cuts));
        for (const { startsAt, endsAt } of movedPassages({ text: before, cuts }, passages)) {
          expect(startsAt).toBeLessThanOrEqual(endsAt);
          expect(endsAt).toBe(length);
        }
        expect(movedPassages({ text: before, cuts: [] }, passages)).toEqual(passages);
      }),
    );
  });
});
