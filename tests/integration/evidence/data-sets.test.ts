import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { storeCodebook, changeCodebookItem } from "@/lib/evidence/commands/codebooks";
import { confirmDraft, planDraft, withdrawDraft } from "@/lib/evidence/commands/data-set-drafts";
import { deleteDataSet, grantDataSet, revokeDataSetGrant } from "@/lib/evidence/commands/data-sets";
import { readDataSet } from "@/lib/evidence/commands/read-data-set";
import { beginUpload, finishUpload, receivePart } from "@/lib/evidence/commands/uploads";
import { getCodebook } from "@/lib/evidence/queries/codebooks";
import { describeDataSet, describeDataSetItem, loadDataSet } from "@/lib/evidence/queries/data-set-answers";
import { findDraft } from "@/lib/evidence/queries/data-set-drafts";
import { getDataSet, listDataSets, listGrantees } from "@/lib/evidence/queries/data-sets";
import { getUpload } from "@/lib/evidence/queries/imports";
import { rutOf } from "@/lib/format/rut";
import { makeGrant } from "@/tests/factories/access";
import { dayFromNow, makeDataSet, makeDataSetGrant, makeDraft } from "@/tests/factories/data-sets";
import { makePerson } from "@/tests/factories/directory";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const inDays = (days: number) => dayFromNow(days).toISOString().slice(0, 10);
const run = { jobId: "", report: async () => undefined, signal: new AbortController().signal };

const statement = () => ({
  territoryId: world.own.territoryId,
  name: "Encuesta de clima 2024",
  publisher: "Agencia de prueba",
  conditions: "Solo para el estudio propuesto",
  purpose: "Estudiar la retroalimentación",
  validTo: inDays(365),
  isSynthetic: true,
});

/** Sixty students of two schools who answered two questions; line 4 has a stray text and line 5 an unknown code. */
function answers(): string {
  const lines = Array.from({ length: 60 }, (_, at) => {
    const p1 = at === 2 ? "mucho" : at === 3 ? 7 : at < 15 ? 99 : (at % 2) + 1;
    return `${rutOf(12_000_000 + at)};${at < 30 ? 459 : 460};2m;${p1};${(at % 3) + 1}`;
  });
  return ["rut;rbd;grado;cest_p01;cest_p02", ...lines].join("\n");
}

const codebook = () =>
  new TextEncoder().encode(
    "variable;enunciado;escala;códigos perdidos\ncest_p01;Me escuchan;1=Nunca|2=Siempre;0,99\ncest_p02;Me explican;1=Nunca|2=A veces|3=Siempre;0,99\n",
  );

async function stored(): Promise<{
  readonly id: string;
  readonly researcher: Actor & { readonly personId: string };
}> {
  const { researcher } = world.own.actors;
  const draft = await makeDraft(researcher.personId, { text: answers() });
  await readDataSet(researcher, { draftId: draft.id, isStoring: false }, run);
  await confirmDraft(researcher, draft.id, statement());
  await db().job.updateMany({ data: { state: "done" } });
  await readDataSet(researcher, { draftId: draft.id, isStoring: true }, run);
  return { id: draft.id, researcher };
}

describe("a codebook", () => {
  it("is stored whole with its trace, once under a name, and read in the order of the instrument", async () => {
    const { researcher } = world.own.actors;
    const file = { bytes: codebook(), fileName: "cuestionario.csv", name: "Clima 2024", source: "Prueba" };
    const { id, itemCount } = await storeCodebook(researcher, file);
    expect(itemCount).toBe(2);
    const { items, canChange } = await getCodebook(researcher, id);
    expect(items.map(({ variable }) => variable)).toEqual(["cest_p01", "cest_p02"]);
    expect(canChange).toBe(true);
    expect(await db().auditEntry.count({ where: { thingId: id, action: "codebook.stored" } })).toBe(1);
    await expect(storeCodebook(researcher, file)).rejects.toMatchObject({ code: "DUPLICATE" });
  });

  it("has its questions turned round afterwards, with what they were in the trail", async () => {
    const { researcher } = world.own.actors;
    const file = { bytes: codebook(), fileName: "otro.csv", name: "Clima invertido", source: "Prueba" };
    const { id } = await storeCodebook(researcher, file);
    const itemId = (await getCodebook(researcher, id)).items[0]?.id ?? "";
    await changeCodebookItem(researcher, { itemId, isReversed: true });
    await changeCodebookItem(researcher, { itemId, isReversed: true });
    expect((await getCodebook(researcher, id)).items[0]?.isReversed).toBe(true);
    const entries = await db().auditEntry.findMany({
      where: { thingId: id, action: "codebook.item_changed" },
    });
    expect(entries.map(({ details }) => details)).toEqual([
      { itemId, isReversedBefore: false, isReversed: true },
    ]);
  });

  it("is refused with the expected form when the file is none", async () => {
    const bytes = new TextEncoder().encode("rbd;p1\n1;2\n");
    const file = { bytes, fileName: "respuestas.csv", name: "No es", source: "Prueba" };
    await expect(storeCodebook(world.own.actors.researcher, file)).rejects.toMatchObject({
      code: "UNKNOWN_FILE",
    });
  });
});

describe("a file of student answers", () => {
  it("arrives in parts, is seen by whoever sends it alone and opens a draft", async () => {
    const { researcher, admin, programme_lead } = world.own.actors;
    const bytes = new TextEncoder().encode(answers());
    const { id } = await beginUpload(researcher, {
      fileName: "a.csv",
      byteCount: bytes.length,
      purpose: "data_set",
    });
    await receivePart(researcher, { uploadId: id, sequence: 0, bytes });
    const finished = await finishUpload(researcher, id);
    expect(finished.state).toBe("waiting");
    const draft = await findDraft(researcher, id);
    expect(draft).toMatchObject({ fileName: "a.csv", jobId: finished.jobId, preview: null });
    for (const other of [admin, programme_lead]) {
      await expect(getUpload(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(
      beginUpload(programme_lead, { fileName: "a.csv", byteCount: 10, purpose: "data_set" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(beginUpload(researcher, { fileName: "a.csv", byteCount: 10 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("is shown before it is stored: columns, rows rejected by line and column, and no identifier", async () => {
    const { researcher } = world.own.actors;
    const { id: codebookId } = await storeCodebook(researcher, {
      ...{ bytes: codebook(), fileName: "c.csv", name: "Clima para leer", source: "Prueba" },
    });
    const draft = await makeDraft(researcher.personId, { text: answers(), codebookId });
    await readDataSet(researcher, { draftId: draft.id, isStoring: false }, run);
    const preview = (await findDraft(researcher, draft.id))?.preview;
    expect(preview).toMatchObject({ rowCount: 60, acceptedCount: 58, rejectedCount: 2, schoolCount: 2 });
    expect(preview?.rejections).toEqual([
      { line: 4, column: "cest_p01", reason: "Tiene un texto, una fecha o una fórmula donde va un código" },
      { line: 5, column: "cest_p01", reason: "Tiene un código que no está en la escala del cuestionario" },
    ]);
    expect(preview?.columns.map(({ variable, role }) => [variable, role])).toEqual([
      ["rut", "identifier"],
      ["rbd", "school"],
      ["grado", "group"],
      ["cest_p01", "item"],
      ["cest_p02", "item"],
    ]);
    expect(preview?.columns[3]).toMatchObject({
      ...{ wording: "Me escuchan", missingByCode: [{ code: 99, count: 13 }], unknownCodes: ["7"] },
      ...{ minimum: 1, maximum: 2, categoryCount: 2 },
    });
    expect(await db().dataSet.count({ where: { id: draft.id } })).toBe(0);
  });

  it("is stored whole with its importer's access, and then neither the file nor a RUT is left anywhere", async () => {
    const { id, researcher } = await stored();
    const sheet = await getDataSet(researcher, id);
    expect(sheet).toMatchObject({
      ...{ name: "Encuesta de clima 2024", isSynthetic: true, respondentCount: 59, rejectedCount: 1 },
      access: { purpose: "Estudiar la retroalimentación", validTo: inDays(365) },
    });
    const columns = await db().dataSetColumn.findMany({
      where: { dataSetId: id },
      orderBy: { sortOrder: "asc" },
    });
    expect(columns.map(({ variable }) => variable)).toEqual(["rbd", "grado", "cest_p01", "cest_p02"]);
    expect(await db().importUploadPart.count({ where: { upload: { draft: { id } } } })).toBe(0);
    expect(await findDraft(researcher, id)).toBeNull();
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: id, action: "data_set.stored" },
    });
    expect(entry.details).toMatchObject({ respondents: 59, rejected: 1, columns: 4 });
  });

  it("asked to be stored again after an interruption, answers with what is stored", async () => {
    const { id, researcher } = await stored();
    expect(await readDataSet(researcher, { draftId: id, isStoring: true }, run)).toEqual({ dataSetId: id });
    expect(await db().dataSet.count({ where: { id } })).toBe(1);
  });

  it("follows the roles that the person chose, but never keeps what identifies", async () => {
    const { researcher } = world.own.actors;
    const draft = await makeDraft(researcher.personId, { text: answers() });
    await readDataSet(researcher, { draftId: draft.id, isStoring: false }, run);
    await planDraft(researcher, {
      draftId: draft.id,
      codebookId: null,
      roles: { "0": "group", "4": "left_out" },
    });
    await db().job.updateMany({ data: { state: "done" } });
    await readDataSet(researcher, { draftId: draft.id, isStoring: false }, run);
    const preview = (await findDraft(researcher, draft.id))?.preview;
    expect(preview?.columns[0]?.role).toBe("identifier");
    expect(preview?.columns[4]).toMatchObject({ role: "left_out", reason: "Elegido por usted" });
  });

  it("that cannot be read is removed at once, with the reason left", async () => {
    const { researcher } = world.own.actors;
    const draft = await makeDraft(researcher.personId, { text: "%PDF-1.7 nada", fileName: "informe.pdf" });
    await expect(readDataSet(researcher, { draftId: draft.id, isStoring: false }, run)).rejects.toMatchObject(
      {
        code: "UNKNOWN_FILE",
      },
    );
    const left = await findDraft(researcher, draft.id);
    expect(left).toMatchObject({ state: "refused", problem: { code: "UNKNOWN_FILE" } });
    expect(await db().importUploadPart.count({ where: { uploadId: draft.uploadId } })).toBe(0);
  });

  it("is not stored with fewer students than its minimum cell, nor without an end of the access", async () => {
    const { researcher } = world.own.actors;
    const few = answers().split("\n").slice(0, 4).join("\n");
    const draft = await makeDraft(researcher.personId, { text: few });
    await readDataSet(researcher, { draftId: draft.id, isStoring: false }, run);
    await expect(confirmDraft(researcher, draft.id, statement())).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    for (const validTo of [inDays(0), inDays(365 * 8)]) {
      await expect(confirmDraft(researcher, draft.id, { ...statement(), validTo })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
    }
    await expect(
      confirmDraft(researcher, draft.id, { ...statement(), territoryId: world.foreign.territoryId }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("can be left without storing: nothing of it remains", async () => {
    const { researcher } = world.own.actors;
    const draft = await makeDraft(researcher.personId, { text: answers() });
    await withdrawDraft(researcher, draft.id);
    expect(await db().importUpload.count({ where: { id: draft.uploadId } })).toBe(0);
    expect(await db().importUploadPart.count({ where: { uploadId: draft.uploadId } })).toBe(0);
  });

  it("that nobody confirmed for days is removed when another is sent", async () => {
    const { researcher } = world.own.actors;
    const draft = await makeDraft(researcher.personId, { text: answers() });
    await db().importUpload.update({ where: { id: draft.uploadId }, data: { uploadedAt: dayFromNow(-5) } });
    await beginUpload(researcher, { fileName: "b.csv", byteCount: 10, purpose: "data_set" });
    expect(await findDraft(researcher, draft.id)).toBeNull();
  });
});

describe("reaching a data set", () => {
  it("takes a grant in force: its end holds at the next request, and whoever administers sees no answer", async () => {
    const { territoryId, actors } = world.own;
    const { id } = await makeDataSet({ territoryId, createdById: actors.researcher.personId });
    const grant = await makeDataSetGrant({ dataSetId: id, personId: actors.researcher.personId });
    expect((await describeDataSet(actors.researcher, id)).items).toHaveLength(1);
    const sheet = await getDataSet(actors.admin, id);
    expect(sheet.access).toBeNull();
    expect(sheet.grants).toMatchObject([{ purpose: "Estudio de prueba", state: "current" }]);
    for (const reading of [
      describeDataSet(actors.admin, id),
      loadDataSet(actors.admin, { dataSetId: id, variables: ["p1"] }),
    ]) {
      await expect(reading).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await db().dataSetGrant.update({ where: { id: grant.id }, data: { validTo: dayFromNow(-1) } });
    await expect(describeDataSet(actors.researcher, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await listDataSets(actors.researcher)).rows.map((row) => row.id)).not.toContain(id);
  });

  it("is over when the role of researcher is", async () => {
    const { territoryId } = world.own;
    const person = await makePerson("Rosa", "Prueba Díaz");
    const role = await makeGrant({ personId: person.id, role: "researcher", territoryId });
    const { id } = await makeDataSet({ territoryId, createdById: person.id });
    await makeDataSetGrant({ dataSetId: id, personId: person.id });
    expect(await describeDataSet(await refreshed({ personId: person.id }), id)).toMatchObject({
      respondentCount: 60,
    });
    await db().grant.update({ where: { id: role.id }, data: { revokedAt: new Date() } });
    await expect(describeDataSet(await refreshed({ personId: person.id }), id)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is given by the administration to researchers of its territories alone, and withdrawn at once", async () => {
    const { territoryId, actors } = world.own;
    const { id } = await makeDataSet({ territoryId, createdById: actors.researcher.personId });
    const person = await makePerson("Luz", "Prueba Vidal");
    await makeGrant({ personId: person.id, role: "researcher", territoryId });
    const asked = { dataSetId: id, purpose: "Tesis de magíster", validFrom: inDays(-1), validTo: inDays(30) };
    expect((await listGrantees(actors.admin, id)).map((grantee) => grantee.id)).toContain(person.id);
    for (const personId of [actors.teacher.personId, world.foreign.actors.researcher.personId]) {
      await expect(grantDataSet(actors.admin, { ...asked, personId })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    await expect(
      grantDataSet(actors.admin, { ...asked, personId: actors.admin.personId }),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { id: grantId } = await grantDataSet(actors.admin, { ...asked, personId: person.id });
    const actor = await refreshed({ personId: person.id });
    expect((await describeDataSet(actor, id)).respondentCount).toBe(60);
    await revokeDataSetGrant(actors.admin, grantId);
    await expect(describeDataSet(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(revokeDataSetGrant(actors.admin, grantId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    const actions = await db().auditEntry.findMany({ where: { thingId: id }, orderBy: { sequence: "asc" } });
    expect(actions.map(({ action }) => action)).toEqual(["data_set.granted", "data_set.revoked"]);
  });

  it("for an analysis gives whole columns in the order of the file and leaves a trace", async () => {
    const { id, researcher } = await stored();
    const loaded = await loadDataSet(researcher, { dataSetId: id, variables: ["cest_p02", "rbd", "grado"] });
    expect(loaded.n).toBe(59);
    expect(loaded.columns.map(({ variable, role }) => [variable, role])).toEqual([
      ["cest_p02", "item"],
      ["rbd", "school"],
      ["grado", "group"],
    ]);
    expect([...(loaded.columns[0]?.values ?? [])].slice(0, 4)).toEqual([1, 2, 1, 2]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: id, action: "data_set.opened" },
    });
    expect(entry).toMatchObject({
      actorId: researcher.personId,
      details: { variables: ["cest_p02", "rbd", "grado"] },
    });
    await expect(loadDataSet(researcher, { dataSetId: id, variables: ["rut"] })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("shows no cell under the minimum, by groups neither", async () => {
    const { territoryId, actors } = world.own;
    const { id } = await makeDataSet({ territoryId, createdById: actors.researcher.personId });
    await makeDataSetGrant({ dataSetId: id, personId: actors.researcher.personId });
    const { items } = await describeDataSet(actors.researcher, id);
    // Nobody left p1 empty: that cell is hidden, and one more with it.
    expect(items[0]?.frequencies.map(({ count }) => count)).toEqual([null, 20, 20, null]);
    const byGroup = await describeDataSetItem(actors.researcher, {
      dataSetId: id,
      variable: "p1",
      by: "curso",
    });
    expect(byGroup.groups).toEqual([
      { label: "A", counts: [10, 10, 10] },
      { label: "B", counts: [10, 10, 10] },
    ]);
  });
});

describe("deleting a data set", () => {
  it("removes every answer and leaves who did it, when and why", async () => {
    const { id, researcher } = await stored();
    const asked = { dataSetId: id, typedName: "encuesta de clima 2024", reason: "Terminó el estudio" };
    await expect(deleteDataSet(researcher, { ...asked, typedName: "otro" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await deleteDataSet(researcher, asked);
    expect(await db().dataSetColumn.count({ where: { dataSetId: id } })).toBe(0);
    await expect(describeDataSet(researcher, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getDataSet(researcher, id)).toMatchObject({
      ...{ deleteReason: "Terminó el estudio", rejections: [], access: null, canDelete: false },
    });
    await expect(deleteDataSet(world.own.actors.admin, asked)).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: id, action: "data_set.deleted" },
    });
    expect(entry.details).toEqual({ columns: 4, respondents: 59 });
  });

  it("is refused to whoever was only given access", async () => {
    const { territoryId, actors } = world.own;
    const { id, name } = await makeDataSet({ territoryId, createdById: actors.researcher.personId });
    const person = await makePerson("Iris", "Prueba Rojas");
    await makeGrant({ personId: person.id, role: "researcher", territoryId });
    await makeDataSetGrant({ dataSetId: id, personId: person.id });
    const actor = await refreshed({ personId: person.id });
    await expect(
      deleteDataSet(actor, { dataSetId: id, typedName: name, reason: "Porque sí" }),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
