import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { getLessonState } from "@/lib/sync/queries/records";
import { receiptText } from "@/lib/sync/rules/receipt";
import { makeVisit, schoolDay } from "@/tests/factories/observation";
import { makeOperation, makeWrite, send } from "@/tests/factories/sync";
import { makeWorld, type TestPlace, type World } from "@/tests/factories/world";

let world: World;
let mentor: TestPlace["actors"]["mentor"];

beforeAll(async () => {
  world = await makeWorld();
  mentor = world.own.actors.mentor;
});

const noteValue = (text = "“¿Cómo lo supiste?”") => ({
  ...{ offsetSeconds: 751, speaker: "teacher", noteClass: "low_inference", text },
});

/** A whole lesson in one operation, with what registers it. */
function wholeLesson(visitId: string) {
  const noteId = newId();
  const indicatorId = world.rubric.indicators["C9.1"] ?? "";
  const written = makeWrite(
    visitId,
    { field: `note/${noteId}`, value: noteValue() },
    { field: `rating/${indicatorId}`, value: { level: 2, noteIds: [noteId] } },
    { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" },
    { field: "context/endedAt", value: "2026-05-11T14:45:00.000Z" },
  );
  const after = [written.opId];
  const registered = makeOperation({ kind: "observation.register", entityId: visitId, payload: {}, after });
  return { noteId, indicatorId, written, registered };
}

/** A visit that the technical head plans where it happens. */
function plannedBy(observerId: string, visitId: string) {
  const { school, actors } = world.own;
  return makeOperation({
    kind: "visit.plan",
    entityId: visitId,
    payload: {
      ...{ schoolId: school.id, teacherId: actors.teacher.personId, observerId },
      ...{ rubricVersionId: world.rubric.versionId, purpose: "diagnosis", plannedOn: schoolDay() },
      ...{ plannedAt: "10:00", grade: "3b", classGroup: "3°B", subject: "Matemática" },
    },
  });
}

const kindsOf = (outcomes: readonly { outcome: string; held?: string }[]) =>
  outcomes.map(({ outcome, held }) => (held ? `${outcome} ${held}` : outcome));

describe("receiving", () => {
  it("stores what was written once, with an audit entry and a receipt that verifies", async () => {
    const { id } = await makeVisit(world, world.own);
    const { written, noteId } = wholeLesson(id);
    const [first] = await send(mentor, [written]);
    expect(first?.outcome).toBe("applied");
    const [again] = await send(mentor, [written]);
    expect(again).toMatchObject({ outcome: "duplicate", first: "applied", receipt: first?.receipt });
    const { observation } = await getVisitForCapture(mentor, id);
    expect(observation?.notes).toEqual([{ id: noteId, ...noteValue() }]);
    const { state, receipt } = await getLessonState(mentor, id);
    expect(receipt).toEqual(first?.receipt);
    expect(createHash("sha256").update(receiptText(state)).digest("hex")).toBe(receipt.sha256);
    const entries = await db().auditEntry.findMany({ where: { thingId: observation?.id ?? "" } });
    expect(entries.map(({ action }) => action)).toEqual(["observation.draft_saved"]);
    expect(await db().syncOperation.count({ where: { entityId: id } })).toBe(1);
  });

  it("registers and shares in the order in which it was done, in one request or several", async () => {
    const { id } = await makeVisit(world, world.own);
    const { written, registered } = wholeLesson(id);
    const shared = makeOperation({
      kind: "observation.share",
      entityId: id,
      payload: {},
      after: [registered.opId],
    });
    expect(kindsOf(await send(mentor, [written, registered, shared]))).toEqual([
      "applied",
      "applied",
      "applied",
    ]);
    const observation = await db().observation.findUniqueOrThrow({
      where: { visitId: id },
      include: { notes: true, revisions: true },
    });
    expect(observation).toMatchObject({
      state: "shared",
      notes: [{ text: noteValue().text }],
      revisions: [{ revision: 1 }],
    });
  });

  it("holds what came before its cause, and does it when the cause comes", async () => {
    const { id } = await makeVisit(world, world.own);
    const { written, registered } = wholeLesson(id);
    expect(kindsOf(await send(mentor, [registered]))).toEqual(["held missing"]);
    expect(kindsOf(await send(mentor, [written]))).toEqual(["applied"]);
    expect(await db().observation.findUnique({ where: { visitId: id }, select: { state: true } })).toEqual({
      state: "saved",
    });
    const kept = await db().syncOperation.findFirstOrThrow({ where: { opId: registered.opId } });
    expect(kept).toMatchObject({ outcome: "applied", heldReason: null });
    expect(kept.settledAt).not.toBeNull();
  });

  it("keeps both of two values for one field, and holds the registering until one is chosen", async () => {
    const { id } = await makeVisit(world, world.own);
    const { written, registered, noteId } = wholeLesson(id);
    const field = `note/${noteId}`;
    const one = makeWrite(id, { field, value: noteValue("una"), over: [written.opId] });
    const other = makeWrite(id, { field, value: noteValue("otra"), over: [written.opId] });
    await send(mentor, [written]);
    expect(kindsOf(await send(mentor, [one]))).toEqual(["applied"]);
    const [second] = await send(mentor, [other]);
    expect(second).toMatchObject({ outcome: "conflict", conflicts: [field] });
    expect(kindsOf(await send(mentor, [registered]))).toEqual(["held conflict"]);
    const decided = makeOperation({
      kind: "observation.resolve",
      entityId: id,
      payload: { writes: [{ field, value: noteValue("otra"), over: [one.opId, other.opId] }] },
    });
    expect(kindsOf(await send(mentor, [decided]))).toEqual(["applied"]);
    const observation = await db().observation.findUniqueOrThrow({
      where: { visitId: id },
      include: { notes: true },
    });
    expect(observation).toMatchObject({ state: "saved", notes: [{ text: "otra" }] });
    expect(await db().observationField.count({ where: { visitId: id, field } })).toBe(4);
  });

  it("flags what comes after registering and keeps it", async () => {
    const { id } = await makeVisit(world, world.own);
    const { written, registered } = wholeLesson(id);
    await send(mentor, [written, registered]);
    const late = makeWrite(id, { field: "context/studentsPresent", value: 30 });
    expect(kindsOf(await send(mentor, [late]))).toEqual(["held late"]);
    expect(await db().syncOperation.findFirst({ where: { opId: late.opId } })).toMatchObject({
      heldReason: "late",
    });
  });

  it("says what is missing to register, and takes a second try", async () => {
    const { id } = await makeVisit(world, world.own);
    const empty = makeWrite(id, { field: "context/startedAt", value: "2026-05-11T14:00:00.000Z" });
    const first = makeOperation({
      kind: "observation.register",
      entityId: id,
      payload: {},
      after: [empty.opId],
    });
    const [, refused] = await send(mentor, [empty, first]);
    expect(refused).toMatchObject({
      outcome: "rejected",
      message: expect.stringContaining("Falta la hora de término") as string,
    });
    const { written } = wholeLesson(id);
    const second = makeOperation({
      kind: "observation.register",
      entityId: id,
      payload: {},
      after: [written.opId],
    });
    expect(kindsOf(await send(mentor, [written, second]))).toEqual(["applied", "applied"]);
  });

  it("plans a visit made on the spot and writes in it, whatever comes first", async () => {
    const visitId = newId();
    const head = world.own.actors.utp_head;
    const { written } = wholeLesson(visitId);
    const planned = plannedBy(head.personId, visitId);
    expect(kindsOf(await send(head, [written]))).toEqual(["held missing"]);
    expect(await send(head, [planned])).toMatchObject([{ outcome: "applied" }]);
    expect((await getVisitForCapture(head, visitId)).observation?.notes).toHaveLength(1);
  });

  it("does all of one request, also when every part of it stands before its cause", async () => {
    const visitId = newId();
    const head = world.own.actors.utp_head;
    const { written, registered } = wholeLesson(visitId);
    const after = [registered.opId];
    const shared = makeOperation({ kind: "observation.share", entityId: visitId, payload: {}, after });
    const sent = [shared, registered, written, plannedBy(head.personId, visitId)];
    expect(kindsOf(await send(head, sent))).toEqual(["applied", "applied", "applied", "applied"]);
    expect(await db().observation.findUnique({ where: { visitId } })).toMatchObject({ state: "shared" });
  });

  it("tells of what waited what became of it, when it is sent again together with its cause", async () => {
    const { id } = await makeVisit(world, world.own);
    const { written, registered } = wholeLesson(id);
    await send(mentor, [registered]);
    expect(await send(mentor, [registered, written])).toMatchObject([
      { outcome: "duplicate", first: "applied" },
      { outcome: "applied" },
    ]);
  });
});

describe("what is not taken", () => {
  it("is another person's queue, of which nothing is read", async () => {
    const { id } = await makeVisit(world, world.own);
    const body = {
      device: newId(),
      person: newId(),
      operations: [makeWrite(id, { field: "context/studentsPresent", value: 3 })],
    };
    const { receiveOperations } = await import("@/lib/sync/commands/receive");
    await expect(receiveOperations(mentor, body)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await db().syncOperation.count({ where: { entityId: id } })).toBe(0);
  });

  it("is a visit of somebody else: it waits as if it did not exist, and tells nothing of it", async () => {
    const { id } = await makeVisit(world, world.foreign);
    const there = await send(mentor, [makeWrite(id, { field: "context/studentsPresent", value: 3 })]);
    const nowhere = await send(mentor, [makeWrite(newId(), { field: "context/studentsPresent", value: 3 })]);
    expect(there).toMatchObject([{ outcome: "held", held: "missing", receipt: null }]);
    expect({ ...there[0], opId: "" }).toEqual({ ...nowhere[0], opId: "" });
    expect(await db().observationField.count({ where: { visitId: id } })).toBe(0);
  });

  it("is the same number with other words, a broken digest or a value that no lesson has; all of it is kept", async () => {
    const { id } = await makeVisit(world, world.own);
    const first = makeWrite(id, { field: "context/studentsPresent", value: 3 });
    const other = { ...makeWrite(id, { field: "context/studentsPresent", value: 4 }), opId: first.opId };
    const broken = {
      ...makeWrite(id, { field: "context/studentsPresent", value: 5 }),
      digest: "0".repeat(64),
    };
    const impossible = makeWrite(id, { field: "context/studentsPresent", value: -1 });
    const unknown = makeWrite(id, { field: "context/nadaQueVer", value: 1 });
    expect(kindsOf(await send(mentor, [first, broken, impossible, unknown, { hola: true }]))).toEqual([
      ...["applied", "rejected", "rejected", "rejected", "rejected"],
    ]);
    expect(kindsOf(await send(mentor, [other]))).toEqual(["rejected"]);
    expect((await getVisitForCapture(mentor, id)).observation?.context.studentsPresent).toBe(3);
    const kept = await db().syncOperation.findMany({ where: { kind: "unreadable" } });
    expect(kept.map(({ sent }) => sent)).toEqual(expect.arrayContaining(['{"hola":true}']));
  });

  it("does not take its neighbours along", async () => {
    const { id } = await makeVisit(world, world.own);
    const fine = makeWrite(id, { field: "context/studentsPresent", value: 3 });
    const wrong = makeWrite(id, { field: "rating/x", value: 1 });
    expect(kindsOf(await send(mentor, [wrong, fine]))).toEqual(["rejected", "applied"]);
  });
});

describe("rights that ended", () => {
  it("leave what was written with the programme's coordination", async () => {
    const { id } = await makeVisit(world, world.own);
    const outside = { ...mentor, grants: [] };
    const [outcome] = await send(outside, [makeWrite(id, { field: "context/studentsPresent", value: 3 })]);
    expect(outcome).toMatchObject({ outcome: "held", held: "grant_ended" });
    expect(await db().observation.count({ where: { visitId: id } })).toBe(0);
    expect(await db().syncOperation.findFirst({ where: { entityId: id } })).toMatchObject({
      territoryId: world.own.territoryId,
      heldReason: "grant_ended",
    });
  });
});
