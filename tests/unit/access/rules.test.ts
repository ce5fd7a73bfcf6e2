import { describe, expect, it } from "vitest";
import { grantProblems, grantState } from "@/lib/access/rules";

describe("where a grant stands", () => {
  const dates = { validFrom: "2026-03-01", validTo: "2026-07-01", isRevoked: false };
  it.each([
    ["2026-02-28", "upcoming"],
    ["2026-03-01", "current"],
    ["2026-06-30", "current"],
    ["2026-07-01", "ended"],
  ])("on %s it is %s", (today, state) => {
    expect(grantState(dates, today)).toBe(state);
  });

  it("is over once revoked, whatever its dates, and without a last day it goes on", () => {
    expect(grantState({ ...dates, isRevoked: true }, "2026-05-01")).toBe("revoked");
    expect(grantState({ ...dates, validTo: null }, "2036-05-01")).toBe("current");
  });
});

describe("what does not go together in a grant", () => {
  const grant = { role: "teacher", schoolId: "a-school", validFrom: "2026-03-01", validTo: null } as const;

  it("is nothing for a role of a school on a school, nor for a mentor on either", () => {
    expect(grantProblems(grant)).toEqual({});
    expect(grantProblems({ ...grant, role: "mentor" })).toEqual({});
    expect(grantProblems({ ...grant, role: "mentor", schoolId: null })).toEqual({});
  });

  it("is a school's role without a school: it would reach every school of the territory", () => {
    expect(Object.keys(grantProblems({ ...grant, role: "principal", schoolId: null }))).toEqual(["schoolId"]);
  });

  it("is a territory's role on one school", () => {
    expect(Object.keys(grantProblems({ ...grant, role: "admin" }))).toEqual(["schoolId"]);
  });

  it("is an end that does not come after the beginning", () => {
    expect(Object.keys(grantProblems({ ...grant, validTo: "2026-03-01" }))).toEqual(["validTo"]);
  });
});
