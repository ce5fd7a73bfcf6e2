import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { isMentorOf, participant } from "../policy";
import { hoursBetween } from "../rules";
import type { CycleSummary, FeedbackView, SessionSummary, SessionView } from "../schema";
import { stepSelect, summarySelect, toCycleSummary, toSessionSummary, toStep } from "./shapes";

const noteSelect = { id: true, offsetSeconds: true, speaker: true, text: true } as const;

const sessionSelect = {
  ...summarySelect.sessions.select,
  alsoPresent: true,
  cancelReason: true,
  recordedAt: true,
  cycle: { select: { ...summarySelect, actionSteps: { where: { state: "active" }, select: stepSelect } } },
  visit: { select: { id: true, observation: { select: { id: true, state: true } } } },
  feedback: {
    include: {
      observation: { select: { visitId: true, endedAt: true } },
      evidence: { orderBy: { note: { offsetSeconds: "asc" } }, select: { note: { select: noteSelect } } },
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
  return {
    summary: toSessionSummary(row),
    cycle: toCycleSummary(cycle),
    isMentor: isMentorOf(actor, cycle),
    alsoPresent: row.alsoPresent,
    cancelReason: row.cancelReason,
    observation: visit?.observation ? { ...visit.observation, visitId: visit.id } : null,
    feedback: feedback ? toFeedback(feedback) : null,
    modelling,
    stepsAgreed: row.stepsAgreed.map(toStep),
    stepsChecked: row.stepsChecked.map(toStep),
    activeStep: cycle.actionSteps.map(toStep)[0] ?? null,
    hoursSinceLesson:
      row.recordedAt === null ? null : hoursBetween(feedback?.observation?.endedAt ?? null, row.recordedAt),
  };
}

function toFeedback(row: NonNullable<SessionRow["feedback"]>): FeedbackView {
  return {
    observationId: row.observationId,
    visitId: row.observation?.visitId ?? null,
    strength: row.strength,
    improvementPoint: row.improvementPoint,
    teacherWords: row.teacherWords,
    mentorTalkPercent: row.mentorTalkPercent,
    talkNotes: row.talkNotes,
    evidence: row.evidence.map((link) => link.note),
  };
}

export interface AgendaItem extends SessionSummary {
  readonly cycle: CycleSummary;
  readonly isMentor: boolean;
}

/** The person's own planned sessions up to a day (late ones too), soonest first, for the home page; at most fifty. */
export async function listMyAgenda(
  actor: Actor,
  { until }: { readonly until: string },
): Promise<readonly AgendaItem[]> {
  const rows = await db().coachingSession.findMany({
    where: {
      state: "planned",
      plannedOn: { lte: new Date(until) },
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

export interface CitableObservation {
  readonly id: string;
  readonly visitId: string;
  readonly plannedOn: string;
  readonly classGroup: string;
  readonly subject: string;
  readonly isShared: boolean;
  readonly isOfCycle: boolean;
  readonly notes: readonly Prisma.EvidenceNoteGetPayload<{ select: typeof noteSelect }>[];
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
