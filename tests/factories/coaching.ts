import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import { actorOf, makeGrant } from "./access";
import { makeTeacher, termStart } from "./directory";
import { makeObservation } from "./observation";
import { refreshed, type TestPlace, type World } from "./world";

type Person = Actor & { readonly personId: string };

/** A teacher of the place's school with an account's rights, so that several tests can each have their own pair. */
export async function makeTeacherActor(place: TestPlace): Promise<Person> {
  const at = { territoryId: place.territoryId, schoolId: place.school.id };
  const { id } = await makeTeacher(at);
  await makeGrant({ personId: id, role: "teacher", ...at });
  return { ...(await actorOf(id)), personId: id };
}

/** An active focus with a goal in force: C9.1 from 2,1 (8 lessons) to 3. */
export async function makeFocusWithGoal(
  world: World,
  place: TestPlace,
  {
    withGoal = true,
    needIds = [],
  }: { readonly withGoal?: boolean; readonly needIds?: readonly string[] } = {},
): Promise<{ id: string; goalId: string }> {
  const id = newId();
  const goalId = newId();
  await db().supportFocus.create({
    data: {
      id,
      territoryId: place.territoryId,
      schoolId: place.school.id,
      focusAreaId: world.taxonomy.areas["EVAL.RETRO"] ?? "",
      state: "active",
      title: "Retroalimentar con pistas",
      createdById: place.actors.utp_head.personId,
      createdAt: termStart,
      needs: { create: needIds.map((needId) => ({ needId })) },
    },
  });
  if (withGoal) {
    await db().goal.create({
      data: {
        id: goalId,
        territoryId: place.territoryId,
        focusId: id,
        rubricIndicatorId: world.rubric.indicators["C9.1"] ?? "",
        statement: "Pide corregir con una pista antes de dar la respuesta",
        baselineValue: 2.1,
        baselineN: 8,
        baselineOn: new Date("2026-04-20"),
        targetValue: 3,
        dueOn: new Date("2026-07-03"),
        state: "active",
        createdAt: termStart,
      },
    });
  }
  return { id, goalId };
}

interface AssignmentOptions {
  readonly teacher?: Person;
  readonly mentor?: Person;
  readonly focus?: { readonly id: string; readonly goalId: string };
  readonly state?: "active" | "ended";
}

export interface MadeAssignment {
  readonly id: string;
  readonly focusId: string;
  readonly goalId: string;
  readonly teacher: Person;
  /** With the grant on the teacher's record that the assignment gives. */
  readonly mentor: Person;
}

/** The place's mentor assigned to a teacher of its school: to a new one, unless told. */
export async function makeAssignment(
  world: World,
  place: TestPlace,
  options: AssignmentOptions = {},
): Promise<MadeAssignment> {
  const { mentor = place.actors.mentor, state = "active" } = options;
  const teacher = options.teacher ?? (await makeTeacherActor(place));
  const focus = options.focus ?? (await makeFocusWithGoal(world, place));
  const id = newId();
  await db().supportFocusTeacher.create({
    data: {
      focusId: focus.id,
      teacherId: teacher.personId,
      addedById: place.actors.utp_head.personId,
      addedAt: termStart,
    },
  });
  await db().assignment.create({
    data: {
      id,
      territoryId: place.territoryId,
      schoolId: place.school.id,
      focusId: focus.id,
      mentorId: mentor.personId,
      teacherId: teacher.personId,
      state,
      minutesPerWeek: 90,
      travelMinutesPerWeek: 30,
      reason: "Fortaleza en el foco",
      considerations: [],
      decidedById: place.actors.territory_head.personId,
      validFrom: termStart,
      createdAt: termStart,
    },
  });
  await makeGrant({
    personId: mentor.personId,
    role: "mentor",
    territoryId: place.territoryId,
    subjectPersonId: teacher.personId,
  });
  return { id, focusId: focus.id, goalId: focus.goalId, teacher, mentor: await refreshed(mentor) };
}

export interface MadeCycle {
  readonly id: string;
  readonly assignmentId: string;
  readonly focusId: string;
  readonly teacher: Person;
  readonly mentor: Person;
}

/** A cycle in progress between the place's mentor and a teacher. */
export async function makeCycle(
  world: World,
  place: TestPlace,
  options: AssignmentOptions & { readonly cycle?: Partial<Prisma.CycleUncheckedCreateInput> } = {},
): Promise<MadeCycle> {
  const assignment = await makeAssignment(world, place, options);
  const { mentor, teacher, focusId } = assignment;
  const id = newId();
  await db().cycle.create({
    data: {
      id,
      territoryId: place.territoryId,
      schoolId: place.school.id,
      assignmentId: assignment.id,
      focusId,
      goalId: assignment.goalId,
      mentorId: mentor.personId,
      teacherId: teacher.personId,
      number: 1,
      phase: "in_progress",
      teacherGoal: "Quiero dar pistas antes que respuestas",
      agreementText: "Nos juntamos los lunes y lo conversado queda entre las dos",
      mentorAgreedAt: termStart,
      teacherAgreedAt: termStart,
      startsOn: new Date("2026-05-04"),
      plannedEndOn: new Date("2026-06-29"),
      createdAt: termStart,
      ...options.cycle,
    },
  });
  return { id, assignmentId: assignment.id, focusId, teacher, mentor };
}

interface SessionOptions extends Partial<Prisma.CoachingSessionUncheckedCreateInput> {
  readonly kind?: "monitoring" | "feedback" | "modelling";
  readonly state?: "planned" | "done" | "cancelled";
}

/** A session of a cycle, planned for a Monday of May unless told. A done one lasted 40 minutes. */
export async function makeSession(
  place: TestPlace,
  cycleId: string,
  options: SessionOptions = {},
): Promise<{ id: string }> {
  const { kind = "feedback", state = "planned", ...overrides } = options;
  const held = {
    heldOn: new Date("2026-05-18"),
    durationMinutes: 40,
    travelMinutes: 20,
    recordedAt: new Date("2026-05-18T20:00:00Z"),
  };
  return db().coachingSession.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      cycleId,
      kind,
      state,
      mode: "in_person",
      plannedOn: new Date("2026-05-18"),
      plannedAt: "10:30",
      timeZone: "America/Santiago",
      createdAt: termStart,
      ...(state === "done" ? held : {}),
      ...overrides,
    },
    select: { id: true },
  });
}

/** A monitoring session with its lesson observed by the cycle's mentor. */
export async function makeMonitoring(
  world: World,
  place: TestPlace,
  made: {
    readonly cycle: MadeCycle;
    readonly state?: "planned" | "done";
    readonly observation?: "draft" | "saved" | "shared" | "acknowledged";
    readonly levels?: Readonly<Record<string, number>>;
  },
): Promise<{ id: string; observationId: string; visitId: string; noteId: string; privateNoteId: string }> {
  const { cycle, state = "done", observation: observed = "shared", levels } = made;
  const observation = await makeObservation(world, place, {
    state: observed,
    ...(levels && { levels }),
    visit: { teacherId: cycle.teacher.personId, observerId: cycle.mentor.personId, purpose: "coaching" },
  });
  const session = await makeSession(place, cycle.id, {
    kind: "monitoring",
    state,
    visitId: observation.visitId,
    plannedOn: new Date("2026-05-11"),
    ...(state === "done" ? { heldOn: new Date("2026-05-11") } : {}),
  });
  const { id: observationId, ...rest } = observation;
  return { ...rest, id: session.id, observationId };
}

/** A step in force, agreed in one of the cycle's sessions. */
export async function makeStep(
  place: TestPlace,
  step: { readonly cycleId: string; readonly sessionId: string },
): Promise<{ id: string }> {
  return db().actionStep.create({
    data: {
      id: newId(),
      territoryId: place.territoryId,
      cycleId: step.cycleId,
      agreedInSessionId: step.sessionId,
      what: "Esperar cinco segundos después de preguntar",
      dueOn: new Date("2026-05-25"),
      howSeen: "Tres estudiantes más responden",
      state: "active",
      createdAt: termStart,
    },
    select: { id: true },
  });
}

/** A cycle with everything it needs to be closed, and the observation that shows where it got to. */
export async function makeReadyToClose(
  world: World,
  place: TestPlace,
  options: Parameters<typeof makeCycle>[2] & { readonly withModelling?: boolean } = {},
): Promise<
  MadeCycle & { readonly observationId: string; readonly noteId: string; readonly visitId: string }
> {
  const { withModelling = true, ...rest } = options;
  const cycle = await makeCycle(world, place, rest);
  const { observationId, noteId, visitId } = await makeMonitoring(world, place, {
    cycle,
    levels: { "C9.1": 3 },
  });
  await makeSession(place, cycle.id, { kind: "feedback", state: "done" });
  if (withModelling) await makeSession(place, cycle.id, { kind: "modelling", state: "done" });
  return { ...cycle, observationId, noteId, visitId };
}
