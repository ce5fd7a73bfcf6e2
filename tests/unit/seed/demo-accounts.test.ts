import { describe, expect, it } from "vitest";
import { roles } from "@/lib/access/schema";
import { demoEmailDomain } from "@/lib/auth/rules";
import { parseRut } from "@/lib/format/rut";
import { demoAccounts, firstDemoRutBody } from "@/prisma/seed/demo/accounts";
import { readOfficialDirectory } from "@/prisma/seed/official/load";

describe("the demonstration accounts", () => {
  const accounts = demoAccounts();

  it("are one for each role in each territory", () => {
    const pairs = accounts.map(({ territoryCode, role }) => `${territoryCode} ${role}`);
    const codes = readOfficialDirectory().territories.map(({ code }) => code);
    expect([...pairs].sort()).toEqual(codes.flatMap((code) => roles.map((role) => `${code} ${role}`)).sort());
  });

  it("have RUTs valid in form and above any that was issued", () => {
    for (const { rut } of accounts) {
      expect(parseRut(rut)).toEqual({ ok: true, rut });
      expect(Number(rut.split("-")[0])).toBeGreaterThanOrEqual(firstDemoRutBody);
    }
    expect(firstDemoRutBody).toBeGreaterThan(200_000_000);
  });

  it("share no RUT, e-mail or id, and are marked as examples", () => {
    for (const field of ["rut", "email", "personId", "accountId", "grantId"] as const) {
      expect(new Set(accounts.map((account) => account[field])).size).toBe(accounts.length);
    }
    expect(accounts.every(({ familyNames }) => familyNames.startsWith("Ejemplo "))).toBe(true);
    expect(accounts.every(({ email }) => email.endsWith(`@${demoEmailDomain}`))).toBe(true);
  });

  it("work in public schools of their own territory", () => {
    const { schools, territories } = readOfficialDirectory();
    for (const { schoolRbd, territoryCode } of accounts) {
      if (schoolRbd === null) continue;
      const school = schools.find(({ rbd }) => rbd === schoolRbd);
      const territory = territories.find(({ code }) => code === territoryCode);
      expect(school?.dependence).toBe("slep");
      expect(territory?.communes).toContain(school?.cut);
    }
  });
});
