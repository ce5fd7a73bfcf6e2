import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { acceptEnded, declineEnded } from "@/lib/sync/commands/settle-ended";
import { incorporateLate, setLateAside } from "@/lib/sync/commands/settle-own";
import { listEndedWaiting } from "@/lib/sync/queries/ended";
import { listOwnUnsettled } from "@/lib/sync/queries/waiting";
import { makeObservation, makeVisit } from "@/tests/factories/observation";
import { makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const reason = "Se alcanzó a escribir en la sala";
const note = (text: string) => ({
  field: `note/${newId()}`,
  value: { offsetSeconds: 900, speaker: "student", noteClass: "low_inference", text },
});

/** A registered observation and words for it that come late. */
async function makeLate(state: "saved" | "shared" | "acknowledged" = "saved") {
  const { mentor } = world.own.actors;
  const { id, visitId } = await makeObservation(world, world.own, { state });
  const operation = makeWrite(visitId, note("“Yo lo hice con una tabla”"));
  expect(await send(mentor, [operation])).toMatchObject([{ outcome: "held", held: "late" }]);
  return { mentor, id, visitId, operation };
}

const settledOf = async (opId: string) => db().syncOperation.findFirstOrThrow({ where: { opId } });

describe("what came too late", () => {
  it("is listed to its writer with its words, and becomes a correction with its reason", async () => {
    const { mentor, id, visitId, operation } = await makeLate("shared");
    const listed = (await listOwnUnsettled(mentor)).waiting.find(({ entityId }) => entityId === visitId);
    expect(listed).toMatchObject({
      ...{ reason: "late", canIncorporate: true },
      words: [{ label: "Estudiante", text: "“Yo lo hice con una tabla”" }],
    });
    await incorporateLate(mentor, { entityId: visitId, reason });
    const texts = await db().evidenceNote.findMany({ where: { observationId: id }, select: { text: true } });
    expect(texts.map(({ text }) => text)).toContain("“Yo lo hice con una tabla”");
    const last = await db().observationRevision.findFirst({
      where: { observationId: id },
      orderBy: { revision: "desc" },
    });
    expect(last?.reason).toBe(reason);
    expect(await settledOf(operation.opId)).toMatchObject({
      ...{ outcome: "applied", settledById: mentor.personId, settledReason: reason },
    });
    const audit = await db().auditEntry.findMany({ where: { thingId: id } });
    expect(audit.map(({ action }) => action)).toContain("observation.amended");
    const { waiting } = await listOwnUnsettled(mentor);
    expect(waiting.some(({ entityId }) => entityId === visitId)).toBe(false);
  });

  it("does not enter what its teacher has acknowledged, and may be left aside", async () => {
    const { mentor, visitId, operation } = await makeLate("acknowledged");
    await expect(incorporateLate(mentor, { entityId: visitId, reason })).rejects.toMatchObject({
      code: "INVALID_STATE",
    });
    await setLateAside(mentor, { entityId: visitId, reason });
    expect(await settledOf(operation.opId)).toMatchObject({ outcome: "rejected", settledReason: reason });
    const audit = await db().auditEntry.findMany({ where: { thingId: operation.opId } });
    expect(audit.map(({ action }) => action)).toEqual(["sync.set_aside"]);
  });

  it("is nobody else's to settle, and needs a reason", async () => {
    const { mentor, visitId } = await makeLate();
    for (const other of [world.own.actors.programme_lead, world.foreign.actors.mentor]) {
      await expect(incorporateLate(other, { entityId: visitId, reason })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(setLateAside(other, { entityId: visitId, reason })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    await expect(setLateAside(mentor, { entityId: visitId, reason: "no" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });
});

/** Words of somebody whose rights ended while they were on their way. */
async function makeEnded() {
  const { mentor, programme_lead: lead } = world.own.actors;
  const { id: visitId } = await makeVisit(world, world.own);
  const operation = makeWrite(visitId, note("“¿Puedo pasar adelante?”"));
  expect(await send({ ...mentor, grants: [] }, [operation])).toMatchObject([{ held: "grant_ended" }]);
  return {
    mentor,
    lead,
    visitId,
    operation,
    asked: { personId: mentor.personId, entityId: visitId, reason },
  };
}

describe("what came after rights had ended", () => {
  it("is listed to the coordination without its words, and taken in by the rights of its day", async () => {
    const { mentor, lead, visitId, operation, asked } = await makeEnded();
    const listed = (await listEndedWaiting(lead)).find(({ entityId }) => entityId === visitId);
    expect(listed).toMatchObject({ personId: mentor.personId, noteCount: 1, operationCount: 1 });
    expect(JSON.stringify(listed)).not.toContain("pasar adelante");
    await acceptEnded(lead, asked);
    expect(await db().observation.count({ where: { visitId } })).toBe(1);
    expect(await settledOf(operation.opId)).toMatchObject({
      ...{ outcome: "applied", settledById: lead.personId },
    });
    const audit = await db().auditEntry.findFirst({ where: { thingId: operation.opId } });
    expect(audit).toMatchObject({ action: "sync.ended_accepted", actorId: lead.personId });
  });

  it("is left aside with a reason, which its writer reads, and enters no record", async () => {
    const { lead, visitId, operation, asked } = await makeEnded();
    await declineEnded(lead, asked);
    expect(await db().observation.count({ where: { visitId } })).toBe(0);
    const settled = await settledOf(operation.opId);
    expect(settled).toMatchObject({ outcome: "rejected" });
    expect(settled.message).toContain(reason);
    await expect(acceptEnded(lead, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("does not count when its writer held no role even then", async () => {
    const { lead, visitId, asked, mentor } = await makeEnded();
    const early = {
      ...makeWrite(visitId, note("“Antes de todo”")),
      capturedAt: "2020-05-11T14:05:00.000Z",
    };
    await send({ ...mentor, grants: [] }, [early]);
    await expect(acceptEnded(lead, asked)).rejects.toMatchObject({ code: "INVALID_STATE" });
    expect(await db().observation.count({ where: { visitId } })).toBe(0);
  });

  it("is decided by the coordination of its own territory alone", async () => {
    const { mentor, asked } = await makeEnded();
    const others = [mentor, world.own.actors.territory_head, world.foreign.actors.programme_lead];
    for (const other of others) {
      await expect(acceptEnded(other, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(declineEnded(other, asked)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("a field written in two ways", () => {
  it("is listed to its writer until it is resolved", async () => {
    const { mentor } = world.own.actors;
    const { id } = await makeVisit(world, world.own);
    const one = makeWrite(id, { field: "context/studentsPresent", value: 20 });
    const other = makeWrite(id, { field: "context/studentsPresent", value: 21 });
    await send(mentor, [one, other]);
    const { conflicts } = await listOwnUnsettled(mentor);
    expect(conflicts.find(({ entityId }) => entityId === id)).toMatchObject({ fieldCount: 1 });
    expect((await listOwnUnsettled(world.foreign.actors.mentor)).conflicts).toEqual([]);
  });
});
