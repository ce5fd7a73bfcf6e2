import { beforeAll, describe, expect, it } from "vitest";
import { signIn, signOut } from "@/lib/auth/commands/sign-in";
import { findActor } from "@/lib/auth/queries";
import { db } from "@/lib/db/client";
import { setEnvironment } from "@/lib/env";
import { makeAccount, makeSession, testPassword } from "@/tests/factories/auth";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  // The people of the factories are demonstration people.
  setEnvironment({ DEMO: "on" });
  world = await makeWorld();
});

async function freshAccount(role: "mentor" | "teacher" | "principal" | "admin" | "utp_head" | "researcher") {
  const { personId } = world.own.actors[role];
  await db().authSession.deleteMany({ where: { account: { personId } } });
  await db().account.deleteMany({ where: { personId } });
  return { personId, ...(await makeAccount({ personId })) };
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => error.code,
  );

describe("signing in", () => {
  it("opens a session of 12 hours, notes it in the audit trail and finds the actor", async () => {
    const { personId, email } = await freshAccount("mentor");
    const before = Date.now();
    const session = await signIn({ email: ` ${email.toUpperCase()} `, password: testPassword });
    const stored = await db().authSession.findUniqueOrThrow({ where: { id: session.sessionId } });
    expect(stored.expiresAt.getTime() - stored.createdAt.getTime()).toBe(12 * 3_600_000);
    expect(stored.createdAt.getTime()).toBeGreaterThanOrEqual(before);
    const entry = await db().auditEntry.findFirst({ where: { thingId: session.sessionId } });
    expect(entry).toMatchObject({
      action: "auth.signed_in",
      actorId: personId,
      chain: world.own.territoryId,
    });
    expect(await findActor({ ...session, now: new Date() })).toMatchObject({ kind: "person", personId });
  });

  it("refuses a wrong password, an unknown e-mail and a disabled account with the same words", async () => {
    const known = await freshAccount("teacher");
    const disabled = await freshAccount("principal");
    await db().account.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
    const refusals = [
      { email: known.email, password: "otra" },
      { email: "nadie@prueba.example", password: testPassword },
      { email: disabled.email, password: testPassword },
    ].map((input) =>
      signIn(input).then(
        () => "ok",
        (error: Error) => `${error.name} ${error.message}`,
      ),
    );
    expect(new Set(await Promise.all(refusals))).toEqual(
      new Set(["AppError El correo o la contraseña no coinciden. Revisarlos e intentar de nuevo."]),
    );
  });

  it("refuses demonstration people while demo mode is off, since everybody knows their password", async () => {
    const { email } = await freshAccount("teacher");
    setEnvironment({ DEMO: "off" });
    const refused = await code(signIn({ email, password: testPassword }));
    setEnvironment({ DEMO: "on" });
    expect(refused).toBe("SIGN_IN_REFUSED");
  });

  it("forgets earlier failures once the password is right", async () => {
    const { id, email } = await freshAccount("utp_head");
    await code(signIn({ email, password: "otra" }));
    await signIn({ email, password: testPassword });
    expect(await db().account.findUniqueOrThrow({ where: { id } })).toMatchObject({
      failedAttempts: 0,
      lockedUntil: null,
    });
  });

  it("locks after 8 failures for 15 minutes, also for the right password, and then starts over", async () => {
    const { id, email } = await freshAccount("researcher");
    const codes: unknown[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1)
      codes.push(await code(signIn({ email, password: "otra" })));
    expect(codes).toEqual([...Array.from({ length: 7 }, () => "SIGN_IN_REFUSED"), "SIGN_IN_LOCKED"]);
    expect(await code(signIn({ email, password: testPassword }))).toBe("SIGN_IN_LOCKED");
    const { lockedUntil } = await db().account.findUniqueOrThrow({ where: { id } });
    expect(Math.round(((lockedUntil?.getTime() ?? 0) - Date.now()) / 60_000)).toBe(15);

    await db().account.update({ where: { id }, data: { lockedUntil: new Date(Date.now() - 1) } });
    expect(await code(signIn({ email, password: "otra" }))).toBe("SIGN_IN_REFUSED");
    expect(await code(signIn({ email, password: testPassword }))).toBe("ok");
  });

  it("lets no more than 8 guesses through when they come all at once", async () => {
    const { email } = await freshAccount("admin");
    const guesses = Array.from({ length: 14 }, () => code(signIn({ email, password: "otra" })));
    const codes = await Promise.all(guesses);
    expect(codes.filter((met) => met === "SIGN_IN_REFUSED")).toHaveLength(7);
    expect(codes.filter((met) => met === "SIGN_IN_LOCKED")).toHaveLength(7);
  });

  it("locks an e-mail without account just as well, so that the lock does not tell which ones exist", async () => {
    const email = "tampoco@prueba.example";
    const codes: unknown[] = [];
    for (let attempt = 1; attempt <= 9; attempt += 1)
      codes.push(await code(signIn({ email, password: "otra" })));
    expect(codes.slice(6)).toEqual(["SIGN_IN_REFUSED", "SIGN_IN_LOCKED", "SIGN_IN_LOCKED"]);
  });

  it("asks for an e-mail in words", async () => {
    await expect(signIn({ email: "sin arroba", password: "x" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { fields: { email: "Escribir un correo completo, como nombre@servicio.cl." } },
    });
  });
});

describe("signing out", () => {
  it("ends that session alone, once, with an audit entry", async () => {
    const { id, personId } = await freshAccount("mentor");
    const [mine, other] = [await makeSession({ accountId: id }), await makeSession({ accountId: id })];
    await signOut(mine);
    await signOut(mine);
    expect(await findActor({ ...mine, now: new Date() })).toBeNull();
    expect(await findActor({ ...other, now: new Date() })).not.toBeNull();
    const entries = await db().auditEntry.findMany({ where: { thingId: mine.sessionId } });
    expect(entries.map(({ action, actorId }) => ({ action, actorId }))).toEqual([
      { action: "auth.signed_out", actorId: personId },
    ]);
  });

  it("does nothing to a session of another account", async () => {
    const account = await freshAccount("teacher");
    const session = await makeSession({ accountId: account.id });
    const { id: stranger } = await freshAccount("mentor");
    await signOut({ accountId: stranger, sessionId: session.sessionId });
    expect(await findActor({ ...session, now: new Date() })).not.toBeNull();
  });
});
