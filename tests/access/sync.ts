import { newId } from "@/lib/db/id";
import { openPhoto, receivePhotoPart } from "@/lib/sync/commands/attachments";
import { receiveOperations } from "@/lib/sync/commands/receive";
import { acceptEnded, declineEnded } from "@/lib/sync/commands/settle-ended";
import { incorporateLate, setLateAside } from "@/lib/sync/commands/settle-own";
import { deviceSecret } from "@/lib/sync/queries/device-secret";
import { getOfflinePackage } from "@/lib/sync/queries/package";
import { listEndedWaiting } from "@/lib/sync/queries/ended";
import { getPhoto } from "@/lib/sync/queries/photo";
import { getLessonState, getSessionState } from "@/lib/sync/queries/records";
import { listOwnUnsettled } from "@/lib/sync/queries/waiting";
import { makeCycle, makeSession } from "@/tests/factories/coaching";
import { makeObservation, makeVisit } from "@/tests/factories/observation";
import { makePhotographed, makeWrite, send } from "@/tests/factories/sync";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const visitOf = async (world: World, place: Place) => (await makeVisit(world, world[place])).id;
async function sessionOf(world: World, place: Place): Promise<string> {
  const cycle = await makeCycle(world, world[place]);
  return (await makeSession(world[place], cycle.id, { kind: "feedback" })).id;
}
const reason = "Se alcanzó a escribir en la sala";
const words = () => ({
  field: `note/${newId()}`,
  value: { offsetSeconds: 9, speaker: "teacher", noteClass: "low_inference", text: "“¿Por qué?”" },
});
async function lateOf(world: World, place: Place): Promise<string> {
  const { visitId } = await makeObservation(world, world[place], { state: "saved" });
  await send(world[place].actors.mentor, [makeWrite(visitId, words())]);
  return visitId;
}
async function endedOf(world: World, place: Place) {
  const { mentor } = world[place].actors;
  const entityId = await visitOf(world, place);
  await send({ ...mentor, grants: [] }, [makeWrite(entityId, words())]);
  return { personId: mentor.personId, entityId, reason };
}
const coordination = { programme_lead: "ok", others: "NOT_FOUND" } as const;
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
    {
      fn: "sync.listOwnUnsettled",
      call: async (actor, world, place) => {
        await lateOf(world, place);
        return (await listOwnUnsettled(actor)).waiting;
      },
      own: { mentor: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "sync.incorporateLate",
      call: async (actor, world, place) =>
        incorporateLate(actor, { entityId: await lateOf(world, place), reason }),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.setLateAside",
      call: async (actor, world, place) =>
        setLateAside(actor, { entityId: await lateOf(world, place), reason }),
      own: observer,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.listEndedWaiting",
      call: async (actor, world, place) => {
        await endedOf(world, place);
        return listEndedWaiting(actor);
      },
      own: { programme_lead: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "sync.acceptEnded",
      call: async (actor, world, place) => acceptEnded(actor, await endedOf(world, place)),
      own: coordination,
      foreign: "NOT_FOUND",
    },
    {
      fn: "sync.declineEnded",
      call: async (actor, world, place) => declineEnded(actor, await endedOf(world, place)),
      own: coordination,
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    ...["attempt", "keepOperations", "knownOperations", "territoryHeldBefore", "readLessonReceipt"],
    ...["readSessionReceipt", "receiveSession", "receiveVisitGroup", "settleOperations"],
    ...["takeWaitingSessions", "recordLocked"],
  ]
    .map((name) => ({
      fn: `sync.${name}`,
      why: "Part of the transaction of receiveOperations, which is listed.",
    }))
    .concat([
      ...["recordsById", "unknownRecord", "decidesIn"].map((name) => ({
        fn: `sync.${name}`,
        why: "A part of the lists of what waits, which are listed.",
      })),
    ])
    .concat([{ fn: "sync.wordsOf", why: "The words of a refusal at hand; reads nothing." }]),
};
