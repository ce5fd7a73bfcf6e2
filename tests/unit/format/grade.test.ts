import { describe, expect, it } from "vitest";
import {
  compareGrades,
  formatClassGroup,
  formatGrade,
  formatGradeRange,
  GRADE_CODES,
  type GradeCode,
  isGradeCode,
} from "@/lib/format/grade";

describe("formatGrade", () => {
  it.each([
    ["4b", "4° básico"],
    ["2m", "II medio"],
    ["4m", "IV medio"],
    ["nt1", "prekínder"],
    ["nt2", "kínder"],
    ["4B", "4° básico"],
  ])("names %s %s", (code, name) => {
    expect(formatGrade(code)).toBe(name);
  });

  it.each(["", "9b", "5m", "4", "toString"])("refuses %j, which is no grade", (code) => {
    expect(isGradeCode(code)).toBe(false);
    expect(() => formatGrade(code)).toThrow(RangeError);
  });

  it("gives every grade a name of its own", () => {
    expect(new Set(GRADE_CODES.map(formatGrade)).size).toBe(14);
  });
});

describe("formatClassGroup", () => {
  it.each([
    ["3b", "B", "3°B"],
    ["2m", "A", "II medio A"],
    ["nt2", "A", "kínder A"],
    ["nt2", "", "kínder"],
  ])("names %s with letter %j %s", (code, letter, name) => {
    expect(formatClassGroup(code, letter)).toBe(name);
  });
});

describe("sets of grades", () => {
  it("are ordered as in a school", () => {
    const codes: GradeCode[] = ["1m", "nt1", "8b", "1b"];
    expect(codes.sort(compareGrades)).toEqual(["nt1", "1b", "8b", "1m"]);
  });

  it.each<[GradeCode[], string]>([
    [[], ""],
    [["4b"], "4° básico"],
    [["6b", "1b", "2b", "3b", "4b", "5b", "5b"], "1° a 6° básico"],
    [["nt1", "nt2", "1b"], "prekínder a 1° básico"],
    [["nt1", "nt2"], "prekínder a kínder"],
    [["1m", "2m", "3m", "4m"], "I a IV medio"],
    [["7b", "8b", "1m"], "7° básico a I medio"],
    [["1b", "2b", "4b", "2m"], "1° a 2° básico, 4° básico y II medio"],
  ])("read in few words: %j", (codes, text) => {
    expect(formatGradeRange(codes)).toBe(text);
  });
});
