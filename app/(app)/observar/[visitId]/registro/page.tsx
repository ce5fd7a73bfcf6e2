import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { v7 } from "uuid";
import { found } from "@/app/(app)/found";
import { ObservationRecord } from "@/components/observation/record/observation-record";
import { RecordReaders } from "@/components/observation/record/record-readers";
import { ReplyThread } from "@/components/observation/record/reply-thread";
import { OldRevisionNotice, RevisionList } from "@/components/observation/record/revision-list";
import { SignatureLines } from "@/components/observation/record/signature-lines";
import { lessonName, stateOf } from "@/components/observation/visit-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EvidenceThread } from "@/components/ui/evidence-thread";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { getObservation } from "@/lib/observation/queries/observation";
import { getVisit } from "@/lib/observation/queries/visit";
import type { ObservationView } from "@/lib/observation/schema/observation";
import { purposeLabels } from "@/lib/observation/schema/words";
import { reply, share } from "../../actions";

export const metadata: Metadata = { title: "Registro de observación" };

type RecordPageProps = Readonly<{
  params: Promise<{ visitId: string }>;
  searchParams: Promise<SearchParams>;
}>;

/** The record of an observed lesson, for who observed it and, in a diagnosis, for the technical head and the teacher's mentor. */
export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const [actor, { visitId }, asked] = await Promise.all([requireActor(), params, searchParams]);
  const visit = await found(getVisit(actor, visitId));
  if (visit.observation === null) notFound();
  if (visit.observation.state === "draft") redirect(`/observar/${visitId}`);
  if (visit.teacherId === actor.personId) redirect(`/mi-desarrollo/observaciones/${visit.observation.id}`);
  const version = readParam(asked, "version");
  const observation = await found(
    getObservation(actor, visit.observation.id, {
      revision: version && /^\d{1,4}$/.test(version) ? Number(version) : undefined,
    }),
  );
  const path = `/observar/${visitId}/registro`;
  return (
    <>
      <RecordHeader observation={observation} />
      <RecordThread observation={observation} />
      <RecordReaders observation={observation} />
      <OldRevisionNotice observation={observation} path={path} />
      <ObservationRecord observation={observation} />
      <Section title="Respuestas" className={observation.replies.length === 0 ? "no-print" : "print:mb-4"}>
        <ReplyThread
          observation={observation}
          action={reply.bind(null, observation.id)}
          nextId={v7()}
          label="Responder a la o el docente"
        />
      </Section>
      <Section title="Versiones" className="no-print">
        <RevisionList observation={observation} path={path} />
      </Section>
      <SignatureLines
        teacherName={observation.visit.teacherName}
        observerName={observation.visit.observerName}
      />
    </>
  );
}

function RecordHeader({ observation }: Readonly<{ observation: ObservationView }>) {
  const { visit, can } = observation;
  const { tone, label } = stateOf(visit);
  return (
    <PageHeader
      title={lessonName(visit)}
      kicker={
        <>
          Observación del {formatDate(visit.plannedOn)} · <StatusMark tone={tone}>{label}</StatusMark>
        </>
      }
      actions={
        <>
          {can.share && <ShareButton observation={observation} />}
          {can.amend && <LinkButton href={`/observar/${visit.id}/corregir`}>Corregir</LinkButton>}
          <PrintButton>Imprimir minuta</PrintButton>
        </>
      }
    />
  );
}

function ShareButton({ observation: { id, visit } }: Readonly<{ observation: ObservationView }>) {
  return (
    <ConfirmDialog
      trigger="Compartir"
      triggerVariant="primary"
      title="Compartir con la o el docente"
      description={
        visit.purpose === "diagnosis"
          ? "La podrán leer la o el docente, su asesor/a y la jefatura UTP. Las notas privadas no se comparten. No se puede deshacer; lo que falte se corrige con una versión nueva."
          : "La podrá leer la o el docente. Las notas privadas no se comparten. No se puede deshacer; lo que falte se corrige con una versión nueva."
      }
      confirmLabel="Compartir observación"
      action={share.bind(null, id)}
    />
  );
}

function RecordThread({ observation: { visit } }: Readonly<{ observation: ObservationView }>) {
  return (
    <EvidenceThread
      steps={[
        { label: `Resultados de ${visit.schoolName}`, href: `/establecimientos/${visit.rbd}` },
        { label: `Observación ${formatDate(visit.plannedOn)}`, isCurrent: true },
        { label: purposeLabels[visit.purpose] },
      ]}
    />
  );
}
