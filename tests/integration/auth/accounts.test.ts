import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createAccount,
  disableAccount,
  enableAccount,
  openAccount,
  resetPassword,
} from "@/lib/auth/commands/accounts";
import { changePassword } from "@/lib/auth/commands/own-account";
import { signIn } from "@/lib/auth/commands/sign-in";
import { findActor, listSessions } from "@/lib/auth/queries";
import { db } from "@/lib/db/client";
import { setEnvironment } from "@/lib/env";
import { findRut } from "@/lib/directory/queries/people";
import { formatRut, rutOf } from "@/lib/format/rut";
import { actorOf, makeGrant } from "@/tests/factories/access";
import { makeAccount, makeSession, testPassword } from "@/tests/factories/auth";
import { makePerson } from "@/tests/factories/directory";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  setEnvironment({ DEMO: "on" });
  world = await makeWorld();
});

let newcomers = 0;
let newcomer: Parameters<typeof createAccount>[1];
beforeEach(() => {
  newcomers += 1;
  newcomer = {
    givenNames: "Amanda",
    familyNames: "Prueba Ríos",
    email: `nueva${newcomers}@prueba.example`,
    role: "mentor",
    territoryId: world.own.territoryId,
    schoolId: null,
    validFrom: "2026-03-01",
    reason: "Se suma al programa",
  };
});

const lastAction = (chain: string) =>
  db().auditEntry.findFirstOrThrow({ where: { chain }, orderBy: { sequence: "desc" } });

describe("creating a person with an account", () => {
  it("gives a password that opens a session with the first role", async () => {
    const { personId, temporaryPassword } = await createAccount(world.own.actors.admin, newcomer);
    const session = await signIn({ email: newcomer.email, password: temporaryPassword });
    const actor = await findActor({ ...session, now: new Date() });
    expect(actor).toMatchObject({
      personId,
      grants: [{ role: "mentor", territoryId: world.own.territoryId }],
    });
  });

  it("leaves one audit entry for the grant and one for the account, without name or RUT", async () => {
    const { personId } = await createAccount(world.own.actors.admin, {
      ...newcomer,
      rut: rutOf(900_000_500),
    });
    const entry = await lastAction(world.own.territoryId);
    expect(entry).toMatchObject({ action: "auth.account_created", details: { personId } });
    expect(JSON.stringify(entry.details)).not.toMatch(/Amanda|900/);
  });

  it("stores the RUT so that only the administration reads it", async () => {
    const { personId } = await createAccount(world.own.actors.admin, {
      ...newcomer,
      rut: rutOf(900_000_600),
    });
    expect(await findRut(world.own.actors.admin, personId)).toBe(formatRut(rutOf(900_000_600)));
    await expect(findRut(world.own.actors.territory_head, personId)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("refuses an e-mail or a RUT that is already there, by field", async () => {
    await createAccount(world.own.actors.admin, { ...newcomer, rut: rutOf(900_000_700) });
    await expect(
      createAccount(world.own.actors.admin, { ...newcomer, rut: formatRut(rutOf(900_000_700)) }),
    ).rejects.toMatchObject({
      code: "DUPLICATE",
      details: { fields: { email: expect.any(String), rut: expect.any(String) } },
    });
  });

  it("refuses a school's role without its school, and stores nothing of the person", async () => {
    await expect(
      createAccount(world.own.actors.admin, { ...newcomer, role: "principal" }),
    ).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { fields: { schoolId: expect.any(String) } },
    });
    expect(await db().account.count({ where: { email: newcomer.email } })).toBe(0);
  });

  it("refuses a school of another territory", async () => {
    const place = { role: "principal", schoolId: world.foreign.school.id } as const;
    await expect(createAccount(world.own.actors.admin, { ...newcomer, ...place })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("an account that exists", () => {
  async function person() {
    const { id: personId } = await makePerson("Javier", "Prueba Mella");
    await makeGrant({ personId, role: "mentor", territoryId: world.own.territoryId });
    return { personId, ...(await makeAccount({ personId })) };
  }

  it("is not opened a second time", async () => {
    const { personId } = await person();
    const input = { personId, email: "otro@prueba.example" };
    await expect(openAccount(world.own.actors.admin, input)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("is locked out and let in again, each with its entry, and not twice", async () => {
    const { personId, id } = await person();
    const { admin } = world.own.actors;
    await disableAccount(admin, personId);
    expect(await lastAction(world.own.territoryId)).toMatchObject({
      action: "auth.account_disabled",
      thingId: id,
    });
    await expect(disableAccount(admin, personId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await enableAccount(admin, personId);
    expect(await lastAction(world.own.territoryId)).toMatchObject({
      action: "auth.account_enabled",
      thingId: id,
    });
    await expect(enableAccount(admin, personId)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("of the administrator herself is not locked out by her own hand", async () => {
    await makeAccount({ personId: world.own.actors.admin.personId });
    const own = disableAccount(world.own.actors.admin, world.own.actors.admin.personId);
    await expect(own).rejects.toMatchObject({ code: "INVALID_STATE" });
  });

  it("gets a new password that ends its sessions and the old password", async () => {
    const { personId, id, email } = await person();
    const session = await makeSession({ accountId: id });
    const { temporaryPassword } = await resetPassword(world.own.actors.admin, personId);
    expect(await findActor({ ...session, now: new Date() })).toBeNull();
    await expect(signIn({ email, password: testPassword })).rejects.toMatchObject({
      code: "SIGN_IN_REFUSED",
    });
    expect(await signIn({ email, password: temporaryPassword })).toMatchObject({ accountId: id });
  });

  it("gets no new password from who does not administer all its territories, or rights there could be taken over", async () => {
    const { personId } = await person();
    await makeGrant({ personId, role: "admin", territoryId: world.foreign.territoryId });
    await expect(resetPassword(world.own.actors.admin, personId)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("changes its own password, which ends its sessions with their reason", async () => {
    const { personId, id, email } = await person();
    await makeSession({ accountId: id });
    const actor = await actorOf(personId);
    const next = "tres palabras sueltas";
    await expect(changePassword(actor, { current: "no es", next, repeated: next })).rejects.toMatchObject({
      details: { fields: { current: expect.any(String) } },
    });
    await changePassword(actor, { current: testPassword, next, repeated: next });
    expect(await listSessions(actor, personId)).toMatchObject([
      { state: "ended", endLabel: "Cambió la contraseña" },
    ]);
    expect(await signIn({ email, password: next })).toMatchObject({ accountId: id });
  });

  it.each([
    ["short", { next: "corta", repeated: "corta" }, "next"],
    ["repeated with a slip", { next: "tres palabras sueltas", repeated: "tres palabras" }, "repeated"],
    ["the same as before", { next: testPassword, repeated: testPassword }, "next"],
  ])("takes no new password that is %s", async (_, input, field) => {
    const { personId } = await person();
    const refused = changePassword(await actorOf(personId), { current: testPassword, ...input });
    await expect(refused).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { fields: { [field]: expect.any(String) } },
    });
  });
});

describe("a person of two territories", () => {
  /** Works in the foreign territory, and did or does so in the own one. */
  async function madeIn(own: "now" | "before") {
    const { id: personId } = await makePerson("Rosa", "Prueba Dos");
    await makeGrant({ personId, role: "territory_head", territoryId: world.foreign.territoryId });
    const { id } = await makeGrant({ personId, role: "mentor", territoryId: world.own.territoryId });
    if (own === "before") await db().grant.update({ where: { id }, data: { revokedAt: new Date() } });
    return personId;
  }

  it("gets no first password from one of them: it would open the rights of the other", async () => {
    const personId = await madeIn("now");
    const opened = openAccount(world.own.actors.admin, { personId, email: "dos.territorios@prueba.example" });
    await expect(opened).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await db().account.count({ where: { personId } })).toBe(0);
  });

  it("is no longer administered where every role has ended", async () => {
    const personId = await madeIn("before");
    await makeAccount({ personId });
    const { admin } = world.own.actors;
    await expect(disableAccount(admin, personId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(resetPassword(admin, personId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await disableAccount(world.foreign.actors.admin, personId);
    await expect(enableAccount(admin, personId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("whose roles have all ended is still kept out by who administered them", async () => {
    const { id: personId } = await makePerson("Rosa", "Prueba Tres");
    const { id } = await makeGrant({ personId, role: "mentor", territoryId: world.own.territoryId });
    await db().grant.update({ where: { id }, data: { revokedAt: new Date() } });
    await makeAccount({ personId });
    await expect(disableAccount(world.own.actors.admin, personId)).resolves.toBeUndefined();
  });
});
