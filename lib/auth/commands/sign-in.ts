import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { AuditActor } from "@/lib/audit/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError, parseInput } from "@/lib/errors";
import { verifyPassword } from "../password";
import { isDemoSignInAllowed } from "../policy";
import { failuresBeforeLock, lockMinutes, sessionEnd } from "../rules";
import { signInInput, type SessionRef, type SignInInput } from "../schema";
import { homeTerritory } from "../home-territory";
import { isUnknownLocked, noteUnknown } from "../unknown-emails";

/**
 * Opens a session of 12 hours for the right password. SIGN_IN_REFUSED alike for an unknown e-mail, a wrong password and
 * a disabled account; SIGN_IN_LOCKED for 15 minutes after 8 failures in a row. It takes no actor: there is none yet.
 */
export async function signIn(input: SignInInput): Promise<SessionRef> {
  const { email, password } = parseInput(signInInput, input);
  const now = new Date();
  const account = await db().account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true, person: { select: { isDemo: true } } },
  });
  const isUsable =
    account !== null &&
    account.disabledAt === null &&
    (!account.person.isDemo || isDemoSignInAllowed(env().DEMO));
  if (!isUsable) return refuseUnknown(email, password, now);

  const failures = await reserveAttempt(account.id, now);
  const matches = await verifyPassword(failures === null ? null : account.passwordHash, password);
  if (failures === null) throw new AppError("SIGN_IN_LOCKED");
  if (matches) return openSession(account.id, account.passwordHash, now);
  throw new AppError(failures < failuresBeforeLock ? "SIGN_IN_REFUSED" : "SIGN_IN_LOCKED");
}

/** Answers as a known account would, in the same time and with the same lock. */
async function refuseUnknown(email: string, password: string, now: Date): Promise<never> {
  const wasLocked = isUnknownLocked(email, now);
  await verifyPassword(null, password);
  if (wasLocked) throw new AppError("SIGN_IN_LOCKED");
  throw new AppError(noteUnknown(email, now) < failuresBeforeLock ? "SIGN_IN_REFUSED" : "SIGN_IN_LOCKED");
}

/**
 * Counts the attempt as a failure before the password is looked at, so that guesses made at the same time do not slip
 * past the lock. Returns the failures in a row, this one among them, or null while the account is locked.
 */
async function reserveAttempt(accountId: string, now: Date): Promise<number | null> {
  const until = new Date(now.getTime() + lockMinutes * 60_000);
  const rows = await db().$queryRaw<{ failures: number }[]>`
    UPDATE account
       SET failed_attempts = CASE WHEN locked_until IS NULL THEN failed_attempts + 1 ELSE 1 END,
           locked_until = CASE WHEN locked_until IS NULL AND failed_attempts + 1 >= ${failuresBeforeLock}
                               THEN ${until}::timestamptz END
     WHERE id = ${accountId}::uuid AND (locked_until IS NULL OR locked_until <= ${now}::timestamptz)
    RETURNING failed_attempts AS failures`;
  return rows[0]?.failures ?? null;
}

async function openSession(accountId: string, verifiedHash: string, now: Date): Promise<SessionRef> {
  return inTransaction(async (tx) => {
    await lockRow(tx, "account", accountId);
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
    if (account.disabledAt !== null || account.passwordHash !== verifiedHash)
      throw new AppError("SIGN_IN_REFUSED");
    const sessionId = newId();
    await tx.account.update({
      where: { id: accountId },
      data: { failedAttempts: 0, lockedUntil: null, lastSignInAt: now },
    });
    await tx.authSession.create({
      data: { id: sessionId, accountId, createdAt: now, expiresAt: sessionEnd(now) },
    });
    await audit(tx, account.personId, { action: "auth.signed_in", sessionId });
    return { accountId, sessionId };
  });
}

/** Ends one session, by the cookie that names it; a session that had ended stays as it was. It takes no actor: whoever holds the cookie may give it up. */
export async function signOut({ accountId, sessionId }: SessionRef): Promise<void> {
  await inTransaction(async (tx) => {
    const ended = await tx.authSession.updateManyAndReturn({
      where: { id: sessionId, accountId, endedAt: null },
      data: { endedAt: new Date(), endedReason: "signed_out" },
      select: { account: { select: { personId: true } } },
    });
    for (const { account } of ended)
      await audit(tx, account.personId, { action: "auth.signed_out", sessionId });
  });
}

async function audit(
  tx: Tx,
  personId: string,
  event: { readonly action: string; readonly sessionId: string },
): Promise<void> {
  const actor: AuditActor = { kind: "person", personId };
  await writeAudit(actor, tx, {
    action: event.action,
    thingKind: "session",
    thingId: event.sessionId,
    territoryId: await homeTerritory(tx, personId),
  });
}
