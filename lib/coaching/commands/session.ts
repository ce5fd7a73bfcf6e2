import "server-only";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { cancelVisitWithin, planVisitWithin, rescheduleVisitWithin } from "@/lib/observation/commands/visit";
import { dayWarnings, refusedDay } from "@/lib/observation/rules/visit";
import {
  cancelSessionInput,
  planSessionInput,
  rescheduleSessionInput,
  type CancelSessionInput,
  type PlanSessionInput,
  type RescheduleSessionInput,
} from "../schema/input";
import { lockCycleInProgress, lockPlannedSession, type LockedCycle } from "./load";

/**
 * Plans a session of a cycle, for its mentor. A monitoring session plans the visit to the lesson with it, in the same
 * transaction. Answers with what is worth a second look. Sending the same id twice plans one session.
 */
export async function planSession(
  actor: Actor,
  input: PlanSessionInput,
): Promise<{ readonly id: string } & PlannedDay> {
  const session = parseInput(planSessionInput, input);
  return inTransaction(async (tx) => {
    const cycle = await lockCycleInProgress(actor, tx, session.cycleId);
    const known = await tx.coachingSession.findUnique({
      where: { id: session.id },
      select: { cycleId: true },
    });
    if (known) {
      if (known.cycleId !== cycle.id) throw new AppError("NOT_FOUND");
      return { id: session.id, warnings: [] };
    }
    const timeZone = await zoneOf(tx, cycle.territoryId);
    const warnings = requirePossibleDay(session.plannedOn, timeZone);
    const visitId = await planVisitOf(actor, tx, { cycle, session });
    await tx.coachingSession.create({
      data: {
        id: session.id,
        territoryId: cycle.territoryId,
        cycleId: cycle.id,
        kind: session.kind,
        state: "planned",
        mode: session.mode,
        plannedOn: toUtcMidnight(session.plannedOn),
        plannedAt: session.plannedAt,
        timeZone,
        visitId,
        createdAt: new Date(),
      },
    });
    await auditSession(actor, tx, {
      cycle,
      sessionId: session.id,
      action: "session.planned",
      details: { kind: session.kind },
    });
    return { id: session.id, warnings };
  });
}

async function planVisitOf(
  actor: Actor,
  tx: Tx,
  {
    cycle,
    session,
  }: { readonly cycle: LockedCycle; readonly session: ReturnType<typeof planSessionInput.parse> },
): Promise<string | null> {
  if (session.kind !== "monitoring" || session.lesson === null) return null;
  const visit = await planVisitWithin(actor, tx, {
    id: newId(),
    schoolId: cycle.schoolId,
    teacherId: cycle.teacherId,
    observerId: cycle.mentorId,
    purpose: "coaching",
    plannedOn: session.plannedOn,
    plannedAt: session.plannedAt,
    ...session.lesson,
  });
  return visit.id;
}

async function zoneOf(tx: Tx, territoryId: string): Promise<string> {
  const territory = await tx.territory.findUniqueOrThrow({
    where: { id: territoryId },
    select: { timeZone: true },
  });
  return territory.timeZone;
}

interface PlannedDay {
  /** What is allowed but worth a second look, in words. */
  readonly warnings: readonly string[];
}

/** The same refusals and warnings as for a visit, whatever the kind of session. */
function requirePossibleDay(plannedOn: CivilDate, timeZone: string): readonly string[] {
  const today = civilDateAt(new Date(), chileanZone(timeZone));
  const refusal = refusedDay(plannedOn, today);
  if (refusal !== null) throw new AppError("INVALID_INPUT", { fields: { plannedOn: refusal } });
  return dayWarnings(plannedOn, today);
}

/** Moves a planned session to another day or hour, and its visit with it; answers with what is worth a second look. */
export async function rescheduleSession(actor: Actor, input: RescheduleSessionInput): Promise<PlannedDay> {
  const { sessionId, plannedOn, plannedAt } = parseInput(rescheduleSessionInput, input);
  return inTransaction(async (tx) => {
    const session = await lockPlannedSession(actor, tx, sessionId);
    const warnings = requirePossibleDay(plannedOn, session.timeZone);
    if (session.visitId !== null)
      await rescheduleVisitWithin(actor, tx, { visitId: session.visitId, plannedOn, plannedAt });
    await tx.coachingSession.update({
      where: { id: sessionId },
      data: { plannedOn: toUtcMidnight(plannedOn), plannedAt },
    });
    await auditSession(actor, tx, {
      cycle: session.cycle,
      sessionId,
      action: "session.rescheduled",
      details: { plannedOn, plannedAt },
    });
    return { warnings };
  });
}

/** Cancels a planned session with a reason, and its visit with it. A lesson that was already observed is not cancelled. */
export async function cancelSession(actor: Actor, input: CancelSessionInput): Promise<void> {
  const { sessionId, reason } = parseInput(cancelSessionInput, input);
  await inTransaction(async (tx) => {
    const session = await lockPlannedSession(actor, tx, sessionId);
    if (session.visitId !== null) {
      const observed = await tx.observation.count({
        where: { visitId: session.visitId, state: { not: "draft" } },
      });
      requireState(observed === 0, "La clase ya fue observada: registrar la sesión en vez de cancelarla.");
      await cancelVisitWithin(actor, tx, { visitId: session.visitId, reason });
    }
    await tx.coachingSession.update({
      where: { id: sessionId },
      data: { state: "cancelled", cancelReason: reason },
    });
    await auditSession(actor, tx, { cycle: session.cycle, sessionId, action: "session.cancelled" });
  });
}

async function auditSession(
  actor: Actor,
  tx: Tx,
  change: {
    readonly cycle: LockedCycle;
    readonly sessionId: string;
    readonly action: string;
    readonly details?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await writeAudit(actor, tx, {
    action: change.action,
    thingKind: "session",
    thingId: change.sessionId,
    territoryId: change.cycle.territoryId,
    details: { cycleId: change.cycle.id, ...change.details },
  });
}
