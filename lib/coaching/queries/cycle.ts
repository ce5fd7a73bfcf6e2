import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { isMentorOf, isTeacherOf, participant, visibleTo } from "../policy";
import { missingBeforeClosing, missingToClose } from "../rules/cycle";
import { cycleListRequest, type CycleListRequest } from "../schema/lists";
import type { ClosingView, CycleContent, CycleSummary, CycleView, StepView } from "../schema/views";
import { cyclesMatching, withinYear } from "./filters";
import {
  goalSelect,
  stepSelect,
  summarySelect,
  toCycleSummary,
  toGoal,
  toSessionSummary,
  toStep,
} from "./shapes";

/** The cycles the person may know of, newest first: dates, kinds, hours and focus, never the texts. */
export async function listCycles(actor: Actor, params: CycleListRequest = {}): Promise<Page<CycleSummary>> {
  const request = parseInput(cycleListRequest, params);
  const rows = await db().cycle.findMany({
    where: {
      AND: [
        visibleTo(actor),
        whoseCycles(actor, request.whose),
        cyclesMatching(request),
        { phase: request.phase, focusId: request.focusId, startsOn: withinYear(request.year) },
      ],
    },
    orderBy: { id: "desc" },
    select: summarySelect,
    ...keyset(request),
  });
  return toPage(rows, request, toCycleSummary);
}

function whoseCycles(actor: Actor, whose: "all" | "own" | "others"): Prisma.CycleWhereInput {
  if (whose === "all") return {};
  return whose === "own" ? participant(actor) : { NOT: participant(actor) };
}

/** A cycle: its calendar for who may know of it, and its texts for its mentor and its teacher alone. NOT_FOUND otherwise. */
export async function getCycle(actor: Actor, id: string): Promise<CycleView> {
  const row = await db().cycle.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: summarySelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const isTeacher = isTeacherOf(actor, row);
  const isMentor = isMentorOf(actor, row);
  return {
    summary: toCycleSummary(row),
    sessions: row.sessions.map(toSessionSummary),
    content: isTeacher || isMentor ? await unscopedContent(actor, id) : null,
    isMentor,
    isTeacher,
  };
}

const contentSelect = {
  teacherId: true,
  phase: true,
  agreementText: true,
  teacherGoal: true,
  teacherReflection: true,
  mentorAgreedAt: true,
  teacherAgreedAt: true,
  suspendedReason: true,
  sessions: { select: { kind: true, state: true } },
  actionSteps: { orderBy: { id: "asc" }, select: stepSelect },
  closing: { include: { observation: { select: { visitId: true } } } },
  goal: { select: goalSelect },
} as const satisfies Prisma.CycleSelect;

/** The texts of a cycle for one of its two people. The caller has found it in their reach. */
export async function unscopedContent(actor: Actor, id: string): Promise<CycleContent> {
  const row = await db().cycle.findUniqueOrThrow({ where: { id }, select: contentSelect });
  const isTeacher = actor.personId === row.teacherId;
  const state = {
    phase: row.phase,
    sessions: row.sessions,
    hasActiveStep: row.actionSteps.some((step) => step.state === "active"),
  };
  return {
    agreementText: row.agreementText,
    teacherGoal: row.teacherGoal,
    mentorAgreedAt: row.mentorAgreedAt?.toISOString() ?? null,
    teacherAgreedAt: row.teacherAgreedAt?.toISOString() ?? null,
    suspendedReason: row.suspendedReason,
    goal: toGoal(row.goal),
    steps: row.actionSteps.map(toStep),
    closing: row.closing ? toClosing(row.closing) : null,
    teacherReflection: isTeacher ? row.teacherReflection : null,
    // The observation is chosen in the closing itself.
    missingToClose: missingToClose({
      ...state,
      hasNoModellingReason: false,
      closingObservation: "with_level",
    }),
    canClose: missingBeforeClosing(state).length === 0,
  };
}

type ClosingRow = NonNullable<Prisma.CycleGetPayload<{ select: typeof contentSelect }>["closing"]>;

function toClosing(row: ClosingRow): ClosingView {
  return {
    outcome: row.outcome,
    finalValue: row.finalValue,
    evidenceSummary: row.evidenceSummary,
    teacherReflection: row.teacherReflection,
    noModellingReason: row.noModellingReason,
    nextStep: row.nextStep,
    closedAt: row.closedAt.toISOString(),
    observationId: row.observationId,
    visitId: row.observation?.visitId ?? null,
  };
}

/** The step in force of each of these cycles that the person gives or receives; the others are left out. */
export async function listActiveSteps(
  actor: Actor,
  cycleIds: readonly string[],
): Promise<ReadonlyMap<string, StepView>> {
  const rows = await db().actionStep.findMany({
    where: { state: "active", cycle: { AND: [{ id: { in: [...cycleIds] } }, participant(actor)] } },
    select: { cycleId: true, ...stepSelect },
  });
  return new Map(rows.map(({ cycleId, ...row }) => [cycleId, toStep(row)]));
}
