import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { writeAudit } from "@/lib/audit/commands";
import { inTransaction, lockRow, type Tx } from "@/lib/db/transaction";
import { AppError, parseInput, requireState } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { ownId, plansFor, visibleVisits } from "../policy";
import { pairVisitInput, type PairVisitInput } from "../schema/agreement";
import { planVisitWithin } from "./visit";

/**
 * Has a second person observe a planned lesson, blind: a visit of their own to the same lesson, with the same rubric. For
 * those who plan in that school. Asking twice makes one pair; a visit is in one pair at most.
 */
export async function pairVisit(actor: Actor, input: PairVisitInput): Promise<{ readonly id: string }> {
  const { id, secondVisitId, visitId, observerId } = parseInput(pairVisitInput, input);
  return inTransaction(async (tx) => {
    await lockRow(tx, "visit", visitId);
    const visit = await tx.visit.findFirst({
      where: { AND: [{ id: visitId }, visibleVisits(actor)] },
      include: {
        observation: { select: { id: true } },
        pairedAsFirst: { select: { id: true } },
        pairedAsSecond: { select: { id: true } },
      },
    });
    if (!visit) throw new AppError("NOT_FOUND");
    requireAllowed(plansFor(actor, visit));
    if (visit.pairedAsFirst?.id === id) return { id };
    requireState(!visit.pairedAsFirst && !visit.pairedAsSecond, "Esa visita ya tiene a dos personas.");
    requireState(
      visit.state === "planned" && visit.observation === null,
      "Esa visita ya comenzó o terminó. Elegir una por hacer.",
    );
    if (observerId === visit.observerId) {
      throw new AppError("INVALID_INPUT", {
        fields: { observerId: "Elegir a otra persona que la que ya observa." },
      });
    }
    const { schoolId, teacherId, rubricVersionId, plannedAt, grade, classGroup, subject } = visit;
    await planVisitWithin(actor, tx, {
      ...{ id: secondVisitId, schoolId, teacherId, observerId, rubricVersionId, purpose: visit.purpose },
      ...{ plannedOn: fromUtcMidnight(visit.plannedOn), plannedAt, grade, classGroup, subject },
    });
    await tx.pairedVisit.create({
      data: {
        ...{ id, territoryId: visit.territoryId, firstId: visitId, secondId: secondVisitId },
        ...{ createdById: ownId(actor), createdAt: new Date() },
      },
    });
    await writeAudit(actor, tx, {
      action: "visit.paired",
      thingKind: "visit",
      thingId: visitId,
      territoryId: visit.territoryId,
      details: { pairId: id, secondVisitId, observerId },
    });
    return { id };
  });
}

/** INVALID_STATE while the other observer of the same lesson has not registered: until then nobody else reads either of the two. */
export async function requireBlindOver(_actor: Actor, tx: Tx, visitId: string): Promise<void> {
  const pair = await tx.pairedVisit.findFirst({
    where: { OR: [{ firstId: visitId }, { secondId: visitId }] },
    select: {
      first: { select: { id: true, state: true, observation: { select: { state: true } } } },
      second: { select: { id: true, state: true, observation: { select: { state: true } } } },
    },
  });
  if (!pair) return;
  const other = pair.first.id === visitId ? pair.second : pair.first;
  const isOpen = other.state === "planned" && (other.observation?.state ?? "draft") === "draft";
  requireState(
    !isOpen,
    "Esta clase la observan dos personas y la otra todavía no registra la suya. Se comparte cuando ambas estén registradas.",
  );
}
