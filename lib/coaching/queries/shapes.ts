import type { Prisma } from "@/lib/db/generated/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { countHeld } from "../rules";
import type { CycleSummary, SessionSummary, StepView } from "../schema";

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
  school: { select: { name: true, rbd: true } },
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

export function toCycleSummary(row: CycleRow): CycleSummary {
  const done = row.sessions.filter((session) => session.state === "done");
  const next = row.sessions.find((session) => session.state === "planned");
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

export function toSessionSummary(row: SessionRow): SessionSummary {
  return {
    ...row,
    plannedOn: fromUtcMidnight(row.plannedOn),
    heldOn: row.heldOn === null ? null : fromUtcMidnight(row.heldOn),
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

export function toStep(row: Prisma.ActionStepGetPayload<{ select: typeof stepSelect }>): StepView {
  return { ...row, dueOn: fromUtcMidnight(row.dueOn) };
}

function nameOf(person: { readonly givenNames: string; readonly familyNames: string }): string {
  return `${person.givenNames} ${person.familyNames}`;
}
