import { describe, expect, it } from "vitest";
import { agreementOf, readingOf, type LevelPair } from "@/lib/observation/rules/agreement";
import { attemptCounts, certificationState, certifies, scoreOf } from "@/lib/observation/rules/calibration";

const tenPairs: readonly LevelPair[] = [1, 2, 3, 4, 2, 3, 3, 1, 4, 2].map((one, at) => [
  one,
  [1, 3, 3, 4, 2, 2, 3, 2, 4, 3][at] ?? null,
]);

describe("agreement of two people", () => {
  it("counts equal and near levels, and keeps apart what only one saw", () => {
    const figures = agreementOf([...tenPairs, [2, null], [null, null]], 4);
    expect(figures).toMatchObject({ n: 10, exact: 0.6, withinOne: 1, oneSided: 1 });
    expect(figures.icc?.value).toBeCloseTo(0.806451612903225, 12);
    expect(figures.kappa?.ci95?.[0]).toBeLessThan(figures.kappa?.value ?? 0);
    expect(readingOf(figures)).toMatch(/^Acuerdo /);
  });

  it("has no kappa where nothing varies, and says what that means", () => {
    const figures = agreementOf(
      [
        [3, 3],
        [3, 3],
      ],
      4,
    );
    expect(figures).toMatchObject({ exact: 1, kappa: null, icc: null });
    expect(readingOf(figures)).toContain("Siempre el mismo nivel");
    expect(readingOf(agreementOf([], 4))).toContain("Todavía no hay");
  });

  it("does not say more than few ratings let", () => {
    expect(
      readingOf(
        agreementOf(
          [
            [1, 2],
            [3, 3],
            [2, 2],
          ],
          4,
        ),
      ),
    ).toContain("no se puede decir más");
  });
});

describe("calibration", () => {
  const reference = ["a", "b", "c", "d", "e"].map((indicatorId) => ({ indicatorId, level: 3 }));

  it("is near enough from three equal levels and four near ones of five", () => {
    const enough = scoreOf(reference, { a: 3, b: 3, c: 3, d: 2, e: 1 });
    expect(enough).toEqual({ exactShare: 0.6, withinOneShare: 0.8 });
    expect(certifies(enough)).toBe(true);
    expect(certifies(scoreOf(reference, { a: 3, b: 3, c: 3, d: 1, e: 1 }))).toBe(false);
    expect(certifies(scoreOf(reference, { a: 3, b: 3, c: 2, d: 2, e: 2 }))).toBe(false);
    expect(scoreOf(reference, { a: 3 })).toEqual({ exactShare: 0.2, withinOneShare: 0.2 });
  });

  it("counts again only half a year after the reference was seen", () => {
    expect(attemptCounts(null, "2026-05-11")).toBe(true);
    expect(attemptCounts("2026-05-11", "2026-11-06")).toBe(false);
    expect(attemptCounts("2026-05-11", "2026-11-07")).toBe(true);
  });

  it.each([
    ["2026-05-11", false, "expired"],
    ["2026-05-12", false, "expiring"],
    ["2026-06-10", false, "expiring"],
    ["2026-06-11", false, "valid"],
    ["2027-06-11", true, "revoked"],
  ] as const)("is, ending on %s and revoked %s, %s", (expiresOn, isRevoked, state) => {
    expect(certificationState({ expiresOn, isRevoked }, "2026-05-11")).toBe(state);
    expect(certificationState(null, "2026-05-11")).toBe("none");
  });
});
