import { DEFAULT_ZONE } from "@/lib/format/instant";
import type { Tx } from "@/lib/db/transaction";
import { at, dateColumn, type DemoCalendar } from "./calendar";
import { insertLesson, type DemoRubric, type StoredLesson } from "./lessons";
import type { DemoAssignment } from "./mentors";
import type { Chance } from "./random";

interface Setting {
  readonly territoryId: string;
  readonly rubric: DemoRubric;
  readonly calendar: DemoCalendar;
  readonly chance: Chance;
}

interface DemoCycle {
  readonly id: string;
  readonly number: number;
  readonly assignment: DemoAssignment;
}

const agreementText =
  "Acordamos trabajar este foco con una visita por semana. Lo observado lo leemos usted y yo; la dirección ve fechas, horas y foco. Es formativo: no se usa para evaluar.";

async function insertCycle(
  tx: Tx,
  {
    assignment,
    number,
    startDaysAgo,
    phase,
  }: { assignment: DemoAssignment; number: number; startDaysAgo: number; phase: "agreement" | "in_progress" },
  { territoryId, calendar, chance }: Setting,
): Promise<DemoCycle> {
  const startedAt = at(calendar.daysAgo(startDaysAgo), "13:00");
  const id = chance.id(startedAt);
  const isAgreed = phase === "in_progress";
  await tx.cycle.create({
    data: {
      id,
      territoryId,
      schoolId: assignment.focus.school.id,
      assignmentId: assignment.id,
      focusId: assignment.focus.id,
      goalId: assignment.focus.goalId,
      mentorId: assignment.mentorId,
      teacherId: assignment.teacher.id,
      number,
      phase,
      agreementText,
      teacherGoal: isAgreed
        ? "Quiero que mis estudiantes expliquen cómo pensaron, no solo el resultado."
        : "",
      mentorAgreedAt: startedAt,
      teacherAgreedAt: isAgreed ? at(calendar.daysAgo(startDaysAgo - 1), "18:10") : null,
      startsOn: dateColumn(calendar.daysAgo(startDaysAgo)),
      plannedEndOn: dateColumn(calendar.daysAgo(startDaysAgo - 56)),
      createdAt: startedAt,
    },
  });
  return { id, number, assignment };
}

/** A first cycle, from its agreement to a closing with an observation at its end. */
export async function insertClosedCycle(tx: Tx, assignment: DemoAssignment, setting: Setting): Promise<void> {
  const { calendar, chance } = setting;
  const cycle = await insertCycle(
    tx,
    { assignment, number: 1, startDaysAgo: 118, phase: "in_progress" },
    setting,
  );
  const hasModelling = chance.happens(0.85);
  await monitoring(tx, cycle, { daysAgo: 112, level: 1.9, state: "acknowledged" }, setting);
  const talk = await feedback(tx, cycle, { daysAgo: 110, lessonDaysAgo: 112 }, setting);
  if (hasModelling) await modelling(tx, cycle, { daysAgo: 100, isDone: true }, setting);
  const step = await agreeStep(tx, cycle, { sessionId: talk, daysAgo: 110 }, setting);
  const last = await monitoring(tx, cycle, { daysAgo: 72, level: 2.7, state: "acknowledged" }, setting);
  const finalTalk = await feedback(tx, cycle, { daysAgo: 70, lessonDaysAgo: 72 }, setting);
  const level = last.levels.get(assignment.focus.indicatorId) ?? null;
  const outcome =
    level !== null && level >= 3 ? "achieved" : level === 2 ? "partly_achieved" : "not_achieved";
  const closedAt = at(calendar.daysAgo(66), "16:40");
  await tx.actionStep.update({
    where: { id: step },
    data: {
      state: outcome === "achieved" ? "achieved" : "partly_achieved",
      checkedInSessionId: finalTalk,
      checkedAt: at(calendar.daysAgo(70), "16:20"),
      checkNote: "Se vio en la clase del último monitoreo (demostración).",
    },
  });
  await tx.closing.create({
    data: {
      cycleId: cycle.id,
      territoryId: setting.territoryId,
      observationId: last.observationId,
      outcome,
      finalValue: level,
      evidenceSummary:
        "En la última clase las preguntas pidieron explicar y hubo tiempo para pensar; al comienzo casi todas pedían un dato (demostración).",
      teacherReflection: "Me sirvió ver la clase modelo antes de intentarlo.",
      noModellingReason: hasModelling
        ? null
        : "No hubo reemplazo para salir de la propia clase en esas semanas (demostración).",
      nextStep: "new_cycle",
      closedById: assignment.mentorId,
      closedAt,
    },
  });
  await tx.cycle.update({ where: { id: cycle.id }, data: { phase: "closed" } });
}

/** A second cycle that is going on: two sessions held, one step in force, and what comes next planned. */
export async function insertOpenCycle(
  tx: Tx,
  assignment: DemoAssignment,
  { number, isDueToday }: { readonly number: number; readonly isDueToday: boolean },
  setting: Setting,
): Promise<void> {
  const { chance } = setting;
  const cycle = await insertCycle(
    tx,
    { assignment, number, startDaysAgo: 24, phase: "in_progress" },
    setting,
  );
  await monitoring(tx, cycle, { daysAgo: 14, level: 2.4, state: "shared" }, setting);
  const talk = await feedback(tx, cycle, { daysAgo: 12, lessonDaysAgo: 14 }, setting);
  await agreeStep(tx, cycle, { sessionId: talk, daysAgo: 12 }, setting);
  if (isDueToday) await monitoring(tx, cycle, { daysAgo: 5, level: 2.6, state: "saved" }, setting);
  const nextDay = isDueToday ? 0 : -chance.whole(1, 8);
  await monitoring(tx, cycle, { daysAgo: nextDay, level: 2.6, state: "planned" }, setting);
  await modelling(tx, cycle, { daysAgo: nextDay - 7, isDone: false }, setting);
}

/** A cycle that waits for its teacher to read and accept it. */
export async function insertCycleToAgree(
  tx: Tx,
  assignment: DemoAssignment,
  setting: Setting,
): Promise<void> {
  await insertCycle(tx, { assignment, number: 1, startDaysAgo: 3, phase: "agreement" }, setting);
}

type SessionKind = "monitoring" | "feedback" | "modelling";

async function insertSession(
  tx: Tx,
  cycle: DemoCycle,
  session: {
    kind: SessionKind;
    daysAgo: number;
    time: string;
    isDone: boolean;
    minutes: number;
    visitId?: string;
  },
  { territoryId, calendar, chance }: Setting,
): Promise<string> {
  const day = calendar.daysAgo(session.daysAgo);
  const id = chance.id(at(day, session.time, -5 * 24 * 60));
  await tx.coachingSession.create({
    data: {
      id,
      territoryId,
      cycleId: cycle.id,
      kind: session.kind,
      state: session.isDone ? "done" : "planned",
      mode: "in_person",
      plannedOn: dateColumn(day),
      plannedAt: session.time,
      timeZone: DEFAULT_ZONE,
      heldOn: session.isDone ? dateColumn(day) : null,
      durationMinutes: session.isDone ? session.minutes : null,
      travelMinutes: session.isDone ? chance.pick([0, 20, 30]) : null,
      visitId: session.visitId ?? null,
      createdAt: at(day, session.time, -5 * 24 * 60),
      recordedAt: session.isDone ? at(day, session.time, session.minutes + chance.whole(5, 240)) : null,
    },
  });
  return id;
}

async function monitoring(
  tx: Tx,
  cycle: DemoCycle,
  lesson: { daysAgo: number; level: number; state: "planned" | "saved" | "shared" | "acknowledged" },
  setting: Setting,
): Promise<StoredLesson> {
  const { assignment } = cycle;
  const stored = await insertLesson(
    tx,
    {
      school: assignment.focus.school,
      territoryId: setting.territoryId,
      teacher: assignment.teacher,
      observerId: assignment.mentorId,
      purpose: "coaching",
      date: setting.calendar.daysAgo(lesson.daysAgo),
      time: "10:00",
      state: lesson.state,
      leanings: new Map([
        [assignment.focus.indicatorCode, lesson.level],
        ["B5.1", 3],
        ["C8.1", lesson.level],
      ]),
    },
    setting,
  );
  const isDone = lesson.state !== "planned";
  await insertSession(
    tx,
    cycle,
    {
      kind: "monitoring",
      daysAgo: lesson.daysAgo,
      time: "10:00",
      isDone,
      minutes: 45,
      visitId: stored.visitId,
    },
    setting,
  );
  return stored;
}

async function feedback(
  tx: Tx,
  cycle: DemoCycle,
  talk: { daysAgo: number; lessonDaysAgo: number },
  setting: Setting,
): Promise<string> {
  const lesson = await tx.observation.findFirst({
    where: {
      visit: {
        session: { cycleId: cycle.id },
        plannedOn: dateColumn(setting.calendar.daysAgo(talk.lessonDaysAgo)),
      },
    },
    select: { id: true, notes: { take: 2, orderBy: { offsetSeconds: "asc" }, select: { id: true } } },
  });
  const id = await insertSession(
    tx,
    cycle,
    { kind: "feedback", daysAgo: talk.daysAgo, time: "15:30", isDone: true, minutes: 40 },
    setting,
  );
  await tx.feedbackRecord.create({
    data: {
      sessionId: id,
      observationId: lesson?.id ?? null,
      strength: "El curso comenzó a trabajar en menos de tres minutos y supo qué hacer (demostración).",
      improvementPoint: "Dar tiempo para pensar después de cada pregunta abierta (demostración).",
      teacherWords: "«Me apuro porque siento que se acaba la hora.»",
      mentorTalkPercent: setting.chance.whole(35, 60),
      evidence: { create: (lesson?.notes ?? []).map((note) => ({ noteId: note.id })) },
    },
  });
  return id;
}

async function modelling(
  tx: Tx,
  cycle: DemoCycle,
  { daysAgo, isDone }: { readonly daysAgo: number; readonly isDone: boolean },
  setting: Setting,
): Promise<void> {
  const id = await insertSession(
    tx,
    cycle,
    { kind: "modelling", daysAgo, time: "11:30", isDone, minutes: 60 },
    setting,
  );
  if (!isDone) return;
  await tx.modellingRecord.create({
    data: {
      sessionId: id,
      modellingKind: setting.chance.pick(["live_model", "co_teaching", "micro_rehearsal"]),
      modelledBy: "mentor",
      technique: "Preguntar, esperar cinco segundos y recién nombrar a quien responde (demostración)",
      lookFors: "Cuántos segundos pasan y quiénes se animan a hablar",
      debrief: "Notó que hablaron estudiantes que casi nunca participan (demostración).",
      rehearsalDone: setting.chance.happens(0.7),
      teacherWillTry: "Probarlo en dos preguntas de la próxima clase",
    },
  });
}

async function agreeStep(
  tx: Tx,
  cycle: DemoCycle,
  { sessionId, daysAgo }: { readonly sessionId: string; readonly daysAgo: number },
  { territoryId, calendar, chance }: Setting,
): Promise<string> {
  const agreedAt = at(calendar.daysAgo(daysAgo), "16:10");
  const id = chance.id(agreedAt);
  await tx.actionStep.create({
    data: {
      id,
      territoryId,
      cycleId: cycle.id,
      agreedInSessionId: sessionId,
      what: "Hacer dos preguntas abiertas por clase y esperar cinco segundos",
      dueOn: dateColumn(calendar.daysAgo(daysAgo - 14)),
      howSeen: "Se cuenta la espera en el próximo monitoreo",
      state: "active",
      createdAt: agreedAt,
    },
  });
  return id;
}
