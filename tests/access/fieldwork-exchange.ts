import { importExchange } from "@/lib/fieldwork/commands/exchange-in";
import { exportCodebook, exportProject } from "@/lib/fieldwork/commands/exchange-out";
import { addSource } from "@/lib/fieldwork/commands/sources";
import { placeSource } from "@/lib/fieldwork/commands/source-session";
import {
  getExchangeChoices,
  listExchanges,
  listUnplacedSources,
  previewExchange,
} from "@/lib/fieldwork/queries/exchange";
import { foreignCodebook } from "@/tests/factories/exchange-files";
import { makeHeldSession, makeStudy } from "@/tests/factories/fieldwork";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

/** Of a study that the place's researcher leads: whoever is no member of it finds nothing. */
const members = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;

const file = { name: "codigos.qdc", bytes: foreignCodebook };

/** A study into which its lead brought a code book. */
async function studyWithCodes(world: World, place: Place) {
  const { studyId } = await makeStudy(world[place]);
  await importExchange(world[place].actors.researcher, { studyId }, file);
  return studyId;
}

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "fieldwork.previewExchange",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return previewExchange(actor, { studyId }, file);
      },
      ...members,
    },
    {
      fn: "fieldwork.importExchange",
      call: async (actor, world, place) => {
        const { studyId } = await makeStudy(world[place]);
        return importExchange(actor, { studyId }, file);
      },
      ...members,
    },
    {
      fn: "fieldwork.exportProject",
      call: async (actor, world, place) => exportProject(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.exportCodebook",
      call: async (actor, world, place) => exportCodebook(actor, await studyWithCodes(world, place)),
      ...members,
    },
    {
      fn: "fieldwork.getExchangeChoices",
      call: async (actor, world, place) => getExchangeChoices(actor, (await makeStudy(world[place])).studyId),
      ...members,
    },
    {
      fn: "fieldwork.listUnplacedSources",
      call: async (actor, world, place) =>
        listUnplacedSources(actor, (await makeStudy(world[place])).studyId),
      own: { researcher: "empty", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "fieldwork.placeSource",
      call: async (actor, world, place) => {
        const { studyId, sessionId } = await makeHeldSession(world[place]);
        const source = { studyId, name: "Entrevista 1", text: "P: Hola." };
        const { sourceId } = await addSource(world[place].actors.researcher, source);
        return placeSource(actor, { sourceId, sessionId });
      },
      ...members,
    },
    {
      fn: "fieldwork.listExchanges",
      call: async (actor, world, place) => listExchanges(actor, await studyWithCodes(world, place)),
      ...members,
    },
  ],
  exemptions: [
    {
      fn: "fieldwork.unscopedHeldStudy",
      why: "Inner: its callers lead the study, and compare a file with it without showing it.",
    },
    {
      fn: "fieldwork.unscopedOutgoing",
      why: "Inner: its callers lead the study; who may see which coding is its own condition, tested on export.",
    },
    { fn: "fieldwork.keepExchange", why: "Inner: writes the report and the audit row of its caller." },
    { fn: "fieldwork.writeMerge", why: "Inner: writes what its caller has locked." },
    { fn: "fieldwork.moveCodings", why: "Inner: moves what its caller has locked." },
    { fn: "fieldwork.deleteCodings", why: "Inner: deletes what its caller has locked." },
  ],
};
