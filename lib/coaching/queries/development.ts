import "server-only";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { ownId } from "@/lib/observation/policy";
import { nextPlanned } from "../rules/cycle";
import type { MyDevelopment } from "../schema/views";
import { unscopedContent } from "./cycle";
import { listGoalMoments } from "./moments";
import { summarySelect, toCycleSummary, toSessionSummary } from "./shapes";

const latestClosed = 10;

/**
 * A teacher's own development: the open cycle with its texts, the next session, the last feedback, the trail of the goal,
 * and how earlier cycles ended. Only what is about the person who asks; empty parts where there is nothing yet.
 */
export async function getMyDevelopment(actor: Actor): Promise<MyDevelopment> {
  const mine = received(actor);
  const [open, closed, feedback] = await Promise.all([
    db().cycle.findFirst({
      where: { AND: [mine, { phase: { not: "closed" } }] },
      orderBy: { id: "desc" },
      select: summarySelect,
    }),
    listClosed(mine),
    findLastFeedback(mine),
  ]);
  const shown = open ?? closed[0]?.row ?? null;
  const [content, moments] = await Promise.all([
    open ? unscopedContent(actor, open.id) : null,
    shown ? listGoalMoments(actor, shown.id) : [],
  ]);
  const next = open ? nextPlanned(open.sessions) : null;
  return {
    timeZone: shown?.school.territory.timeZone ?? null,
    current: open && content ? { summary: toCycleSummary(open), content } : null,
    nextSession: next ? toSessionSummary(next) : null,
    lastFeedback: feedback,
    moments,
    closed: closed.map(({ view }) => view),
  };
}

function received(actor: Actor): Prisma.CycleWhereInput {
  return { teacherId: ownId(actor), territoryId: { in: [...territoriesOf(actor)] } };
}

async function listClosed(mine: Prisma.CycleWhereInput) {
  const rows = await db().cycle.findMany({
    where: { AND: [mine, { closing: { isNot: null } }] },
    orderBy: { id: "desc" },
    take: latestClosed,
    select: {
      ...summarySelect,
      teacherGoal: true,
      closing: true,
      goal: { select: { baselineValue: true } },
    },
  });
  return rows.flatMap(({ closing, ...row }) =>
    closing === null
      ? []
      : [
          {
            row,
            view: {
              summary: toCycleSummary(row),
              outcome: closing.outcome,
              finalValue: closing.finalValue,
              baselineValue: row.goal.baselineValue,
              teacherGoal: row.teacherGoal,
              teacherReflection: closing.teacherReflection,
              closedAt: closing.closedAt.toISOString(),
            },
          },
        ],
  );
}

async function findLastFeedback(mine: Prisma.CycleWhereInput): Promise<MyDevelopment["lastFeedback"]> {
  const row = await db().coachingSession.findFirst({
    where: { cycle: mine, kind: "feedback", state: "done", feedback: { isNot: null } },
    orderBy: [{ heldOn: "desc" }, { id: "desc" }],
    select: {
      id: true,
      cycleId: true,
      plannedOn: true,
      heldOn: true,
      cycle: { select: { mentor: { select: { givenNames: true, familyNames: true } } } },
      feedback: { select: { strength: true, improvementPoint: true, teacherWords: true } },
    },
  });
  if (!row?.feedback) return null;
  return {
    sessionId: row.id,
    cycleId: row.cycleId,
    heldOn: fromUtcMidnight(row.heldOn ?? row.plannedOn),
    mentorName: nameOf(row.cycle.mentor),
    ...row.feedback,
  };
}
