import "server-only";
import { endGrantsOfAssignment, grantTeacherRecord } from "@/lib/access/commands";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { fromUtcMidnight, toUtcMidnight } from "@/lib/format/civil-date";
import { visibleFoci } from "@/lib/support/policy";
import { canDecide, visibleTo } from "../policy";
import { dayOf } from "../queries/mentor-rows";
import { loadSides } from "../queries/sides";
import { endDateProblem, startDateProblem, weighCandidate } from "../rules";
import {
  assignInput,
  endAssignmentInput,
  type AssignInput,
  type Candidate,
  type EndAssignmentInput,
} from "../schema/assignments";

/**
 * Assigns a mentor to a teacher with a focus, keeps the reasons as they stood, and lets the mentor read the teacher's
 * shared record from its first day. Focus and mentor are locked before they are read, so two heads cannot overload the
 * same mentor. Throws INVALID_STATE with what forbids the pair.
 */
export async function assignMentor(actor: Actor, input: AssignInput): Promise<{ readonly id: string }> {
  const assignment = parseInput(assignInput, input);
  const decidedById = await requireDecider(actor, assignment.focusId);
  const now = new Date();
  const today = dayOf(now);
  const dateProblem = startDateProblem({ validFrom: assignment.validFrom, today: fromUtcMidnight(today) });
  if (dateProblem !== null) throw new AppError("INVALID_INPUT", { fields: { validFrom: dateProblem } });
  return inTransaction(async (tx) => {
    await lockRow(tx, "support_focus", assignment.focusId);
    await lockRow(tx, "person", assignment.mentorId);
    const sides = await loadSides(actor, tx, { ...assignment, today });
    const mentor = sides.mentors[0];
    if (!mentor) throw new AppError("NOT_FOUND");
    requireState(sides.isFocusOpen, "Este foco ya terminó. Volver al tablero y elegir un foco vigente.");
    const candidate = weighCandidate(sides.teacher, mentor, sides.caps);
    requireState(candidate.isEligible, blockersOf(candidate));
    const id = newId();
    const validFrom = toUtcMidnight(assignment.validFrom);
    const { territoryId, schoolId } = sides;
    await tx.assignment.create({
      data: {
        ...assignment,
        id,
        territoryId,
        schoolId,
        state: "active",
        travelMinutesPerWeek: candidate.travelMinutesPerWeek,
        distanceKm: candidate.distanceKm,
        considerations: candidate.considerations.map((one) => ({ ...one })),
        decidedById,
        validFrom,
        createdAt: now,
      },
    });
    const { mentorId, teacherId, focusId } = assignment;
    await grantTeacherRecord(actor, tx, { id, territoryId, mentorId, teacherId, validFrom });
    await writeAudit(actor, tx, {
      action: "assignment.decided",
      thingKind: "assignment",
      thingId: id,
      territoryId,
      details: { mentorId, teacherId, focusId },
    });
    return { id };
  });
}

/**
 * Ends an assignment and, at once, the mentor's reading of the teacher's record. Throws INVALID_STATE while a cycle is
 * open, INVALID_INPUT for a day to come.
 */
export async function endAssignment(actor: Actor, input: EndAssignmentInput): Promise<void> {
  const end = parseInput(endAssignmentInput, input);
  const today = fromUtcMidnight(dayOf(new Date()));
  await inTransaction(async (tx) => {
    await lockRow(tx, "assignment", end.id);
    const row = await tx.assignment.findFirst({
      where: { AND: [{ id: end.id }, visibleTo(actor)] },
      select: {
        territoryId: true,
        schoolId: true,
        state: true,
        validFrom: true,
        cycles: { where: { phase: { not: "closed" } }, select: { id: true } },
      },
    });
    if (!row) throw new AppError("NOT_FOUND");
    requireAllowed(canDecide(actor, row));
    requireState(row.state === "active", "Esta asignación ya terminó.");
    requireState(row.cycles.length === 0, "Hay un ciclo abierto: cerrarlo antes de terminar la asignación.");
    const validFrom = fromUtcMidnight(row.validFrom);
    const problem = endDateProblem({ endedOn: end.endedOn, validFrom, today });
    if (problem !== null) throw new AppError("INVALID_INPUT", { fields: { endedOn: problem } });
    const validTo = end.endedOn < validFrom ? validFrom : end.endedOn;
    await tx.assignment.update({
      where: { id: end.id },
      data: { state: "ended", validTo: toUtcMidnight(validTo), endReason: end.reason },
    });
    await endGrantsOfAssignment(actor, tx, end.id);
    await writeAudit(actor, tx, {
      action: "assignment.ended",
      thingKind: "assignment",
      thingId: end.id,
      territoryId: row.territoryId,
    });
  });
}

/** The person who decides: NOT_FOUND for a focus they may not know of, FORBIDDEN where they do not decide. */
async function requireDecider(actor: Actor, focusId: string): Promise<string> {
  const focus = await db().supportFocus.findFirst({
    where: { AND: [{ id: focusId }, visibleFoci(actor)] },
    select: { territoryId: true, schoolId: true },
  });
  if (!focus) throw new AppError("NOT_FOUND");
  requireAllowed(actor.personId !== null && canDecide(actor, focus));
  return actor.personId;
}

function blockersOf(candidate: Candidate): string {
  const texts = candidate.considerations.filter((one) => one.kind === "blocker").map((one) => one.text);
  return `No es posible esta asignación. ${texts.join(" ")}`;
}
