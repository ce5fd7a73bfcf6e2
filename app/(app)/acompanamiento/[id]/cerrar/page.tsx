import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CycleReaders } from "@/components/coaching/cycle-readers";
import { CycleThread } from "@/components/coaching/cycle-thread";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { listGoalMoments } from "@/lib/coaching/queries/moments";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import { openCyclePage } from "../load-cycle";
import { CloseForm } from "./_components/close-form";

export const metadata: Metadata = { title: "Cerrar el ciclo" };

const noObservation =
  "Ninguna observación de este ciclo, compartida con la o el docente, valora el indicador de la meta: compartir la que lo haga, u observar otra clase.";

type CloseCyclePageProps = Readonly<{ params: Promise<{ id: string }> }>;

/** The mentor closes the cycle with the evidence against its baseline. */
export default async function CloseCyclePage({ params }: CloseCyclePageProps) {
  const { actor, cycle } = await openCyclePage((await params).id);
  const { summary, content, isMentor } = cycle;
  if (!isMentor || content === null) notFound();
  const [links, moments] = await Promise.all([
    getCycleThread(actor, summary.id),
    listGoalMoments(actor, summary.id),
  ]);
  const ofCycle = moments.filter((moment) => moment.isOfCycle);
  return (
    <>
      <CycleThread links={links} current="cycle" />
      <PageHeader
        title="Cerrar el ciclo"
        kicker={
          <TextLink href={`/acompanamiento/${summary.id}`}>
            Ciclo {summary.number} con {summary.teacherName}
          </TextLink>
        }
        lead={`${content.goal.statement} (indicador ${content.goal.indicatorCode})`}
      />
      <CycleReaders reader="mentor" />
      {content.canClose && ofCycle.some(({ level }) => level !== null) ? (
        <CloseForm summary={summary} goal={content.goal} moments={ofCycle} />
      ) : (
        <NotYet cycleId={summary.id} missing={content.canClose ? [noObservation] : content.missingToClose} />
      )}
    </>
  );
}

type NotYetProps = Readonly<{ cycleId: string; missing: readonly string[] }>;

function NotYet({ cycleId, missing }: NotYetProps) {
  return (
    <EmptyState
      title="Todavía no se puede cerrar"
      action={<LinkButton href={`/acompanamiento/${cycleId}`}>Volver al ciclo</LinkButton>}
    >
      <ul className="list-disc space-y-1 pl-5">
        {missing.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
