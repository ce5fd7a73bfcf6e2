import { hashPassword } from "@/lib/auth/password";
import type { Tx } from "@/lib/db/transaction";
import { nameOf } from "@/lib/format/person-name";
import { foldText } from "@/lib/format/text";
import { digestRut, sealRut } from "@/lib/privacy/rut-vault";
import { demoAccounts } from "./accounts";
import { at, dateColumn, type DemoCalendar } from "./calendar";

/** Stores the demonstration people with their accounts and one role each; the territories and schools must be there. Run again, it changes nothing. */
export async function insertDemoAccounts(tx: Tx, calendar: DemoCalendar): Promise<void> {
  const since = at(calendar.startsOn, "09:00");
  const passwordHashes = new Map<string, string>();
  for (const account of demoAccounts()) {
    const { personId: id, givenNames, familyNames, rut, schoolRbd, role } = account;
    if (await tx.person.findUnique({ where: { id }, select: { id: true } })) continue;
    const territory = await tx.territory.findUniqueOrThrow({ where: { code: account.territoryCode } });
    const grantRbd = role === "mentor" ? null : schoolRbd;
    const school = grantRbd === null ? null : await tx.school.findUniqueOrThrow({ where: { rbd: grantRbd } });
    const passwordHash = passwordHashes.get(account.password) ?? (await hashPassword(account.password));
    passwordHashes.set(account.password, passwordHash);
    await tx.person.create({
      data: {
        id,
        givenNames,
        familyNames,
        searchText: foldText(nameOf({ givenNames, familyNames })),
        rutCipher: sealRut(rut),
        rutDigest: digestRut(rut),
        isDemo: true,
        createdAt: since,
        account: { create: { id: account.accountId, email: account.email, passwordHash, createdAt: since } },
        grants: {
          create: {
            id: account.grantId,
            role,
            territoryId: territory.id,
            schoolId: school?.id ?? null,
            source: "seed",
            reason: "Cuenta de demostración",
            validFrom: dateColumn(calendar.startsOn),
            createdAt: since,
          },
        },
      },
    });
  }
}
