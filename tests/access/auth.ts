import {
  createAccount,
  disableAccount,
  enableAccount,
  openAccount,
  resetPassword,
} from "@/lib/auth/commands/accounts";
import { changePassword, endAllSessions } from "@/lib/auth/commands/own-account";
import { listSessions } from "@/lib/auth/queries";
import { makeAccount, makeSession, testPassword } from "@/tests/factories/auth";
import type { DomainMatrix, Place } from "./matrix";
import type { World } from "@/tests/factories/world";

/** The place's mentor with an account and one open session. */
async function mentorWithAccount(world: World, place: Place): Promise<string> {
  const { personId } = world[place].actors.mentor;
  const account = await makeAccount({ personId });
  await makeSession({ accountId: account.id });
  return personId;
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "auth.createAccount",
      call: (actor, world, place) =>
        createAccount(actor, {
          givenNames: "Nueva",
          familyNames: "Persona",
          email: "nueva.persona@prueba.example",
          role: "mentor",
          territoryId: world[place].territoryId,
          schoolId: null,
          validFrom: "2026-03-01",
          reason: "Se suma al programa",
        }),
      own: { admin: "ok", others: "FORBIDDEN" },
      foreign: "FORBIDDEN",
    },
    {
      fn: "auth.openAccount",
      call: (actor, world, place) =>
        openAccount(actor, {
          personId: world[place].actors.teacher.personId,
          email: "docente.prueba@prueba.example",
        }),
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "auth.disableAccount",
      call: async (actor, world, place) => disableAccount(actor, await mentorWithAccount(world, place)),
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "auth.enableAccount",
      call: async (actor, world, place) => {
        const { personId } = world[place].actors.mentor;
        await makeAccount({ personId, disabledAt: new Date() });
        return enableAccount(actor, personId);
      },
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "auth.resetPassword",
      call: async (actor, world, place) => resetPassword(actor, await mentorWithAccount(world, place)),
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "auth.changePassword",
      // It has no row to name: the account is always the actor's own, whichever place the world calls its own.
      call: async (actor, _world, place) => {
        if (place === "own") await makeAccount({ personId: actor.personId });
        const next = "tres palabras sueltas";
        return changePassword(actor, { current: testPassword, next, repeated: next });
      },
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "auth.endAllSessions",
      call: async (actor, _world, place) => {
        if (place === "own") await makeAccount({ personId: actor.personId });
        return endAllSessions(actor);
      },
      own: "ok",
      foreign: "NOT_FOUND",
    },
    {
      fn: "auth.listSessions",
      call: async (actor, world, place) => listSessions(actor, await mentorWithAccount(world, place)),
      own: { admin: "ok", mentor: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    { fn: "auth.signIn", why: "Before there is an actor: it asks for the password." },
    { fn: "auth.signOut", why: "Whoever holds the session's cookie may end that session." },
    { fn: "auth.findActor", why: "It makes the actor, from the ids of a sealed cookie." },
    { fn: "auth.getActor", why: "It makes the actor of the request." },
    { fn: "auth.requireActor", why: "It makes the actor of the request." },
    {
      fn: "auth.unscopedActorAt",
      why: "It makes the actor of an earlier day, for what sync.acceptEnded has found to be the caller's to decide.",
    },
    { fn: "auth.isDemoOn", why: "It reads a setting of the server, no row." },
    { fn: "auth.listDemoAccounts", why: "It stands on the sign-in page, in demo mode on this machine only." },
  ],
};
