import { beforeAll, describe, expect, it } from "vitest";
import { grantRole, revokeGrant } from "@/lib/access/commands";
import { disableAccount, enableAccount } from "@/lib/auth/commands/accounts";
import { endAllSessions } from "@/lib/auth/commands/own-account";
import { findActor } from "@/lib/auth/queries";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { makeGrant } from "@/tests/factories/access";
import { makeAccount, makeSession } from "@/tests/factories/auth";
import { makePerson, termStart } from "@/tests/factories/directory";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** A person with one role in the own territory, an account and an open session. */
async function signedInPerson() {
  const { id: personId } = await makePerson("Amanda", "Prueba Ríos");
  const grant = await makeGrant({ personId, role: "mentor", territoryId: world.own.territoryId });
  const account = await makeAccount({ personId });
  const session = await makeSession({ accountId: account.id });
  const actorNow = () => findActor({ ...session, now: new Date() });
  return { personId, grantId: grant.id, accountId: account.id, session, actorNow };
}

describe("the actor of a session", () => {
  it("has the name and the grants in force, and nothing else of the person", async () => {
    const { personId, grantId, actorNow } = await signedInPerson();
    expect(await actorNow()).toEqual({
      kind: "person",
      personId,
      name: "Amanda Prueba Ríos",
      grants: [
        {
          id: grantId,
          role: "mentor",
          territoryId: world.own.territoryId,
          schoolId: null,
          subjectPersonId: null,
        },
      ],
    });
  });

  it("is nobody once the session expired, and not before", async () => {
    const { session } = await signedInPerson();
    const { expiresAt } = await db().authSession.findUniqueOrThrow({ where: { id: session.sessionId } });
    expect(await findActor({ ...session, now: new Date(expiresAt.getTime() - 1) })).not.toBeNull();
    expect(await findActor({ ...session, now: expiresAt })).toBeNull();
  });

  it("is nobody for a session of another account", async () => {
    const [one, other] = [await signedInPerson(), await signedInPerson()];
    expect(await findActor({ ...one.session, accountId: other.accountId, now: new Date() })).toBeNull();
  });

  it("is nobody at the next request after a role was given or withdrawn", async () => {
    const given = await signedInPerson();
    await grantRole(world.own.actors.admin, {
      personId: given.personId,
      role: "researcher",
      territoryId: world.own.territoryId,
      validFrom: "2026-03-01",
      reason: "Participa en el estudio",
    });
    expect(await given.actorNow()).toBeNull();

    const withdrawn = await signedInPerson();
    await revokeGrant(world.own.actors.admin, withdrawn.grantId);
    expect(await withdrawn.actorNow()).toBeNull();
    const ended = await db().authSession.findUniqueOrThrow({ where: { id: withdrawn.session.sessionId } });
    expect(ended.endedReason).toBe("grants_changed");
  });

  it("is nobody at the next request after a lock-out, and that session stays closed when the account opens again", async () => {
    const { personId, accountId, actorNow } = await signedInPerson();
    await disableAccount(world.own.actors.admin, personId);
    expect(await actorNow()).toBeNull();
    await enableAccount(world.own.actors.admin, personId);
    expect(await actorNow()).toBeNull();
    const later = await makeSession({ accountId });
    expect(await findActor({ ...later, now: new Date() })).not.toBeNull();
  });

  it("is nobody on any device after closing all sessions", async () => {
    const { accountId, actorNow } = await signedInPerson();
    const other = await makeSession({ accountId });
    const actor = await actorNow();
    if (!actor) throw new Error("The session was open");
    await endAllSessions(actor);
    expect(await actorNow()).toBeNull();
    expect(await findActor({ ...other, now: new Date() })).toBeNull();
  });
});

describe("a grant's dates", () => {
  async function rolesAt(now: string, dates: { readonly validFrom: string; readonly validTo?: string }) {
    const { id: personId } = await makePerson("Amanda", "Prueba Ríos");
    await db().grant.create({
      data: {
        id: newId(),
        personId,
        role: "mentor",
        territoryId: world.own.territoryId,
        source: "manual",
        reason: "Prueba",
        validFrom: new Date(dates.validFrom),
        validTo: dates.validTo === undefined ? null : new Date(dates.validTo),
        createdAt: termStart,
      },
    });
    const account = await makeAccount({ personId });
    const at = new Date(now);
    const session = await makeSession({ accountId: account.id, expiresAt: new Date(at.getTime() + 1) });
    return (await findActor({ ...session, now: at }))?.grants.map(({ role }) => role);
  }

  // In May, Santiago is four hours behind UTC: its day begins at 04:00Z.
  it.each([
    ["2026-05-11T03:59:59Z", []],
    ["2026-05-11T04:00:00Z", ["mentor"]],
  ])("begin with the first day of the territory's own clock: at %s holds %j", async (now, held) => {
    expect(await rolesAt(now, { validFrom: "2026-05-11" })).toEqual(held);
  });

  it.each([
    ["2026-05-11T03:59:59Z", ["mentor"]],
    ["2026-05-11T04:00:00Z", []],
  ])("end before the last day begins: at %s holds %j", async (now, held) => {
    expect(await rolesAt(now, { validFrom: "2026-03-01", validTo: "2026-05-11" })).toEqual(held);
  });
});
