import { describe, expect, it } from "vitest";
import { heldAt } from "@/lib/privacy/rules";

describe("a grant at a past moment", () => {
  const grant = { validFrom: new Date("2026-03-01"), validTo: new Date("2026-07-01"), revokedAt: null };
  const at = (day: string) => [new Date(`${day}T15:00:00Z`), new Date(day)] as const;

  it.each([
    ["2026-02-28", false],
    ["2026-03-01", true],
    ["2026-06-30", true],
    ["2026-07-01", false],
  ])("on %s held: %s", (day, held) => {
    expect(heldAt(grant, ...at(day))).toBe(held);
  });

  it("holds until the instant at which it is revoked", () => {
    const revoked = { ...grant, revokedAt: new Date("2026-05-04T15:00:00Z") };
    expect(heldAt(revoked, new Date("2026-05-04T14:59:00Z"), new Date("2026-05-04"))).toBe(true);
    expect(heldAt(revoked, ...at("2026-05-04"))).toBe(false);
  });
});
