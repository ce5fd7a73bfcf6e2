import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { importExchange } from "@/lib/fieldwork/commands/exchange-in";
import { exportCodebook, exportProject } from "@/lib/fieldwork/commands/exchange-out";
import { decideNames } from "@/lib/fieldwork/commands/names";
import { placeSource } from "@/lib/fieldwork/commands/source-session";
import { assignSpeakers, deleteSource } from "@/lib/fieldwork/commands/sources";
import { addStudyMember, closeStudy } from "@/lib/fieldwork/commands/studies";
import { withdrawConsent } from "@/lib/fieldwork/commands/withdrawal";
import { listExchanges, listUnplacedSources, previewExchange } from "@/lib/fieldwork/queries/exchange";
import { getSource } from "@/lib/fieldwork/queries/sources";
import { codeWords, describedCode } from "@/lib/fieldwork/rules/exchange/code-words";
import { NOBODY } from "@/lib/fieldwork/rules/exchange/guids";
import { packedProject } from "@/lib/fieldwork/rules/exchange/pack";
import type { ExchangeProject } from "@/lib/fieldwork/rules/exchange/project";
import { settledProject } from "@/lib/fieldwork/rules/exchange/settle";
import { readExchangeFile } from "@/lib/fieldwork/rules/exchange/unpack";
import { sliceCodePoints } from "@/lib/format/code-points";
import { anyProject, ordered } from "@/tests/factories/exchange";
import { foreignCodebook, prefixedProject } from "@/tests/factories/exchange-files";
import {
  makeCoding,
  makeHeldSession,
  makeReadySource,
  makeStudy,
  toDecision,
} from "@/tests/factories/fieldwork";
import { makeResearcher } from "@/tests/factories/studies";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const lead = () => world.own.actors.researcher;
const upload = (bytes: Uint8Array) => ({ name: "proyecto.qdpx", bytes });
const auditOf = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId } })).map(({ action }) => action);

/** A study with a ready text, a coding of its second voice, and notes on all kinds of things. */
async function makeCodedStudy() {
  const ready = await makeReadySource(world.own);
  const { studyId, sourceId } = ready;
  const coding = await makeCoding(world.own, { studyId, sourceId, startsAt: 12, endsAt: 20 });
  const child = {
    ...{
      id: newId(),
      studyId,
      parentId: coding.codeId,
      dimension: "method" as const,
      name: "Pregunta abierta",
    },
    ...{ colour: "#aa5500", definition: "Pregunta que abre.", example: "¿Qué notó?", isCodable: false },
  };
  await db().code.create({ data: { ...child, sortOrder: 1, createdAt: new Date() } });
  const targets = [
    ["study", studyId],
    ["source", sourceId],
    ["code", coding.codeId],
    ["coding", coding.codingId],
  ] as const;
  for (const [target, targetId] of targets) {
    const memo = {
      target,
      targetId,
      coderId: coding.coderId,
      title: `Nota de ${target}`,
      text: "Volver 😀.",
    };
    await db().memo.create({ data: { id: newId(), studyId, ...memo, createdAt: new Date() } });
  }
  return { ...ready, ...coding };
}

async function exported(studyId: string): Promise<ExchangeProject> {
  return ordered((await readExchangeFile((await exportProject(lead(), studyId)).bytes)).project);
}

/** A project as it comes back through a study: what a row must have and the file does not say has been given. */
function throughStudy(any: ExchangeProject): ExchangeProject {
  const project = settledProject(any);
  return {
    ...project,
    codes: project.codes.map((code) => ({
      ...{ ...code, colour: code.colour ?? "#767676" },
      description: describedCode({ ...codeWords(code.description), dimension: null }),
    })),
    codings: project.codings.map((coding) => ({ ...coding, userGuid: coding.userGuid ?? NOBODY })),
  };
}

/** Without names and dates that a study gives itself. */
function comparable({ users, codings, sources, notes, codes }: ExchangeProject) {
  const byGuid = (a: { readonly guid: string }, b: { readonly guid: string }) => (a.guid < b.guid ? -1 : 1);
  const undated = <T extends { readonly createdAt: Date | null; readonly guid: string }>(
    rows: readonly T[],
  ) => rows.map((row) => ({ ...row, createdAt: null })).sort(byGuid);
  return {
    codes,
    users: users.toSorted(byGuid),
    ...{ codings: undated(codings), sources: undated(sources), notes: undated(notes) },
  };
}

describe("a round trip through PostgreSQL", () => {
  it("brings a study's project back from an empty study: the same tree, texts, codings, notes, dates and coders", async () => {
    const { studyId } = await makeCodedStudy();
    const file = await exportProject(lead(), studyId);
    const empty = await makeStudy(world.own);
    const { counts, leftOut } = await importExchange(
      lead(),
      { studyId: empty.studyId, hasNoNames: true },
      upload(file.bytes),
    );
    expect(leftOut).toEqual([]);
    expect(counts).toMatchObject({ code: { isNew: 2 }, source: { isNew: 1 }, coding: { isNew: 1 } });
    const before = ordered((await readExchangeFile(file.bytes)).project);
    const after = await exported(empty.studyId);
    const own = await db().coder.findMany({ where: { studyId: empty.studyId, refiGuid: null } });
    const users = after.users.filter(({ guid }) => own.every(({ id }) => id !== guid));
    expect({ ...after, name: before.name, users }).toEqual(before);
    expect(before.codings).toHaveLength(1);
    expect(before.notes).toHaveLength(4);
    expect(before.codes.map(({ description }) => description)).toEqual([
      "\n\nDimensión del modelo:\nMétodo",
      "Pregunta que abre.\n\nEjemplo:\n¿Qué notó?",
    ]);
  });

  it("keeps any project: nested codes, emoji, overlapping and empty passages, many coders", async () => {
    for (const project of fc.sample(anyProject, { numRuns: 6, seed: 20261126 })) {
      const { studyId } = await makeStudy(world.own);
      await importExchange(lead(), { studyId, hasNoNames: true }, upload(packedProject(project)));
      await db().source.updateMany({ where: { studyId }, data: { state: "ready" } });
      const own = await db().coder.findFirstOrThrow({ where: { studyId, refiGuid: null } });
      const after = comparable(await exported(studyId));
      const users = after.users.filter(({ guid }) => guid !== own.id && guid !== NOBODY);
      expect({ ...after, users }).toEqual(comparable(ordered(throughStudy(project))));
    }
  });

  it("changes nothing the second time, in the same study as in another", async () => {
    const { studyId } = await makeCodedStudy();
    const { bytes } = await exportProject(lead(), studyId);
    const other = await makeStudy(world.own);
    await importExchange(lead(), { studyId: other.studyId, hasNoNames: true }, upload(bytes));
    for (const id of [studyId, other.studyId]) {
      const before = await exported(id);
      const input = { studyId: id, applyChanges: true, hasNoNames: true };
      const { counts, leftOut } = await importExchange(lead(), input, upload(bytes));
      for (const count of Object.values(counts)) expect(count).toMatchObject({ isNew: 0, isChanged: 0 });
      expect(leftOut).toEqual([]);
      expect(await exported(id)).toEqual(before);
    }
  });
});

describe("importExchange", () => {
  it("shows first what it would do, writes nothing then, and takes over only the file that was shown", async () => {
    const { studyId } = await makeStudy(world.own);
    const file = upload(prefixedProject());
    const preview = await previewExchange(lead(), { studyId }, file);
    expect(preview).toMatchObject({ kind: "project", origin: "Programa Uno 24" });
    expect(preview.counts).toMatchObject({ code: { isNew: 2 }, coding: { isNew: 2 }, coder: { isNew: 1 } });
    expect(preview.leftOut.map(({ kind }) => kind)).toContain("audio");
    expect(await db().code.count({ where: { studyId } })).toBe(0);
    const input = { studyId, sha256: preview.sha256 };
    await expect(importExchange(lead(), input, upload(foreignCodebook))).rejects.toMatchObject({
      code: "STALE",
    });
    const { reportId, counts } = await importExchange(lead(), input, file);
    expect(counts).toEqual(preview.counts);
    expect(await auditOf(reportId)).toEqual(["fieldwork.exchange_received"]);
  });

  it("keeps texts for the importer alone until their names were decided on, and their codings move along", async () => {
    const { studyId } = await makeStudy(world.own);
    const reader = await makeResearcher([world.own.territoryCode], ["Rosa", "Prueba Díaz"]);
    await addStudyMember(lead(), { studyId, personId: reader.personId, role: "coder" });
    const guids = Array.from({ length: 6 }, newId);
    const [source = "", code = "", coding = "", selection = "", empty = "", place = ""] = guids;
    const text = "Inés: ¿Cómo va?\nMaría: Con Carolina Fuentes 😀 miramos las clases.";
    const passage = { sourceGuid: source, codeGuid: code, userGuid: null, createdAt: null };
    const project: ExchangeProject = {
      ...{ name: "Ajeno", origin: null, users: [], notes: [] },
      codes: [
        { guid: code, parentGuid: null, name: "Clases", colour: null, isCodable: true, description: "" },
      ],
      sources: [{ guid: source, name: "Entrevista", text, createdAt: null }],
      codings: [
        { ...passage, guid: coding, selectionGuid: selection, startsAt: 45, endsAt: 64 },
        { ...passage, guid: empty, selectionGuid: place, startsAt: 45, endsAt: 45 },
      ],
    };
    expect(sliceCodePoints(text, 45, 64)).toBe(" miramos las clases");
    await importExchange(lead(), { studyId }, upload(packedProject(project)));
    const { id: sourceId, ...row } = await db().source.findFirstOrThrow({ where: { studyId } });
    expect(row).toMatchObject({ state: "raw", format: "refi", refiGuid: source });
    await expect(getSource(reader, sourceId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await assignSpeakers(lead(), {
      ...{ sourceId, lockVersion: 0 },
      speakers: [
        { label: "Inés", speaker: "interviewer" },
        { label: "María", speaker: "other" },
      ],
    });
    const { proposals } = await getSource(lead(), sourceId);
    await decideNames(lead(), { sourceId, lockVersion: 1, decisions: proposals.map(toDecision) });
    const after = await getSource(lead(), sourceId);
    expect(after.text).not.toContain("Carolina");
    const codings = await db().coding.findMany({ where: { sourceId }, orderBy: { endsAt: "desc" } });
    expect(codings.map(({ startsAt, endsAt }) => sliceCodePoints(after.text, startsAt, endsAt))).toEqual([
      " miramos las clases",
      "",
    ]);
    const again = await importExchange(
      lead(),
      { studyId, applyChanges: true },
      upload(packedProject(project)),
    );
    expect(again.counts.coding).toEqual({ isNew: 0, isKnown: 2, isChanged: 0 });
    expect(again.leftOut.map(({ kind }) => kind)).toEqual(["changed_text"]);
    await deleteSource(lead(), sourceId);
    expect(await db().coding.count({ where: { studyId } })).toBe(0);
  });

  it("is reached by a withdrawal once it was said from which session a text came, with its codings and notes", async () => {
    const { studyId, sessionId, consentId } = await makeHeldSession(world.own);
    await importExchange(lead(), { studyId }, upload(prefixedProject()));
    const [unplaced] = await listUnplacedSources(lead(), studyId);
    const sourceId = unplaced?.id ?? "";
    const stranger = await makeHeldSession(world.own);
    await expect(placeSource(lead(), { sourceId, sessionId: stranger.sessionId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(placeSource(world.foreign.actors.researcher, { sourceId, sessionId })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    await placeSource(lead(), { sourceId, sessionId });
    expect(await auditOf(sourceId)).toEqual(["source.placed"]);
    expect(await listUnplacedSources(lead(), studyId)).toEqual([]);
    await expect(placeSource(lead(), { sourceId, sessionId })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    const proof = await withdrawConsent(lead(), { consentId, scope: "participate" });
    expect(proof).toMatchObject({ emptiedSources: 1, codings: 2, memos: 2 });
    expect(await db().coding.count({ where: { studyId } })).toBe(0);
    const again = await importExchange(lead(), { studyId }, upload(prefixedProject()));
    expect(again.counts.source.isNew + again.counts.coding.isNew).toBe(0);
  });

  it("does not believe that a text names nobody when it finds a name of the zone", async () => {
    const { studyId } = await makeStudy(world.own);
    const text = `Vino alguien de ${world.own.school.name}.`;
    const project: ExchangeProject = {
      ...{ name: "Ajeno", origin: null, users: [], codes: [], codings: [], notes: [] },
      sources: [{ guid: newId(), name: "Con nombre", text, createdAt: null }],
    };
    const { leftOut } = await importExchange(
      lead(),
      { studyId, hasNoNames: true },
      upload(packedProject(project)),
    );
    expect(leftOut).toEqual([{ kind: "named_source", count: 1, names: ["Con nombre"] }]);
    expect(await db().source.findFirst({ where: { studyId } })).toMatchObject({ state: "raw" });
  });

  it("brings nothing back that a withdrawal took", async () => {
    const { studyId, consentId } = await makeCodedStudy();
    const { bytes } = await exportProject(lead(), studyId);
    await withdrawConsent(lead(), { consentId, scope: "participate" });
    const before = await db().source.findFirstOrThrow({ where: { studyId } });
    const { leftOut } = await importExchange(lead(), { studyId, applyChanges: true }, upload(bytes));
    expect(leftOut.map(({ kind }) => kind)).toContain("withdrawn_text");
    expect(await db().source.findFirstOrThrow({ where: { studyId } })).toEqual(before);
    expect(await db().source.count({ where: { studyId } })).toBe(1);
  });

  it("is for those who lead an open study", async () => {
    const { studyId } = await makeStudy(world.own);
    const coder = await makeResearcher([world.own.territoryCode], ["Rosa", "Prueba Díaz"]);
    await addStudyMember(lead(), { studyId, personId: coder.personId, role: "coder" });
    const file = upload(foreignCodebook);
    for (const work of [
      () => importExchange(coder, { studyId }, file),
      () => previewExchange(coder, { studyId }, file),
      () => exportProject(coder, studyId),
      () => exportCodebook(coder, studyId),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const stranger = world.foreign.actors.researcher;
    await expect(importExchange(stranger, { studyId }, file)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(exportCodebook(lead(), studyId)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await closeStudy(lead(), studyId);
    await expect(importExchange(lead(), { studyId }, file)).rejects.toMatchObject({ code: "INVALID_STATE" });
    expect((await exportProject(lead(), studyId)).bytes.length).toBeGreaterThan(0);
  });
});

describe("exportProject", () => {
  it("lets neither a text leave that is not ready, nor what others coded in a round before it is revealed", async () => {
    const { studyId, sourceId, codeId, codingId } = await makeCodedStudy();
    const coder = await db().coder.create({ data: { id: newId(), studyId, name: "Otra persona" } });
    const round = await db().codingRound.create({
      data: {
        ...{ id: newId(), studyId, name: "Ronda 1", state: "open", createdById: lead().personId },
        createdAt: new Date(),
      },
    });
    const hidden = { studyId, sourceId, codeId, coderId: coder.id, roundId: round.id };
    const blind = { id: newId(), ...hidden, startsAt: 0, endsAt: 4, createdAt: new Date() };
    await db().coding.create({ data: blind });
    await db().coding.update({ where: { id: codingId }, data: { roundId: round.id } });
    await db().codingRoundSource.create({ data: { roundId: round.id, sourceId } });
    const memo = { id: newId(), studyId, target: "source", targetId: sourceId, coderId: coder.id } as const;
    await db().memo.create({ data: { ...memo, title: "Ajena", text: "No mirar.", createdAt: new Date() } });
    const raw = { id: newId(), studyId, name: "Con nombres", state: "raw", format: "txt" } as const;
    await db().source.create({
      data: {
        ...{ ...raw, text: "María", sha256: "0".repeat(64), codePoints: 5 },
        ...{ createdById: lead().personId, createdAt: new Date() },
      },
    });
    const before = await exported(studyId);
    expect(before.codings.map(({ guid }) => guid)).toEqual([codingId]);
    expect(before.sources).toHaveLength(1);
    expect(before.notes.map(({ title }) => title)).not.toContain("Ajena");
    const { rows } = await listExchanges(lead(), studyId);
    expect(rows[0]?.leftOut.map(({ kind, count }) => [kind, count])).toEqual([
      ["unready_source", 1],
      ["blind_coding", 1],
    ]);
    const revealed = { state: "revealed", revealedAt: new Date() } as const;
    await db().codingRound.update({ where: { id: round.id }, data: revealed });
    expect((await exported(studyId)).codings).toHaveLength(2);
  });

  it("leaves its row in the audit trail, and names of the exchange only to who made it", async () => {
    const { studyId } = await makeCodedStudy();
    const coder = await makeResearcher([world.own.territoryCode], ["Rosa", "Prueba Díaz"]);
    await addStudyMember(lead(), { studyId, personId: coder.personId, role: "coder" });
    await exportCodebook(lead(), studyId);
    await importExchange(lead(), { studyId }, upload(prefixedProject()));
    const { rows } = await listExchanges(lead(), studyId);
    expect(rows.map(({ direction, kind }) => [direction, kind])).toEqual([
      ["received", "project"],
      ["sent", "codebook"],
    ]);
    expect(await auditOf(rows[1]?.id ?? "")).toEqual(["fieldwork.codebook_sent"]);
    expect(rows[0]?.leftOut.find(({ kind }) => kind === "audio")?.names).toEqual(["Voz.mp3"]);
    const [seen] = (await listExchanges(coder, studyId)).rows;
    expect(seen).toMatchObject({ fileName: null, counts: rows[0]?.counts });
    expect(seen?.leftOut.flatMap(({ names }) => names)).toEqual([]);
  });
});
