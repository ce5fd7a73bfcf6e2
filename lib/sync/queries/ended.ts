import "server-only";
import { scopeOf } from "@/lib/access/rules";
import { permissions } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { nameOf } from "@/lib/format/person-name";
import { readOperation, writesOf } from "../rules/read-operation";
import type { Operation } from "../schema/protocol";
import type { EndedWaiting } from "../schema/waiting";
import { recordsById, unknownRecord } from "./waiting-records";

interface Row {
  readonly operation: Operation;
  readonly personId: string;
  readonly entityId: string;
  readonly territoryId: string;
  readonly capturedAt: Date | null;
  readonly receivedAt: Date;
}

/** The territories for which this person decides on what came after somebody's rights had ended. */
export function decidesIn(actor: Actor): readonly string[] {
  return scopeOf(actor, permissions["programme.configure"]).territoryIds;
}

/** What came from people whose rights had ended, in the territories of this coordination; without its words. */
export async function listEndedWaiting(actor: Actor): Promise<readonly EndedWaiting[]> {
  const rows = await readRows(decidesIn(actor));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.personId} ${row.entityId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Promise.all([...groups.values()].map(toEnded));
}

async function readRows(territoryIds: readonly string[]): Promise<readonly Row[]> {
  const rows = await db().syncOperation.findMany({
    where: { territoryId: { in: [...territoryIds] }, outcome: "held", heldReason: "grant_ended" },
    orderBy: [{ receivedAt: "asc" }, { opId: "asc" }],
    take: 500,
    select: {
      ...{ sent: true, personId: true, entityId: true, territoryId: true },
      ...{ capturedAt: true, receivedAt: true },
    },
  });
  return rows.flatMap(({ sent, entityId, territoryId, ...row }) => {
    const read = readOperation(JSON.parse(sent));
    if (!read.ok || entityId === null || territoryId === null) return [];
    return [{ ...row, entityId, territoryId, operation: read.operation }];
  });
}

async function toEnded(rows: readonly Row[]): Promise<EndedWaiting> {
  const [first] = rows;
  if (!first) throw new Error("A group without operations");
  const { personId, entityId, territoryId } = first;
  const [records, person, grant] = await Promise.all([
    recordsById([entityId], { ownId: personId }),
    db().person.findUniqueOrThrow({
      where: { id: personId },
      select: { givenNames: true, familyNames: true },
    }),
    db().grant.findFirst({
      where: { personId, territoryId, subjectPersonId: null },
      orderBy: [{ validTo: "desc" }],
      select: { validTo: true, revokedAt: true },
    }),
  ]);
  const { entity, title, teacherName } = records.get(entityId) ?? unknownRecord(entityId, first.operation);
  const notes = rows.flatMap(({ operation }) =>
    writesOf(operation).filter(({ field, value }) => field.startsWith("note/") && value !== null),
  );
  return {
    ...{ entity, entityId, title, teacherName, href: null, personId, personName: nameOf(person) },
    operationCount: rows.length,
    noteCount: new Set(notes.map(({ field }) => field)).size,
    capturedAt: first.capturedAt?.toISOString() ?? null,
    receivedAt: (rows.at(-1) ?? first).receivedAt.toISOString(),
    endedOn: (grant?.revokedAt ?? grant?.validTo)?.toISOString().slice(0, 10) ?? null,
  };
}
