import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  discardBatch,
  importParsedFile,
  publishBatch,
  stageParsedFile,
  undoBatch,
} from "@/lib/evidence/commands/batches";
import { askPublication, carryOutPublication } from "@/lib/evidence/commands/publication";
import { readKnownSchools, readUpload } from "@/lib/evidence/commands/read-upload";
import { beginUpload, discardUpload, finishUpload, receivePart } from "@/lib/evidence/commands/uploads";
import { getOfficialColumns, listFigureVersions } from "@/lib/evidence/queries/columns";
import {
  getBatch,
  getBatchFile,
  getUpload,
  listBatches,
  listChanges,
  listRejections,
  listUploads,
} from "@/lib/evidence/queries/imports";
import { aColumn, aFile, makeBatch, makeUpload, theIndicator } from "@/tests/factories/evidence";
import type { DomainMatrix, Expectation, MatrixActor, Place } from "./matrix";
import type { World } from "@/tests/factories/world";

/** Official files are of the whole country: what matters is the role, not the territory of the row. */
const importers: Expectation = { programme_lead: "ok", admin: "ok", others: "FORBIDDEN" };

const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };

async function staged(): Promise<string> {
  const file = await aFile([aColumn({ 99_000: 253 }, { year: 2031 })], { year: 2031 });
  const { batchId } = await inTransaction((tx) => stageParsedFile(operator, tx, { file }));
  return batchId ?? "";
}

async function published(): Promise<string> {
  const id = await staged();
  await publishBatch(operator, id);
  return id;
}

const ownerOf = (actor: MatrixActor, world: World, place: Place) =>
  place === "own" ? actor.personId : world.foreign.actors.admin.personId;

const sameForAll = (expectation: Expectation) => ({ own: expectation, foreign: expectation });
/** An upload is of whoever began it. */
const ofUploader = {
  own: importers,
  foreign: { programme_lead: "NOT_FOUND", admin: "NOT_FOUND", others: "FORBIDDEN" },
} as const;
/** Researchers send files too, of student answers: of an official file's upload they only learn that it is not theirs. */
const ofSender = {
  own: importers,
  foreign: { programme_lead: "NOT_FOUND", admin: "NOT_FOUND", researcher: "NOT_FOUND", others: "FORBIDDEN" },
} as const;

const inner = "Inner part of the commands of this domain, which have decided the right";
const publicRows = "What it reads is public; its callers have asked for a role";

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "evidence.importParsedFile",
      call: async (actor) =>
        importParsedFile(actor, await aFile([aColumn({ 99_000: 253 })]), { isDryRun: true }),
      ...sameForAll(importers),
    },
    {
      fn: "evidence.stageParsedFile",
      call: async (actor) => {
        const file = await aFile([aColumn({ 99_000: 253 })]);
        return inTransaction((tx) => stageParsedFile(actor, tx, { file }));
      },
      ...sameForAll(importers),
    },
    {
      fn: "evidence.publishBatch",
      call: async (actor) => publishBatch(actor, await staged()),
      ...sameForAll(importers),
    },
    {
      fn: "evidence.askPublication",
      call: async (actor) => askPublication(actor, await staged()),
      ...sameForAll(importers),
    },
    {
      fn: "evidence.carryOutPublication",
      call: async (actor) => {
        const run = { jobId: newId(), report: () => Promise.resolve(), signal: new AbortController().signal };
        return carryOutPublication(actor, { batchId: await staged(), run });
      },
      ...sameForAll(importers),
    },
    {
      fn: "evidence.discardBatch",
      call: async (actor) => ({ done: await discardBatch(actor, await staged()) }),
      ...sameForAll(importers),
    },
    {
      fn: "evidence.undoBatch",
      call: async (actor) => ({
        done: await undoBatch(actor, { batchId: await published(), reason: "Archivo equivocado" }),
      }),
      ...sameForAll({ admin: "ok", others: "FORBIDDEN" }),
    },
    {
      fn: "evidence.beginUpload",
      call: (actor) => beginUpload(actor, { fileName: "simce.csv", byteCount: 3 }),
      ...sameForAll(importers),
    },
    {
      fn: "evidence.receivePart",
      call: async (actor, world, place) => {
        const { id } = await makeUpload(ownerOf(actor, world, place), { state: "receiving" });
        return { done: await receivePart(actor, { uploadId: id, sequence: 0, bytes: Buffer.from("abc") }) };
      },
      ...ofSender,
    },
    {
      fn: "evidence.finishUpload",
      call: async (actor, world, place) => {
        const { id } = await makeUpload(ownerOf(actor, world, place), { state: "waiting" });
        return finishUpload(actor, id);
      },
      ...ofSender,
    },
    {
      fn: "evidence.discardUpload",
      call: async (actor, world, place) => {
        const { id } = await makeUpload(ownerOf(actor, world, place), { state: "receiving" });
        return { done: await discardUpload(actor, id) };
      },
      ...ofSender,
    },
    {
      fn: "evidence.readUpload",
      call: async (actor, world, place) => {
        const { id } = await makeUpload(ownerOf(actor, world, place), { state: "waiting" });
        const file = await aFile([aColumn({ 99_000: 253 })]);
        return readUpload(actor, id, { parse: () => Promise.resolve([file]) });
      },
      ...ofUploader,
    },
    {
      fn: "evidence.readKnownSchools",
      call: (actor) => readKnownSchools(actor),
      ...sameForAll(importers),
    },
    {
      fn: "evidence.listUploads",
      call: async (actor) => {
        await makeUpload(actor.personId, { state: "receiving" });
        return listUploads(actor, {});
      },
      ...sameForAll(importers),
    },
    {
      fn: "evidence.getUpload",
      call: async (actor, world, place) =>
        getUpload(actor, (await makeUpload(ownerOf(actor, world, place), { state: "receiving" })).id),
      own: { programme_lead: "ok", admin: "ok", researcher: "ok", others: "FORBIDDEN" },
      foreign: { programme_lead: "ok", admin: "ok", researcher: "NOT_FOUND", others: "FORBIDDEN" },
    },
    {
      fn: "evidence.listBatches",
      call: async (actor) => {
        await staged();
        return listBatches(actor, { state: "staged" });
      },
      ...sameForAll({ programme_lead: "ok", admin: "ok", others: "empty" }),
    },
    {
      fn: "evidence.getBatch",
      call: async (actor) => getBatch(actor, await staged()),
      ...sameForAll({ programme_lead: "ok", admin: "ok", others: "NOT_FOUND" }),
    },
    {
      fn: "evidence.listRejections",
      call: async (actor) => {
        const { id } = await makeBatch({ state: "staged" });
        await db().importRejection.create({
          data: { batchId: id, sequence: 0, line: 3, column: "rbd", value: "x", reason: "No es un RBD." },
        });
        return listRejections(actor, id, {});
      },
      ...sameForAll({ programme_lead: "ok", admin: "ok", others: "NOT_FOUND" }),
    },
    {
      fn: "evidence.listChanges",
      call: async (actor, world, place) => {
        const file = await aFile([aColumn({ [world[place].school.rbd]: 253 }, { year: 2032 })], {
          year: 2032,
        });
        const { batchId } = await inTransaction((tx) => stageParsedFile(operator, tx, { file }));
        return listChanges(actor, batchId ?? "", {});
      },
      own: { programme_lead: "ok", admin: "ok", others: "NOT_FOUND" },
      foreign: { programme_lead: "empty", admin: "empty", others: "NOT_FOUND" },
    },
    {
      fn: "evidence.getBatchFile",
      call: async (actor) => {
        const upload = await makeUpload(actor.personId, { state: "read" });
        return getBatchFile(actor, (await makeBatch({ uploadId: upload.id })).id);
      },
      ...sameForAll(importers),
    },
    {
      fn: "evidence.getOfficialColumns",
      call: async (actor) => {
        await published();
        return getOfficialColumns(actor, { indicators: ["simce/lect"], years: [2031] });
      },
      ...sameForAll("ok"),
    },
    {
      fn: "evidence.listFigureVersions",
      call: async (actor, world, place) => {
        const { territoryId, school } = world[place];
        const file = await aFile([aColumn({ [school.rbd]: 253 }, { year: 2033 })], { year: 2033 });
        await importParsedFile(operator, file, { isDryRun: false });
        const indicatorId = (await theIndicator("simce/lect")).id;
        const { id } = await db().schoolIndicator.findFirstOrThrow({
          where: { territoryId, indicatorId, year: 2033 },
        });
        return listFigureVersions(actor, id);
      },
      own: "ok",
      foreign: "NOT_FOUND",
    },
  ],
  exemptions: [
    ...[
      ...[
        "applyColumns",
        "applyCommunes",
        "counterpartsOf",
        "applyDirectory",
        "applyRegister",
        "applySlep",
        "columnsToPutInForce",
      ],
      ...["countRegister", "directoryDifferences", "directoryFile", "dropOtherFigures", "enforceColumns"],
      ...["ensureIndicators", "extractReferences", "giveSponsors", "insertReferences", "isNewerRegister"],
      ...[
        "isRegister",
        "isStored",
        "isWitness",
        "listInForce",
        "listRegisterVersions",
        "lockPublishing",
        "publishFigures",
      ],
      ...[
        "publishRegister",
        "readContext",
        "readInForce",
        "readPlatform",
        "refreshDependents",
        "removeCommunes",
      ],
      ...[
        "removeReferences",
        "removeRegister",
        "retireColumns",
        "settleStates",
        "slepDifferences",
        "split",
        "unscopedPublicationOf",
      ],
      ...["sqlArray", "storeBatch", "storeColumns", "storeCommunes", "storeDirectory", "storeSlepCommunes"],
      ...["takeBackSponsors", "takeIn", "undoFigures", "undoRegister", "withIds", "writeReferences"],
      ...["writeSchoolFigures"],
    ].map((name) => ({ fn: `evidence.${name}`, why: inner })),
    ...[
      ...["changesOf", "figureWords", "indexOf", "toProblem", "toReading"],
      ...["toSummary", "toTerritoryCounts", "toVersionFacts", "toWarnings", "unscopedListColumns"],
      ...["unscopedNames", "unscopedReadColumns"],
    ].map((name) => ({ fn: `evidence.${name}`, why: publicRows })),
  ],
};
