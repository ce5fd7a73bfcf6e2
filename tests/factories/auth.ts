import { hashPassword } from "@/lib/auth/password";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import { nextNumber, termStart } from "./directory";

export const testPassword = "una clave de prueba";
let testHash: Promise<string> | undefined;

/** An account of the person whose password is `testPassword`. */
export async function makeAccount(
  account: Partial<Prisma.AccountUncheckedCreateInput> & { readonly personId: string },
): Promise<{ id: string; email: string }> {
  testHash ??= hashPassword(testPassword);
  return db().account.create({
    data: {
      id: newId(),
      email: `persona${await nextNumber()}@prueba.example`,
      passwordHash: await testHash,
      createdAt: termStart,
      ...account,
    },
    select: { id: true, email: true },
  });
}

/** An open session of the account, begun now. */
export async function makeSession(
  session: Partial<Prisma.AuthSessionUncheckedCreateInput> & { readonly accountId: string },
): Promise<{ accountId: string; sessionId: string }> {
  const id = newId();
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + 3_600_000);
  await db().authSession.create({ data: { id, createdAt, expiresAt, ...session } });
  return { accountId: session.accountId, sessionId: id };
}
