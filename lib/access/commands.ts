import "server-only";
import type { z } from "zod";
import { writeAudit } from "@/lib/audit/commands";
import { newId } from "@/lib/db/id";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { permits, personsWhere, requireAllowed } from "./policy";
import { grantProblems } from "./rules";
import { grantInput, type Actor, type GrantInput } from "./schema";

/** Grants a role on a territory or a school, and ends the person's sessions so that the new rights hold from the next sign-in. FORBIDDEN unless the actor administers that territory, and for oneself; NOT_FOUND for a person of other territories only, whom a grant here would put within reach of this administration. */
export async function grantRole(actor: Actor, input: GrantInput): Promise<{ readonly id: string }> {
  const grant = parseInput(grantInput, input);
  requireAllowed(permits(actor, "person.manage", { territoryId: grant.territoryId }));
  if (grant.personId === actor.personId) {
    throw new AppError("FORBIDDEN", {
      message: "Nadie se da permisos a sí mismo. Pedirlo a otra persona de administración.",
    });
  }
  return inTransaction(async (tx) => {
    await lockRow(tx, "person", grant.personId);
    await requireAdministered(actor, tx, grant.personId);
    const id = await writeGrant(actor, tx, grant);
    await endSessions(actor, tx, { personId: grant.personId, reason: "grants_changed" });
    return { id };
  });
}

async function requireAdministered(actor: Actor, tx: Tx, personId: string): Promise<void> {
  const where = { AND: [{ id: personId }, personsWhere(actor, "person.manage")] };
  if ((await tx.person.count({ where })) === 0) throw new AppError("NOT_FOUND");
}

/** Writes a grant and its audit entry inside the transaction of a command that has decided the right. INVALID_INPUT when the role, the place and the dates do not go together. */
export async function writeGrant(actor: Actor, tx: Tx, grant: z.output<typeof grantInput>): Promise<string> {
  const fields = grantProblems(grant);
  if (Object.keys(fields).length > 0) throw new AppError("INVALID_INPUT", { fields });
  await requireSchoolInTerritory(tx, grant.schoolId, grant.territoryId);
  const id = newId();
  await tx.grant.create({
    data: {
      ...grant,
      id,
      validFrom: new Date(grant.validFrom),
      validTo: grant.validTo === null ? null : new Date(grant.validTo),
      source: "manual",
      grantedById: actor.personId,
      createdAt: new Date(),
    },
  });
  await writeAudit(actor, tx, {
    action: "access.granted",
    thingKind: "grant",
    thingId: id,
    territoryId: grant.territoryId,
    details: { personId: grant.personId, role: grant.role, schoolId: grant.schoolId },
  });
  return id;
}

async function requireSchoolInTerritory(tx: Tx, schoolId: string | null, territoryId: string): Promise<void> {
  if (schoolId === null) return;
  const school = await tx.school.findFirst({ where: { id: schoolId, territoryId }, select: { id: true } });
  if (!school) throw new AppError("NOT_FOUND");
}

/** Ends a grant at once, with its sessions. A grant made by an assignment ends with the assignment, not here. */
export async function revokeGrant(actor: Actor, grantId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockRow(tx, "access_grant", grantId);
    const grant = await tx.grant.findUniqueOrThrow({ where: { id: grantId } });
    if (!permits(actor, "person.manage", grant)) throw new AppError("NOT_FOUND");
    requireState(
      grant.source !== "assignment",
      "Este permiso viene de una asignación: terminar la asignación.",
    );
    requireState(grant.revokedAt === null, "Este permiso ya había terminado.");
    await tx.grant.update({ where: { id: grantId }, data: { revokedAt: new Date() } });
    await endSessions(actor, tx, { personId: grant.personId, reason: "grants_changed" });
    await writeAudit(actor, tx, {
      action: "access.revoked",
      thingKind: "grant",
      thingId: grantId,
      territoryId: grant.territoryId,
      details: { personId: grant.personId, role: grant.role },
    });
  });
}

/** Ends every open session of a person, inside the caller's transaction: the next request finds no session. The caller has decided the right. */
export async function endSessions(
  _actor: Actor,
  tx: Tx,
  { personId, reason }: { readonly personId: string; readonly reason: string },
): Promise<void> {
  await tx.authSession.updateMany({
    where: { account: { personId }, endedAt: null },
    data: { endedAt: new Date(), endedReason: reason },
  });
}

/** Lets a mentor read one teacher's shared record for as long as the assignment lasts, inside the transaction that assigns. Grants are read at each request, so no session ends. */
export async function grantTeacherRecord(
  actor: Actor,
  tx: Tx,
  assignment: {
    readonly id: string;
    readonly territoryId: string;
    readonly mentorId: string;
    readonly teacherId: string;
    readonly validFrom: Date;
  },
): Promise<void> {
  await tx.grant.create({
    data: {
      id: newId(),
      personId: assignment.mentorId,
      role: "mentor",
      territoryId: assignment.territoryId,
      subjectPersonId: assignment.teacherId,
      source: "assignment",
      sourceId: assignment.id,
      reason: "Asignación",
      validFrom: assignment.validFrom,
      grantedById: actor.personId,
      createdAt: new Date(),
    },
  });
}

/** Ends what an assignment had granted, inside the transaction that ends it. */
export async function endGrantsOfAssignment(_actor: Actor, tx: Tx, assignmentId: string): Promise<void> {
  await tx.grant.updateMany({
    where: { source: "assignment", sourceId: assignmentId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
