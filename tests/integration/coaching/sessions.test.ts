import { beforeAll, describe, expect, it } from "vitest";
import { recordFeedback, recordModelling, recordMonitoring } from "@/lib/coaching/commands/record";
import { cancelSession, planSession, rescheduleSession } from "@/lib/coaching/commands/session";
import { getCycle } from "@/lib/coaching/queries/cycle";
import { getSession } from "@/lib/coaching/queries/session";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { amendObservation } from "@/lib/observation/commands/observation";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { makeCycle, makeMonitoring, makeSession, makeStep, type MadeCycle } from "@/tests/factories/coaching";
import { schoolDay } from "@/tests/factories/observation";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
let cycle: MadeCycle;
beforeAll(async () => {
  world = await makeWorld();
  cycle = await makeCycle(world, world.own);
});

const refusal = (code: string) => expect.objectContaining({ code });
const actionsOn = async (thingId: string) =>
  (await db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } })).map(
    (entry) => entry.action,
  );

let hour = 7;
const plan = (overrides: object = {}) => {
  hour += 1;
  return {
    id: newId(),
    cycleId: cycle.id,
    kind: "feedback" as const,
    plannedOn: schoolDay(),
    plannedAt: `${String(hour).padStart(2, "0")}:10`,
    ...overrides,
  };
};
const lesson = () => ({
  subject: "Matemática",
  grade: "3b" as const,
  classGroup: "3°B",
  rubricVersionId: world.rubric.versionId,
});
const held = { heldOn: "2026-05-18", durationMinutes: 40, travelMinutes: 20 };
const talk = {
  ...held,
  strength: "Pregunta a quienes no levantan la mano",
  improvementPoint: "Esperar antes de dar la respuesta",
  teacherWords: "No me había fijado en eso",
};
const model = {
  ...held,
  modellingKind: "co_teaching" as const,
  modelledBy: "both" as const,
  technique: "Esperar cinco segundos",
  lookFors: "Cuántas manos se levantan antes de responder",
  debrief: "Vimos que responden más estudiantes",
  rehearsalDone: true,
  teacherWillTry: "Contar hasta cinco en silencio",
};
const newStep = {
  what: "Contar hasta cinco antes de elegir a quién responde",
  dueOn: "2026-05-25",
  howSeen: "Más manos",
};

describe("planning a session", () => {
  it("of monitoring plans the visit to the lesson with it, and both leave their entries", async () => {
    const session = plan({ kind: "monitoring", lesson: lesson() });
    await planSession(cycle.mentor, session);
    const seen = await getSession(cycle.mentor, session.id);
    expect(seen.lesson).toEqual({ subject: "Matemática", grade: "3b", classGroup: "3°B" });
    const visit = await db().visit.findUniqueOrThrow({ where: { id: seen.summary.visitId ?? "" } });
    expect(visit).toMatchObject({
      purpose: "coaching",
      observerId: cycle.mentor.personId,
      plannedAt: session.plannedAt,
    });
    expect(await actionsOn(session.id)).toEqual(["session.planned"]);
    expect(await actionsOn(visit.id)).toEqual(["visit.planned"]);
  });

  it("of another kind plans no visit, and is seen by the teacher", async () => {
    const session = plan({ kind: "modelling", mode: "remote" });
    await planSession(cycle.mentor, session);
    const seen = await getSession(cycle.teacher, session.id);
    expect(seen.summary).toMatchObject({
      kind: "modelling",
      mode: "remote",
      state: "planned",
      visitId: null,
    });
  });

  it("says what is worth a second look: a day gone by", async () => {
    const { warnings } = await planSession(cycle.mentor, plan({ plannedOn: schoolDay(-20) }));
    expect(warnings).toContain("Ese día ya pasó.");
  });

  it("sent twice plans one session and one visit", async () => {
    const session = plan({ kind: "monitoring", lesson: lesson() });
    await Promise.all([planSession(cycle.mentor, session), planSession(cycle.mentor, session)]);
    const { summary } = await getSession(cycle.mentor, session.id);
    const visits = await db().visit.count({
      where: {
        observerId: cycle.mentor.personId,
        plannedOn: new Date(session.plannedOn),
        plannedAt: session.plannedAt,
      },
    });
    expect([summary.state, visits]).toEqual(["planned", 1]);
  });

  it("never takes over the id of another cycle's session", async () => {
    const other = await makeCycle(world, world.own);
    const session = await makeSession(world.own, other.id);
    await expect(planSession(cycle.mentor, plan({ id: session.id }))).rejects.toEqual(refusal("NOT_FOUND"));
  });

  it("is refused on a day years away, without its lesson and at an hour the mentor has taken", async () => {
    await expect(planSession(cycle.mentor, plan({ plannedOn: "2039-05-12" }))).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { fields: { plannedOn: expect.stringContaining("año") } },
    });
    await expect(planSession(cycle.mentor, plan({ kind: "monitoring" }))).rejects.toMatchObject({
      details: { fields: { lesson: expect.any(String) } },
    });
    const first = plan({ kind: "monitoring", lesson: lesson() });
    await planSession(cycle.mentor, first);
    const second = { ...first, id: newId() };
    await expect(planSession(cycle.mentor, second)).rejects.toMatchObject({
      details: { fields: { plannedAt: expect.any(String) } },
    });
    expect(await db().coachingSession.count({ where: { id: second.id } })).toBe(0);
  });

  it.each(["agreement", "suspended", "closed"] as const)("is refused in a cycle %s", async (phase) => {
    const still = await makeCycle(world, world.own, { cycle: { phase } });
    await expect(planSession(still.mentor, plan({ cycleId: still.id }))).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
  });

  it("is for the mentor alone", async () => {
    await expect(planSession(cycle.teacher, plan())).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(planSession(world.own.actors.principal, plan())).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(planSession(world.foreign.actors.mentor, plan())).rejects.toEqual(refusal("NOT_FOUND"));
  });
});

describe("moving and cancelling a session", () => {
  it("moves its visit with it", async () => {
    const session = plan({ kind: "monitoring", lesson: lesson() });
    await planSession(cycle.mentor, session);
    await rescheduleSession(cycle.mentor, {
      sessionId: session.id,
      plannedOn: session.plannedOn,
      plannedAt: "07:45",
    });
    const { summary } = await getSession(cycle.mentor, session.id);
    const visit = await db().visit.findUniqueOrThrow({ where: { id: summary.visitId ?? "" } });
    expect([summary.plannedAt, visit.plannedAt]).toEqual(["07:45", "07:45"]);
    expect(await actionsOn(session.id)).toEqual(["session.planned", "session.rescheduled"]);
  });

  it("cancels its visit with it, with the reason, and then nothing more can be done with it", async () => {
    const session = plan({ kind: "monitoring", lesson: lesson() });
    await planSession(cycle.mentor, session);
    await cancelSession(cycle.mentor, { sessionId: session.id, reason: "Consejo de profesores" });
    const seen = await getSession(cycle.teacher, session.id);
    expect(seen).toMatchObject({ cancelReason: "Consejo de profesores", summary: { state: "cancelled" } });
    const visit = await db().visit.findUniqueOrThrow({ where: { id: seen.summary.visitId ?? "" } });
    expect(visit.state).toBe("cancelled");
    expect(await actionsOn(session.id)).toEqual(["session.planned", "session.cancelled"]);
    const move = { sessionId: session.id, plannedOn: session.plannedOn, plannedAt: "09:00" };
    await expect(rescheduleSession(cycle.mentor, move)).rejects.toEqual(refusal("INVALID_STATE"));
  });

  it("does not cancel a lesson that was observed", async () => {
    const { id } = await makeMonitoring(world, world.own, { cycle, state: "planned" });
    await expect(
      cancelSession(cycle.mentor, { sessionId: id, reason: "Ya no corresponde" }),
    ).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("registrar la sesión"),
    });
  });

  it("is refused on a day years away, and to everybody but the mentor", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    const move = { sessionId: id, plannedOn: schoolDay(), plannedAt: "09:00" };
    const cancel = { sessionId: id, reason: "Consejo de profesores" };
    await expect(rescheduleSession(cycle.mentor, { ...move, plannedOn: "2039-05-12" })).rejects.toEqual(
      refusal("INVALID_INPUT"),
    );
    await expect(rescheduleSession(cycle.teacher, move)).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(cancelSession(cycle.teacher, cancel)).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(rescheduleSession(world.foreign.actors.mentor, move)).rejects.toEqual(refusal("NOT_FOUND"));
    await expect(cancelSession(world.foreign.actors.mentor, cancel)).rejects.toEqual(refusal("NOT_FOUND"));
  });
});

describe("recording a monitoring", () => {
  it("needs its observation, and keeps the dose and who else was there", async () => {
    const { id } = await makeMonitoring(world, world.own, { cycle, state: "planned", observation: "saved" });
    await recordMonitoring(cycle.mentor, { ...held, sessionId: id, alsoPresent: "La educadora diferencial" });
    const seen = await getSession(cycle.teacher, id);
    expect(seen).toMatchObject({
      alsoPresent: "La educadora diferencial",
      observation: { state: "saved" },
      summary: { state: "done", heldOn: "2026-05-18", durationMinutes: 40, travelMinutes: 20 },
    });
    expect(await actionsOn(id)).toEqual(["session.monitoring_recorded"]);
  });

  it("is refused while the observation is a draft, and where there is no visit at all", async () => {
    const draft = await makeMonitoring(world, world.own, { cycle, state: "planned", observation: "draft" });
    await expect(recordMonitoring(cycle.mentor, { ...held, sessionId: draft.id })).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
    const bare = await makeSession(world.own, cycle.id, { kind: "monitoring" });
    await expect(recordMonitoring(cycle.mentor, { ...held, sessionId: bare.id })).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
  });

  it("is refused on a day to come, for another kind of session, and to everybody but the mentor", async () => {
    const { id } = await makeMonitoring(world, world.own, { cycle, state: "planned" });
    await expect(
      recordMonitoring(cycle.mentor, { ...held, sessionId: id, heldOn: "2099-05-18" }),
    ).rejects.toEqual(refusal("INVALID_STATE"));
    const talkSession = await makeSession(world.own, cycle.id);
    await expect(recordMonitoring(cycle.mentor, { ...held, sessionId: talkSession.id })).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
    await expect(recordMonitoring(cycle.teacher, { ...held, sessionId: id })).rejects.toEqual(
      refusal("FORBIDDEN"),
    );
    await expect(recordMonitoring(world.foreign.actors.mentor, { ...held, sessionId: id })).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
  });
});

describe("recording a feedback", () => {
  it("cites notes of one lesson, agrees the step, and tells the hours since the lesson beside the promise", async () => {
    const { observationId, noteId } = await makeMonitoring(world, world.own, { cycle });
    const { id } = await makeSession(world.own, cycle.id);
    await recordFeedback(cycle.mentor, { ...talk, sessionId: id, observationId, noteIds: [noteId], newStep });
    const seen = await getSession(cycle.teacher, id);
    expect(seen.feedback?.evidence.map((note) => note.id)).toEqual([noteId]);
    expect(seen.stepsAgreed).toMatchObject([{ what: newStep.what, state: "active" }]);
    expect(seen.activeStep?.what).toBe(newStep.what);
    expect(seen.hoursSinceLesson).toBeGreaterThan(0);
    expect(seen.promisedHours).toBe(72);
    expect(await actionsOn(id)).toEqual(["session.feedback_recorded"]);
    const audit = await db().auditEntry.findFirstOrThrow({ where: { thingId: id } });
    expect(JSON.stringify(audit.details)).not.toContain("levantan");
    await db().actionStep.updateMany({ where: { cycleId: cycle.id }, data: { state: "achieved" } });
  });

  it("keeps one step in force: the one before is checked first, in the same session", async () => {
    const pair = await makeCycle(world, world.own);
    const first = await makeSession(world.own, pair.id, { state: "done" });
    const step = await makeStep(world.own, { cycleId: pair.id, sessionId: first.id });
    const { id } = await makeSession(world.own, pair.id);
    await expect(recordFeedback(pair.mentor, { ...talk, sessionId: id, newStep })).rejects.toMatchObject({
      message: expect.stringContaining("paso de acción vigente"),
    });
    expect((await getSession(pair.mentor, id)).summary.state).toBe("planned");
    const check = { stepId: step.id, state: "partly_achieved" as const, note: "En dos de tres preguntas" };
    await recordFeedback(pair.mentor, { ...talk, sessionId: id, check, newStep });
    const { content } = await getCycle(pair.teacher, pair.id);
    expect(content?.steps.map((one) => one.state)).toEqual(["partly_achieved", "active"]);
    expect((await getSession(pair.teacher, id)).stepsChecked).toMatchObject([
      { checkNote: "En dos de tres preguntas" },
    ]);
  });

  it("is done once when sent twice at the same time", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    const both = await Promise.allSettled([
      recordFeedback(cycle.mentor, { ...talk, sessionId: id }),
      recordFeedback(cycle.mentor, { ...talk, sessionId: id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("cites neither private notes, nor notes of another lesson, nor a lesson of somebody else", async () => {
    const lessonOne = await makeMonitoring(world, world.own, { cycle });
    const lessonTwo = await makeMonitoring(world, world.own, { cycle });
    const other = await makeMonitoring(world, world.own, { cycle: await makeCycle(world, world.own) });
    const { id } = await makeSession(world.own, cycle.id);
    const record = (observationId: string | null, noteIds: string[]) =>
      recordFeedback(cycle.mentor, { ...talk, sessionId: id, observationId, noteIds });
    await expect(record(lessonOne.observationId, [lessonOne.privateNoteId])).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
    await expect(record(lessonOne.observationId, [lessonTwo.noteId])).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
    await expect(record(null, [lessonOne.noteId])).rejects.toEqual(refusal("INVALID_STATE"));
    await expect(record(other.observationId, [other.noteId])).rejects.toEqual(refusal("NOT_FOUND"));
  });

  it("no longer shows a cited note once the mentor made it private", async () => {
    const { observationId, noteId, visitId } = await makeMonitoring(world, world.own, { cycle });
    const { id } = await makeSession(world.own, cycle.id);
    await recordFeedback(cycle.mentor, { ...talk, sessionId: id, observationId, noteIds: [noteId] });
    const { observation } = await getVisitForCapture(cycle.mentor, visitId);
    if (!observation) throw new Error("The lesson was observed");
    const another = {
      id: newId(),
      offsetSeconds: 60,
      speaker: "group" as const,
      noteClass: "low_inference" as const,
      text: "Nueve levantan la mano",
    };
    await amendObservation(cycle.mentor, {
      observationId,
      baseVersion: observation.version,
      reason: "Esa nota era para mí",
      notes: [...observation.notes.map((note) => ({ ...note, noteClass: "private" as const })), another],
      ratings: observation.ratings.map((rating) => ({
        ...rating,
        noteIds: rating.level === null ? [] : [another.id],
      })),
      context: observation.context,
    });
    expect((await getSession(cycle.teacher, id)).feedback?.evidence).toEqual([]);
  });

  it("leads the teacher to the lesson only once it is shared", async () => {
    const { observationId, visitId } = await makeMonitoring(world, world.own, {
      cycle,
      observation: "saved",
    });
    const { id } = await makeSession(world.own, cycle.id);
    await recordFeedback(cycle.mentor, { ...talk, sessionId: id, observationId });
    expect((await getSession(cycle.mentor, id)).feedback?.visitId).toBe(visitId);
    expect((await getSession(cycle.teacher, id)).feedback?.visitId).toBeNull();
  });

  it("is for the mentor alone", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    await expect(recordFeedback(cycle.teacher, { ...talk, sessionId: id })).rejects.toEqual(
      refusal("FORBIDDEN"),
    );
    await expect(recordFeedback(world.foreign.actors.mentor, { ...talk, sessionId: id })).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
    await expect(recordFeedback(cycle.mentor, { ...talk, sessionId: newId() })).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
  });
});

describe("recording a modelling", () => {
  it("keeps how and by whom, and what the teacher will try", async () => {
    const { id } = await makeSession(world.own, cycle.id, { kind: "modelling" });
    await recordModelling(cycle.mentor, { ...model, sessionId: id });
    const seen = await getSession(cycle.teacher, id);
    expect(seen.modelling).toMatchObject({
      modellingKind: "co_teaching",
      modelledBy: "both",
      rehearsalDone: true,
    });
    expect(await actionsOn(id)).toEqual(["session.modelling_recorded"]);
    await expect(recordModelling(cycle.mentor, { ...model, sessionId: id })).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
  });

  it("checks only a step in force of its own cycle", async () => {
    const other = await makeCycle(world, world.own);
    const session = await makeSession(world.own, other.id, { state: "done" });
    const step = await makeStep(world.own, { cycleId: other.id, sessionId: session.id });
    const { id } = await makeSession(world.own, cycle.id, { kind: "modelling" });
    const check = { stepId: step.id, state: "achieved" as const };
    await expect(recordModelling(cycle.mentor, { ...model, sessionId: id, check })).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
  });

  it("is for the mentor alone", async () => {
    const { id } = await makeSession(world.own, cycle.id, { kind: "modelling" });
    await expect(recordModelling(cycle.teacher, { ...model, sessionId: id })).rejects.toEqual(
      refusal("FORBIDDEN"),
    );
    await expect(recordModelling(world.foreign.actors.mentor, { ...model, sessionId: id })).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
  });
});
