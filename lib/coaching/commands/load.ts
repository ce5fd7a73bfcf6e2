import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, requireState } from "@/lib/errors";
import { isMentorOf, visibleTo } from "../policy";
import type { CyclePhase, SessionKind, SessionState } from "../schema/words";

export interface LockedCycle {
  readonly id: string;
  readonly territoryId: string;
  readonly schoolId: string;
  readonly mentorId: string;
  readonly teacherId: string;
  readonly phase: CyclePhase;
}

/** The cycle, locked for the transaction. NOT_FOUND alike for a missing one and one the actor may not know of. */
export async function lockCycle(actor: Actor, tx: Tx, cycleId: string): Promise<LockedCycle> {
  await lockRow(tx, "cycle", cycleId);
  const cycle = await tx.cycle.findFirst({
    where: { AND: [{ id: cycleId }, visibleTo(actor)] },
    select: {
      id: true,
      territoryId: true,
      schoolId: true,
      mentorId: true,
      teacherId: true,
      phase: true,
    },
  });
  if (!cycle) throw new AppError("NOT_FOUND");
  return cycle;
}

/** The cycle, locked, for its mentor alone, while it is going on. */
export async function lockCycleInProgress(actor: Actor, tx: Tx, cycleId: string): Promise<LockedCycle> {
  const cycle = await lockCycle(actor, tx, cycleId);
  requireAllowed(isMentorOf(actor, cycle));
  requireState(
    cycle.phase !== "agreement",
    "La o el docente todavía no acuerda el ciclo: pedirle que lo lea y lo acepte.",
  );
  requireState(cycle.phase !== "suspended", "El ciclo está suspendido: retomarlo primero.");
  requireState(cycle.phase !== "closed", "El ciclo ya está cerrado: abrir otro para continuar.");
  return cycle;
}

export interface LockedSession {
  readonly id: string;
  readonly kind: SessionKind;
  readonly state: SessionState;
  readonly visitId: string | null;
  readonly timeZone: string;
  readonly cycle: LockedCycle;
}

/** A planned session of a cycle in progress, with the cycle locked, for its mentor. */
export async function lockPlannedSession(actor: Actor, tx: Tx, sessionId: string): Promise<LockedSession> {
  const found = await tx.coachingSession.findUnique({ where: { id: sessionId }, select: { cycleId: true } });
  if (!found) throw new AppError("NOT_FOUND");
  const cycle = await lockCycleInProgress(actor, tx, found.cycleId);
  const session = await tx.coachingSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { id: true, kind: true, state: true, visitId: true, timeZone: true },
  });
  requireState(session.state !== "done", "Esta sesión ya está registrada.");
  requireState(session.state !== "cancelled", "Esta sesión se canceló: planificar otra.");
  return { ...session, cycle };
}
