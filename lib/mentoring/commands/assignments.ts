import "server-only";
import { endGrantsOfAssignment, grantTeacherRecord } from "@/lib/access/commands";
import { requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { canDecide } from "../policy";
import { loadSides } from "../queries/sides";
import { weighCandidate } from "../rules";
import {
  assignInput,
  endAssignmentInput,
  type AssignInput,
  type Candidate,
  type EndAssignmentInput,
} from "../schema";

/**
 * Assigns a mentor to a teacher with a focus, keeps the reasons as they stood, and lets the mentor read the teacher's
 * shared record. The mentor's load is read under a lock, so two heads cannot overload the same mentor. Throws
 * INVALID_STATE with what forbids the pair.
 */
export async function assignMentor(actor: Actor, input: AssignInput): Promise<{ readonly id: string }> {
  const assignment = parseInput(assignInput, input);
  await requireDecider(actor, assignment.focusId);
  return inTransaction(async (tx) => {
    await lockRow(tx, "person", assignment.mentorId);
    const sides = await loadSides(actor, tx, assignment, new Date());
    const mentor = sides.mentors[0];
    if (!mentor) throw new AppError("NOT_FOUND");
    const candidate = weighCandidate(sides.teacher, mentor, sides.caps);
    requireState(candidate.isEligible, blockersOf(candidate));
    const id = newId();
    const validFrom = toUtcMidnight(assignment.validFrom);
    await tx.assignment.create({
      data: {
        ...assignment,
        id,
        territoryId: sides.territoryId,
        schoolId: sides.schoolId,
        state: "active",
        travelMinutesPerWeek: candidate.travelMinutesPerWeek,
        distanceKm: candidate.distanceKm,
        considerations: candidate.considerations.map((one) => ({ ...one })),
        decidedById: decider(actor),
        validFrom,
        createdAt: new Date(),
      },
    });
    await grantTeacherRecord(actor, tx, {
      id,
      territoryId: sides.territoryId,
      mentorId: assignment.mentorId,
      teacherId: assignment.teacherId,
      validFrom,
    });
    await writeAudit(actor, tx, {
      action: "assignment.decided",
      thingKind: "assignment",
      thingId: id,
      territoryId: sides.territoryId,
      details: {
        mentorId: assignment.mentorId,
        teacherId: assignment.teacherId,
        focusId: assignment.focusId,
      },
    });
    return { id };
  });
}

/** Ends an assignment and, at once, the mentor's reading of the teacher's record. Throws INVALID_STATE while a cycle is open. */
export async function endAssignment(actor: Actor, input: EndAssignmentInput): Promise<void> {
  const end = parseInput(endAssignmentInput, input);
  await inTransaction(async (tx) => {
    await lockRow(tx, "assignment", end.id);
    const row = await tx.assignment.findUniqueOrThrow({
      where: { id: end.id },
      select: {
        territoryId: true,
        schoolId: true,
        state: true,
        cycles: { where: { phase: { not: "closed" } } },
      },
    });
    if (!territoriesOf(actor).includes(row.territoryId)) throw new AppError("NOT_FOUND");
    requireAllowed(canDecide(actor, row));
    requireState(row.state === "active", "Esta asignación ya terminó.");
    requireState(
      row.cycles.length === 0,
      "Hay un ciclo abierto: cerrarlo o suspenderlo con su cierre antes de terminar.",
    );
    await tx.assignment.update({
      where: { id: end.id },
      data: { state: "ended", validTo: toUtcMidnight(end.endedOn), endReason: end.reason },
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

async function requireDecider(actor: Actor, focusId: string): Promise<void> {
  const focus = await findFocusPlace(focusId);
  if (!focus || !territoriesOf(actor).includes(focus.territoryId)) throw new AppError("NOT_FOUND");
  requireAllowed(canDecide(actor, focus));
}

async function findFocusPlace(focusId: string) {
  return db().supportFocus.findUnique({
    where: { id: focusId },
    select: { territoryId: true, schoolId: true },
  });
}

function blockersOf(candidate: Candidate): string {
  const texts = candidate.considerations.filter((one) => one.kind === "blocker").map((one) => one.text);
  return `No es posible esta asignación. ${texts.join(" ")}`;
}

function decider(actor: Actor): string {
  if (actor.personId === null) throw new AppError("FORBIDDEN");
  return actor.personId;
}
