import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { visibleObservations } from "@/lib/observation/policy";
import { participant } from "../policy";
import type { GoalMoment } from "../schema/views";
import { noteSelect } from "./shapes";

const mostMoments = 30;

/**
 * The trail of a cycle's goal: the lessons of its teacher, shared with them, that looked for the goal's indicator, the
 * oldest first, each with the notes that its level cites. For the two people of the cycle; NOT_FOUND for everybody else.
 */
export async function listGoalMoments(actor: Actor, cycleId: string): Promise<readonly GoalMoment[]> {
  const cycle = await db().cycle.findFirst({
    where: { AND: [{ id: cycleId }, participant(actor)] },
    select: { teacherId: true, goal: { select: { rubricIndicatorId: true } } },
  });
  if (!cycle) throw new AppError("NOT_FOUND");
  const indicatorId = cycle.goal.rubricIndicatorId;
  const rows = await db().observation.findMany({
    where: {
      AND: [
        visibleObservations(actor),
        { state: { in: ["shared", "acknowledged"] } },
        { visit: { teacherId: cycle.teacherId }, ratings: { some: { indicatorId } } },
      ],
    },
    orderBy: [{ visit: { plannedOn: "desc" } }, { visit: { plannedAt: "desc" } }, { id: "desc" }],
    take: mostMoments,
    select: {
      id: true,
      state: true,
      visit: {
        select: {
          id: true,
          plannedOn: true,
          subject: true,
          classGroup: true,
          session: { select: { cycleId: true } },
        },
      },
      ratings: {
        where: { indicatorId },
        select: {
          level: true,
          evidence: {
            where: { note: { noteClass: { not: "private" } } },
            orderBy: { note: { offsetSeconds: "asc" } },
            select: { note: { select: noteSelect } },
          },
        },
      },
    },
  });
  return rows.reverse().map(({ id, state, visit, ratings }) => ({
    observationId: id,
    visitId: visit.id,
    on: fromUtcMidnight(visit.plannedOn),
    subject: visit.subject,
    classGroup: visit.classGroup,
    level: ratings[0]?.level ?? null,
    isOfCycle: visit.session?.cycleId === cycleId,
    isAcknowledged: state === "acknowledged",
    notes: (ratings[0]?.evidence ?? []).map(({ note }) => note),
  }));
}
