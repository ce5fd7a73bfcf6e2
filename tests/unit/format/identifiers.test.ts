import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigitOf } from "@/lib/format/check-digit";
import { parseCommuneCode, regionOfCommune } from "@/lib/format/commune-code";
import { formatRbd, parseRbd } from "@/lib/format/rbd";
import { formatRut, parseRut, rutOf } from "@/lib/format/rut";

const anyBody = fc.integer({ min: 1, max: 999_999_999 });

describe("check digit, modulo 11", () => {
  it.each([
    [11_111_111, "1"],
    [12_345_678, "5"],
    [459, "6"],
    [6, "K"],
    [10_074, "9"],
    [1, "9"],
  ])("of %d is %s", (body, digit) => {
    expect(checkDigitOf(body)).toBe(digit);
  });

  it("can be 0, when the remainder is 11", () => {
    const bodies = Array.from({ length: 30 }, (_, index) => index + 1);
    expect(bodies.map(checkDigitOf)).toContain("0");
  });

  it("catches any single wrong digit", () => {
    fc.assert(
      fc.property(anyBody, fc.nat(8), fc.integer({ min: 1, max: 9 }), (body, place, change) => {
        const digits = [...String(body)];
        const index = place % digits.length;
        digits[index] = String((Number(digits[index]) + change) % 10);
        const other = Number(digits.join(""));
        fc.pre(other > 0);
        expect(checkDigitOf(other)).not.toBe(checkDigitOf(body));
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d", (body) =>
    expect(() => checkDigitOf(body)).toThrow(RangeError),
  );
});

describe("RUT", () => {
  it.each([
    "12.345.678-5",
    "12345678-5",
    "123456785",
    " 12 345 678 5 ",
    "12,345,678-5",
    "012.345.678-5",
    "12.345.678\u20135",
    "12.345.678\u22125",
    "\u00a012345678-5",
  ])("reads %j", (text) => {
    expect(parseRut(text)).toEqual({ ok: true, rut: "12345678-5" });
  });

  it("reads a K in either case", () => {
    const body = [...Array(50).keys()].map((n) => 20_000_000 + n).find((n) => checkDigitOf(n) === "K");
    expect(parseRut(`${body}-k`)).toEqual({ ok: true, rut: `${body}-K` });
    expect(parseRut(`${body}K`)).toEqual({ ok: true, rut: `${body}-K` });
  });

  it("reads provisional numbers above 100 million", () => {
    expect(parseRut(rutOf(100_123_456)).ok).toBe(true);
  });

  it("tells a wrong digit from a wrong form, so that the message can help", () => {
    expect(parseRut("12.345.678-4")).toEqual({ ok: false, reason: "wrong_check_digit" });
    for (const text of ["", "K", "0-0", "abc", "12.345.67K-5", "1234567890123", "12345678-X"]) {
      expect(parseRut(text)).toEqual({ ok: false, reason: "malformed" });
    }
  });

  it("is written as people read it", () => {
    expect(formatRut("12345678-5")).toBe("12.345.678-5");
    expect(formatRut("11111111-1")).toBe("11.111.111-1");
    expect(() => formatRut("12345678-4")).toThrow(RangeError);
  });

  it("is read back, for every number", () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const rut = rutOf(body);
        expect(parseRut(rut)).toEqual({ ok: true, rut });
        expect(parseRut(formatRut(rut))).toEqual({ ok: true, rut });
      }),
    );
  });

  it("refuses a number too long to be one", () => expect(() => rutOf(1_000_000_000)).toThrow(RangeError));
});

describe("RBD", () => {
  it.each([
    ["459", 459],
    [459, 459],
    ["459-6", 459],
    ["RBD 459-6", 459],
    ["rbd: 00459", 459],
    ["10.074-9", 10_074],
    ["10074 - 9", 10_074],
    ["459\u20136", 459],
  ])("reads %j", (value, rbd) => {
    expect(parseRbd(value)).toEqual({ ok: true, rbd, warning: null });
  });

  it("does not take the last figure for a digit when there is no dash", () => {
    expect(parseRbd("4596")).toEqual({ ok: true, rbd: 4596, warning: null });
  });

  it("verifies the digit if given", () => {
    expect(parseRbd("459-5")).toEqual({ ok: false, reason: "wrong_check_digit" });
  });

  it("warns, and no more, of a number whose digit is K", () => {
    expect(parseRbd(6)).toEqual({ ok: true, rbd: 6, warning: "check_digit_k" });
    expect(parseRbd("6-k")).toEqual({ ok: true, rbd: 6, warning: "check_digit_k" });
  });

  it.each(["", "0", "123456", "459-", "45a", "4.59", "100.000", -3, 1.5, 10.074])("refuses %j", (value) => {
    expect(parseRbd(value)).toEqual({ ok: false, reason: "malformed" });
  });

  it("is written with its digit", () => {
    expect(formatRbd(459)).toBe("459-6");
    expect(() => formatRbd(100_000)).toThrow(RangeError);
    expect(() => formatRbd(0)).toThrow(RangeError);
  });

  it("is read back, for every number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (rbd) => {
        expect(parseRbd(formatRbd(rbd))).toMatchObject({ ok: true, rbd });
      }),
    );
  });
});

describe("commune code", () => {
  it.each([
    [3301, "03301"],
    ["3301", "03301"],
    ["03301", "03301"],
    [13_103, "13103"],
    [" 8101 ", "08101"],
  ])("reads %j as %s", (value, code) => {
    expect(parseCommuneCode(value)).toBe(code);
  });

  it.each(["", "330", "17101", "00101", "13000", "133011", "abcd", -3301])("refuses %j", (value) => {
    expect(parseCommuneCode(value)).toBeNull();
  });

  it("carries its region", () => {
    expect(regionOfCommune("03301")).toBe(3);
    expect(regionOfCommune("16101")).toBe(16);
  });
});
