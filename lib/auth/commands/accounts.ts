import "server-only";
import { randomBytes } from "node:crypto";
import { endSessions, writeGrant } from "@/lib/access/commands";
import { permits, personsWhere, requireAllowed } from "@/lib/access/policy";
import { grantInput, type Actor, type GrantInput } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { nameOf } from "@/lib/format/person-name";
import { foldText } from "@/lib/format/text";
import { digestRut, sealRut } from "@/lib/privacy/rut-vault";
import { hashPassword } from "../password";
import { administersAll } from "../policy";
import { readablePassword } from "../rules";
import { newAccountInput, openAccountInput, type OpenAccountInput, type TemporaryPassword } from "../schema";

type CreateAccountInput = Omit<GrantInput, "personId"> & {
  readonly givenNames: string;
  readonly familyNames: string;
  readonly rut?: string | undefined;
  readonly email: string;
};

/**
 * Creates a person with an account and a first grant, and returns the temporary password, which is stored nowhere else.
 * FORBIDDEN unless the actor administers the grant's territory; DUPLICATE when the RUT or the e-mail is already there.
 */
export async function createAccount(actor: Actor, input: CreateAccountInput): Promise<TemporaryPassword> {
  const personId = newId();
  const parsed = parseInput(newAccountInput.extend(grantInput.shape), { ...input, personId });
  requireAllowed(permits(actor, "person.manage", { territoryId: parsed.territoryId }));
  const { givenNames, familyNames, rut, email, ...grant } = parsed;
  const password = await temporaryPassword();
  await inTransaction(async (tx) => {
    await requireUnused(tx, email, rut);
    await tx.person.create({
      data: {
        id: personId,
        givenNames,
        familyNames,
        searchText: foldText(nameOf({ givenNames, familyNames })),
        ...(rut ? { rutCipher: sealRut(rut), rutDigest: digestRut(rut) } : {}),
        createdAt: new Date(),
      },
    });
    const accountId = await insertAccount(tx, { personId, email, passwordHash: password.hash });
    await writeGrant(actor, tx, grant);
    await audit(actor, tx, {
      action: "auth.account_created",
      accountId,
      personId,
      territoryId: grant.territoryId,
    });
  });
  return { personId, temporaryPassword: password.text };
}

/**
 * Gives an account to a person who has none, and returns the temporary password. NOT_FOUND unless the actor administers a
 * territory of theirs, FORBIDDEN unless all of them: whoever gets the password could enter with those rights.
 */
export async function openAccount(actor: Actor, input: OpenAccountInput): Promise<TemporaryPassword> {
  const { personId, email } = parseInput(openAccountInput, input);
  const password = await temporaryPassword();
  await inTransaction(async (tx) => {
    const { territoryId, account, held } = await administered(actor, tx, personId);
    requireAllowed(administersAll(actor, held));
    requireState(
      account === null,
      "Esta persona ya tiene una cuenta. Darle una contraseña nueva si no puede entrar.",
    );
    await requireUnused(tx, email);
    const accountId = await insertAccount(tx, { personId, email, passwordHash: password.hash });
    await audit(actor, tx, { action: "auth.account_created", accountId, personId, territoryId });
  });
  return { personId, temporaryPassword: password.text };
}

/** Locks a person out: every session ends at once and no password opens another. NOT_FOUND unless the actor administers a territory of theirs; nobody locks out herself. */
export async function disableAccount(actor: Actor, personId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { territoryId, account } = await administeredAccount(actor, tx, personId);
    requireState(
      personId !== actor.personId,
      "Nadie bloquea su propia cuenta. Pedirlo a otra persona de administración.",
    );
    requireState(account.disabledAt === null, "Esta cuenta ya estaba bloqueada.");
    await tx.account.update({ where: { id: account.id }, data: { disabledAt: new Date() } });
    await endSessions(actor, tx, { personId, reason: "account_disabled" });
    await audit(actor, tx, { action: "auth.account_disabled", accountId: account.id, personId, territoryId });
  });
}

/** Lets a person in again with the password they had, and forgets failed attempts. NOT_FOUND unless the actor administers a territory of theirs. */
export async function enableAccount(actor: Actor, personId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { territoryId, account } = await administeredAccount(actor, tx, personId);
    const isHeld = account.disabledAt !== null || account.lockedUntil !== null;
    requireState(isHeld, "Esta cuenta no está bloqueada.");
    await tx.account.update({
      where: { id: account.id },
      data: { disabledAt: null, lockedUntil: null, failedAttempts: 0 },
    });
    await audit(actor, tx, { action: "auth.account_enabled", accountId: account.id, personId, territoryId });
  });
}

/**
 * Replaces a forgotten password by a temporary one, shown once, and ends every session. FORBIDDEN unless the actor
 * administers every territory in which the person holds a role: whoever sets a password could enter with those rights.
 */
export async function resetPassword(actor: Actor, personId: string): Promise<TemporaryPassword> {
  const password = await temporaryPassword();
  await inTransaction(async (tx) => {
    const { territoryId, account, held } = await administeredAccount(actor, tx, personId);
    requireAllowed(administersAll(actor, held));
    await tx.account.update({
      where: { id: account.id },
      data: { passwordHash: password.hash, failedAttempts: 0, lockedUntil: null },
    });
    await endSessions(actor, tx, { personId, reason: "password_changed" });
    await audit(actor, tx, { action: "auth.password_reset", accountId: account.id, personId, territoryId });
  });
  return { personId, temporaryPassword: password.text };
}

async function temporaryPassword(): Promise<{ readonly text: string; readonly hash: string }> {
  const text = readablePassword(randomBytes(8));
  return { text, hash: await hashPassword(text) };
}

async function insertAccount(
  tx: Tx,
  account: { readonly personId: string; readonly email: string; readonly passwordHash: string },
): Promise<string> {
  const id = newId();
  await tx.account.create({ data: { ...account, id, createdAt: new Date() } });
  return id;
}

async function requireUnused(tx: Tx, email: string, rut?: string): Promise<void> {
  const fields: Record<string, string> = {};
  if (await tx.account.findUnique({ where: { email }, select: { id: true } })) {
    fields.email = "Ya hay una cuenta con este correo. Buscar a la persona en la lista.";
  }
  if (rut && (await tx.person.findUnique({ where: { rutDigest: digestRut(rut) }, select: { id: true } }))) {
    fields.rut =
      "Ya hay una persona con este RUT. Buscarla en la lista; si es de otro territorio, pedirla allá.";
  }
  if (Object.keys(fields).length > 0) throw new AppError("DUPLICATE", { fields });
}

/**
 * The person under lock, with the territory through which the actor administers them and the roles they hold. Where roles
 * and posts have ended, somebody who works elsewhere now is administered there alone.
 */
async function administered(actor: Actor, tx: Tx, personId: string) {
  await lockRow(tx, "person", personId);
  const person = await tx.person.findFirst({
    where: { AND: [{ id: personId }, personsWhere(actor, "person.manage")] },
    select: {
      account: { select: { id: true, disabledAt: true, lockedUntil: true } },
      posts: { select: { territoryId: true, validTo: true } },
      grants: { select: { territoryId: true, revokedAt: true } },
    },
  });
  const { grants = [], posts = [] } = person ?? {};
  const held = grants.filter(({ revokedAt }) => revokedAt === null);
  const current = [...held, ...posts.filter(({ validTo }) => validTo === null || validTo > new Date())];
  const places = current.length > 0 ? current : [...grants, ...posts];
  const place = places.find(({ territoryId }) => permits(actor, "person.manage", { territoryId }));
  if (!person || !place) throw new AppError("NOT_FOUND");
  return { territoryId: place.territoryId, account: person.account, held };
}

async function administeredAccount(actor: Actor, tx: Tx, personId: string) {
  const { territoryId, account, held } = await administered(actor, tx, personId);
  requireState(account !== null, "Esta persona todavía no tiene cuenta. Crearla primero.");
  return { territoryId, account, held };
}

interface AccountEvent {
  readonly action: string;
  readonly accountId: string;
  readonly personId: string;
  readonly territoryId: string;
}

async function audit(actor: Actor, tx: Tx, event: AccountEvent): Promise<void> {
  await writeAudit(actor, tx, {
    action: event.action,
    thingKind: "account",
    thingId: event.accountId,
    territoryId: event.territoryId,
    details: { personId: event.personId },
  });
}
