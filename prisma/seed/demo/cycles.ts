import { DEFAULT_ZONE } from "@/lib/format/instant";
import { at, dateColumn } from "./calendar";
import { inventLesson, type InventedLesson, type LessonSetting } from "./lessons";
import type { DemoAssignment } from "./mentors";
import {
  agreements,
  closingEvidence,
  debriefs,
  reflections,
  strengths,
  teacherGoals,
  teacherWords,
  workOn,
  type WorkWords,
} from "./talk-words";

interface Setting extends LessonSetting {
  readonly territoryId: string;
}

interface DemoCycle {
  readonly id: string;
  readonly assignment: DemoAssignment;
  readonly words: WorkWords;
}

function addCycle(
  {
    assignment,
    number,
    startDaysAgo,
    phase,
  }: {
    assignment: DemoAssignment;
    number: number;
    startDaysAgo: number;
    phase: "agreement" | "in_progress" | "closed";
  },
  { territoryId, calendar, chance, rows }: Setting,
): DemoCycle {
  const startedAt = at(calendar.daysAgo(startDaysAgo), "13:00");
  const id = chance.id(startedAt);
  const isAgreed = phase !== "agreement";
  rows.cycles.push({
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
    agreementText: chance.pick(agreements),
    teacherGoal: isAgreed ? chance.pick(teacherGoals) : "",
    mentorAgreedAt: startedAt,
    teacherAgreedAt: isAgreed ? at(calendar.daysAgo(startDaysAgo), "18:10") : null,
    startsOn: dateColumn(calendar.daysAgo(startDaysAgo)),
    plannedEndOn: dateColumn(calendar.daysAgo(startDaysAgo - 56)),
    createdAt: startedAt,
  });
  return { id, assignment, words: workOn(assignment.focus.indicatorCode) };
}

/** A first cycle, from its agreement to a closing with an observation at its end. */
export function inventClosedCycle(assignment: DemoAssignment, setting: Setting): void {
  const { calendar, chance, rows } = setting;
  const cycle = addCycle({ assignment, number: 1, startDaysAgo: 118, phase: "closed" }, setting);
  const hasModelling = chance.happens(0.85);
  const first = monitoring(cycle, { daysAgo: 112, level: 1.9, state: "acknowledged" }, setting);
  const talk = feedback(cycle, { daysAgo: 110, lesson: first }, setting);
  if (hasModelling) modelling(cycle, { date: calendar.daysAgo(100), isDone: true }, setting);
  const reached = 1.6 + chance.next() * 1.9;
  const last = monitoring(cycle, { daysAgo: 72, level: reached, state: "acknowledged" }, setting);
  const finalTalk = feedback(cycle, { daysAgo: 70, lesson: last }, setting);
  const level = last.levels.get(assignment.focus.indicatorId) ?? null;
  const outcome = outcomeOf(level, assignment);
  const closedAt = at(calendar.daysAgo(66), "16:40");
  agreeStep(
    cycle,
    { sessionId: talk, daysAgo: 110, checked: { sessionId: finalTalk, state: outcome } },
    setting,
  );
  rows.closings.push({
    cycleId: cycle.id,
    territoryId: setting.territoryId,
    observationId: last.observationId,
    outcome,
    finalValue: level,
    evidenceSummary: chance.pick(closingEvidence[outcome]),
    teacherReflection: chance.happens(0.8) ? chance.pick(reflections) : null,
    noModellingReason: hasModelling
      ? null
      : "No hubo reemplazo para salir de la propia clase en esas semanas.",
    nextStep: "new_cycle",
    closedById: assignment.mentorId,
    closedAt,
  });
}

function outcomeOf(level: number | null, { focus }: DemoAssignment) {
  if (level !== null && level >= focus.targetValue) return "achieved" as const;
  return level !== null && level > focus.baselineValue
    ? ("partly_achieved" as const)
    : ("not_achieved" as const);
}

/** A cycle that is going on: two sessions held, one step in force, and what comes next planned. */
export function inventOpenCycle(
  assignment: DemoAssignment,
  { number, isDueToday }: { readonly number: number; readonly isDueToday: boolean },
  setting: Setting,
): void {
  const { calendar, chance } = setting;
  const cycle = addCycle({ assignment, number, startDaysAgo: 24, phase: "in_progress" }, setting);
  const lesson = monitoring(cycle, { daysAgo: 14, level: 2.4, state: "shared" }, setting);
  const talk = feedback(cycle, { daysAgo: 12, lesson }, setting);
  agreeStep(cycle, { sessionId: talk, daysAgo: 12 }, setting);
  if (isDueToday) monitoring(cycle, { daysAgo: 5, level: 2.6, state: "saved" }, setting);
  const next = isDueToday ? 0 : chance.whole(1, 8);
  planMonitoring(cycle, calendar.daysAhead(next), setting);
  modelling(cycle, { date: calendar.daysAhead(next + 7), isDone: false }, setting);
}

/** A cycle that waits for its teacher to read and accept it. */
export function inventCycleToAgree(assignment: DemoAssignment, setting: Setting): void {
  addCycle({ assignment, number: 1, startDaysAgo: 3, phase: "agreement" }, setting);
}

interface SessionPlan {
  readonly kind: "monitoring" | "feedback" | "modelling";
  readonly date: string;
  readonly time: string;
  readonly isDone: boolean;
  readonly minutes: number;
  readonly visitId?: string;
}

function addSession(
  cycle: DemoCycle,
  session: SessionPlan,
  { territoryId, calendar, chance, rows }: Setting,
): string {
  const { date, time, isDone } = session;
  const createdAt = calendar.plannedAt(date, 5);
  const id = chance.id(createdAt);
  const minutes = session.minutes + chance.pick([-10, -5, 0, 0, 5, 10]);
  const trip = cycle.assignment.tripMinutes;
  rows.sessions.push({
    id,
    territoryId,
    cycleId: cycle.id,
    kind: session.kind,
    state: isDone ? "done" : "planned",
    mode: "in_person",
    plannedOn: dateColumn(date),
    plannedAt: time,
    timeZone: DEFAULT_ZONE,
    heldOn: isDone ? dateColumn(date) : null,
    durationMinutes: isDone ? minutes : null,
    travelMinutes: isDone ? (trip === 0 ? 0 : trip + chance.pick([0, 5, 10])) : null,
    visitId: session.visitId ?? null,
    createdAt,
    recordedAt: isDone ? at(date, time, minutes + chance.whole(5, 240)) : null,
  });
  return id;
}

function lessonOf({ assignment }: DemoCycle, setting: Setting) {
  return {
    school: assignment.focus.school,
    territoryId: setting.territoryId,
    teacher: assignment.teacher,
    observerId: assignment.mentorId,
    purpose: "coaching" as const,
  };
}

function monitoring(
  cycle: DemoCycle,
  lesson: { daysAgo: number; level: number; state: "saved" | "shared" | "acknowledged" },
  setting: Setting,
): InventedLesson {
  const date = setting.calendar.daysAgo(lesson.daysAgo);
  const time = cycle.assignment.lessonTime;
  const leanings = new Map([
    ["B5.1", 3],
    ["C8.1", lesson.level],
    [cycle.assignment.focus.indicatorCode, lesson.level],
  ]);
  const { state } = lesson;
  const invented = inventLesson({ ...lessonOf(cycle, setting), date, time, state, leanings }, setting);
  const { visitId } = invented;
  addSession(cycle, { kind: "monitoring", date, time, isDone: true, minutes: 45, visitId }, setting);
  return invented;
}

function planMonitoring(cycle: DemoCycle, date: string, setting: Setting): void {
  const time = cycle.assignment.lessonTime;
  const plan = { ...lessonOf(cycle, setting), date, time, state: "planned" as const, leanings: new Map() };
  const { visitId } = inventLesson(plan, setting);
  addSession(cycle, { kind: "monitoring", date, time, isDone: false, minutes: 45, visitId }, setting);
}

function feedback(
  cycle: DemoCycle,
  { daysAgo, lesson }: { readonly daysAgo: number; readonly lesson: InventedLesson },
  setting: Setting,
): string {
  const { calendar, chance, rows } = setting;
  const date = calendar.daysAgo(daysAgo);
  const plan = {
    kind: "feedback" as const,
    date,
    time: cycle.assignment.talkTime,
    isDone: true,
    minutes: 40,
  };
  const sessionId = addSession(cycle, plan, setting);
  rows.feedback.push({
    sessionId,
    observationId: lesson.observationId,
    strength: `${chance.pick(strengths)} (demostración)`,
    improvementPoint: chance.pick(cycle.words.improvements),
    teacherWords: chance.pick(teacherWords),
    mentorTalkPercent: chance.whole(35, 60),
  });
  rows.feedbackEvidence.push(...lesson.noteIds.slice(0, 2).map((noteId) => ({ sessionId, noteId })));
  return sessionId;
}

function modelling(
  cycle: DemoCycle,
  { date, isDone }: { readonly date: string; readonly isDone: boolean },
  setting: Setting,
): void {
  const { chance, rows } = setting;
  const sessionId = addSession(
    cycle,
    { kind: "modelling", date, time: cycle.assignment.lessonTime, isDone, minutes: 60 },
    setting,
  );
  if (!isDone) return;
  rows.modelling.push({
    sessionId,
    modellingKind: chance.pick(["live_model", "co_teaching", "micro_rehearsal"]),
    modelledBy: "mentor",
    technique: `${cycle.words.technique} (demostración)`,
    lookFors: cycle.words.lookFor,
    debrief: chance.pick(debriefs),
    rehearsalDone: chance.happens(0.7),
    teacherWillTry: chance.pick(cycle.words.steps).what,
  });
}

interface StepPlan {
  readonly sessionId: string;
  readonly daysAgo: number;
  readonly checked?: {
    readonly sessionId: string;
    readonly state: "achieved" | "partly_achieved" | "not_achieved";
  };
}

function agreeStep(cycle: DemoCycle, step: StepPlan, { territoryId, calendar, chance, rows }: Setting): void {
  const { talkTime } = cycle.assignment;
  const agreedAt = at(calendar.daysAgo(step.daysAgo), talkTime, 30);
  const { what, howSeen } = chance.pick(cycle.words.steps);
  rows.steps.push({
    id: chance.id(agreedAt),
    territoryId,
    cycleId: cycle.id,
    agreedInSessionId: step.sessionId,
    what,
    dueOn: dateColumn(calendar.daysAhead(14 - step.daysAgo)),
    howSeen,
    state: step.checked?.state ?? "active",
    createdAt: agreedAt,
    checkedInSessionId: step.checked?.sessionId ?? null,
    checkedAt: step.checked ? at(calendar.daysAgo(70), talkTime, 20) : null,
    checkNote: step.checked ? checkNotes[step.checked.state] : null,
  });
}

const checkNotes = {
  achieved: "Se vio en la clase del último monitoreo, más de una vez.",
  partly_achieved: "Se vio al comienzo de la clase; hacia el final se perdió.",
  not_achieved: "No se alcanzó a ver en la clase del último monitoreo.",
} as const;
