import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, formatPercent, formatShare, formatSigned, parseNumber } from "@/lib/format/numbers";

describe("formatNumber", () => {
  it.each([
    [1234.5, "1.234,5"],
    [1000, "1.000"],
    [999, "999"],
    [0, "0"],
    [1_234_567, "1.234.567"],
    [0.05, "0,1"],
    [253, "253"],
    [-3.25, "\u22123,3"],
  ])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("keeps the decimals asked for", () => {
    expect(formatNumber(2, { min: 2 })).toBe("2,00");
    expect(formatNumber(0.12345, { max: 3 })).toBe("0,123");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses %d, because missing has its own words",
    (value) => {
      expect(() => formatNumber(value)).toThrow(RangeError);
    },
  );

  it("does not write a minus before what rounds to zero", () => {
    expect(formatNumber(-0.01)).toBe("0");
  });
});

describe("percentages", () => {
  it("writes what is already a percentage", () => expect(formatPercent(34.6)).toBe("34,6%"));
  it("writes a share", () => expect(formatShare(0.346)).toBe("34,6%"));
  it("drops needless decimals", () => expect(formatShare(0.5)).toBe("50%"));
});

describe("formatSigned", () => {
  it.each([
    [3, "+3"],
    [-1.5, "\u22121,5"],
    [0, "0"],
    [-0.04, "0"],
    [0.04, "0"],
    [1234, "+1.234"],
  ])("writes %d as %s", (value, text) => {
    expect(formatSigned(value)).toBe(text);
  });
});

describe("parseNumber", () => {
  it.each([
    ["1.234,5", 1234.5],
    ["1234,5", 1234.5],
    ["1.234", 1234],
    ["3.5", 3.5],
    ["0.125", 0.125],
    [" 12 ", 12],
    ["\u22122", -2],
    ["+4", 4],
    [",5", 0.5],
    ["1.234.567", 1234567],
  ])("reads %s as %d", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each(["", "abc", "1,2,3", "1.2.3", "12 docentes", "--3", "1,234.5", "."])("refuses %j", (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it("reads back what formatNumber writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (tenths) => {
        const value = tenths / 10;
        expect(parseNumber(formatNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
