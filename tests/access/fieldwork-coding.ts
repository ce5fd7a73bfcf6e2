import { mergeCodeInto } from "@/lib/fieldwork/commands/code-merge";
import { createCode, editCode, moveCode, restoreCode, retireCode } from "@/lib/fieldwork/commands/codes";
import { applyCoding, removeCoding } from "@/lib/fieldwork/commands/codings";
import { finishRound, revealRound, startRound } from "@/lib/fieldwork/commands/rounds";
import { getRoundAgreement } from "@/lib/fieldwork/queries/agreement";
import { getCodeBook } from "@/lib/fieldwork/queries/codes";
import { getCodingDesk } from "@/lib/fieldwork/queries/coding-desk";
import { getRoundChoices, listRounds } from "@/lib/fieldwork/queries/rounds";
import { makeCode, makeCoder, makeReadySource, makeRound, makeStudy } from "@/tests/factories/fieldwork";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

/** Of a study that the place's researcher leads: whoever is no member of it finds nothing. */
const members = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;

const words = { name: "Escucha", colour: "#1f6f8b" };

async function code(world: World, place: Place) {
  const { studyId } = await makeStudy(world[place]);
  return { ...(await makeCode(world[place], studyId)), studyId, lockVersion: 0 };
}

async function passage(world: World, place: Place) {
  const { studyId, sourceId } = await makeReadySource(world[place]);
  const { codeId } = await makeCode(world[place], studyId);
  return { sourceId, codeId, startsAt: 0, endsAt: 10 };
}

async function round(world: World, place: Place) {
  const { studyId, sourceId } = await makeReadySource(world[place]);
  return { studyId, ...(await makeRound(world[place], { studyId, sourceId })) };
}

/** A round of which everybody has finished. */
async function finishedRound(world: World, place: Place) {
  const { roundId, coder } = await round(world, place);
  await finishRound(coder, roundId);
  await finishRound(world[place].actors.researcher, roundId);
  return roundId;
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "fieldwork.createCode",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return createCode(actor, { studyId, ...words, dimension: "foci" });
      },
      ...members,
    },
    {
      fn: "fieldwork.editCode",
      call: async (actor, world, place) => editCode(actor, { ...(await code(world, place)), ...words }),
      ...members,
    },
    {
      fn: "fieldwork.moveCode",
      call: async (actor, world, place) =>
        moveCode(actor, { ...(await code(world, place)), dimension: "foci" }),
      ...members,
    },
    {
      fn: "fieldwork.retireCode",
      call: async (actor, world, place) => retireCode(actor, await code(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.restoreCode",
      call: async (actor, world, place) => {
        const { codeId, lockVersion } = await code(world, place);
        await retireCode(world[place].actors.researcher, { codeId, lockVersion });
        return restoreCode(actor, { codeId, lockVersion: lockVersion + 1 });
      },
      ...members,
    },
    {
      fn: "fieldwork.mergeCodeInto",
      call: async (actor, world, place) => {
        const { studyId, codeId, lockVersion } = await code(world, place);
        const into = await makeCode(world[place], studyId, "Otro");
        return mergeCodeInto(actor, { codeId, lockVersion, intoId: into.codeId });
      },
      ...members,
    },
    {
      fn: "fieldwork.getCodeBook",
      call: async (actor, world, place) => getCodeBook(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.applyCoding",
      call: async (actor, world, place) => applyCoding(actor, await passage(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.removeCoding",
      call: async (actor, world, place) => {
        const { codingId } = await applyCoding(world[place].actors.researcher, await passage(world, place));
        return removeCoding(actor, codingId);
      },
      ...members,
    },
    {
      fn: "fieldwork.getCodingDesk",
      call: async (actor, world, place) =>
        getCodingDesk(actor, (await makeReadySource(world[place])).sourceId),
      ...members,
    },
    {
      fn: "fieldwork.startRound",
      call: async (actor, world, place) => {
        const { studyId, sourceId } = await makeReadySource(world[place]);
        await makeCoder(world[place], studyId);
        const { coders } = await getRoundChoices(world[place].actors.researcher, studyId);
        const coderIds = coders.map(({ id }) => id);
        return startRound(actor, { studyId, name: "Ronda 1", sourceIds: [sourceId], coderIds });
      },
      ...members,
    },
    {
      fn: "fieldwork.finishRound",
      call: async (actor, world, place) => finishRound(actor, (await round(world, place)).roundId),
      ...members,
    },
    {
      fn: "fieldwork.revealRound",
      call: async (actor, world, place) => revealRound(actor, await finishedRound(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.getRoundAgreement",
      call: async (actor, world, place) => {
        const roundId = await finishedRound(world, place);
        await revealRound(world[place].actors.researcher, roundId);
        return getRoundAgreement(actor, { roundId });
      },
      ...members,
    },
    {
      fn: "fieldwork.listRounds",
      call: async (actor, world, place) => listRounds(actor, (await round(world, place)).studyId),
      ...members,
    },
    {
      fn: "fieldwork.getRoundChoices",
      call: async (actor, world, place) => getRoundChoices(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
  ],
  exemptions: [
    { fn: "fieldwork.bookOf", why: "Inner: reads the tree of a study that its caller has locked." },
    { fn: "fieldwork.lockCode", why: "Inner: locks for the commands of the code book, which are entries." },
    { fn: "fieldwork.codeIn", why: "Inner: finds a code in a tree that its caller has read." },
    { fn: "fieldwork.parentIn", why: "Inner: finds a code in a tree that its caller has read." },
  ],
};
