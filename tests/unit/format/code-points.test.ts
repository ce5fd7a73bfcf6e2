import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointOffsets, countCodePoints, sliceCodePoints, utf16Offsets } from "@/lib/format/code-points";

const text = fc.string({ unit: "binary", maxLength: 40 });

describe("code points", () => {
  it("count an emoji once and a combining accent apart", () => {
    expect(countCodePoints("a😀n\u0303")).toBe(4);
    expect(sliceCodePoints("a😀n\u0303o", 1, 3)).toBe("😀n");
  });

  it("are counted as the language's own iterator counts them", () => {
    fc.assert(fc.property(text, (one) => countCodePoints(one) === [...one].length));
  });

  it("cut as an array of characters is cut", () => {
    fc.assert(
      fc.property(text, fc.nat(50), fc.nat(50), (one, from, to) => {
        expect(sliceCodePoints(one, from, to)).toBe([...one].slice(from, to).join(""));
      }),
    );
  });

  it("come back from UTF-16 offsets in whatever order they are asked", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (one, asked) => {
        const within = asked.map((offset) => Math.min(offset, countCodePoints(one)));
        expect(codePointOffsets(one, utf16Offsets(one, within))).toEqual(within);
      }),
    );
  });

  it("answers the end for what lies past it", () => {
    expect(utf16Offsets("😀", [5])).toEqual([2]);
  });
});
