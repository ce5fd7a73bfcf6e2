import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import {
  discardBatch,
  importParsedFile,
  publishBatch,
  stageParsedFile,
  undoBatch,
} from "@/lib/evidence/commands/batches";
import { getOfficialColumns, listFigureVersions } from "@/lib/evidence/queries/columns";
import { getBatch, listChanges, listRejections } from "@/lib/evidence/queries/imports";
import type { ParsedFile } from "@/lib/evidence/schema/parsed";
import { aColumn, aFile } from "../../factories/evidence";
import { makeWorld, type World } from "../../factories/world";

const operator: Actor = { kind: "operator", personId: null, name: "Línea de comandos", grants: [] };
/** A school of another part of the country, which no territory here holds. */
const FAR_AWAY = 99_000;

let world: World;
let year = 2_030;

// Each test has an application of its own, so that none sees another's versions.
beforeEach(async () => {
  world ??= await makeWorld();
  year += 1;
});

const own = () => world.own.school.rbd;
const other = () => world.own.otherSchool.rbd;

async function fileOf(values: Readonly<Record<number, number>>, overrides: Partial<ParsedFile> = {}) {
  return aFile([aColumn(values, { year })], { year, fileName: `simce4b${year}_rbd_final.csv`, ...overrides });
}

async function take(file: ParsedFile) {
  return importParsedFile(operator, file, { isDryRun: false });
}

async function stage(actor: Actor, file: ParsedFile): Promise<string> {
  const { batchId } = await inTransaction((tx) => stageParsedFile(actor, tx, { file }));
  if (batchId === null) throw new Error("Nothing was staged");
  return batchId;
}

async function figuresNow() {
  const rows = await db().schoolIndicator.findMany({
    where: { year },
    orderBy: { school: { rbd: "asc" } },
    select: {
      id: true,
      value: true,
      status: true,
      sourceRow: true,
      mark: true,
      batchId: true,
      school: { select: { rbd: true } },
    },
  });
  return rows.map(({ school, ...row }) => ({ ...row, rbd: school.rbd }));
}

async function batchOf(file: ParsedFile) {
  return db().importBatch.findFirstOrThrow({ where: { sha256: file.sha256 } });
}

async function cite(figureId: string): Promise<void> {
  // A need of a diagnosis keeps the figure's id; what the need says does not matter here.
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`INSERT INTO need_evidence (id, need_id, school_indicator_id, sort_order)
                     VALUES (${newId()}::uuid, ${newId()}::uuid, ${figureId}::uuid, 1)`,
  ]);
}

describe("importing a file", () => {
  it("stores the whole country as columns and the schools of territories as figures", async () => {
    const report = await take(await fileOf({ [own()]: 253, [FAR_AWAY]: 300 }));
    expect(report).toMatchObject({ rows: 2, stored: 2, unchanged: 0, rejected: [] });
    expect(report.territories[world.own.territoryCode]).toEqual({ schools: 1, withValue: 1 });
    expect(await figuresNow()).toMatchObject([{ rbd: own(), value: 253, status: "valued", sourceRow: 2 }]);
    const [column] = await getOfficialColumns(world.own.actors.teacher, {
      indicators: ["simce/lect"],
      years: [year],
    });
    expect([...(column?.values ?? [])].sort()).toEqual([253, 300]);
  });

  it("computes the national reference over all schools and each socioeconomic group", async () => {
    await take(await fileOf({ [own()]: 250, [FAR_AWAY]: 260 }));
    const references = await db().referenceStatistic.findMany({
      where: { year },
      orderBy: { gseGroup: "asc" },
    });
    expect(references).toMatchObject([
      { gseGroup: 0, schoolCount: 2, mean: 255, standardDeviation: 7.071, studentWeightedMean: 255 },
      { gseGroup: 2, schoolCount: 2, mean: 255 },
    ]);
  });

  it("changes nothing when it comes twice, also once a newer version has replaced it", async () => {
    const first = await fileOf({ [own()]: 253 });
    await take(first);
    await take(await fileOf({ [own()]: 260 }));
    const before = await figuresNow();
    expect(await take(first)).toMatchObject({ rows: 1, stored: 0, unchanged: 1 });
    expect(await figuresNow()).toEqual(before);
    expect(await db().importBatch.count({ where: { sha256: first.sha256 } })).toBe(1);
  });

  it("stores no batch when every row equals what is in force", async () => {
    await take(await fileOf({ [own()]: 253 }));
    const same = await fileOf({ [own()]: 253 });
    expect(await take(same)).toMatchObject({ stored: 0, unchanged: 1 });
    expect(await db().importBatch.count({ where: { sha256: same.sha256 } })).toBe(0);
  });

  it("counts every row once: new, changed, unchanged or rejected", async () => {
    await take(await fileOf({ [own()]: 253, [other()]: 240 }));
    const rejection = { line: 9, column: "rbd", value: "x", reason: "No es un RBD." };
    const next = await fileOf({ [own()]: 253, [other()]: 241, [FAR_AWAY]: 300 }, { rejections: [rejection] });
    expect(await take(next)).toMatchObject({ rows: 4, stored: 2, unchanged: 1, rejected: [rejection] });
    expect(await batchOf(next)).toMatchObject({
      newCount: 1,
      changedCount: 1,
      unchangedCount: 1,
      rejectedCount: 1,
    });
    const batch = await batchOf(next);
    expect((await listRejections(world.own.actors.admin, batch.id, {})).rows).toEqual([rejection]);
  });

  it("stores nothing in a dry run and says the same", async () => {
    const file = await fileOf({ [own()]: 253 });
    const said = await importParsedFile(operator, file, { isDryRun: true });
    expect(await figuresNow()).toEqual([]);
    expect(await db().importBatch.count({ where: { sha256: file.sha256 } })).toBe(0);
    expect(await take(file)).toEqual(said);
  });

  it("leaves its trace with counts alone", async () => {
    const file = await fileOf({ [own()]: 253 });
    await take(file);
    const batch = await batchOf(file);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { thingId: batch.id } });
    expect(entry).toMatchObject({ action: "evidence.published", actorKind: "operator", chain: "platform" });
    expect(entry.details).toMatchObject({ rows: 1, added: 1, changed: 0, rejected: 0 });
  });

  it("is refused to whoever may not import", async () => {
    const file = await fileOf({ [own()]: 253 });
    await expect(importParsedFile(world.own.actors.teacher, file, { isDryRun: false })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
  });
});

describe("versions", () => {
  it("a newer version keeps the figure's id, takes its source and leaves the older readable", async () => {
    const first = await fileOf({ [own()]: 253 }, { fileName: `simce4b${year}_rbd_preliminar.csv` });
    await take(first);
    const [before] = await figuresNow();
    const second = await fileOf({ [own()]: 255 });
    await take(second);
    const [after] = await figuresNow();
    expect(after).toMatchObject({ id: before?.id, value: 255, batchId: (await batchOf(second)).id });
    expect((await batchOf(first)).state).toBe("superseded");
    const versions = await listFigureVersions(world.own.actors.mentor, after?.id ?? "");
    expect(versions.map(({ words, isCurrent }) => [words, isCurrent])).toEqual([
      ["255", true],
      ["253", false],
    ]);
  });

  it("an older version is kept readable and replaces nothing", async () => {
    await take(await fileOf({ [own()]: 255 }));
    const older = await fileOf({ [own()]: 253 }, { fileName: `simce4b${year}_rbd_preliminar.csv` });
    const report = await take(older);
    expect(report.warnings[0]).toMatch(/^Ya hay una versión más nueva/);
    expect((await batchOf(older)).state).toBe("superseded");
    expect(await figuresNow()).toMatchObject([{ value: 255 }]);
  });

  it("a figure that the newer version dropped goes, unless a diagnosis cites it", async () => {
    await take(await fileOf({ [own()]: 253, [other()]: 240 }));
    const [cited] = await figuresNow();
    await cite(cited?.id ?? "");
    const report = await take(await fileOf({ [FAR_AWAY]: 300 }));
    expect(report.warnings).toEqual(["El archivo ya no trae 2 datos de la versión vigente."]);
    expect(await figuresNow()).toMatchObject([{ id: cited?.id, rbd: own(), value: null, status: "no_data" }]);
  });
});

describe("reviewing and publishing", () => {
  it("a staged file is seen with its changes and changes nothing until it is published", async () => {
    await take(await fileOf({ [own()]: 253 }));
    const { programme_lead: lead } = world.own.actors;
    const id = await stage(lead, await fileOf({ [own()]: 255, [FAR_AWAY]: 300 }));
    expect(await figuresNow()).toMatchObject([{ value: 253 }]);
    expect(await getBatch(lead, id)).toMatchObject({
      state: "staged",
      canPublish: true,
      newCount: 1,
      changedCount: 1,
    });
    expect((await listChanges(lead, id, {})).rows).toMatchObject([
      { rbd: own(), before: "253", after: "255" },
    ]);
    expect(await publishBatch(lead, id)).toEqual({ state: "published" });
    expect(await figuresNow()).toMatchObject([{ value: 255 }]);
    expect(await getBatch(world.own.actors.teacher, id)).toMatchObject({
      state: "published",
      canUndo: false,
    });
  });

  it("a staged file is hidden from whoever may not import, and published once only", async () => {
    const { programme_lead: lead, teacher } = world.own.actors;
    const file = await fileOf({ [own()]: 253 });
    const [id, copy] = [await stage(lead, file), await stage(lead, file)];
    await expect(getBatch(teacher, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(publishBatch(teacher, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await publishBatch(lead, id);
    await expect(publishBatch(lead, id)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await expect(publishBatch(lead, copy)).rejects.toMatchObject({ code: "DUPLICATE" });
    await discardBatch(lead, copy);
    expect((await getBatch(lead, copy)).state).toBe("discarded");
    expect(await db().officialColumn.count({ where: { batchId: copy } })).toBe(0);
  });

  it("two people publishing at once leave one version in force", async () => {
    const { programme_lead: lead, admin } = world.own.actors;
    const [one, two] = [
      await stage(lead, await fileOf({ [own()]: 251 })),
      await stage(admin, await fileOf({ [own()]: 252 })),
    ];
    await Promise.all([publishBatch(lead, one), publishBatch(admin, two)]);
    expect(await db().officialColumn.count({ where: { year, isCurrent: true } })).toBe(1);
    expect(await figuresNow()).toHaveLength(1);
  });
});

describe("undoing", () => {
  it("restores exactly the figures, references and states of the version before", async () => {
    const first = await fileOf({ [own()]: 253, [other()]: 240 });
    await take(first);
    const before = await figuresNow();
    const references = () =>
      db().referenceStatistic.findMany({ where: { year }, orderBy: { gseGroup: "asc" }, omit: { id: true } });
    const referencesBefore = await references();
    const second = await fileOf({ [own()]: 255, [FAR_AWAY]: 300 });
    await take(second);
    await undoBatch(world.own.actors.admin, {
      batchId: (await batchOf(second)).id,
      reason: "Archivo equivocado",
    });
    const shown = ({ id: _id, ...figure }: (typeof before)[number]) => figure;
    expect((await figuresNow()).map(shown)).toEqual(before.map(shown));
    expect((await figuresNow())[0]?.id).toBe(before[0]?.id);
    expect(await references()).toEqual(referencesBefore);
    expect((await batchOf(first)).state).toBe("published");
    expect(await batchOf(second)).toMatchObject({ state: "undone", undoReason: "Archivo equivocado" });
  });

  it("removes the figures of a file that had none before it, and lets it be imported again", async () => {
    const file = await fileOf({ [own()]: 253 });
    await take(file);
    await undoBatch(operator, { batchId: (await batchOf(file)).id, reason: "Archivo equivocado" });
    expect(await figuresNow()).toEqual([]);
    expect(await db().referenceStatistic.count({ where: { year } })).toBe(0);
    expect(await take(file)).toMatchObject({ stored: 1 });
  });

  it("is refused under a newer version, and when a cited figure would disappear", async () => {
    const first = await fileOf({ [own()]: 253 });
    await take(first);
    const [figure] = await figuresNow();
    await cite(figure?.id ?? "");
    const batchId = (await batchOf(first)).id;
    const { admin } = world.own.actors;
    await expect(undoBatch(admin, { batchId, reason: "Archivo equivocado" })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await take(await fileOf({ [own()]: 254 }));
    expect((await getBatch(admin, batchId)).undoObstacle).toMatch(/más nueva/);
    await expect(undoBatch(admin, { batchId, reason: "Archivo equivocado" })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    expect(await figuresNow()).toMatchObject([{ id: figure?.id, value: 254 }]);
  });

  it("belongs to who published it and to the administration", async () => {
    const { programme_lead: lead } = world.own.actors;
    const id = await stage(lead, await fileOf({ [own()]: 253 }));
    await publishBatch(lead, id);
    const foreignLead = world.foreign.actors.programme_lead;
    await expect(undoBatch(foreignLead, { batchId: id, reason: "Archivo equivocado" })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
    await undoBatch(lead, { batchId: id, reason: "Archivo equivocado" });
    expect(await db().auditEntry.count({ where: { thingId: id, action: "evidence.undone" } })).toBe(1);
  });
});
