import { changeCodebookItem, storeCodebook } from "@/lib/evidence/commands/codebooks";
import { confirmDraft, planDraft, withdrawDraft } from "@/lib/evidence/commands/data-set-drafts";
import { deleteDataSet, grantDataSet, revokeDataSetGrant } from "@/lib/evidence/commands/data-sets";
import { readDataSet } from "@/lib/evidence/commands/read-data-set";
import { getCodebook, listCodebooks, previewCodebook } from "@/lib/evidence/queries/codebooks";
import { describeDataSet, describeDataSetItem, loadDataSet } from "@/lib/evidence/queries/data-set-answers";
import { findDraft, listDrafts } from "@/lib/evidence/queries/data-set-drafts";
import { getDataSet, listDataSets, listGrantees } from "@/lib/evidence/queries/data-sets";
import {
  dayFromNow,
  makeCodebook,
  makeDataSet,
  makeDataSetGrant,
  makeDraft,
} from "@/tests/factories/data-sets";
import type { World } from "@/tests/factories/world";
import type { DomainMatrix, Place } from "./matrix";

const bytes = new TextEncoder().encode("variable,enunciado,escala\np1,Uno,1=No|2=Sí\n");
const file = { fileName: "cuestionario.csv", bytes };
const inDays = (days: number) => dayFromNow(days).toISOString().slice(0, 10);

/** A data set that the place's researcher brought in and reaches. */
async function reached(world: World, place: Place) {
  const { territoryId, actors } = world[place];
  const { personId } = actors.researcher;
  const dataSet = await makeDataSet({ territoryId, createdById: personId });
  const grant = await makeDataSetGrant({ dataSetId: dataSet.id, personId });
  return { ...dataSet, grantId: grant.id, personId, territoryId };
}

const draftOf = (world: World, place: Place) =>
  makeDraft(world[place].actors.researcher.personId, {
    text: "p1,curso\n1,A\n",
    preview: {
      rowCount: 60,
      acceptedCount: 60,
      rejectedCount: 0,
      rejections: [],
      columns: [],
      schoolCount: null,
    },
  });

const run = { jobId: "", report: async () => undefined, signal: new AbortController().signal };

const holders = { own: { researcher: "ok", others: "NOT_FOUND" }, foreign: "NOT_FOUND" } as const;
const knowers = {
  own: { researcher: "ok", admin: "ok", others: "NOT_FOUND" },
  foreign: "NOT_FOUND",
} as const;
const senders = { own: { researcher: "ok", others: "FORBIDDEN" } } as const;
const strangers = { foreign: { researcher: "NOT_FOUND", others: "FORBIDDEN" } } as const;

export const matrix: DomainMatrix = {
  entries: [
    {
      fn: "evidence.previewCodebook",
      call: (actor) => previewCodebook(actor, file),
      ...senders,
      foreign: { researcher: "ok", others: "FORBIDDEN" },
    },
    {
      fn: "evidence.storeCodebook",
      call: (actor) => storeCodebook(actor, { ...file, name: "Cuestionario", source: "Prueba" }),
      ...senders,
      foreign: { researcher: "ok", others: "FORBIDDEN" },
    },
    {
      fn: "evidence.listCodebooks",
      call: async (actor, world, place) => {
        await makeCodebook(world[place].actors.researcher.personId);
        return listCodebooks(actor);
      },
      own: { researcher: "ok", admin: "ok", others: "empty" },
      // A codebook holds no answer: it is for the researchers of every territory.
      foreign: { researcher: "ok", admin: "ok", others: "empty" },
    },
    {
      fn: "evidence.getCodebook",
      call: async (actor, world, place) =>
        getCodebook(actor, (await makeCodebook(world[place].actors.researcher.personId)).id),
      own: { researcher: "ok", admin: "ok", others: "NOT_FOUND" },
      foreign: { researcher: "ok", admin: "ok", others: "NOT_FOUND" },
    },
    {
      fn: "evidence.changeCodebookItem",
      call: async (actor, world, place) => {
        const { itemId } = await makeCodebook(world[place].actors.researcher.personId);
        return changeCodebookItem(actor, { itemId, isReversed: true });
      },
      own: { researcher: "ok", admin: "FORBIDDEN", others: "NOT_FOUND" },
      foreign: { researcher: "FORBIDDEN", admin: "FORBIDDEN", others: "NOT_FOUND" },
    },
    {
      fn: "evidence.listDataSets",
      call: async (actor, world, place) => {
        await reached(world, place);
        return listDataSets(actor);
      },
      own: { researcher: "ok", admin: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "evidence.getDataSet",
      call: async (actor, world, place) => getDataSet(actor, (await reached(world, place)).id),
      ...knowers,
    },
    {
      fn: "evidence.listGrantees",
      call: async (actor, world, place) => listGrantees(actor, (await reached(world, place)).id),
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "evidence.describeDataSet",
      call: async (actor, world, place) => describeDataSet(actor, (await reached(world, place)).id),
      ...holders,
    },
    {
      fn: "evidence.describeDataSetItem",
      call: async (actor, world, place) =>
        describeDataSetItem(actor, {
          dataSetId: (await reached(world, place)).id,
          variable: "p1",
          by: "curso",
        }),
      ...holders,
    },
    {
      fn: "evidence.loadDataSet",
      call: async (actor, world, place) =>
        loadDataSet(actor, { dataSetId: (await reached(world, place)).id, variables: ["p1"] }),
      ...holders,
    },
    {
      fn: "evidence.grantDataSet",
      call: async (actor, world, place) => {
        const { id, personId } = await reached(world, place);
        const dates = { validFrom: inDays(0), validTo: inDays(60) };
        return grantDataSet(actor, { dataSetId: id, personId, purpose: "Estudio de clima", ...dates });
      },
      own: { admin: "ok", researcher: "FORBIDDEN", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "evidence.revokeDataSetGrant",
      call: async (actor, world, place) => revokeDataSetGrant(actor, (await reached(world, place)).grantId),
      own: { admin: "ok", others: "NOT_FOUND" },
      foreign: "NOT_FOUND",
    },
    {
      fn: "evidence.deleteDataSet",
      call: async (actor, world, place) => {
        const { id, name } = await reached(world, place);
        return deleteDataSet(actor, { dataSetId: id, typedName: name, reason: "Terminó el estudio" });
      },
      ...knowers,
    },
    {
      fn: "evidence.listDrafts",
      call: async (actor, world, place) => {
        await draftOf(world, place);
        return listDrafts(actor);
      },
      own: { researcher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "evidence.findDraft",
      call: async (actor, world, place) => findDraft(actor, (await draftOf(world, place)).id),
      own: { researcher: "ok", others: "empty" },
      foreign: "empty",
    },
    {
      fn: "evidence.planDraft",
      call: async (actor, world, place) =>
        planDraft(actor, { draftId: (await draftOf(world, place)).id, codebookId: null, roles: {} }),
      ...senders,
      ...strangers,
    },
    {
      fn: "evidence.confirmDraft",
      call: async (actor, world, place) =>
        confirmDraft(actor, (await draftOf(world, place)).id, {
          ...{ territoryId: world.own.territoryId, name: "Encuesta de clima", publisher: "Prueba" },
          ...{ conditions: "Solo para pruebas", purpose: "Estudio de clima", validTo: inDays(90) },
        }),
      ...senders,
      ...strangers,
    },
    {
      fn: "evidence.withdrawDraft",
      call: async (actor, world, place) => withdrawDraft(actor, (await draftOf(world, place)).id),
      ...senders,
      ...strangers,
    },
    {
      fn: "evidence.readDataSet",
      call: async (actor, world, place) =>
        readDataSet(actor, { draftId: (await draftOf(world, place)).id, isStoring: false }, run),
      ...holders,
    },
  ],
  exemptions: [
    {
      fn: "evidence.openDraft",
      why: "Inside the transaction that closes an upload, which has decided the right.",
    },
    { fn: "evidence.forgetOldDrafts", why: "Inside the transaction of whoever sends another file." },
    { fn: "evidence.storeAnswers", why: "Inside the job that reads a draft of the actor's own." },
    { fn: "evidence.unscopedUploadBytes", why: "Inner: whoever reads an upload has decided the right." },
  ],
};
