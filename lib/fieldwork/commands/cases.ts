import "server-only";
import type { Actor } from "@/lib/access/schema";
import { getCaseSelection } from "@/lib/analysis/queries/cases";
import { newId, requireId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { researchedTerritories } from "../policy";
import { nextPseudonym } from "../rules/plan";
import {
  caseFromSchool,
  newInformant,
  planInput,
  usualTargets,
  type CaseFromSchool,
  type NewInformant,
  type PlanInput,
} from "../schema/studies";
import { informantRoles, pseudonymPrefixes } from "../schema/words";
import { auditStudy, lockStudy } from "./study-lock";

/** Takes the cases of the study's selection, open or closed, in the zones in which the person is a researcher; those there already stay. Answers how many were new. */
export async function takeCases(actor: Actor, studyId: string): Promise<{ readonly added: number }> {
  return inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId: requireId(studyId), asLead: true });
    const { caseSelectionId } = await tx.fieldStudy.findUniqueOrThrow({
      where: { id: studyId },
      select: { caseSelectionId: true },
    });
    requireState(
      caseSelectionId !== null,
      "Este estudio no parte de una selección. Agregar sus casos uno a uno.",
    );
    const selection = await getCaseSelection(actor, caseSelectionId);
    const known = await tx.studyCase.findMany({ where: { studyId }, select: { schoolId: true } });
    const isKnown = new Set(known.map(({ schoolId }) => schoolId));
    const cases = selection.held.flatMap((zone) =>
      zone.schools
        .filter(({ id, isCase }) => isCase && !isKnown.has(id))
        .map(({ id, sign, reasons }) => ({
          schoolId: id,
          territoryId: zone.territoryId,
          zoneLabel: zone.name,
          sign,
          reason: reasons.map(({ text }) => text).join(" "),
        })),
    );
    for (const one of cases) await insertCase(tx, studyId, one);
    await auditStudy(actor, tx, {
      study,
      action: "fieldwork.cases_taken",
      details: { selectionId: caseSelectionId, added: cases.length },
    });
    return { added: cases.length };
  });
}

/** Adds one school as a case, with the reason. NOT_FOUND for a school of a zone in which the person is no researcher. */
export async function addCase(actor: Actor, input: CaseFromSchool): Promise<{ readonly caseId: string }> {
  const { studyId, schoolId, sign, reason } = parseInput(caseFromSchool, input);
  return inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId, asLead: true });
    const school = await tx.school.findFirst({
      where: { id: schoolId, territoryId: { in: [...researchedTerritories(actor)] } },
      select: { territoryId: true, territory: { select: { name: true } } },
    });
    if (!school) throw new AppError("NOT_FOUND");
    const { territoryId, territory } = school;
    const caseId = await insertCase(tx, studyId, {
      ...{ schoolId, territoryId, sign, reason },
      zoneLabel: territory.name,
    });
    await auditStudy(actor, tx, {
      ...{ study, action: "fieldwork.case_added", thingKind: "study_case", thingId: caseId },
      details: { schoolId },
    });
    return { caseId };
  });
}

/** Says how many informants of each role a case asks for. */
export async function planInformants(actor: Actor, input: PlanInput): Promise<void> {
  const { caseId, targets } = parseInput(planInput, input);
  await inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId: await studyOfCase(tx, caseId), asLead: true });
    for (const role of informantRoles) {
      const targetCount = targets[role];
      await tx.plannedInformant.upsert({
        where: { caseId_role: { caseId, role } },
        create: { caseId, role, targetCount },
        update: { targetCount },
      });
    }
    const at = { study, thingKind: "study_case", thingId: caseId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.planned", details: targets });
  });
}

/** Adds an informant, who is called by role and number from then on: no name is asked for or kept. */
export async function addInformant(
  actor: Actor,
  input: NewInformant,
): Promise<{ readonly informantId: string; readonly pseudonym: string }> {
  const { caseId, role } = parseInput(newInformant, input);
  return inTransaction(async (tx) => {
    const study = await lockStudy(actor, tx, { studyId: await studyOfCase(tx, caseId) });
    const taken = await tx.informant.findMany({ where: { studyId: study.id }, select: { pseudonym: true } });
    const pseudonym = nextPseudonym(
      pseudonymPrefixes[role],
      taken.map((one) => one.pseudonym),
    );
    const informantId = newId();
    const createdAt = new Date();
    await tx.informant.create({
      data: { id: informantId, studyId: study.id, caseId, role, pseudonym, createdAt },
    });
    const at = { study, thingKind: "informant", thingId: informantId };
    await auditStudy(actor, tx, { ...at, action: "fieldwork.informant_added", details: { role } });
    return { informantId, pseudonym };
  });
}

interface NewCase {
  readonly schoolId: string;
  readonly territoryId: string;
  readonly zoneLabel: string;
  readonly sign: "positive" | "negative" | null;
  readonly reason: string;
}

async function insertCase(tx: Tx, studyId: string, data: NewCase): Promise<string> {
  const taken = await tx.studyCase.findMany({ where: { studyId }, select: { pseudonym: true } });
  const pseudonym = nextPseudonym(
    "ESC",
    taken.map((one) => one.pseudonym),
  );
  const id = newId();
  await tx.studyCase.create({ data: { id, studyId, pseudonym, ...data } });
  await tx.plannedInformant.createMany({
    data: informantRoles.map((role) => ({ caseId: id, role, targetCount: usualTargets[role] })),
  });
  return id;
}

async function studyOfCase(tx: Tx, caseId: string): Promise<string> {
  const found = await tx.studyCase.findUnique({ where: { id: caseId }, select: { studyId: true } });
  if (!found) throw new AppError("NOT_FOUND");
  return found.studyId;
}
