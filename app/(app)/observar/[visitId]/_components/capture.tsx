import { CaptureForm } from "@/components/observation/capture/capture-form";
import { lessonName, zoneOf } from "@/components/observation/visit-words";
import { TextLink } from "@/components/ui/text-link";
import { WhoSees } from "@/components/ui/who-sees";
import type { CaptureView } from "@/lib/observation/schema/observation";

type CaptureProps = Readonly<{
  capture: CaptureView;
  observation: NonNullable<CaptureView["observation"]>;
}>;

/** The capture page: sparse, for one thumb; everything else of the visit stays behind a link. */
export function Capture({ capture: { visit, rubric, heads }, observation }: CaptureProps) {
  return (
    <>
      <p className="mb-1">
        <TextLink href="/observar" className="inline-flex min-h-11 items-center">
          ‹ Visitas
        </TextLink>
      </p>
      <h1 className="text-2xl">{lessonName(visit)}</h1>
      <p className="text-ink-soft">
        {visit.teacherName} · {visit.schoolName} ·{" "}
        <TextLink href={`/programa/pautas/${rubric.id}`}>{rubric.name}</TextLink>
      </p>
      <div className="mb-3">
        <WhoSees summary="solo usted, mientras sea borrador">
          <p>
            Al compartirla la lee la o el docente
            {visit.purpose === "diagnosis" &&
              ", y también su asesor/a y la jefatura UTP, porque es de diagnóstico"}
            .
          </p>
          <p>
            Las notas privadas no salen de aquí: no van a la o el docente, ni al registro, ni a ningún
            informe.
          </p>
        </WhoSees>
      </div>
      <CaptureForm
        visitId={visit.id}
        server={{ visitId: visit.id, version: observation.version, state: observation.state, heads }}
        sections={rubric.sections}
        place={{ plannedOn: visit.plannedOn, zone: zoneOf(visit) }}
        doneHref={`/observar/${visit.id}/registro`}
      />
    </>
  );
}
