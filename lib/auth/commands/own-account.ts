import "server-only";
import { endSessions } from "@/lib/access/commands";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput } from "@/lib/errors";
import { homeTerritory } from "../home-territory";
import { hashPassword, verifyPassword } from "../password";
import { passwordChangeInput, type PasswordChangeInput } from "../schema";

/** Changes one's own password and ends every session, this one too. INVALID_INPUT when the current password is not right; STALE when it changed meanwhile. */
export async function changePassword(actor: Actor, input: PasswordChangeInput): Promise<void> {
  const { current, next } = parseInput(passwordChangeInput, input);
  const account = await ownAccount(actor);
  if (!(await verifyPassword(account.passwordHash, current))) {
    throw new AppError("INVALID_INPUT", {
      fields: { current: "No es la contraseña actual. Escribirla otra vez." },
    });
  }
  const passwordHash = await hashPassword(next);
  await inTransaction(async (tx) => {
    await lockRow(tx, "account", account.id);
    const changed = await tx.account.updateMany({
      where: { id: account.id, passwordHash: account.passwordHash },
      data: { passwordHash },
    });
    if (changed.count === 0) throw new AppError("STALE");
    await endSessions(actor, tx, { personId: account.personId, reason: "password_changed" });
    await audit(actor, tx, { action: "auth.password_changed", account });
  });
}

/** Ends every session of one's own, on this device and on all the others. */
export async function endAllSessions(actor: Actor): Promise<void> {
  const account = await ownAccount(actor);
  await inTransaction(async (tx) => {
    await endSessions(actor, tx, { personId: account.personId, reason: "ended_everywhere" });
    await audit(actor, tx, { action: "auth.sessions_ended", account });
  });
}

interface OwnAccount {
  readonly id: string;
  readonly personId: string;
  readonly passwordHash: string;
}

async function ownAccount(actor: Actor): Promise<OwnAccount> {
  const account =
    actor.personId === null ? null : await db().account.findUnique({ where: { personId: actor.personId } });
  if (!account) throw new AppError("NOT_FOUND");
  return account;
}

async function audit(
  actor: Actor,
  tx: Tx,
  { action, account }: { readonly action: string; readonly account: OwnAccount },
): Promise<void> {
  await writeAudit(actor, tx, {
    action,
    thingKind: "account",
    thingId: account.id,
    territoryId: await homeTerritory(tx, account.personId),
  });
}
