"use client";

import { Button } from "@/components/ui/button";
import { sessionKindLabels } from "@/lib/coaching/schema/words";
import { formatDate } from "@/lib/format/civil-date";
import type { QueuedOperation } from "@/lib/sync/client/device";
import type { OfflinePackage, PackedSession } from "@/lib/sync/schema/package";

type OfflineSessionsProps = Readonly<{
  pack: OfflinePackage;
  queue: readonly QueuedOperation[];
  onOpen: (visitId: string) => void;
  onSession: (sessionId: string) => void;
}>;

/** The sessions still to be recorded; a monitoring is observed first. */
export function OfflineSessions({ pack, queue, onOpen, onSession }: OfflineSessionsProps) {
  if (pack.sessions.length === 0) return null;
  const isQueued = (kind: QueuedOperation["kind"], entityId: string | null) =>
    queue.some((one) => one.kind === kind && one.entityId === entityId);
  const isObserved = ({ visitId }: PackedSession) =>
    isQueued("observation.register", visitId) ||
    pack.visits.some(({ id, state }) => id === visitId && state === "done");
  return (
    <>
      <h2 className="mt-6 text-xl">Sesiones por hacer</h2>
      <ul className="divide-y divide-rule">
        {pack.sessions.map((session) => {
          const { id, kind, plannedOn, plannedAt, cycle, visitId } = session;
          const name = `${sessionKindLabels[kind]} con ${cycle.teacherName}`;
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <span>
                <span className="tabular-nums">
                  {formatDate(plannedOn)}, {plannedAt}
                </span>{" "}
                · {name}
              </span>
              {isQueued("session.record", id) && <span>Registrada en este equipo, por enviar</span>}
              {!isQueued("session.record", id) &&
                (kind === "monitoring" && visitId !== null && !isObserved(session) ? (
                  <Button size="small" onClick={() => onOpen(visitId)}>
                    Observar<span className="sr-only">: {name}</span>
                  </Button>
                ) : (
                  <Button size="small" onClick={() => onSession(id)}>
                    Registrar<span className="sr-only">: {name}</span>
                  </Button>
                ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
