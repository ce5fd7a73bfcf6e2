"use client";

import { useEffect, useState } from "react";
import { DeviceKeeper } from "@/components/sync/device-keeper";
import { UnsentMark } from "@/components/sync/unsent-mark";
import { useDevice } from "@/components/sync/use-device";
import { Button } from "@/components/ui/button";
import type { VisitView } from "@/lib/observation/schema/visit";
import type { QueuedOperation } from "@/lib/sync/client/device";
import type { Person } from "@/lib/sync/client/environment";
import { offlinePackage, rememberedPerson } from "@/lib/sync/client/offline-package";
import type { OfflinePackage } from "@/lib/sync/schema/package";
import { NewVisit } from "./new-visit";
import { OfflineDay } from "./offline-day";
import { OfflineLesson } from "./offline-lesson";
import { OfflineSession } from "./offline-session";

type View =
  | Readonly<{ kind: "day" }>
  | Readonly<{ kind: "new" }>
  | Readonly<{ kind: "lesson"; visitId: string }>
  | Readonly<{ kind: "session"; sessionId: string }>;

/** What opens without a signal: the person's own day, from what this device keeps, and the lessons to write in. */
export function OfflineShell() {
  const [person, setPerson] = useState<Person | null>(null);
  useEffect(() => {
    const remembered = rememberedPerson();
    // Only after the page is drawn: the server knows nothing of this device.
    queueMicrotask(() => setPerson(remembered));
  }, []);
  if (person === null) {
    return (
      <>
        <h1 className="text-3xl">Sin conexión por ahora</h1>
        <p className="mt-3 max-w-measure">
          Esta página necesita señal y en este momento no la hay. Lo que ya estaba guardado sigue guardado.
        </p>
        <TryAgain />
      </>
    );
  }
  return (
    <>
      <DeviceKeeper person={person} isOnline={false} />
      <OfflinePerson person={person} />
    </>
  );
}

function OfflinePerson({ person }: Readonly<{ person: Person }>) {
  const access = useDevice();
  const [pack, setPack] = useState<OfflinePackage | null>(null);
  const [queue, setQueue] = useState<readonly QueuedOperation[]>([]);
  const [view, setView] = useState<View>(viewOfAddress);
  useEffect(() => {
    if (access.status !== "ready") return;
    const { device } = access;
    const read = () => {
      void offlinePackage(device).then(setPack);
      void device.queue().then(setQueue);
    };
    read();
    return device.subscribe(read);
  }, [access]);
  const visit = view.kind === "lesson" ? pack?.visits.find(({ id }) => id === view.visitId) : undefined;
  const session =
    view.kind === "session" ? pack?.sessions.find(({ id }) => id === view.sessionId) : undefined;
  const isDay =
    view.kind === "day" ||
    (pack !== null && ((view.kind === "lesson" && !visit) || (view.kind === "session" && !session)));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm text-ink-soft">Sin señal · {person.name}</p>
        <UnsentMark />
      </div>
      {access.status === "unavailable" && (
        <p role="status">Lo guardado en este equipo se abre cuando vuelva a ingresar con señal.</p>
      )}
      {pack && view.kind === "lesson" && visit && (
        <OfflineLesson visit={visit} pack={pack} onBack={() => setView({ kind: "day" })} />
      )}
      {pack && view.kind === "new" && access.status === "ready" && (
        <NewVisit
          pack={pack}
          device={access.device}
          onBack={() => setView({ kind: "day" })}
          onPlanned={({ id }: VisitView) => setView({ kind: "lesson", visitId: id })}
        />
      )}
      {session && access.status === "ready" && (
        <OfflineSession session={session} device={access.device} onBack={() => setView({ kind: "day" })} />
      )}
      {isDay && (
        <OfflineDay
          pack={pack}
          queue={queue}
          onNew={() => setView({ kind: "new" })}
          onOpen={(visitId) => setView({ kind: "lesson", visitId })}
          onSession={(sessionId) => setView({ kind: "session", sessionId })}
        />
      )}
      {view.kind === "day" && <TryAgain />}
    </>
  );
}

const lessonAddress = /^\/observar\/([0-9a-f]{8}-[0-9a-f-]{27})/;
const sessionAddress = /^\/acompanamiento\/[0-9a-f-]{36}\/sesiones\/([0-9a-f]{8}-[0-9a-f-]{27})/;

/** The address that could not be reached says what was looked for. */
function viewOfAddress(): View {
  const [, visitId] = lessonAddress.exec(window.location.pathname) ?? [];
  if (visitId !== undefined) return { kind: "lesson", visitId };
  const [, sessionId] = sessionAddress.exec(window.location.pathname) ?? [];
  if (sessionId !== undefined) return { kind: "session", sessionId };
  return window.location.pathname === "/observar/nueva" ? { kind: "new" } : { kind: "day" };
}

function TryAgain() {
  return (
    <Button variant="primary" className="mt-6" onClick={() => window.location.reload()}>
      Probar si volvió la señal
    </Button>
  );
}
