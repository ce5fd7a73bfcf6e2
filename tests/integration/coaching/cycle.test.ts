import { beforeAll, describe, expect, it } from "vitest";
import {
  agreeToCycle,
  closeCycle,
  openCycle,
  resumeCycle,
  suspendCycle,
  writeReflection,
} from "@/lib/coaching/commands/cycle";
import { getCycle } from "@/lib/coaching/queries/cycle";
import { getCycleProposal, listAssignmentsToStart } from "@/lib/coaching/queries/proposal";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import {
  makeAssignment,
  makeCycle,
  makeFocusWithGoal,
  makeMonitoring,
  makeReadyToClose,
  makeSession,
  makeStep,
} from "@/tests/factories/coaching";
import { makeWorld, type World } from "@/tests/factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const refusal = (code: string) => expect.objectContaining({ code });
const auditOf = (thingId: string) =>
  db().auditEntry.findMany({ where: { thingId }, orderBy: { sequence: "asc" } });
const proposal = (assignmentId: string) => ({
  id: newId(),
  assignmentId,
  agreementText: "Nos juntamos cada lunes y lo conversado queda entre las dos",
  startsOn: "2026-05-04",
});
const goal = "Quiero dar pistas antes que respuestas";

describe("opening a cycle", () => {
  it("proposes an agreement that waits for the teacher, with an end by the programme's weeks, and leaves its entry", async () => {
    const { id: assignmentId, mentor, teacher } = await makeAssignment(world, world.own);
    const { id } = await openCycle(mentor, proposal(assignmentId));
    const seen = await getCycle(teacher, id);
    expect(seen.summary).toMatchObject({ number: 1, phase: "agreement", plannedEndOn: "2026-06-29" });
    expect(seen.content?.goal).toMatchObject({ baselineValue: 2.1, targetValue: 3 });
    expect(await auditOf(id)).toMatchObject([{ action: "cycle.opened", actorId: mentor.personId }]);
  });

  it("is done once when the form is sent twice", async () => {
    const { id: assignmentId, mentor } = await makeAssignment(world, world.own);
    const sent = proposal(assignmentId);
    const both = await Promise.all([openCycle(mentor, sent), openCycle(mentor, sent)]);
    expect(both).toEqual([{ id: sent.id }, { id: sent.id }]);
    expect(await db().cycle.count({ where: { assignmentId } })).toBe(1);
  });

  it("is refused while another cycle of the assignment is open, and numbers the next one after it closes", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    const second = proposal(cycle.assignmentId);
    await expect(openCycle(cycle.mentor, second)).rejects.toEqual(refusal("INVALID_STATE"));
    await closeCycle(cycle.mentor, closing(cycle));
    await openCycle(cycle.mentor, second);
    expect((await getCycle(cycle.mentor, second.id)).summary.number).toBe(2);
  });

  it("is refused without a goal in force, and once the assignment has ended", async () => {
    const focus = await makeFocusWithGoal(world, world.own, { withGoal: false });
    const waiting = await makeAssignment(world, world.own, { focus });
    await expect(openCycle(waiting.mentor, proposal(waiting.id))).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("meta"),
    });
    const ended = await makeAssignment(world, world.own, { state: "ended" });
    await expect(openCycle(ended.mentor, proposal(ended.id))).rejects.toEqual(refusal("INVALID_STATE"));
  });

  it("is for the mentor alone: who knows of the assignment is refused, who does not finds nothing", async () => {
    const { id, teacher } = await makeAssignment(world, world.own);
    const { principal, researcher } = world.own.actors;
    await expect(openCycle(teacher, proposal(id))).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(openCycle(principal, proposal(id))).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(openCycle(researcher, proposal(id))).rejects.toEqual(refusal("NOT_FOUND"));
    await expect(openCycle(world.foreign.actors.mentor, proposal(id))).rejects.toEqual(refusal("NOT_FOUND"));
    await expect(openCycle(teacher, proposal(newId()))).rejects.toEqual(refusal("NOT_FOUND"));
  });

  it("is offered for each assignment without an open cycle, with what stands in the way", async () => {
    const waiting = await makeAssignment(world, world.own);
    const open = await makeCycle(world, world.own);
    const offered = (await listAssignmentsToStart(waiting.mentor)).map((one) => one.assignmentId);
    expect(offered).toContain(waiting.id);
    expect(offered).not.toContain(open.assignmentId);
    expect(await getCycleProposal(waiting.mentor, waiting.id)).toMatchObject({ obstacle: null, number: 1 });
    expect(await getCycleProposal(open.mentor, open.assignmentId)).toMatchObject({
      openCycleId: open.id,
      obstacle: expect.stringContaining("abierto"),
    });
  });
});

describe("the teacher's agreement", () => {
  const waiting = () => makeCycle(world, world.own, { cycle: { phase: "agreement", teacherAgreedAt: null } });

  it("starts the cycle with the goal in their own words", async () => {
    const { id, teacher } = await waiting();
    await agreeToCycle(teacher, { cycleId: id, teacherGoal: goal });
    const seen = await getCycle(teacher, id);
    expect(seen.summary.phase).toBe("in_progress");
    expect(seen.content?.teacherGoal).toBe(goal);
    expect((await auditOf(id)).map((entry) => entry.action)).toEqual(["cycle.agreed"]);
  });

  it("is nobody else's, not even the mentor's, and is given once", async () => {
    const { id, teacher, mentor } = await waiting();
    await expect(agreeToCycle(mentor, { cycleId: id, teacherGoal: goal })).rejects.toEqual(
      refusal("FORBIDDEN"),
    );
    await expect(
      agreeToCycle(world.foreign.actors.teacher, { cycleId: id, teacherGoal: goal }),
    ).rejects.toEqual(refusal("NOT_FOUND"));
    await expect(agreeToCycle(teacher, { cycleId: id, teacherGoal: "corta" })).rejects.toEqual(
      refusal("INVALID_INPUT"),
    );
    await agreeToCycle(teacher, { cycleId: id, teacherGoal: goal });
    await expect(agreeToCycle(teacher, { cycleId: id, teacherGoal: goal })).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
  });
});

describe("the teacher's reflection", () => {
  it("is read by nobody else until the closing, of which it becomes part", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    const { id, teacher, mentor } = cycle;
    await writeReflection(teacher, { cycleId: id, text: "Aprendí a callar cinco segundos" });
    expect((await getCycle(teacher, id)).content?.teacherReflection).toContain("callar");
    expect(JSON.stringify(await getCycle(mentor, id))).not.toContain("callar");
    await closeCycle(mentor, closing(cycle));
    expect((await getCycle(mentor, id)).content?.closing?.teacherReflection).toContain("callar");
    await expect(writeReflection(teacher, { cycleId: id, text: "Otra cosa" })).rejects.toEqual(
      refusal("INVALID_STATE"),
    );
  });

  it("is written by the teacher alone, and the trail holds that it was, not what it says", async () => {
    const { id, teacher, mentor } = await makeCycle(world, world.own);
    await expect(writeReflection(mentor, { cycleId: id, text: "Yo creo" })).rejects.toEqual(
      refusal("FORBIDDEN"),
    );
    await expect(
      writeReflection(world.foreign.actors.teacher, { cycleId: id, text: "Ajena" }),
    ).rejects.toEqual(refusal("NOT_FOUND"));
    await writeReflection(teacher, { cycleId: id, text: "Me cuesta esperar" });
    const [entry] = await auditOf(id);
    expect(entry).toMatchObject({ action: "cycle.reflected", details: {} });
  });
});

describe("suspending and resuming", () => {
  const reason = "Semanas de pruebas externas en la escuela";

  it("stops the cycle with a reason, and takes it up again", async () => {
    const { id, mentor, teacher } = await makeCycle(world, world.own);
    await suspendCycle(mentor, { cycleId: id, reason });
    expect((await getCycle(teacher, id)).content?.suspendedReason).toBe(reason);
    await expect(suspendCycle(mentor, { cycleId: id, reason })).rejects.toEqual(refusal("INVALID_STATE"));
    await resumeCycle(mentor, id);
    expect((await getCycle(teacher, id)).summary.phase).toBe("in_progress");
    await expect(resumeCycle(mentor, id)).rejects.toEqual(refusal("INVALID_STATE"));
    expect((await auditOf(id)).map((entry) => entry.action)).toEqual(["cycle.suspended", "cycle.resumed"]);
  });

  it("is for the mentor, and the reason is told to the two people of the cycle only", async () => {
    const { id, teacher, mentor } = await makeCycle(world, world.own);
    await expect(suspendCycle(teacher, { cycleId: id, reason })).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(suspendCycle(world.foreign.actors.mentor, { cycleId: id, reason })).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
    await suspendCycle(mentor, { cycleId: id, reason });
    await expect(resumeCycle(teacher, id)).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(resumeCycle(world.foreign.actors.mentor, id)).rejects.toEqual(refusal("NOT_FOUND"));
    expect(JSON.stringify(await getCycle(world.own.actors.principal, id))).not.toContain(reason);
  });
});

function closing(cycle: { readonly id: string; readonly observationId: string }) {
  return {
    cycleId: cycle.id,
    observationId: cycle.observationId,
    outcome: "achieved" as const,
    evidenceSummary: "Antes daba la respuesta; ahora da una pista y espera",
    nextStep: "new_focus" as const,
  };
}

describe("closing a cycle", () => {
  it("keeps the level of the goal's indicator against the baseline, and never changes again", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    await closeCycle(cycle.mentor, closing(cycle));
    const seen = await getCycle(cycle.teacher, cycle.id);
    expect(seen.summary.phase).toBe("closed");
    expect(seen.content?.closing).toMatchObject({
      finalValue: 3,
      outcome: "achieved",
      visitId: cycle.visitId,
    });
    const [entry] = await auditOf(cycle.id);
    expect(entry).toMatchObject({
      action: "cycle.closed",
      details: { outcome: "achieved", nextStep: "new_focus" },
    });
    await expect(closeCycle(cycle.mentor, closing(cycle))).rejects.toEqual(refusal("INVALID_STATE"));
    await expect(db().closing.delete({ where: { cycleId: cycle.id } })).rejects.toThrow(/IMMUTABLE/);
  });

  it("happens once when two tabs close it at the same time", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    const both = await Promise.allSettled([
      closeCycle(cycle.mentor, closing(cycle)),
      closeCycle(cycle.mentor, closing(cycle)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("without modelling needs a reason", async () => {
    const cycle = await makeReadyToClose(world, world.own, { withModelling: false });
    await expect(closeCycle(cycle.mentor, closing(cycle))).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("modelado"),
    });
    await closeCycle(cycle.mentor, {
      ...closing(cycle),
      noModellingReason: "La docente pidió solo observación y conversación",
    });
    expect((await getCycle(cycle.teacher, cycle.id)).content?.closing?.noModellingReason).toContain("pidió");
  });

  it("is refused with the list of what is missing: a planned session and the step in force", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    const session = await makeSession(world.own, cycle.id);
    await makeStep(world.own, { cycleId: cycle.id, sessionId: session.id });
    const refused = closeCycle(cycle.mentor, closing(cycle));
    await expect(refused).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringMatching(/planificadas.*paso de acción vigente/),
    });
  });

  it("takes as evidence only an observation of this cycle that the teacher can read and that gives the level", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    const unshared = await makeMonitoring(world, world.own, { cycle, observation: "saved" });
    const unrated = await makeMonitoring(world, world.own, { cycle, levels: { "B5.1": 3 } });
    const other = await makeReadyToClose(world, world.own);
    const close = (observationId: string | null) =>
      closeCycle(cycle.mentor, { ...closing(cycle), observationId });
    const choose = { code: "INVALID_STATE", message: expect.stringContaining("elegir una observación") };
    await expect(close(null)).rejects.toMatchObject(choose);
    await expect(close(unshared.observationId)).rejects.toMatchObject(choose);
    await expect(close(other.observationId)).rejects.toMatchObject(choose);
    await expect(close(unrated.observationId)).rejects.toMatchObject({
      message: expect.stringContaining("no valora el indicador"),
    });
  });

  it("is for the mentor alone", async () => {
    const cycle = await makeReadyToClose(world, world.own);
    const input = closing(cycle);
    await expect(closeCycle(cycle.teacher, input)).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(closeCycle(world.own.actors.utp_head, input)).rejects.toEqual(refusal("FORBIDDEN"));
    await expect(closeCycle(world.foreign.actors.mentor, input)).rejects.toEqual(refusal("NOT_FOUND"));
  });
});
