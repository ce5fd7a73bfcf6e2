import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCodePoints } from "@/lib/format/code-points";
import { hasConsent, scopesInForce, scopesWithdrawn } from "@/lib/fieldwork/rules/consent";
import { nextPseudonym, planOfCase } from "@/lib/fieldwork/rules/plan";
import { pendingOf } from "@/lib/fieldwork/rules/speakers";
import { blotted, touches } from "@/lib/fieldwork/rules/withdrawal";

describe("planOfCase", () => {
  const informant = { caseId: "a", territoryId: "z", hasConsent: true, isHeard: true };

  it("says who is still missing, by role", () => {
    const plan = planOfCase({ caseId: "a", territoryId: "z" }, { principal: 1, teacher: 4 }, [
      { ...informant, role: "principal" },
      { ...informant, role: "teacher" },
      { ...informant, role: "teacher", isHeard: false },
    ]);
    expect(plan.find(({ role }) => role === "principal")).toMatchObject({ target: 1, heard: 1, missing: 0 });
    expect(plan.find(({ role }) => role === "teacher")).toMatchObject({
      known: 2,
      consented: 2,
      heard: 1,
      missing: 3,
    });
  });

  it("counts the head of the service in every case of the zone, and nobody else", () => {
    const others = [
      { ...informant, role: "daem_head" as const },
      { ...informant, role: "utp_head" as const },
    ];
    const plan = planOfCase({ caseId: "b", territoryId: "z" }, { daem_head: 1, utp_head: 1 }, others);
    expect(plan.filter(({ missing }) => missing > 0).map(({ role }) => role)).toEqual(["utp_head"]);
    const elsewhere = planOfCase({ caseId: "c", territoryId: "y" }, { daem_head: 1 }, others);
    expect(elsewhere.find(({ role }) => role === "daem_head")?.missing).toBe(1);
  });
});

describe("nextPseudonym", () => {
  it("never gives a number twice, not even one that was left", () => {
    expect(nextPseudonym("DOC", [])).toBe("DOC-1");
    expect(nextPseudonym("DOC", ["DOC-1", "DOC-7", "DIR-9"])).toBe("DOC-8");
  });
});

describe("consent", () => {
  const all = { scopes: ["participate", "quote", "archive"] as const, withdrawnScopes: [] };

  it("allows nothing once taking part was withdrawn", () => {
    const gone = { ...all, withdrawnScopes: ["participate"] as const };
    expect(scopesInForce(gone)).toEqual([]);
    expect(hasConsent([gone])).toBe(false);
    expect(hasConsent([gone, all])).toBe(true);
  });

  it("withdraws everything with taking part, and one scope alone otherwise", () => {
    expect(scopesWithdrawn(all, "participate")).toEqual(["participate", "quote", "archive"]);
    expect(scopesWithdrawn(all, "quote")).toEqual(["quote"]);
    expect(scopesWithdrawn({ ...all, withdrawnScopes: ["quote"] }, "quote")).toEqual([]);
  });
});

describe("blotted", () => {
  it("hides the passage and nothing else", () => {
    expect(blotted("P: 😀 sí\nR: no", [{ startsAt: 3, endsAt: 7 }])).toBe("P: ████\nR: no");
    expect(blotted("a\nb", [{ startsAt: 0, endsAt: 3 }])).toBe("█\n█");
  });

  it("keeps every other offset true", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(30), fc.nat(30), (text, startsAt, length) => {
        const after = blotted(text, [{ startsAt, endsAt: startsAt + length }]);
        expect(countCodePoints(after)).toBe(countCodePoints(text));
        const [before, now] = [[...text], [...after]];
        expect(now.slice(0, startsAt)).toEqual(before.slice(0, startsAt));
        expect(now.slice(startsAt + length)).toEqual(before.slice(startsAt + length));
      }),
    );
  });
});

describe("touches", () => {
  it.each([
    [{ startsAt: 0, endsAt: 5 }, false],
    [{ startsAt: 4, endsAt: 6 }, true],
    [{ startsAt: 10, endsAt: 12 }, false],
    [{ startsAt: 5, endsAt: 5 }, true],
    [{ startsAt: 11, endsAt: 11 }, false],
  ])("says whether %o has part in [5, 10)", (coding, expected) => {
    expect(touches(coding, [{ startsAt: 5, endsAt: 10 }])).toBe(expected);
  });
});

describe("pendingOf", () => {
  it("says what is left before others may read", () => {
    const source = {
      state: "raw",
      speakers: ["other"],
      hasSession: true,
      withoutConsent: ["DOC-1"],
    } as const;
    expect(pendingOf(source)).toEqual([
      "Decir quién habla en cada voz.",
      "Decidir sobre cada nombre encontrado.",
      "Registrar el consentimiento de DOC-1.",
    ]);
    expect(pendingOf({ ...source, state: "checked", speakers: ["informant"], withoutConsent: [] })).toEqual(
      [],
    );
  });
});
