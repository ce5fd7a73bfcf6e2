import "server-only";
import { roleLabels, type Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { visibleTo } from "./policy";
import { heldAt } from "./rules";
import type { OpeningView, RecordKind } from "./schema";
import { nameOf } from "@/lib/format/person-name";

interface ListOpenings extends PageRequest {
  readonly recordKind: RecordKind;
  readonly recordId: string;
}

/** Who opened one record, newest first; empty unless the record is about the person who asks. */
export async function listOpenings(actor: Actor, params: ListOpenings): Promise<Page<OpeningView>> {
  const { recordKind, recordId, ...request } = params;
  return openings({ AND: [visibleTo(actor), { recordKind, recordId }] }, request);
}

/** Who opened any record about the person who asks, newest first. */
export async function listMyOpenings(actor: Actor, request: PageRequest = {}): Promise<Page<OpeningView>> {
  return openings(visibleTo(actor), request);
}

async function openings(
  where: Prisma.RecordOpeningWhereInput,
  request: PageRequest,
): Promise<Page<OpeningView>> {
  const rows = await db().recordOpening.findMany({
    where,
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    ...keyset(request),
  });
  const openers = await db().person.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.openerId))] } },
    select: {
      id: true,
      givenNames: true,
      familyNames: true,
      grants: {
        where: { territoryId: { in: [...new Set(rows.map((row) => row.territoryId))] } },
        select: {
          role: true,
          territoryId: true,
          validFrom: true,
          validTo: true,
          revokedAt: true,
          territory: { select: { timeZone: true } },
        },
      },
    },
  });
  const byId = new Map(openers.map((opener) => [opener.id, opener]));
  return toPage(rows, request, ({ id, recordKind, recordId, openedAt, openerId, territoryId }) => {
    const opener = byId.get(openerId);
    const held = (opener?.grants ?? []).filter(
      (grant) =>
        grant.territoryId === territoryId &&
        heldAt(grant, openedAt, dayIn(grant.territory.timeZone, openedAt)),
    );
    return {
      id,
      recordKind,
      recordId,
      openedAt: openedAt.toISOString(),
      openerName: opener ? nameOf(opener) : "Persona retirada del sistema",
      openerRoles: [...new Set(held.map((grant) => roleLabels[grant.role]))],
    };
  });
}

function dayIn(zone: string, instant: Date): Date {
  return toUtcMidnight(civilDateAt(instant, isChileanZone(zone) ? zone : DEFAULT_ZONE));
}
