import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { countHeld, nextPlanned } from "../rules/cycle";
import type { CycleSummary, GoalView, SessionSummary, StepView } from "../schema/views";

/** Row shapes that several queries of this domain read, and how each becomes its DTO. */
export const summarySelect = {
  id: true,
  territoryId: true,
  number: true,
  phase: true,
  mentorId: true,
  teacherId: true,
  schoolId: true,
  focusId: true,
  startsOn: true,
  plannedEndOn: true,
  mentor: { select: { givenNames: true, familyNames: true } },
  teacher: { select: { givenNames: true, familyNames: true } },
  school: { select: { name: true, rbd: true, territory: { select: { timeZone: true } } } },
  focus: { select: { title: true, focusArea: { select: { name: true } } } },
  sessions: {
    orderBy: [{ plannedOn: "asc" }, { plannedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      cycleId: true,
      kind: true,
      state: true,
      mode: true,
      plannedOn: true,
      plannedAt: true,
      heldOn: true,
      durationMinutes: true,
      travelMinutes: true,
      visitId: true,
    },
  },
} as const satisfies Prisma.CycleSelect;

type CycleRow = Prisma.CycleGetPayload<{ select: typeof summarySelect }>;
type SessionRow = CycleRow["sessions"][number];

/** A cycle's calendar: dates, kinds, hours and focus, never a text. */
export function toCycleSummary(row: CycleRow): CycleSummary {
  const done = row.sessions.filter((session) => session.state === "done");
  const next = nextPlanned(row.sessions);
  return {
    id: row.id,
    territoryId: row.territoryId,
    number: row.number,
    phase: row.phase,
    mentorId: row.mentorId,
    mentorName: nameOf(row.mentor),
    teacherId: row.teacherId,
    teacherName: nameOf(row.teacher),
    schoolId: row.schoolId,
    schoolName: row.school.name,
    rbd: row.school.rbd,
    timeZone: row.school.territory.timeZone,
    focusId: row.focusId,
    focusTitle: row.focus.title,
    areaName: row.focus.focusArea.name,
    startsOn: fromUtcMidnight(row.startsOn),
    plannedEndOn: fromUtcMidnight(row.plannedEndOn),
    held: countHeld(row.sessions),
    minutesHeld: done.reduce((sum, session) => sum + (session.durationMinutes ?? 0), 0),
    minutesTravelled: done.reduce((sum, session) => sum + (session.travelMinutes ?? 0), 0),
    nextSessionOn: next ? fromUtcMidnight(next.plannedOn) : null,
  };
}

/** A session's calendar: kind, state, day, minutes. */
export function toSessionSummary(row: SessionRow): SessionSummary {
  return {
    id: row.id,
    cycleId: row.cycleId,
    kind: row.kind,
    state: row.state,
    mode: row.mode,
    plannedOn: fromUtcMidnight(row.plannedOn),
    plannedAt: row.plannedAt,
    heldOn: row.heldOn === null ? null : fromUtcMidnight(row.heldOn),
    durationMinutes: row.durationMinutes,
    travelMinutes: row.travelMinutes,
    visitId: row.visitId,
  };
}

export const stepSelect = {
  id: true,
  what: true,
  dueOn: true,
  howSeen: true,
  state: true,
  checkNote: true,
  agreedInSessionId: true,
  checkedInSessionId: true,
} as const satisfies Prisma.ActionStepSelect;

/** A step as its mentor and its teacher read it. */
export function toStep(row: Prisma.ActionStepGetPayload<{ select: typeof stepSelect }>): StepView {
  return { ...row, dueOn: fromUtcMidnight(row.dueOn) };
}

export const goalSelect = {
  statement: true,
  rubricIndicatorId: true,
  baselineValue: true,
  baselineN: true,
  baselineOn: true,
  targetValue: true,
  dueOn: true,
  rubricIndicator: {
    select: {
      code: true,
      title: true,
      versionId: true,
      levels: { orderBy: { value: "asc" }, select: { value: true, label: true } },
    },
  },
} as const satisfies Prisma.GoalSelect;

/** The goal with its indicator and the names of its levels. */
export function toGoal(row: Prisma.GoalGetPayload<{ select: typeof goalSelect }>): GoalView {
  const { rubricIndicator: indicator } = row;
  return {
    statement: row.statement,
    indicatorId: row.rubricIndicatorId,
    indicatorCode: indicator.code,
    indicatorTitle: indicator.title,
    rubricVersionId: indicator.versionId,
    levels: indicator.levels,
    baselineValue: row.baselineValue,
    baselineN: row.baselineN,
    baselineOn: fromUtcMidnight(row.baselineOn),
    targetValue: row.targetValue,
    dueOn: fromUtcMidnight(row.dueOn),
  };
}

export const noteSelect = { id: true, offsetSeconds: true, speaker: true, text: true } as const;
