import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { isMentorOf, participant } from "../policy";
import { hoursBetween } from "../rules/cycle";
import type { AgendaItem, CitableObservation, FeedbackView, SessionView } from "../schema/views";
import { noteSelect, stepSelect, summarySelect, toCycleSummary, toSessionSummary, toStep } from "./shapes";

/** A note that became private after it was cited is no longer shown. */
const citedNotes = {
  where: { note: { noteClass: { not: "private" } } },
  orderBy: { note: { offsetSeconds: "asc" } },
  select: { note: { select: noteSelect } },
} as const satisfies Prisma.FeedbackRecord$evidenceArgs;

const sessionSelect = {
  ...summarySelect.sessions.select,
  alsoPresent: true,
  cancelReason: true,
  recordedAt: true,
  cycle: {
    select: {
      ...summarySelect,
      actionSteps: { where: { state: "active" }, select: stepSelect },
      school: {
        select: {
          ...summarySelect.school.select,
          territory: {
            select: {
              timeZone: true,
              programmes: { orderBy: { schoolYear: "desc" }, take: 1, select: { feedbackWithinHours: true } },
            },
          },
        },
      },
    },
  },
  visit: {
    select: {
      id: true,
      subject: true,
      grade: true,
      classGroup: true,
      observation: { select: { id: true, state: true } },
    },
  },
  feedback: {
    include: {
      observation: { select: { visitId: true, endedAt: true, state: true } },
      evidence: citedNotes,
    },
  },
  modelling: true,
  stepsAgreed: { select: stepSelect },
  stepsChecked: { select: stepSelect },
} as const satisfies Prisma.CoachingSessionSelect;

type SessionRow = Prisma.CoachingSessionGetPayload<{ select: typeof sessionSelect }>;

/** A session with its record, for the mentor and the teacher of its cycle alone; NOT_FOUND for everybody else. The mentor's talk notes are read by both. */
export async function getSession(actor: Actor, id: string): Promise<SessionView> {
  const row = await db().coachingSession.findFirst({
    where: { id, cycle: participant(actor) },
    select: sessionSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { cycle, visit, feedback, modelling } = row;
  const isMentor = isMentorOf(actor, cycle);
  const lessonEndedAt = feedback?.observation?.endedAt ?? null;
  return {
    summary: toSessionSummary(row),
    cycle: toCycleSummary(cycle),
    isMentor,
    lesson: visit && { subject: visit.subject, grade: visit.grade, classGroup: visit.classGroup },
    alsoPresent: row.alsoPresent,
    cancelReason: row.cancelReason,
    observation: visit?.observation ? { ...visit.observation, visitId: visit.id } : null,
    feedback: feedback ? toFeedback(feedback, isMentor) : null,
    modelling,
    stepsAgreed: row.stepsAgreed.map(toStep),
    stepsChecked: row.stepsChecked.map(toStep),
    activeStep: cycle.actionSteps.map(toStep)[0] ?? null,
    hoursSinceLesson: row.recordedAt === null ? null : hoursBetween(lessonEndedAt, row.recordedAt),
    promisedHours: cycle.school.territory.programmes[0]?.feedbackWithinHours ?? null,
  };
}

function toFeedback(row: NonNullable<SessionRow["feedback"]>, isMentor: boolean): FeedbackView {
  const isShared = row.observation?.state === "shared" || row.observation?.state === "acknowledged";
  return {
    observationId: row.observationId,
    visitId: isMentor || isShared ? (row.observation?.visitId ?? null) : null,
    strength: row.strength,
    improvementPoint: row.improvementPoint,
    teacherWords: row.teacherWords,
    mentorTalkPercent: row.mentorTalkPercent,
    talkNotes: row.talkNotes,
    evidence: row.evidence.map((link) => link.note),
  };
}

/** The person's own planned sessions up to a day (late ones too), soonest first, for the home page; at most fifty. */
export async function listMyAgenda(
  actor: Actor,
  { until }: { readonly until: string },
): Promise<readonly AgendaItem[]> {
  const rows = await db().coachingSession.findMany({
    where: {
      state: "planned",
      plannedOn: { lte: toUtcMidnight(until) },
      cycle: { AND: [participant(actor), { phase: "in_progress" }] },
    },
    orderBy: [{ plannedOn: "asc" }, { plannedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { ...summarySelect.sessions.select, cycle: { select: summarySelect } },
  });
  return rows.map(({ cycle, ...session }) => ({
    ...toSessionSummary(session),
    cycle: toCycleSummary(cycle),
    isMentor: isMentorOf(actor, cycle),
  }));
}

/** The mentor's own recorded observations of the cycle's teacher with their low-inference notes, newest first, to cite in a talk or in the closing. */
export async function listCitableObservations(
  actor: Actor,
  cycleId: string,
): Promise<readonly CitableObservation[]> {
  const cycle = await db().cycle.findFirst({
    where: { AND: [{ id: cycleId }, participant(actor)] },
    select: { mentorId: true, teacherId: true },
  });
  if (!cycle) throw new AppError("NOT_FOUND");
  if (!isMentorOf(actor, cycle)) return [];
  const rows = await db().observation.findMany({
    where: { state: { not: "draft" }, visit: { observerId: cycle.mentorId, teacherId: cycle.teacherId } },
    orderBy: { visit: { plannedOn: "desc" } },
    take: 20,
    select: {
      id: true,
      state: true,
      visit: {
        select: {
          id: true,
          plannedOn: true,
          classGroup: true,
          subject: true,
          session: { select: { cycleId: true } },
        },
      },
      notes: { where: { noteClass: "low_inference" }, orderBy: { offsetSeconds: "asc" }, select: noteSelect },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    visitId: row.visit.id,
    plannedOn: fromUtcMidnight(row.visit.plannedOn),
    classGroup: row.visit.classGroup,
    subject: row.visit.subject,
    isShared: row.state === "shared" || row.state === "acknowledged",
    isOfCycle: row.visit.session?.cycleId === cycleId,
    notes: row.notes,
  }));
}
