import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { visibleTo as visibleAssignments } from "@/lib/mentoring/policy";
import { isMentorOf, isTeacherOf } from "../policy";
import { missingToClose, plannedEnd } from "../rules/cycle";
import {
  agreeToCycleInput,
  closeCycleInput,
  openCycleInput,
  reflectionInput,
  suspendInput,
  type AgreeToCycleInput,
  type CloseCycleInput,
  type OpenCycleInput,
  type ReflectionInput,
  type SuspendInput,
} from "../schema/input";
import { lockCycle, lockCycleInProgress, type LockedCycle } from "./load";

/**
 * Opens the next cycle of an assignment, for its mentor; it waits for the teacher's agreement. Needs the focus' goal in
 * force. Sending the same id twice opens one cycle.
 */
export async function openCycle(actor: Actor, input: OpenCycleInput): Promise<{ readonly id: string }> {
  const cycle = parseInput(openCycleInput, input);
  return inTransaction(async (tx) => {
    await lockRow(tx, "assignment", cycle.assignmentId);
    const assignment = await readAssignment(actor, tx, cycle.assignmentId);
    requireAllowed(isMentorOf(actor, assignment));
    const [latest] = assignment.cycles;
    if (latest?.id === cycle.id) return { id: cycle.id };
    const goal = requireOpenable(assignment);
    const now = new Date();
    await tx.cycle.create({
      data: {
        id: cycle.id,
        territoryId: assignment.territoryId,
        schoolId: assignment.schoolId,
        assignmentId: cycle.assignmentId,
        focusId: assignment.focusId,
        goalId: goal.id,
        mentorId: assignment.mentorId,
        teacherId: assignment.teacherId,
        number: (latest?.number ?? 0) + 1,
        phase: "agreement",
        agreementText: cycle.agreementText,
        mentorAgreedAt: now,
        startsOn: toUtcMidnight(cycle.startsOn),
        plannedEndOn: toUtcMidnight(
          plannedEnd(cycle.startsOn, await readCalendar(tx, assignment.territoryId)),
        ),
        createdAt: now,
      },
    });
    await writeAudit(actor, tx, {
      action: "cycle.opened",
      thingKind: "cycle",
      thingId: cycle.id,
      territoryId: assignment.territoryId,
      details: { assignmentId: cycle.assignmentId },
    });
    return { id: cycle.id };
  });
}

type AssignmentRow = Awaited<ReturnType<typeof readAssignment>>;

async function readAssignment(actor: Actor, tx: Tx, id: string) {
  const row = await tx.assignment.findFirst({
    where: { AND: [{ id }, visibleAssignments(actor)] },
    select: {
      territoryId: true,
      schoolId: true,
      state: true,
      focusId: true,
      mentorId: true,
      teacherId: true,
      focus: { select: { goals: { where: { state: "active" }, select: { id: true } } } },
      cycles: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true, phase: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

function requireOpenable({ state, cycles, focus }: AssignmentRow): { readonly id: string } {
  requireState(state === "active", "La asignación terminó: pedir otra a la jefatura del servicio.");
  requireState(
    cycles[0] === undefined || cycles[0].phase === "closed",
    "La asignación ya tiene un ciclo abierto. Cerrarlo antes de comenzar otro.",
  );
  const [goal] = focus.goals;
  requireState(goal !== undefined, "El foco aún no tiene una meta vigente: pedirla a la jefatura UTP.");
  return goal;
}

async function readCalendar(tx: Tx, territoryId: string) {
  const programme = await tx.programme.findFirst({
    where: { territoryId },
    orderBy: { schoolYear: "desc" },
    select: { cycleWeeks: true, endsOn: true },
  });
  return {
    weeks: programme?.cycleWeeks ?? 8,
    lastDay: programme ? fromUtcMidnight(programme.endsOn) : null,
  };
}

/** The teacher agrees, with the goal in their own words; from here on there can be sessions. */
export async function agreeToCycle(actor: Actor, input: AgreeToCycleInput): Promise<void> {
  const { cycleId, teacherGoal } = parseInput(agreeToCycleInput, input);
  await inTransaction(async (tx) => {
    const cycle = await lockCycle(actor, tx, cycleId);
    requireAllowed(isTeacherOf(actor, cycle));
    requireState(cycle.phase === "agreement", "El acuerdo de este ciclo ya quedó registrado.");
    await tx.cycle.update({
      where: { id: cycleId },
      data: { teacherGoal, teacherAgreedAt: new Date(), phase: "in_progress", lockVersion: { increment: 1 } },
    });
    await auditCycle(actor, tx, { cycle, action: "cycle.agreed" });
  });
}

/** The teacher's own reflection; nobody else reads it until the cycle closes, when it becomes part of the closing. */
export async function writeReflection(actor: Actor, input: ReflectionInput): Promise<void> {
  const { cycleId, text } = parseInput(reflectionInput, input);
  await inTransaction(async (tx) => {
    const cycle = await lockCycle(actor, tx, cycleId);
    requireAllowed(isTeacherOf(actor, cycle));
    requireState(cycle.phase !== "closed", "El ciclo ya está cerrado: la reflexión quedó en su cierre.");
    await tx.cycle.update({ where: { id: cycleId }, data: { teacherReflection: text } });
    await auditCycle(actor, tx, { cycle, action: "cycle.reflected" });
  });
}

/** Suspends a cycle (leave, turnover…) with a reason, for its mentor; planned sessions stay to be moved or cancelled. */
export async function suspendCycle(actor: Actor, input: SuspendInput): Promise<void> {
  const { cycleId, reason } = parseInput(suspendInput, input);
  await inTransaction(async (tx) => {
    const cycle = await lockCycleInProgress(actor, tx, cycleId);
    await tx.cycle.update({
      where: { id: cycleId },
      data: { phase: "suspended", suspendedReason: reason, lockVersion: { increment: 1 } },
    });
    await auditCycle(actor, tx, { cycle, action: "cycle.suspended" });
  });
}

/** Takes a suspended cycle up again, for its mentor. */
export async function resumeCycle(actor: Actor, cycleId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const cycle = await lockCycle(actor, tx, cycleId);
    requireAllowed(isMentorOf(actor, cycle));
    requireState(cycle.phase === "suspended", "El ciclo no está suspendido.");
    await tx.cycle.update({
      where: { id: cycleId },
      data: { phase: "in_progress", suspendedReason: null, lockVersion: { increment: 1 } },
    });
    await auditCycle(actor, tx, { cycle, action: "cycle.resumed" });
  });
}

/**
 * Closes a cycle, for its mentor, with the evidence against its baseline: the level of the goal's indicator in an
 * observation of this cycle that the teacher can read. The teacher's reflection becomes part of the closing. Throws
 * INVALID_STATE with the list of what is missing.
 */
export async function closeCycle(actor: Actor, input: CloseCycleInput): Promise<void> {
  const closing = parseInput(closeCycleInput, input);
  await inTransaction(async (tx) => {
    const cycle = await lockCycle(actor, tx, closing.cycleId);
    requireAllowed(isMentorOf(actor, cycle));
    const evidence = await readClosingEvidence(tx, cycle, closing.observationId);
    const missing = missingToClose({
      phase: cycle.phase,
      sessions: evidence.sessions,
      hasActiveStep: evidence.hasActiveStep,
      hasNoModellingReason: (closing.noModellingReason ?? "").length >= 10,
      closingObservation: evidence.closingObservation,
    });
    requireState(missing.length === 0, missing.join(" "));
    await tx.closing.create({
      data: {
        ...closing,
        territoryId: cycle.territoryId,
        finalValue: evidence.finalValue,
        teacherReflection: evidence.teacherReflection === "" ? null : evidence.teacherReflection,
        closedById: cycle.mentorId,
        closedAt: new Date(),
      },
    });
    await tx.cycle.update({
      where: { id: cycle.id },
      data: { phase: "closed", lockVersion: { increment: 1 } },
    });
    await auditCycle(actor, tx, {
      cycle,
      action: "cycle.closed",
      details: { outcome: closing.outcome, nextStep: closing.nextStep },
    });
  });
}

async function readClosingEvidence(tx: Tx, cycle: LockedCycle, observationId: string | null) {
  const row = await tx.cycle.findUniqueOrThrow({
    where: { id: cycle.id },
    select: {
      teacherReflection: true,
      goal: { select: { rubricIndicatorId: true } },
      sessions: { select: { kind: true, state: true } },
      actionSteps: { where: { state: "active" }, select: { id: true } },
    },
  });
  const observation =
    observationId === null
      ? null
      : await tx.observation.findFirst({
          where: {
            id: observationId,
            state: { in: ["shared", "acknowledged"] },
            visit: { session: { cycleId: cycle.id } },
          },
          select: {
            ratings: { where: { indicatorId: row.goal.rubricIndicatorId }, select: { level: true } },
          },
        });
  const finalValue = observation?.ratings[0]?.level ?? null;
  return {
    sessions: row.sessions,
    hasActiveStep: row.actionSteps.length > 0,
    teacherReflection: row.teacherReflection,
    finalValue,
    closingObservation: closingObservationOf(observation !== null, finalValue),
  };
}

function closingObservationOf(isChosen: boolean, level: number | null) {
  if (!isChosen) return "none" as const;
  return level === null ? ("without_level" as const) : ("with_level" as const);
}

async function auditCycle(
  actor: Actor,
  tx: Tx,
  change: {
    readonly cycle: LockedCycle;
    readonly action: string;
    readonly details?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await writeAudit(actor, tx, {
    action: change.action,
    thingKind: "cycle",
    thingId: change.cycle.id,
    territoryId: change.cycle.territoryId,
    details: change.details ?? {},
  });
}
