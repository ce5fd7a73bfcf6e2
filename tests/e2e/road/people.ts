import { demoAccounts, type DemoAccount } from "@/prisma/seed/demo/accounts";
import { nameOf } from "@/lib/format/person-name";

/** The invented person who holds a role in Huasco, whose demonstration school is still observing. */
export function huascoAccount(role: DemoAccount["role"]): DemoAccount {
  const account = demoAccounts().find((one) => one.territoryCode === "huasco" && one.role === role);
  if (!account) throw new Error(`No demonstration account for ${role}`);
  return account;
}

/** The name as pages show it. */
export function fullName({ givenNames, familyNames }: DemoAccount): string {
  return nameOf({ givenNames, familyNames });
}

export const demoSchool = { rbd: 459, path: "/establecimientos/459" } as const;
