import { newId } from "@/lib/db/id";
import { openPhoto, receivePhotoPart } from "@/lib/sync/commands/attachments";
import { receiveOperations } from "@/lib/sync/commands/receive";
import { deviceSecret } from "@/lib/sync/queries/device-secret";
import { getOfflinePackage } from "@/lib/sync/queries/package";
import { getPhoto } from "@/lib/sync/queries/photo";
import { getLessonState, getSessionState } from "@/lib/sync/queries/records";
import { makeCycle, makeSession } from "@/tests/factories/coaching";
import { makeVisit } from "@/tests/factories/observation";
import { makePhotographed } from "@/tests/factories/sync";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const visitOf = async (world: World, place: Place) => (await makeVisit(world, world[place])).id;
async function sessionOf(world: World, place: Place): Promise<string> {
  const cycle = await makeCycle(world, world[place]);
  return (await makeSession(world[place], cycle.id, { kind: "feedback" })).id;
}
const observer = { mentor: "ok", others: "NOT_FOUND" } as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "sync.receiveOperations",
      call: async (actor, world, place) => {
        await visitOf(world, place);
        return receiveOperations(actor, { device: newId(), person: actor.personId, operations: [] });
      },
      own: "empty",
      foreign: "empty",
    },
    {
      fn: "sync.deviceSecret",
      call: async (actor) => Promise.resolve(deviceSecret(actor)),
      own: "ok",
      foreign: "ok",
    },
    {
      fn: "sync.getOfflinePackage",
      call: async (actor, world, place) => {
        await visitOf(world, place);
        return (await getOfflinePackage(actor, new Date("2026-05-11T12:00:00Z"))).visits;
      },
      own: { mentor: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "sync.getLessonState",
      call: async (actor, world, place) => getLessonState(actor, await visitOf(world, place)),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.getSessionState",
      call: async (actor, world, place) => getSessionState(actor, await sessionOf(world, place)),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.openPhoto",
      call: async (actor, world, place) => openPhoto(actor, await makePhotographed(world, world[place])),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.receivePhotoPart",
      call: async (actor, world, place) => {
        const { content, ...photo } = await makePhotographed(world, world[place]);
        return receivePhotoPart(actor, { ...photo, offset: 0, content });
      },
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.getPhoto",
      call: async (actor, world, place) => {
        const { content, ...photo } = await makePhotographed(world, world[place]);
        await receivePhotoPart(world[place].actors.mentor, { ...photo, offset: 0, content });
        return getPhoto(actor, photo);
      },
      own: observer,
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    ...["attempt", "keepOperations", "knownOperations", "reachedBefore", "readLessonReceipt"],
    ...["readSessionReceipt", "receiveSession", "receiveVisitGroup", "settleOperations"],
  ]
    .map((name) => ({
      fn: `sync.${name}`,
      why: "Part of the transaction of receiveOperations, which is listed.",
    }))
    .concat([{ fn: "sync.wordsOf", why: "The words of a refusal at hand; reads nothing." }]),
};
