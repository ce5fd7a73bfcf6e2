import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatChronologicalHours,
  formatMinutes,
  formatOffset,
  formatPedagogicalHours,
  parseOffset,
} from "@/lib/format/duration";

describe("minutes", () => {
  it.each([
    [0, "0 min"],
    [45, "45 min"],
    [60, "1 h"],
    [90, "1 h 30 min"],
    [59.6, "1 h"],
    [75_000, "1.250 h"],
  ])("%d reads %s", (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });

  it.each([
    [90, "1,5 horas cronológicas", "2 horas pedagógicas"],
    [45, "0,8 horas cronológicas", "1 hora pedagógica"],
    [60, "1 hora cronológica", "1,3 horas pedagógicas"],
    [0, "0 horas cronológicas", "0 horas pedagógicas"],
  ])("%d reads %s and %s", (minutes, chronological, pedagogical) => {
    expect(formatChronologicalHours(minutes)).toBe(chronological);
    expect(formatPedagogicalHours(minutes)).toBe(pedagogical);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (minutes) => {
    expect(() => formatMinutes(minutes)).toThrow(RangeError);
  });
});

describe("a moment of a lesson", () => {
  it.each([
    [0, "00:00"],
    [751, "12:31"],
    [5400, "90:00"],
    [6001, "100:01"],
  ])("%d seconds reads %s", (seconds, text) => {
    expect(formatOffset(seconds)).toBe(text);
  });

  it("is read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59_999 }), (seconds) => {
        expect(parseOffset(formatOffset(seconds))).toBe(seconds);
      }),
    );
  });

  it("may be typed as a minute alone", () => expect(parseOffset(" 12 ")).toBe(720));
  it.each(["", "12:60", "12:5", "a", "-1", "1:02:03"])("refuses %j", (text) =>
    expect(parseOffset(text)).toBeNull(),
  );
});
