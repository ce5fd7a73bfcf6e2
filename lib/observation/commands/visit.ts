import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { toUtcMidnight, type CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import {
  canPlanVisit,
  canReschedule,
  observerGrants,
  plansFor,
  teachingPostOn,
  visibleRubricVersions,
  visibleVisits,
} from "../policy";
import { rolloutsInForce } from "../queries/rollout";
import { isOffered } from "../rules/rollout";
import { dayWarnings, refusedDay } from "../rules/visit";
import { observerRoles } from "../schema/rollout";
import {
  cancelVisitInput,
  planVisitInput,
  rescheduleVisitInput,
  type CancelVisitInput,
  type PlannedVisit,
  type PlanVisitInput,
  type RescheduleVisitInput,
} from "../schema/visit";

/**
 * Plans the observation of a lesson. The technical head and the coordination plan for themselves or for a mentor of the
 * territory; a mentor, for assigned teachers. Refuses a day without school, somebody who does not teach there, oneself,
 * and a second visit of the observer at the same hour. Asking twice with one id plans one visit.
 */
export async function planVisit(actor: Actor, input: PlanVisitInput): Promise<PlannedVisit> {
  return inTransaction((tx) => planVisitWithin(actor, tx, input));
}

/** `planVisit` inside the transaction of what brings the visit along: a session, or a pair of observers. */
export async function planVisitWithin(actor: Actor, tx: Tx, input: PlanVisitInput): Promise<PlannedVisit> {
  return plan(actor, tx, { input, needsFreeHour: true });
}

/**
 * `planVisit` for a visit that was written down where it happened: another one at the same hour does not stop it, and it
 * comes inside the transaction that brings what was seen in it.
 */
export async function planVisitOnTheSpot(actor: Actor, tx: Tx, input: PlanVisitInput): Promise<PlannedVisit> {
  return plan(actor, tx, { input, needsFreeHour: false });
}

async function plan(
  actor: Actor,
  tx: Tx,
  { input, needsFreeHour }: { readonly input: PlanVisitInput; readonly needsFreeHour: boolean },
): Promise<PlannedVisit> {
  const visit = parseInput(planVisitInput, input);
  const school = await tx.school.findFirst({
    where: { id: visit.schoolId, territoryId: { in: [...territoriesOf(actor)] } },
    select: { territoryId: true, territory: { select: { timeZone: true } } },
  });
  if (!school) throw new AppError("NOT_FOUND");
  const place = { territoryId: school.territoryId, schoolId: visit.schoolId };
  requireAllowed(canPlanVisit(actor, { ...place, observerId: visit.observerId, teacherId: visit.teacherId }));
  const repeated = await tx.visit.findFirst({
    where: { AND: [{ id: visit.id }, visibleVisits(actor)] },
    select: { id: true },
  });
  if (repeated) return { id: repeated.id, warnings: [] };
  await lockRow(tx, "person", visit.observerId);
  const today = todayIn(school.territory.timeZone);
  await requirePossible(actor, tx, { visit, place, today });
  if (needsFreeHour) {
    await requireFreeHour(tx, { ...visit, exceptId: visit.id });
    await requireOffered(actor, tx, { visit, place });
  }
  await tx.visit.create({
    data: {
      ...visit,
      territoryId: place.territoryId,
      state: "planned",
      plannedOn: toUtcMidnight(visit.plannedOn),
      timeZone: school.territory.timeZone,
      createdAt: new Date(),
    },
  });
  await writeAudit(actor, tx, {
    action: "visit.planned",
    thingKind: "visit",
    thingId: visit.id,
    territoryId: place.territoryId,
    details: {
      schoolId: visit.schoolId,
      teacherId: visit.teacherId,
      observerId: visit.observerId,
      purpose: visit.purpose,
      plannedOn: visit.plannedOn,
    },
  });
  return { id: visit.id, warnings: dayWarnings(visit.plannedOn, today) };
}

interface Plan {
  readonly visit: ReturnType<typeof planVisitInput.parse>;
  readonly place: { readonly territoryId: string; readonly schoolId: string };
  readonly today: CivilDate;
}

async function requirePossible(actor: Actor, tx: Tx, { visit, place, today }: Plan): Promise<void> {
  requireField(
    visit.observerId !== visit.teacherId,
    "observerId",
    "Nadie observa su propia clase. Elegir a otra persona.",
  );
  requireDay(visit.plannedOn, today);
  const post = await tx.post.findFirst({
    where: { personId: visit.teacherId, schoolId: visit.schoolId, ...teachingPostOn(visit.plannedOn) },
    select: { id: true },
  });
  requireField(
    post !== null,
    "teacherId",
    "Esa persona no hace clases en este establecimiento en esa fecha.",
  );
  if (plansFor(actor, place)) {
    const grant = await tx.grant.findFirst({
      where: { personId: visit.observerId, ...observerGrants(place, today) },
      select: { id: true },
    });
    requireField(
      grant !== null,
      "observerId",
      "Esa persona no observa clases en este establecimiento. Elegir a otra.",
    );
  }
  const rubric = await tx.rubricVersion.findFirst({
    where: { AND: [{ id: visit.rubricVersionId, state: "published" }, visibleRubricVersions(actor)] },
    select: { id: true },
  });
  requireField(rubric !== null, "rubricVersionId", "Esa pauta no está publicada. Elegir otra.");
}

/** Where the territory says which rubrics are in use, only those: for the observer's roles, the grade and the day. */
async function requireOffered(actor: Actor, tx: Tx, { visit, place }: Omit<Plan, "today">): Promise<void> {
  const { territoryId } = place;
  const on = visit.plannedOn;
  const rollouts = await rolloutsInForce(actor, tx, { territoryIds: [territoryId], on });
  if (rollouts.length === 0) return;
  const held = await tx.grant.findMany({
    where: { personId: visit.observerId, territoryId, revokedAt: null, role: { in: [...observerRoles] } },
    select: { role: true },
  });
  const roles = observerRoles.filter((role) => held.some((grant) => grant.role === role));
  requireField(
    isOffered(rollouts, { versionId: visit.rubricVersionId, territoryId, roles, grade: visit.grade, on }),
    "rubricVersionId",
    "Esa pauta no está en uso para este nivel, esa fecha y quien observa. Elegir otra.",
  );
}

function requireField(holds: boolean, field: string, sentence: string): asserts holds {
  if (!holds) throw new AppError("INVALID_INPUT", { fields: { [field]: sentence } });
}

function requireDay(plannedOn: CivilDate, today: CivilDate): void {
  const refusal = refusedDay(plannedOn, today);
  requireField(refusal === null, "plannedOn", refusal ?? "");
}

async function requireFreeHour(
  tx: Tx,
  hour: {
    readonly observerId: string;
    readonly plannedOn: CivilDate;
    readonly plannedAt: string;
    readonly exceptId: string;
  },
): Promise<void> {
  const other = await tx.visit.findFirst({
    where: {
      observerId: hour.observerId,
      plannedOn: toUtcMidnight(hour.plannedOn),
      plannedAt: hour.plannedAt,
      state: { not: "cancelled" },
      id: { not: hour.exceptId },
    },
    select: { id: true },
  });
  requireField(
    other === null,
    "plannedAt",
    "Quien observa ya tiene una visita a esa hora. Elegir otra hora.",
  );
}

function todayIn(zone: string): CivilDate {
  return civilDateAt(new Date(), isChileanZone(zone) ? zone : DEFAULT_ZONE);
}

/** Moves a visit that has not begun to another day or hour, under the same refusals as planning it. A visit that belongs to a coaching session moves with its session. */
export async function rescheduleVisit(actor: Actor, input: RescheduleVisitInput): Promise<PlannedVisit> {
  const move = parseInput(rescheduleVisitInput, input);
  return inTransaction(async (tx) => {
    await requireNoSession(actor, tx, move.visitId);
    return rescheduleVisitWithin(actor, tx, move);
  });
}

/**
 * `rescheduleVisit` inside the transaction of the session that moves. A lesson that two people observe moves for both, by
 * who plans in that school.
 */
export async function rescheduleVisitWithin(
  actor: Actor,
  tx: Tx,
  input: RescheduleVisitInput,
): Promise<PlannedVisit> {
  const move = parseInput(rescheduleVisitInput, input);
  const pair = await tx.pairedVisit.findFirst({
    where: { OR: [{ firstId: move.visitId }, { secondId: move.visitId }] },
    select: { firstId: true, secondId: true },
  });
  const moved = await moveVisit(actor, tx, { move, isPaired: pair !== null });
  if (pair) {
    const visitId = pair.firstId === move.visitId ? pair.secondId : pair.firstId;
    await moveVisit(actor, tx, { move: { ...move, visitId }, isPaired: true });
  }
  return moved;
}

async function moveVisit(
  actor: Actor,
  tx: Tx,
  {
    move,
    isPaired,
  }: { readonly move: ReturnType<typeof rescheduleVisitInput.parse>; readonly isPaired: boolean },
): Promise<PlannedVisit> {
  const visit = await lockPlanned(actor, tx, move.visitId);
  requireState(
    !isPaired || plansFor(actor, visit),
    "Esta clase la observan dos personas: la coordinación cambia la fecha para ambas.",
  );
  await lockRow(tx, "person", visit.observerId);
  const today = todayIn(visit.timeZone);
  requireDay(move.plannedOn, today);
  await requireFreeHour(tx, { ...move, observerId: visit.observerId, exceptId: visit.id });
  await tx.visit.update({
    where: { id: visit.id },
    data: { plannedOn: toUtcMidnight(move.plannedOn), plannedAt: move.plannedAt },
  });
  await writeAudit(actor, tx, {
    action: "visit.rescheduled",
    thingKind: "visit",
    thingId: visit.id,
    territoryId: visit.territoryId,
    details: { plannedOn: move.plannedOn, plannedAt: move.plannedAt },
  });
  return { id: visit.id, warnings: dayWarnings(move.plannedOn, today) };
}

/** Cancels a visit that has not begun, with its reason, which those who see the visit can read. A visit that belongs to a coaching session is cancelled with its session. */
export async function cancelVisit(actor: Actor, input: CancelVisitInput): Promise<void> {
  const cancellation = parseInput(cancelVisitInput, input);
  await inTransaction(async (tx) => {
    await requireNoSession(actor, tx, cancellation.visitId);
    await cancelVisitWithin(actor, tx, cancellation);
  });
}

/** `cancelVisit` inside the transaction of the session that is cancelled. */
export async function cancelVisitWithin(actor: Actor, tx: Tx, input: CancelVisitInput): Promise<void> {
  const { visitId, reason } = parseInput(cancelVisitInput, input);
  const visit = await lockPlanned(actor, tx, visitId);
  await tx.visit.update({ where: { id: visit.id }, data: { state: "cancelled", cancelReason: reason } });
  await writeAudit(actor, tx, {
    action: "visit.cancelled",
    thingKind: "visit",
    thingId: visit.id,
    territoryId: visit.territoryId,
  });
}

async function requireNoSession(actor: Actor, tx: Tx, visitId: string): Promise<void> {
  const visit = await tx.visit.findFirst({
    where: { AND: [{ id: visitId }, visibleVisits(actor)] },
    select: { session: { select: { id: true } } },
  });
  if (!visit) throw new AppError("NOT_FOUND");
  requireState(
    visit.session === null,
    "Esta visita es parte de una sesión de acompañamiento. Cambiarla desde la sesión.",
  );
}

async function lockPlanned(actor: Actor, tx: Tx, visitId: string) {
  await lockRow(tx, "visit", visitId);
  const visit = await tx.visit.findFirst({
    where: { AND: [{ id: visitId }, visibleVisits(actor)] },
    select: {
      id: true,
      territoryId: true,
      schoolId: true,
      observerId: true,
      state: true,
      timeZone: true,
      observation: { select: { id: true } },
    },
  });
  if (!visit) throw new AppError("NOT_FOUND");
  requireAllowed(canReschedule(actor, visit));
  requireState(
    visit.state === "planned" && visit.observation === null,
    "Esta visita ya comenzó o fue cancelada. Recargar la página para ver cómo va.",
  );
  return visit;
}
