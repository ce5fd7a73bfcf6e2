import "server-only";
import { sessionKindLabels } from "@/lib/coaching/schema/words";
import { db } from "@/lib/db/client";
import { formatDate, fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import type { Operation } from "../schema/protocol";
import type { WaitingRecord } from "../schema/waiting";

type Known = WaitingRecord & { readonly isOpenToCorrection: boolean };

const names = { select: { givenNames: true, familyNames: true } } as const;

/** The lessons and sessions with these ids that this person wrote, by id, whatever became of their rights since. */
export async function recordsById(
  ids: readonly string[],
  { ownId }: { readonly ownId: string },
): Promise<ReadonlyMap<string, Known>> {
  const id = { in: [...new Set(ids)] };
  const [visits, sessions] = await Promise.all([
    db().visit.findMany({
      where: { id, observerId: ownId },
      select: {
        ...{ id: true, subject: true, classGroup: true, plannedOn: true, teacher: names },
        observation: { select: { state: true } },
      },
    }),
    db().coachingSession.findMany({
      where: { id, cycle: { mentorId: ownId } },
      select: {
        ...{ id: true, cycleId: true, kind: true, plannedOn: true },
        cycle: { select: { teacher: names } },
      },
    }),
  ]);
  return new Map<string, Known>([
    ...visits.map(({ observation, ...visit }): [string, Known] => {
      const isRegistered = observation?.state === "saved" || observation?.state === "shared";
      return [
        visit.id,
        {
          ...{ entity: "visit", entityId: visit.id, teacherName: nameOf(visit.teacher) },
          title: `${visit.subject} ${visit.classGroup}, ${formatDate(fromUtcMidnight(visit.plannedOn))}`,
          href: observation ? `/observar/${visit.id}/registro` : `/observar/${visit.id}`,
          isOpenToCorrection: isRegistered,
        },
      ];
    }),
    ...sessions.map((session): [string, Known] => [
      session.id,
      {
        ...{ entity: "session", entityId: session.id, teacherName: nameOf(session.cycle.teacher) },
        title: `${sessionKindLabels[session.kind]}, ${formatDate(fromUtcMidnight(session.plannedOn))}`,
        href: `/acompanamiento/${session.cycleId}/sesiones/${session.id}`,
        isOpenToCorrection: false,
      },
    ]),
  ]);
}

/** What can be said of a record that is not here: what its own operation says. */
export function unknownRecord(entityId: string, operation: Operation): WaitingRecord {
  const title =
    operation.kind === "visit.plan"
      ? `${operation.payload.subject} ${operation.payload.classGroup}, ${formatDate(operation.payload.plannedOn)}`
      : "Una clase que todavía no llega";
  return { entity: "visit", entityId, title, teacherName: "", href: null };
}
