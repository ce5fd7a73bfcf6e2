import { beforeAll, describe, expect, it } from "vitest";
import { mentorsTeacher } from "@/lib/access/rules";
import { findActor } from "@/lib/auth/queries";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { assignMentor, endAssignment } from "@/lib/mentoring/commands/assignments";
import { getAssignment, listAssignments } from "@/lib/mentoring/queries/assignments";
import { makeAccount, makeSession } from "@/tests/factories/auth";
import { makeAssignment, makeCycle, makeTeacherActor } from "@/tests/factories/coaching";
import { termStart } from "@/tests/factories/directory";
import { assignmentInput, makeMentor, makeTeacherWithFocus, today } from "@/tests/factories/mentoring";
import { makeWorld, refreshed, type World } from "@/tests/factories/world";

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

/** A teacher with a focus, a mentor for them, and what the form would send. */
async function aPair(mentor: Parameters<typeof makeMentor>[2] = {}) {
  const { focusId, teacher } = await makeTeacherWithFocus(world, world.own);
  const { personId: mentorId } = await makeMentor(world, world.own, mentor);
  return {
    focusId,
    teacher,
    mentorId,
    input: assignmentInput({ focusId, teacherId: teacher.personId, mentorId }),
  };
}

const end = (id: string, endedOn = today()) => ({ id, endedOn, reason: "Cambio de escuela de la asesora" });

describe("assigning a mentor", () => {
  it.each(["territory_head", "programme_lead"] as const)(
    "is for the role %s, keeps the reasons as they stood and leaves its entry in the trail",
    async (role) => {
      const { input, focusId, mentorId } = await aPair();
      const actor = world.own.actors[role];
      const { id } = await assignMentor(actor, input);
      const assignment = await getAssignment(actor, id);
      expect(assignment).toMatchObject({
        state: "active",
        mentorId,
        focusId,
        minutesPerWeek: 90,
        decidedByName: actor.name,
        canEnd: true,
      });
      expect(assignment.travelMinutesPerWeek).toBeGreaterThan(0);
      expect(assignment.reasons?.reason).toBe(input.reason);
      expect(assignment.reasons?.considerations).toContainEqual({
        kind: "for",
        text: "Fortaleza registrada en C9.1 Indicador C9.1.",
      });
      const entry = await db().auditEntry.findFirstOrThrow({ where: { thingId: id } });
      expect(entry).toMatchObject({ action: "assignment.decided", actorId: actor.personId });
    },
  );

  it("lets the mentor read the teacher's record at the next request and ends no session, so that nobody is signed out in the field", async () => {
    const { input, mentorId, teacher } = await aPair();
    const session = await makeSession({ accountId: (await makeAccount({ personId: mentorId })).id });
    const before = await findActor({ ...session, now: new Date() });
    expect(before && mentorsTeacher(before, teacher.personId)).toBe(false);
    await assignMentor(world.own.actors.territory_head, input);
    const after = await findActor({ ...session, now: new Date() });
    expect(after && mentorsTeacher(after, teacher.personId)).toBe(true);
  });

  it("gives no reading before its first day", async () => {
    const { input, mentorId, teacher } = await aPair();
    const session = await makeSession({ accountId: (await makeAccount({ personId: mentorId })).id });
    const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await assignMentor(world.own.actors.territory_head, { ...input, validFrom: nextWeek });
    const actor = await findActor({ ...session, now: new Date() });
    expect(actor && mentorsTeacher(actor, teacher.personId)).toBe(false);
  });

  it.each(["principal", "utp_head"] as const)("is not for the role %s", async (role) => {
    const { input } = await aPair();
    await expect(assignMentor(world.own.actors[role], input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is not for the teacher of the focus, and does not exist for those who know nothing of it", async () => {
    const { input, teacher } = await aPair();
    await expect(assignMentor(teacher, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const role of ["mentor", "teacher", "researcher", "admin"] as const) {
      await expect(assignMentor(world.own.actors[role], input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("does not reach a focus, a teacher or a mentor of another territory", async () => {
    const { input } = await aPair();
    const head = world.own.actors.territory_head;
    const foreign = await makeTeacherWithFocus(world, world.foreign);
    const stranger = await makeMentor(world, world.foreign);
    const notFound = { code: "NOT_FOUND" };
    await expect(assignMentor(head, { ...input, focusId: foreign.focusId })).rejects.toMatchObject(notFound);
    await expect(assignMentor(head, { ...input, teacherId: foreign.teacher.personId })).rejects.toMatchObject(
      notFound,
    );
    await expect(assignMentor(head, { ...input, mentorId: stranger.personId })).rejects.toMatchObject(
      notFound,
    );
    await expect(assignMentor(world.foreign.actors.territory_head, input)).rejects.toMatchObject(notFound);
  });

  it("is refused at its field for what was written wrong", async () => {
    const { input } = await aPair();
    const head = world.own.actors.territory_head;
    const fields = async (change: object) => {
      const refusal = await assignMentor(head, { ...input, ...change }).catch((error: unknown) => error);
      return Object.keys((refusal as { details: { fields: object } }).details.fields);
    };
    expect(await fields({ minutesPerWeek: "" })).toEqual(["minutesPerWeek"]);
    expect(await fields({ reason: "porque sí" })).toEqual(["reason"]);
    expect(await fields({ validFrom: "mañana" })).toEqual(["validFrom"]);
    expect(await fields({ validFrom: "2062-05-11" })).toEqual(["validFrom"]);
  });

  it.each([
    ["a paused mentor", { state: "paused" }, "Su perfil de asesor/a está en pausa."],
    ["a mentor without credentials", { withCredential: false }, "no tiene un respaldo vigente"],
    ["a mentor without released time", { minutesPerWeek: 60 }, "Le quedan 60 de 60 minutos"],
  ] as const)("is refused for %s, with why", async (_, mentor, words) => {
    const { input } = await aPair(mentor);
    const refused = assignMentor(world.own.actors.territory_head, input);
    await expect(refused).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining(words),
    });
  });

  it("is refused where the mentor's credential is no longer valid", async () => {
    const { input, mentorId } = await aPair();
    await db().credential.updateMany({
      where: { profile: { personId: mentorId } },
      data: { validTo: new Date("2026-04-01") },
    });
    const refused = assignMentor(world.own.actors.territory_head, input);
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining("respaldo vigente") });
  });

  it("is refused for who directs the teacher's school, even teaching in another one", async () => {
    const { input, mentorId } = await aPair();
    await db().post.create({
      data: {
        id: newId(),
        territoryId: world.own.territoryId,
        schoolId: world.own.school.id,
        personId: mentorId,
        role: "utp_head",
        weeklyMinutes: 600,
        validFrom: termStart,
      },
    });
    const refused = assignMentor(world.own.actors.territory_head, input);
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining("Dirige o evalúa") });
  });

  it("is refused once the focus ended", async () => {
    const { input, focusId } = await aPair();
    await db().supportFocus.update({ where: { id: focusId }, data: { state: "withdrawn" } });
    const refused = assignMentor(world.own.actors.territory_head, input);
    await expect(refused).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("foco"),
    });
  });

  it("gives a teacher one mentor at a time, and says so", async () => {
    const { input } = await aPair();
    const { personId: mentorId } = await makeMentor(world, world.own);
    const head = world.own.actors.territory_head;
    const { id } = await assignMentor(head, input);
    await expect(assignMentor(head, { ...input, mentorId })).rejects.toMatchObject({
      code: "DUPLICATE",
      message: "Esta persona ya tiene un asesor o asesora. Terminar esa asignación antes de crear otra.",
    });
    await endAssignment(head, end(id));
    await expect(assignMentor(head, { ...input, mentorId })).resolves.toHaveProperty("id");
  });

  it("lets two heads who assign the same mentor at once not exceed the cap", async () => {
    const { personId: mentorId } = await makeMentor(world, world.own, { minutesPerWeek: 2_000 });
    const { territory_head, programme_lead } = world.own.actors;
    const pairs = [];
    for (let count = 0; count < 4; count += 1) pairs.push(await makeTeacherWithFocus(world, world.own));
    const outcomes = await Promise.allSettled(
      pairs.map(({ focusId, teacher }, index) =>
        assignMentor(
          index % 2 === 0 ? territory_head : programme_lead,
          assignmentInput({ focusId, teacherId: teacher.personId, mentorId }),
        ),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("el tope del programa es 3"),
    });
    expect(await db().assignment.count({ where: { mentorId, state: "active" } })).toBe(3);
  });
});

describe("ending an assignment", () => {
  it("takes the mentor's reading away at once, keeps the assignment with its reason and writes the trail", async () => {
    const { input, mentorId, teacher } = await aPair();
    const head = world.own.actors.territory_head;
    const { id } = await assignMentor(head, input);
    const session = await makeSession({ accountId: (await makeAccount({ personId: mentorId })).id });
    await endAssignment(head, end(id));
    const mentor = await findActor({ ...session, now: new Date() });
    expect(mentor && mentorsTeacher(mentor, teacher.personId)).toBe(false);
    expect(await getAssignment(head, id)).toMatchObject({
      state: "ended",
      validTo: today(),
      canEnd: false,
      reasons: { endReason: "Cambio de escuela de la asesora" },
    });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { thingId: id, action: "assignment.ended" },
    });
    expect(entry.actorId).toBe(head.personId);
  });

  it("is not for those who only see it, and does not exist for others", async () => {
    const { id, mentor, teacher } = await makeAssignment(world, world.own);
    for (const actor of [mentor, teacher, world.own.actors.principal, world.own.actors.utp_head]) {
      await expect(endAssignment(actor, end(id))).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    for (const actor of [world.own.actors.admin, world.foreign.actors.territory_head]) {
      await expect(endAssignment(actor, end(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(endAssignment(world.own.actors.territory_head, end(newId()))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("waits for its open cycle to be closed", async () => {
    const { assignmentId } = await makeCycle(world, world.own);
    const refused = endAssignment(world.own.actors.territory_head, end(assignmentId));
    await expect(refused).rejects.toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("ciclo abierto"),
    });
  });

  it("happens once, and not on a day to come", async () => {
    const { id } = await makeAssignment(world, world.own);
    const head = world.own.actors.territory_head;
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    await expect(endAssignment(head, end(id, tomorrow))).rejects.toMatchObject({
      details: { fields: { endedOn: expect.stringContaining("de inmediato") } },
    });
    await endAssignment(head, end(id));
    await expect(endAssignment(head, end(id))).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("reading assignments", () => {
  it("shows the reasons to the pair and to those who decide, and the rest to the school's leaders", async () => {
    const { input, mentorId, teacher } = await aPair();
    const { actors } = world.own;
    const { id } = await assignMentor(actors.territory_head, input);
    const mentor = await refreshed({ personId: mentorId });
    expect(await getAssignment(mentor, id)).toMatchObject({ isMentor: true, canEnd: false });
    expect((await getAssignment(mentor, id)).reasons?.reason).toBe(input.reason);
    expect(await getAssignment(teacher, id)).toMatchObject({ isTeacher: true, canEnd: false });
    expect((await getAssignment(teacher, id)).reasons).not.toBeNull();
    expect((await getAssignment(actors.programme_lead, id)).reasons).not.toBeNull();
    for (const leader of [actors.principal, actors.utp_head]) {
      expect(await getAssignment(leader, id)).toMatchObject({
        reasons: null,
        minutesPerWeek: 90,
        canEnd: false,
      });
    }
  });

  it("is only for the pair, the leaders of the school and those who decide", async () => {
    const { id } = await makeAssignment(world, world.own);
    const { actors } = world.own;
    const others = [actors.teacher, actors.researcher, actors.admin, world.foreign.actors.principal];
    for (const actor of others) {
      await expect(getAssignment(actor, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const elsewhere = await makeTeacherActor(world.own);
    expect((await listAssignments(elsewhere)).rows).toEqual([]);
  });

  it("lists the newest first, page by page, and filters", async () => {
    const fresh = await makeWorld();
    const { actors, school } = fresh.own;
    const first = await makeAssignment(fresh, fresh.own);
    const second = await makeAssignment(fresh, fresh.own, { state: "ended" });
    const third = await makeAssignment(fresh, fresh.own);
    const idsOf = async (params: Parameters<typeof listAssignments>[1]) =>
      (await listAssignments(actors.principal, params)).rows.map(({ id }) => id);
    expect(await idsOf({ schoolId: school.id })).toEqual([third.id, second.id, first.id]);
    const page = await listAssignments(actors.principal, { limit: 2 });
    expect(page.rows.map(({ id }) => id)).toEqual([third.id, second.id]);
    expect(await idsOf({ limit: 2, cursor: page.nextCursor ?? "" })).toEqual([first.id]);
    expect(await idsOf({ state: "ended" })).toEqual([second.id]);
    expect(await idsOf({ teacherId: first.teacher.personId })).toEqual([first.id]);
    expect(await idsOf({ mentorId: actors.mentor.personId, focusId: third.focusId })).toEqual([third.id]);
    expect(await idsOf({ territoryId: fresh.foreign.territoryId })).toEqual([]);
  });
});
