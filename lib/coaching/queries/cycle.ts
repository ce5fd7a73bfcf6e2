import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { isMentorOf, isTeacherOf, participant, visibleTo } from "../policy";
import { missingToClose } from "../rules";
import type { ClosingView, CycleContent, CyclePhase, CycleSummary, CycleView } from "../schema";
import { stepSelect, summarySelect, toCycleSummary, toSessionSummary, toStep } from "./shapes";

export interface CycleFilter {
  readonly phase?: CyclePhase;
  readonly schoolId?: string;
  readonly focusId?: string;
  readonly territoryId?: string;
  /** Only those the person gives or receives. */
  readonly mine?: boolean;
  /** Words in the names of the teacher, the mentor or the school. */
  readonly q?: string;
}

/** The cycles the person may know of, newest first: dates, kinds, hours and focus, never the texts. */
export async function listCycles(
  actor: Actor,
  params: PageRequest & CycleFilter = {},
): Promise<Page<CycleSummary>> {
  const { phase, schoolId, focusId, territoryId, mine, q } = params;
  const scope = mine ? participant(actor) : visibleTo(actor);
  const rows = await db().cycle.findMany({
    where: { AND: [scope, { phase, schoolId, focusId, territoryId }, matching(q)] },
    orderBy: { id: "desc" },
    select: summarySelect,
    ...keyset(params),
  });
  return toPage(rows, params, toCycleSummary);
}

function matching(q: string | undefined): Prisma.CycleWhereInput {
  const words = (q ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 6);
  const holds = (word: string) => ({ contains: word, mode: "insensitive" as const });
  return {
    AND: words.map((word) => ({
      OR: [
        { teacher: { searchText: holds(word) } },
        { mentor: { searchText: holds(word) } },
        { school: { searchText: holds(word) } },
      ],
    })),
  };
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
    content: isTeacher || isMentor ? await readContent(actor, id) : null,
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
  goal: {
    select: {
      statement: true,
      rubricIndicatorId: true,
      baselineValue: true,
      baselineN: true,
      baselineOn: true,
      targetValue: true,
      dueOn: true,
      rubricIndicator: { select: { code: true, title: true } },
    },
  },
} as const satisfies Prisma.CycleSelect;

async function readContent(actor: Actor, id: string): Promise<CycleContent> {
  const row = await db().cycle.findUniqueOrThrow({ where: { id }, select: contentSelect });
  const { goal } = row;
  return {
    agreementText: row.agreementText,
    teacherGoal: row.teacherGoal,
    mentorAgreedAt: row.mentorAgreedAt?.toISOString() ?? null,
    teacherAgreedAt: row.teacherAgreedAt?.toISOString() ?? null,
    suspendedReason: row.suspendedReason,
    goal: {
      statement: goal.statement,
      indicatorId: goal.rubricIndicatorId,
      indicatorCode: goal.rubricIndicator.code,
      indicatorTitle: goal.rubricIndicator.title,
      baselineValue: goal.baselineValue,
      baselineN: goal.baselineN,
      baselineOn: fromUtcMidnight(goal.baselineOn),
      targetValue: goal.targetValue,
      dueOn: fromUtcMidnight(goal.dueOn),
    },
    steps: row.actionSteps.map(toStep),
    closing: row.closing ? toClosing(row.closing) : null,
    teacherReflection: isTeacherOf(actor, { mentorId: "", teacherId: row.teacherId })
      ? row.teacherReflection
      : null,
    missingToClose: missingToClose({
      phase: row.phase,
      sessions: row.sessions,
      hasActiveStep: row.actionSteps.some((step) => step.state === "active"),
      hasNoModellingReason: false,
      hasClosingObservation: true,
    }),
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
