import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { getCaseSelection } from "@/lib/analysis/queries/cases";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { mayBeginStudy } from "../policy";
import { listCandidates } from "../queries/studies";
import { civilToday } from "../queries/today";
import { newMember, newStudy, type NewMember, type NewStudy } from "../schema/studies";
import { auditStudy, lockStudy } from "./study-lock";

/** Begins a study that the person leads. FORBIDDEN unless they are a researcher of the territory; NOT_FOUND for a selection of cases they do not read. */
export async function createStudy(actor: Actor, input: NewStudy): Promise<{ readonly studyId: string }> {
  const { name, territoryId, caseSelectionId } = parseInput(newStudy, input);
  const { personId } = actor;
  requireAllowed(mayBeginStudy(actor, territoryId));
  if (personId === null) throw new AppError("FORBIDDEN");
  if (caseSelectionId !== null) await getCaseSelection(actor, caseSelectionId);
  const id = newId();
  await inTransaction(async (tx) => {
    const createdAt = new Date();
    await tx.fieldStudy.create({
      data: { id, territoryId, name, caseSelectionId, createdById: personId, createdAt },
    });
    await tx.fieldStudyMember.create({
      data: { id: newId(), studyId: id, personId, role: "lead", validFrom: civilToday() },
    });
    const coder = { id: newId(), studyId: id, personId, name: actor.name };
    await tx.coder.create({ data: coder });
    const study = { id, territoryId, name, closedAt: null, ownRole: "lead" as const };
    await auditStudy(actor, tx, { study, action: "fieldwork.study_created" });
  });
  return { studyId: id };
}

/** Adds a researcher to the study from today on, or changes what they do in it. NOT_FOUND for whoever is no researcher of its zones. */
export async function addStudyMember(actor: Actor, input: NewMember): Promise<{ readonly memberId: string }> {
  const { studyId, personId, role } = parseInput(newMember, input);
  const id = newId();
  await inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId, asLead: true });
    const candidates = await listCandidates(actor, studyId);
    const person = candidates.find((one) => one.id === personId);
    if (!person) throw new AppError("NOT_FOUND");
    await tx.fieldStudyMember.create({
      data: { id, studyId, personId, role, validFrom: civilToday() },
    });
    await tx.coder.upsert({
      where: { studyId_personId: { studyId, personId } },
      create: { id: newId(), studyId, personId, name: person.name },
      update: {},
    });
    await auditStudy(actor, tx, { study, action: "fieldwork.member_added", details: { personId, role } });
  });
  return { memberId: id };
}

/** Ends a membership at once: from the next request the person finds nothing. The last lead stays. */
export async function endStudyMember(actor: Actor, memberId: string): Promise<{ readonly studyId: string }> {
  return inTransaction(async (tx) => {
    const member = await tx.fieldStudyMember.findUnique({
      where: { id: requireId(memberId) },
      select: { studyId: true, personId: true, role: true, validTo: true },
    });
    if (!member) throw new AppError("NOT_FOUND");
    const { studyId, personId, role } = member;
    const study = await lockStudy(actor, tx, { studyId, asLead: true });
    requireState(member.validTo === null, "Esta participación ya había terminado.");
    const otherLeads = await tx.fieldStudyMember.count({
      where: { studyId, role: "lead", validTo: null, id: { not: memberId } },
    });
    requireState(
      role !== "lead" || otherLeads > 0,
      "Alguien tiene que dirigir el estudio. Sumar a otra persona que lo dirija antes.",
    );
    await tx.fieldStudyMember.update({ where: { id: memberId }, data: { validTo: civilToday() } });
    await auditStudy(actor, tx, { study, action: "fieldwork.member_ended", details: { personId } });
    return { studyId };
  });
}

/** Closes a study: it is read and cited from then on, and the names behind its pseudonyms are deleted. INVALID_STATE while a source waits for its names to be checked. */
export async function closeStudy(actor: Actor, studyId: string): Promise<{ readonly keysDeleted: number }> {
  return inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId: requireId(studyId), asLead: true });
    const waiting = await tx.source.count({ where: { studyId, state: { in: ["raw", "checked"] } } });
    requireState(
      waiting === 0,
      "Hay transcripciones sin terminar de revisar. Dejarlas listas o quitarlas antes de cerrar.",
    );
    const { count } = await tx.pseudonymKey.deleteMany({ where: { studyId } });
    await tx.fieldStudy.update({ where: { id: studyId }, data: { closedAt: new Date() } });
    await auditStudy(actor, tx, { study, action: "fieldwork.study_closed", details: { keysDeleted: count } });
    return { keysDeleted: count };
  });
}
