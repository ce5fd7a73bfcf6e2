"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { lessonName } from "@/components/observation/visit-words";
import { formatDate } from "@/lib/format/civil-date";
import { formatOffset } from "@/lib/format/duration";
import { civilDateAt, DEFAULT_ZONE, formatTime } from "@/lib/format/instant";
import type { VisitView } from "@/lib/observation/schema/visit";
import { speakerLabels } from "@/lib/observation/schema/words";
import type { QueuedOperation } from "@/lib/sync/client/device";
import type { OfflinePackage } from "@/lib/sync/schema/package";
import { OfflineSessions } from "./offline-sessions";

type OfflineDayProps = Readonly<{
  pack: OfflinePackage | null;
  queue: readonly QueuedOperation[];
  onOpen: (visitId: string) => void;
  onNew: () => void;
  onSession: (sessionId: string) => void;
}>;

/** Today's agenda, the teachers with their step in force, what was noted before and the rubrics, as they were last seen. */
export function OfflineDay({ pack, queue, onOpen, onNew, onSession }: OfflineDayProps) {
  if (pack === null) {
    return (
      <>
        <h1 className="text-3xl">Sin conexión por ahora</h1>
        <p role="status" className="mt-3 max-w-measure">
          En este equipo todavía no hay nada suyo guardado. Ingresar una vez con señal deja su agenda y sus
          pautas aquí.
        </p>
      </>
    );
  }
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const open = pack.visits.filter(({ state }) => state === "planned");
  const ofToday = open.filter(({ plannedOn }) => plannedOn === today);
  const others = open.filter(({ plannedOn }) => plannedOn !== today);
  return (
    <>
      <h1 className="text-3xl">Mi día, sin señal</h1>
      <p className="mt-1 mb-4 text-sm text-ink-soft">
        Como estaba a las {formatTime(new Date(pack.madeAt), DEFAULT_ZONE)} del{" "}
        {formatDate(civilDateAt(new Date(pack.madeAt), DEFAULT_ZONE))}. Lo que escriba sale solo cuando vuelva
        la señal.
      </p>
      <h2 className="text-xl">Hoy</h2>
      <VisitLines visits={ofToday} empty="Sin visitas planificadas para hoy." onOpen={onOpen} />
      <Button className="my-3" onClick={onNew}>
        Observar una clase ahora
      </Button>
      <OfflineSessions pack={pack} queue={queue} onOpen={onOpen} onSession={onSession} />
      <h2 className="mt-6 text-xl">Otras visitas por hacer</h2>
      <VisitLines visits={others} empty="Ninguna." onOpen={onOpen} />
      <Teachers pack={pack} />
      <Earlier pack={pack} />
      <Rubrics pack={pack} />
    </>
  );
}

type VisitLinesProps = Readonly<{
  visits: readonly VisitView[];
  empty: string;
  onOpen: (visitId: string) => void;
}>;

function VisitLines({ visits, empty, onOpen }: VisitLinesProps) {
  if (visits.length === 0) return <p className="text-ink-soft">{empty}</p>;
  return (
    <ul className="divide-y divide-rule">
      {visits.map((visit) => (
        <li key={visit.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
          <span>
            <span className="tabular-nums">
              {formatDate(visit.plannedOn)}, {visit.plannedAt}
            </span>{" "}
            · {lessonName(visit)} · {visit.teacherName}
          </span>
          <Button size="small" onClick={() => onOpen(visit.id)}>
            Observar<span className="sr-only"> a {visit.teacherName}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

type PackProps = Readonly<{ pack: OfflinePackage }>;

function Teachers({ pack }: PackProps) {
  if (pack.cycles.length === 0) return null;
  return (
    <>
      <h2 className="mt-6 text-xl">Mis docentes y su último paso</h2>
      <ul className="divide-y divide-rule">
        {pack.cycles.map(({ id, teacherName, focusTitle, activeStep }) => (
          <li key={id} className="py-2">
            <p className="font-semibold">{teacherName}</p>
            <p className="text-sm">{focusTitle}</p>
            <p className="text-sm text-ink-soft">
              {activeStep ? `Paso: ${activeStep.what}` : "Sin paso vigente"}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Earlier({ pack }: PackProps) {
  if (pack.earlier.length === 0) return null;
  return (
    <>
      <h2 className="mt-6 text-xl">Mis notas anteriores</h2>
      {pack.earlier.map(({ visitId, plannedOn, teacherName, subject, classGroup, notes }) => (
        <Disclosure
          key={visitId}
          summary={`${formatDate(plannedOn)} · ${teacherName} · ${subject} ${classGroup}`}
        >
          <ol className="space-y-1 text-sm">
            {notes.map(({ id, offsetSeconds, speaker, text }) => (
              <li key={id}>
                <span className="tabular-nums">{formatOffset(offsetSeconds)}</span> {speakerLabels[speaker]}:{" "}
                {text}
              </li>
            ))}
          </ol>
        </Disclosure>
      ))}
    </>
  );
}

function Rubrics({ pack }: PackProps) {
  return (
    <>
      <h2 className="mt-6 text-xl">Pautas</h2>
      {pack.rubrics.map(({ id, name, version, sections }) => (
        <Disclosure key={id} summary={`${name}, versión ${version}`}>
          <ul className="space-y-2 text-sm">
            {sections.flatMap(({ indicators }) =>
              indicators.map((indicator) => (
                <li key={indicator.id}>
                  <p className="font-semibold">
                    {indicator.code} {indicator.title}
                  </p>
                  {indicator.levels.map(({ value, label, descriptor }) => (
                    <p key={value}>
                      {value} {label}. {descriptor}
                    </p>
                  ))}
                </li>
              )),
            )}
          </ul>
        </Disclosure>
      ))}
    </>
  );
}
