import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/schema";
import { closeCycle, writeReflection } from "@/lib/coaching/commands/cycle";
import { recordFeedback } from "@/lib/coaching/commands/record";
import { getCycle, listCycles } from "@/lib/coaching/queries/cycle";
import { getMyDevelopment } from "@/lib/coaching/queries/development";
import { listGoalMoments } from "@/lib/coaching/queries/moments";
import { getSession, listCitableObservations, listMyAgenda } from "@/lib/coaching/queries/session";
import { listSessions } from "@/lib/coaching/queries/sessions";
import { actorOf, makeGrant } from "@/tests/factories/access";
import {
  makeCycle,
  makeMonitoring,
  makeReadyToClose,
  makeSession,
  makeStep,
  makeTeacherActor,
  type MadeCycle,
} from "@/tests/factories/coaching";
import { makePerson } from "@/tests/factories/directory";
import { makeObservation } from "@/tests/factories/observation";
import { makeWorld, type World } from "@/tests/factories/world";
import { countStatements } from "@/tests/support/statements";

let world: World;
let cycle: MadeCycle;
let otherMentor: Actor;
const notFound = expect.objectContaining({ code: "NOT_FOUND" });
const secret = "lo que solo se dijo entre las dos";

beforeAll(async () => {
  world = await makeWorld();
  cycle = await makeCycle(world, world.own, { cycle: { agreementText: secret, teacherGoal: secret } });
  const { id } = await makePerson("Óscar", "Prueba Otro");
  await makeGrant({ personId: id, role: "mentor", territoryId: world.own.territoryId });
  otherMentor = await actorOf(id);
});

describe("a cycle", () => {
  it("is read whole by its mentor and its teacher", async () => {
    const [asMentor, asTeacher] = [
      await getCycle(cycle.mentor, cycle.id),
      await getCycle(cycle.teacher, cycle.id),
    ];
    expect([asMentor.isMentor, asTeacher.isTeacher]).toEqual([true, true]);
    expect(asMentor.content?.agreementText).toBe(secret);
    expect(asTeacher.content?.teacherGoal).toBe(secret);
    expect(asTeacher.content?.missingToClose).toContain("Falta al menos un monitoreo: observar una clase.");
  });

  it.each(["territory_head", "programme_lead", "principal", "utp_head"] as const)(
    "is known to %s by its calendar, without a text of it",
    async (role) => {
      const seen = await getCycle(world.own.actors[role], cycle.id);
      expect(seen).toMatchObject({ content: null, isMentor: false, isTeacher: false });
      expect(JSON.stringify(seen)).not.toContain(secret);
    },
  );

  it("does not exist for another mentor, another teacher, research, administration, or another territory", async () => {
    const { researcher, admin } = world.own.actors;
    const colleague = await makeTeacherActor(world.own);
    for (const actor of [otherMentor, colleague, researcher, admin, world.foreign.actors.territory_head]) {
      await expect(getCycle(actor, cycle.id)).rejects.toEqual(notFound);
    }
  });
});

describe("a session", () => {
  it("is opened by the two people of its cycle and by nobody else", async () => {
    const { id } = await makeSession(world.own, cycle.id);
    expect((await getSession(cycle.teacher, id)).isMentor).toBe(false);
    const { principal, territory_head, utp_head } = world.own.actors;
    for (const actor of [otherMentor, principal, territory_head, utp_head, world.foreign.actors.mentor]) {
      await expect(getSession(actor, id)).rejects.toEqual(notFound);
    }
  });

  it("stands in the agenda of both while planned, until the day asked for, and not while the cycle is suspended", async () => {
    const pair = await makeCycle(world, world.own);
    const { id } = await makeSession(world.own, pair.id, { plannedOn: new Date("2026-06-01") });
    const ids = async (until: string) => (await listMyAgenda(pair.teacher, { until })).map((item) => item.id);
    expect(await ids("2026-05-31")).toEqual([]);
    expect(await ids("2026-06-01")).toEqual([id]);
    const still = await makeCycle(world, world.own, { cycle: { phase: "suspended" } });
    await makeSession(world.own, still.id);
    expect(await listMyAgenda(still.teacher, { until: "2026-12-31" })).toEqual([]);
  });
});

describe("the list of cycles", () => {
  it("filters by phase, school, year, words and whose they are", async () => {
    const { principal } = world.own.actors;
    const suspended = await makeCycle(world, world.own, { cycle: { phase: "suspended" } });
    const ids = async (actor: Actor, params: object) =>
      (await listCycles(actor, params)).rows.map((row) => row.id);
    expect(await ids(principal, { phase: "suspended" })).toContain(suspended.id);
    expect(await ids(principal, { phase: "suspended" })).not.toContain(cycle.id);
    expect(await ids(principal, { rbd: world.own.otherSchool.rbd })).toEqual([]);
    expect(await ids(principal, { year: 2025 })).toEqual([]);
    expect(await ids(principal, { year: 2026, rbd: world.own.school.rbd })).toContain(cycle.id);
    expect(await ids(principal, { territory: world.foreign.territoryCode })).toEqual([]);
    const words = cycle.teacher.name.split(" ").slice(-1).join(" ");
    expect(await ids(principal, { q: `amanda ${words}` })).toEqual([cycle.id]);
    expect(await ids(principal, { whose: "own" })).toEqual([]);
    expect(await ids(cycle.teacher, { whose: "own" })).toEqual([cycle.id]);
    expect(await ids(cycle.teacher, { whose: "others" })).toEqual([]);
  });

  it("pages by keyset, newest first, and costs the same statements for one cycle and for many", async () => {
    const { principal } = world.own.actors;
    const first = await listCycles(principal, { limit: 1 });
    const second = await listCycles(principal, { limit: 1, cursor: first.nextCursor ?? undefined });
    expect(first.rows[0]?.id).not.toBe(second.rows[0]?.id);
    const one = await countStatements(() => listCycles(principal, { limit: 1 }));
    expect(await countStatements(() => listCycles(principal, { limit: 50 }))).toBe(one);
  });
});

describe("the list of sessions", () => {
  it("tells who knows of the cycle when and how long, and opens only to its two people", async () => {
    const pair = await makeCycle(world, world.foreign);
    const held = await makeSession(world.foreign, pair.id, { kind: "modelling", state: "done" });
    await makeSession(world.foreign, pair.id, { kind: "feedback" });
    const { principal } = world.foreign.actors;
    const { rows } = await listSessions(principal, { kind: "modelling", state: "done", year: 2026 });
    expect(rows).toMatchObject([
      { id: held.id, durationMinutes: 40, travelMinutes: 20, mentorName: "Amanda Prueba Ríos", isOwn: false },
    ]);
    expect((await listSessions(pair.teacher)).rows.every((row) => row.isOwn)).toBe(true);
    expect((await listSessions(principal, { year: 2025 })).rows).toEqual([]);
    expect((await listSessions(world.own.actors.principal, { rbd: world.foreign.school.rbd })).rows).toEqual(
      [],
    );
  });

  it("pages by keyset", async () => {
    const page = await listSessions(world.own.actors.principal, { limit: 1 });
    const next = await listSessions(world.own.actors.principal, {
      limit: 1,
      cursor: page.nextCursor ?? undefined,
    });
    expect(page.rows[0]?.id).not.toBe(next.rows[0]?.id);
  });
});

describe("what can be cited", () => {
  it("is the mentor's own recorded lessons of the teacher, without private notes and drafts", async () => {
    const pair = await makeCycle(world, world.own);
    const lesson = await makeMonitoring(world, world.own, { cycle: pair });
    await makeMonitoring(world, world.own, { cycle: pair, observation: "draft" });
    const diagnosis = await makeObservation(world, world.own, {
      visit: { teacherId: pair.teacher.personId, observerId: world.own.actors.utp_head.personId },
    });
    const citable = await listCitableObservations(pair.mentor, pair.id);
    expect(citable.map((one) => one.id)).toEqual([lesson.observationId]);
    expect(citable[0]?.notes.map((note) => note.id)).toEqual([lesson.noteId]);
    expect(citable.map((one) => one.id)).not.toContain(diagnosis.id);
    expect(await listCitableObservations(pair.teacher, pair.id)).toEqual([]);
    await expect(listCitableObservations(world.own.actors.principal, pair.id)).rejects.toEqual(notFound);
  });
});

describe("the trail of a goal", () => {
  it("holds the shared lessons that looked for its indicator, oldest first, with the notes the level cites", async () => {
    const pair = await makeCycle(world, world.own);
    const before = await makeObservation(world, world.own, {
      levels: { "C9.1": 2 },
      visit: { teacherId: pair.teacher.personId, plannedOn: new Date("2026-04-13") },
    });
    const after = await makeMonitoring(world, world.own, { cycle: pair, levels: { "C9.1": 3 } });
    await makeMonitoring(world, world.own, { cycle: pair, observation: "saved", levels: { "C9.1": 4 } });
    for (const actor of [pair.mentor, pair.teacher]) {
      const moments = await listGoalMoments(actor, pair.id);
      expect(moments.map(({ observationId, level, isOfCycle }) => [observationId, level, isOfCycle])).toEqual(
        [
          [before.id, 2, false],
          [after.observationId, 3, true],
        ],
      );
      expect(moments[1]?.notes.map((note) => note.id)).toEqual([after.noteId]);
    }
    await expect(listGoalMoments(world.own.actors.principal, pair.id)).rejects.toEqual(notFound);
    await expect(listGoalMoments(otherMentor, pair.id)).rejects.toEqual(notFound);
  });
});

describe("a teacher's own development", () => {
  it("is empty before the first cycle, and for who teaches nobody's lesson", async () => {
    const newcomer = await makeTeacherActor(world.own);
    expect(await getMyDevelopment(newcomer)).toMatchObject({
      current: null,
      lastFeedback: null,
      moments: [],
      closed: [],
    });
    expect((await getMyDevelopment(cycle.mentor)).current).toBeNull();
  });

  it("holds the open cycle with its step, the last talk and the next session", async () => {
    const pair = await makeCycle(world, world.own);
    const talk = await makeSession(world.own, pair.id);
    const next = await makeSession(world.own, pair.id, {
      kind: "modelling",
      plannedOn: new Date("2026-06-01"),
    });
    await recordFeedback(pair.mentor, {
      sessionId: talk.id,
      heldOn: "2026-05-18",
      durationMinutes: 30,
      strength: "Pregunta a todo el curso",
      improvementPoint: "Esperar antes de responder",
      teacherWords: "Me apuro por el tiempo",
    });
    await makeStep(world.own, { cycleId: pair.id, sessionId: talk.id });
    await writeReflection(pair.teacher, { cycleId: pair.id, text: "Voy de a poco" });
    const seen = await getMyDevelopment(pair.teacher);
    expect(seen.current?.summary.id).toBe(pair.id);
    expect(seen.current?.content.teacherReflection).toBe("Voy de a poco");
    expect(seen.current?.content.steps).toMatchObject([{ state: "active" }]);
    expect(seen.lastFeedback).toMatchObject({ sessionId: talk.id, teacherWords: "Me apuro por el tiempo" });
    expect(seen.nextSession?.id).toBe(next.id);
  });

  it("keeps how a closed cycle ended, with the reflection it took along", async () => {
    const pair = await makeReadyToClose(world, world.own);
    await writeReflection(pair.teacher, { cycleId: pair.id, text: "Aprendí a esperar" });
    await closeCycle(pair.mentor, {
      cycleId: pair.id,
      observationId: pair.observationId,
      outcome: "partly_achieved",
      evidenceSummary: "Da pistas en la mitad de las preguntas",
      nextStep: "new_cycle",
    });
    const seen = await getMyDevelopment(pair.teacher);
    expect(seen.current).toBeNull();
    expect(seen.closed).toMatchObject([
      {
        outcome: "partly_achieved",
        finalValue: 3,
        baselineValue: 2.1,
        teacherReflection: "Aprendí a esperar",
      },
    ]);
    expect(seen.moments.map((moment) => moment.level)).toEqual([3]);
  });
});
