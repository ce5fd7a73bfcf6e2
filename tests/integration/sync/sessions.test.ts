import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { getSessionState } from "@/lib/sync/queries/records";
import { sessionReceiptText } from "@/lib/sync/rules/receipt";
import { makeCycle, makeSession, type MadeCycle } from "@/tests/factories/coaching";
import { makeVisit } from "@/tests/factories/observation";
import { makeOperation, makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
let cycle: MadeCycle;

beforeAll(async () => {
  world = await makeWorld();
  cycle = await makeCycle(world, world.own);
});

const held = { heldOn: "2026-05-18", durationMinutes: 30, travelMinutes: 0 };

function feedbackOf(sessionId: string) {
  const record = {
    ...{ ...held, sessionId, strength: "Espera después de preguntar a todo el curso" },
    ...{ improvementPoint: "Pedir que otro estudiante complete la respuesta" },
    teacherWords: "Me di cuenta de que contestan siempre los mismos",
  };
  const payload = { sessionKind: "feedback" as const, record };
  return makeOperation({ kind: "session.record", entityId: sessionId, payload });
}

function monitoringOf(sessionId: string, after: readonly string[]) {
  const payload = { sessionKind: "monitoring" as const, record: { ...held, sessionId } };
  return makeOperation({ kind: "session.record", entityId: sessionId, payload, after: [...after] });
}

/** A monitoring whose lesson is still to be written, and what writes and registers it. */
async function makeUnobserved() {
  const { id: visitId } = await makeVisit(world, world.own, {
    ...{ teacherId: cycle.teacher.personId, observerId: cycle.mentor.personId, purpose: "coaching" },
  });
  const { id } = await makeSession(world.own, cycle.id, { kind: "monitoring", visitId });
  const noteId = newId();
  const note = { offsetSeconds: 9, speaker: "teacher", noteClass: "low_inference", text: "“¿Por qué?”" };
  const level = { level: 2, noteIds: [noteId] };
  const written = makeWrite(
    visitId,
    { field: `note/${noteId}`, value: note },
    { field: `rating/${world.rubric.indicators["C9.1"] ?? ""}`, value: level },
    { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" },
    { field: "context/endedAt", value: "2026-05-11T14:45:00.000Z" },
  );
  const after = [written.opId];
  const registered = makeOperation({ kind: "observation.register", entityId: visitId, payload: {}, after });
  return { id, written, registered };
}

const stateOf = async (id: string) => (await db().coachingSession.findUniqueOrThrow({ where: { id } })).state;

describe("a session recorded on a device", () => {
  it("is recorded once, with its audit entry and a receipt that verifies", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    const operation = feedbackOf(id);
    expect(await send(cycle.mentor, [operation])).toMatchObject([{ outcome: "applied" }]);
    const [again] = await send(cycle.mentor, [operation]);
    expect(again).toMatchObject({ outcome: "duplicate", first: "applied", receipt: { state: "done" } });
    const { state, receipt } = await getSessionState(cycle.mentor, id);
    expect(createHash("sha256").update(sessionReceiptText(state)).digest("hex")).toBe(receipt.sha256);
    const entries = await db().auditEntry.findMany({ where: { thingId: id } });
    expect(entries.map(({ action }) => action)).toEqual(["session.feedback_recorded"]);
    expect(await db().feedbackRecord.count({ where: { sessionId: id } })).toBe(1);
  });

  it("waits for its lesson to be registered, and is recorded when it is", async () => {
    const { id, written, registered } = await makeUnobserved();
    const monitored = monitoringOf(id, [registered.opId]);
    expect(await send(cycle.mentor, [monitored])).toMatchObject([{ outcome: "held", held: "missing" }]);
    expect(await stateOf(id)).toBe("planned");
    await send(cycle.mentor, [written, registered]);
    expect(await stateOf(id)).toBe("done");
    const [again] = await send(cycle.mentor, [monitored]);
    expect(again).toMatchObject({ outcome: "duplicate", first: "applied" });
  });

  it("is done after its lesson when both come in one request, the session first", async () => {
    const { id, written, registered } = await makeUnobserved();
    const sent = await send(cycle.mentor, [monitoringOf(id, [registered.opId]), written, registered]);
    expect(sent.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
    expect(await stateOf(id)).toBe("done");
  });

  it("says in words what its record lacks, and keeps what was sent", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    const operation = monitoringOf(id, []);
    const [outcome] = await send(cycle.mentor, [operation]);
    expect(outcome).toMatchObject({ outcome: "rejected", receipt: { state: "planned" } });
    expect(outcome?.message).toMatch(/\.$/);
    const kept = await db().syncOperation.findFirstOrThrow({ where: { opId: operation.opId } });
    expect(JSON.parse(kept.sent)).toMatchObject({ opId: operation.opId });
  });

  it("is kept and flagged when the session was recorded already", async () => {
    const { id } = await makeSession(world.own, cycle.id, { state: "done" });
    expect(await send(cycle.mentor, [feedbackOf(id)])).toMatchObject([{ outcome: "held", held: "late" }]);
  });

  it("of somebody else is not there, and tells nothing of it", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    const other = world.foreign.actors.mentor;
    expect(await send(other, [feedbackOf(id)])).toMatchObject([{ outcome: "rejected", receipt: null }]);
    expect(await send(other, [feedbackOf(newId())])).toMatchObject([{ outcome: "rejected", receipt: null }]);
  });
});
