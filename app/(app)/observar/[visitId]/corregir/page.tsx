import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { found } from "@/app/(app)/found";
import { AmendForm } from "@/components/observation/capture/amend-form";
import { lessonName, zoneOf } from "@/components/observation/visit-words";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getVisitForCapture } from "@/lib/observation/queries/observation";
import { amend } from "../../actions";

export const metadata: Metadata = { title: "Corregir observación" };

type AmendPageProps = Readonly<{ params: Promise<{ visitId: string }> }>;

export default async function AmendPage({ params }: AmendPageProps) {
  const [actor, { visitId }] = await Promise.all([requireActor(), params]);
  const { visit, rubric, observation } = await found(getVisitForCapture(actor, visitId));
  const recordHref = `/observar/${visitId}/registro`;
  if (!observation || observation.state === "draft") redirect(`/observar/${visitId}`);
  if (observation.state === "acknowledged") redirect(recordHref);
  const { id, version, notes, ratings, context, tallies, slices, photos } = observation;
  return (
    <>
      <PageHeader
        title="Corregir observación"
        kicker={
          <>
            <TextLink href={recordHref}>Registro</TextLink> · {lessonName(visit)} · {visit.teacherName}
          </>
        }
        lead="La corrección se guarda como una versión nueva con su motivo. La versión anterior se conserva y, si ya estaba compartida, la o el docente ve ambas."
      />
      <AmendForm
        observationId={id}
        version={version}
        initial={{ notes, ratings, context, tallies, slices, photos }}
        sections={rubric.sections}
        place={{ plannedOn: visit.plannedOn, zone: zoneOf(visit) }}
        doneHref={recordHref}
        amend={amend}
      />
    </>
  );
}
