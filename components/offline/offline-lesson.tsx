"use client";

import { CaptureForm } from "@/components/observation/capture/capture-form";
import { lessonName, zoneOf } from "@/components/observation/visit-words";
import { Button } from "@/components/ui/button";
import type { VisitView } from "@/lib/observation/schema/visit";
import type { OfflinePackage } from "@/lib/sync/schema/package";

type OfflineLessonProps = Readonly<{ visit: VisitView; pack: OfflinePackage; onBack: () => void }>;

/** A lesson written without a signal: the same form, from what this device keeps. */
export function OfflineLesson({ visit, pack, onBack }: OfflineLessonProps) {
  const rubric = pack.rubrics.find(({ id }) => id === visit.rubricVersionId);
  return (
    <>
      <Button size="small" variant="quiet" onClick={onBack}>
        ‹ Mi día
      </Button>
      <h1 className="text-2xl">{lessonName(visit)}</h1>
      <p className="mb-3 text-ink-soft">
        {visit.teacherName} · {visit.schoolName}
      </p>
      {rubric ? (
        <CaptureForm
          visitId={visit.id}
          sections={rubric.sections}
          place={{ plannedOn: visit.plannedOn, zone: zoneOf(visit) }}
          doneHref={`/observar/${visit.id}/registro`}
        />
      ) : (
        <p role="status">
          La pauta de esta visita no alcanzó a guardarse en este equipo. Abrirla una vez con señal.
        </p>
      )}
    </>
  );
}
