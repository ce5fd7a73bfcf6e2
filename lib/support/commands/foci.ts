import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { isSigned } from "@/lib/diagnosis/rules/states";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { canDefine } from "../policy";
import { isOpenFocus, missingToActivate } from "../rules";
import {
  completeFocusInput,
  defineFocusInput,
  focusInput,
  focusTeacherInput,
  withdrawFocusInput,
  type CompleteFocusInput,
  type DefineFocusInput,
  type FocusInput,
  type FocusTeacherInput,
  type WithdrawFocusInput,
} from "../schema";
import { teachingPost } from "../queries/teachers";
import { writeFocus, type FocusAtHand } from "./write-focus";

/**
 * Defines a support focus of a school from needs of its signed diagnosis, with the teachers who take part. NOT_FOUND
 * outside the person's territories or for a need of another school, FORBIDDEN for those who do not define foci there,
 * INVALID_STATE while the diagnosis is not signed.
 */
export async function defineSupportFocus(
  actor: Actor,
  input: DefineFocusInput,
): Promise<{ readonly id: string }> {
  const {
    id = newId(),
    schoolId,
    needIds,
    focusAreaId,
    title,
    teacherIds,
  } = parseInput(defineFocusInput, input);
  const school = await db().school.findFirst({
    where: { id: schoolId, territoryId: { in: [...territoriesOf(actor)] } },
    select: { territoryId: true },
  });
  if (!school) throw new AppError("NOT_FOUND");
  const { territoryId } = school;
  requireAllowed(canDefine(actor, { territoryId, schoolId }));
  const createdById = requirePersonId(actor);
  const createdAt = new Date();
  const uniqueNeeds = [...new Set(needIds)];
  const uniqueTeachers = [...new Set(teacherIds)];
  return inTransaction(async (tx) => {
    await requireSignedNeeds(tx, { schoolId, needIds: uniqueNeeds });
    await requireArea(tx, focusAreaId);
    await requireTeachers(tx, { schoolId, teacherIds: uniqueTeachers });
    await tx.supportFocus.create({
      data: {
        id,
        territoryId,
        schoolId,
        focusAreaId,
        title,
        state: "proposed",
        createdById,
        createdAt,
        needs: { create: uniqueNeeds.map((needId) => ({ needId })) },
        teachers: {
          create: uniqueTeachers.map((teacherId) => ({
            teacherId,
            addedById: createdById,
            addedAt: createdAt,
          })),
        },
      },
    });
    await writeAudit(actor, tx, {
      action: "support.focus_defined",
      thingKind: "support_focus",
      thingId: id,
      territoryId,
      details: { schoolId, focusAreaId, needIds: uniqueNeeds, teachers: uniqueTeachers.length },
    });
    return { id };
  });
}

function requirePersonId(actor: Actor): string {
  requireAllowed(actor.personId !== null);
  return actor.personId;
}

async function requireSignedNeeds(
  tx: Tx,
  { schoolId, needIds }: { readonly schoolId: string; readonly needIds: readonly string[] },
): Promise<void> {
  const needs = await tx.need.findMany({
    where: { id: { in: [...needIds] }, version: { diagnosis: { schoolId } } },
    select: { versionId: true, version: { select: { state: true } } },
  });
  if (needs.length !== needIds.length) throw new AppError("NOT_FOUND");
  requireState(
    needs.every((need) => isSigned(need.version.state)),
    "Un foco nace de un diagnóstico firmado por la dirección. Esperar su firma y volver a intentar.",
  );
  requireState(
    new Set(needs.map((need) => need.versionId)).size === 1,
    "Las necesidades vienen de versiones distintas del diagnóstico. Elegir las de una sola versión.",
  );
}

async function requireArea(tx: Tx, focusAreaId: string): Promise<void> {
  const area = await tx.focusArea.findUnique({ where: { id: focusAreaId }, select: { id: true } });
  if (!area) throw new AppError("INVALID_INPUT", { fields: { focusAreaId: "Elegir el área de la lista." } });
}

async function requireTeachers(
  tx: Tx,
  { schoolId, teacherIds }: { readonly schoolId: string; readonly teacherIds: readonly string[] },
): Promise<void> {
  const teaching = await tx.post.findMany({
    where: { schoolId, personId: { in: [...teacherIds] }, ...teachingPost },
    distinct: ["personId"],
    select: { personId: true },
  });
  if (teaching.length !== teacherIds.length) {
    throw new AppError("INVALID_INPUT", {
      fields: { teacherId: "Elegir a quien hoy hace clases en esta escuela." },
    });
  }
}

function requireOpen(focus: FocusAtHand): void {
  requireState(isOpenFocus(focus.state), "Este foco ya terminó: no se cambia quién participa.");
}

/** Adds a teacher of the school to an open focus. DUPLICATE if they already take part. */
export async function addTeacher(actor: Actor, input: FocusTeacherInput): Promise<void> {
  const { focusId, teacherId } = parseInput(focusTeacherInput, input);
  await writeFocus(actor, focusId, async (tx, focus) => {
    requireOpen(focus);
    await requireTeachers(tx, { schoolId: focus.schoolId, teacherIds: [teacherId] });
    await tx.supportFocusTeacher.create({
      data: { focusId, teacherId, addedById: requirePersonId(actor), addedAt: new Date() },
    });
    return { action: "support.teacher_added", details: { teacherId } };
  });
}

/** Takes a teacher out of an open focus; refused while a mentor is assigned to them for it, since there is work under way. */
export async function removeTeacher(actor: Actor, input: FocusTeacherInput): Promise<void> {
  const { focusId, teacherId } = parseInput(focusTeacherInput, input);
  await writeFocus(actor, focusId, async (tx, focus) => {
    requireOpen(focus);
    const active = await tx.assignment.count({ where: { focusId, teacherId, state: "active" } });
    requireState(
      active === 0,
      "Esta persona tiene una asignación vigente en el foco. Terminarla antes de sacarla.",
    );
    const removed = await tx.supportFocusTeacher.deleteMany({ where: { focusId, teacherId } });
    if (removed.count === 0) throw new AppError("NOT_FOUND");
    return { action: "support.teacher_removed", details: { teacherId } };
  });
}

/** Starts a proposed focus. INVALID_STATE, saying what is missing, without a goal or without teachers. */
export async function activateFocus(actor: Actor, input: FocusInput): Promise<void> {
  const { focusId } = parseInput(focusInput, input);
  await writeFocus(actor, focusId, async (tx, focus) => {
    requireState(focus.state === "proposed", "Este foco ya comenzó. Recargar la página para ver cómo va.");
    const [goals, teachers] = [
      await tx.goal.count({ where: { focusId, state: "active" } }),
      await tx.supportFocusTeacher.count({ where: { focusId } }),
    ];
    const missing = missingToActivate({ hasGoal: goals > 0, teachers });
    requireState(missing.length === 0, missing.join(" "));
    await tx.supportFocus.update({ where: { id: focusId }, data: { state: "active" } });
    return { action: "support.focus_activated", details: { teachers } };
  });
}

/** Withdraws an open focus with its reason; its goal in force is suspended. Refused while a mentor is assigned in it. */
export async function withdrawFocus(actor: Actor, input: WithdrawFocusInput): Promise<void> {
  const { focusId, reason } = parseInput(withdrawFocusInput, input);
  await writeFocus(actor, focusId, async (tx, focus) => {
    requireState(isOpenFocus(focus.state), "Este foco ya terminó.");
    await endFocus(tx, { focusId, state: "withdrawn", goalState: "suspended", reason });
    return { action: "support.focus_withdrawn", details: { from: focus.state } };
  });
}

/** Completes an active focus: how its goal ended and why. Refused while a mentor is assigned in it. */
export async function completeFocus(actor: Actor, input: CompleteFocusInput): Promise<void> {
  const { focusId, outcome, reason } = parseInput(completeFocusInput, input);
  await writeFocus(actor, focusId, async (tx, focus) => {
    requireState(
      focus.state === "active",
      "Se cumple un foco vigente. Comenzarlo antes, o retirarlo con su motivo.",
    );
    await endFocus(tx, { focusId, state: "completed", goalState: outcome, reason });
    return { action: "support.focus_completed", details: { outcome } };
  });
}

async function endFocus(
  tx: Tx,
  end: {
    readonly focusId: string;
    readonly state: "completed" | "withdrawn";
    readonly goalState: "achieved" | "partly_achieved" | "suspended";
    readonly reason: string;
  },
): Promise<void> {
  const { focusId, state, goalState, reason } = end;
  const active = await tx.assignment.count({ where: { focusId, state: "active" } });
  requireState(active === 0, "El foco tiene asignaciones vigentes. Terminarlas antes de cerrarlo.");
  await tx.goal.updateMany({ where: { focusId, state: "active" }, data: { state: goalState } });
  await tx.supportFocus.update({ where: { id: focusId }, data: { state, endReason: reason } });
}
