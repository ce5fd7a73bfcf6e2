import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { formatDate, fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { ownId } from "@/lib/observation/policy";
import { readOperation } from "../rules/read-operation";
import { waitingWords } from "../rules/waiting-words";
import type { Operation } from "../schema/protocol";
import type { OwnConflict, OwnUnsettled, OwnWaiting, WaitingRecord } from "../schema/waiting";
import { recordsById, unknownRecord } from "./waiting-records";

interface HeldRow {
  readonly operation: Operation;
  readonly entityId: string;
  readonly heldReason: string | null;
  readonly capturedAt: Date | null;
  readonly receivedAt: Date;
}

/** Everything this person wrote that is not in its record: two values to choose from, and what waits with its reason and its words. */
export async function listOwnUnsettled(actor: Actor): Promise<OwnUnsettled> {
  const [conflicts, held] = await Promise.all([listConflicts(actor), readHeld(actor)]);
  const records = await recordsById(
    held.map(({ entityId }) => entityId),
    { ownId: ownId(actor) },
  );
  const groups = new Map<string, HeldRow[]>();
  for (const row of held) groups.set(row.entityId, [...(groups.get(row.entityId) ?? []), row]);
  const waiting = [...groups].map(([entityId, rows]) => toWaiting(rows, records.get(entityId)));
  return { conflicts, waiting };
}

async function readHeld(actor: Actor): Promise<readonly HeldRow[]> {
  const rows = await db().syncOperation.findMany({
    where: {
      personId: ownId(actor),
      outcome: "held",
      heldReason: { in: ["late", "grant_ended", "missing"] },
    },
    orderBy: [{ receivedAt: "asc" }, { opId: "asc" }],
    select: { sent: true, entityId: true, heldReason: true, capturedAt: true, receivedAt: true },
  });
  return rows.flatMap(({ sent, entityId, ...row }) => {
    const read = readOperation(JSON.parse(sent));
    return read.ok && entityId !== null ? [{ ...row, entityId, operation: read.operation }] : [];
  });
}

type KnownRecord = WaitingRecord & { readonly isOpenToCorrection: boolean };

function toWaiting(rows: readonly HeldRow[], record: KnownRecord | undefined): OwnWaiting {
  const [first] = rows;
  if (!first) throw new Error("A group without operations");
  const reason =
    (["late", "grant_ended"] as const).find((one) => rows.some(({ heldReason }) => heldReason === one)) ??
    "missing";
  const { isOpenToCorrection, ...known } = record ?? {
    ...unknownRecord(first.entityId, first.operation),
    isOpenToCorrection: false,
  };
  return {
    ...known,
    reason,
    kinds: [...new Set(rows.map(({ operation }) => operation.kind))],
    words: rows.flatMap(({ operation }) => waitingWords(operation)),
    capturedAt: first.capturedAt?.toISOString() ?? null,
    receivedAt: (rows.at(-1) ?? first).receivedAt.toISOString(),
    canIncorporate: reason === "late" && isOpenToCorrection,
  };
}

async function listConflicts(actor: Actor): Promise<readonly OwnConflict[]> {
  const counted = await db().$queryRaw<{ visitId: string; fieldCount: number }[]>`
    SELECT visit_id AS "visitId", count(*)::int AS "fieldCount"
      FROM (SELECT f.visit_id FROM observation_field f
              JOIN visit v ON v.id = f.visit_id AND v.observer_id = ${ownId(actor)}::uuid AND v.state = 'planned'
             WHERE f.is_known AND NOT f.is_replaced
             GROUP BY f.visit_id, f.field HAVING count(DISTINCT f.digest) > 1) AS field
     GROUP BY visit_id`;
  const counts = new Map(counted.map(({ visitId, fieldCount }) => [visitId, fieldCount]));
  const visits = await db().visit.findMany({
    where: { id: { in: [...counts.keys()] }, observerId: ownId(actor) },
    orderBy: { plannedOn: "desc" },
    select: {
      ...{ id: true, subject: true, classGroup: true, plannedOn: true },
      teacher: { select: { givenNames: true, familyNames: true } },
    },
  });
  return visits.map(({ id, subject, classGroup, plannedOn, teacher }) => ({
    ...{ entity: "visit", entityId: id, href: `/observar/${id}`, teacherName: nameOf(teacher) },
    title: `${subject} ${classGroup}, ${formatDate(fromUtcMidnight(plannedOn))}`,
    fieldCount: counts.get(id) ?? 0,
  }));
}
