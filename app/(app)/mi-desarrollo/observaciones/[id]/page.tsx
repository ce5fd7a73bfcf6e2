import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 } from "uuid";
import { found } from "@/app/(app)/found";
import { reply } from "@/app/(app)/observar/actions";
import { ObservationRecord } from "@/components/observation/record/observation-record";
import { RecordReaders } from "@/components/observation/record/record-readers";
import { ReplyThread } from "@/components/observation/record/reply-thread";
import { OldRevisionNotice, RevisionList } from "@/components/observation/record/revision-list";
import { SignatureLines } from "@/components/observation/record/signature-lines";
import { lessonName, zoneOf } from "@/components/observation/visit-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { StatusShape } from "@/components/ui/status-shape";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { formatDateTime } from "@/lib/format/instant";
import { joinWords } from "@/lib/format/text";
import { getObservation } from "@/lib/observation/queries/observation";
import type { ObservationView } from "@/lib/observation/schema/observation";
import { listOpenings } from "@/lib/privacy/queries";
import type { OpeningView } from "@/lib/privacy/schema";
import { acknowledge } from "../actions";

export const metadata: Metadata = { title: "Observación de mi clase" };

type MyObservationPageProps = Readonly<{
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}>;

/** An observation as its teacher reads it: what was seen, their word on it, who opened it. */
export default async function MyObservationPage({ params, searchParams }: MyObservationPageProps) {
  const [actor, { id }, asked] = await Promise.all([requireActor(), params, searchParams]);
  const version = readParam(asked, "version");
  const revision = version && /^\d{1,4}$/.test(version) ? Number(version) : undefined;
  const observation = await found(getObservation(actor, id, { revision }));
  if (observation.reader !== "teacher") notFound();
  const openings = await listOpenings(actor, { recordKind: "observation", recordId: id, limit: 50 });
  const path = `/mi-desarrollo/observaciones/${id}`;
  return (
    <>
      <MyHeader observation={observation} />
      <RecordReaders observation={observation} />
      <OldRevisionNotice observation={observation} path={path} />
      <ObservationRecord observation={observation} />
      <Section
        title="Su palabra"
        className={observation.replies.length === 0 ? "no-print" : "print:mb-4"}
        lead="Puede agregar contexto, precisar o disentir. Queda junto a la observación y la leen las mismas personas."
      >
        <ReplyThread
          observation={observation}
          action={reply.bind(null, id)}
          nextId={v7()}
          label="Escribir una respuesta"
        />
      </Section>
      <Section title="Quién la abrió" className="no-print">
        <Openings openings={openings.rows} observation={observation} />
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

function MyHeader({ observation }: Readonly<{ observation: ObservationView }>) {
  const { visit, acknowledgedAt, can, id, latestRevision, revision } = observation;
  const canAcknowledge = can.acknowledge && revision === latestRevision;
  return (
    <PageHeader
      title={lessonName(visit)}
      kicker={
        <>
          <TextLink href="/mi-desarrollo/observaciones">Mis observaciones</TextLink> ·{" "}
          {formatDate(visit.plannedOn)} · observó {visit.observerName}
        </>
      }
      lead={
        acknowledgedAt ? (
          <p className="flex items-baseline gap-2 text-base">
            <StatusShape tone="done" />
            Lectura confirmada el {formatDateTime(new Date(acknowledgedAt), zoneOf(visit))}
          </p>
        ) : undefined
      }
      actions={
        <>
          {canAcknowledge && (
            <ConfirmDialog
              trigger="Confirmar lectura"
              triggerVariant="primary"
              title="Confirmar que la leyó"
              description="Dice que la leyó, no que está de acuerdo. Desde ese momento el registro ya no cambia; siempre podrá agregar respuestas."
              confirmLabel="Confirmar lectura"
              action={acknowledge.bind(null, { observationId: id, revision })}
            />
          )}
          <PrintButton />
        </>
      }
    />
  );
}

type OpeningsProps = Readonly<{ openings: readonly OpeningView[]; observation: ObservationView }>;

function Openings({ openings, observation }: OpeningsProps) {
  if (openings.length === 0) {
    return <p className="text-ink-soft">Nadie más que usted y quien observó la ha abierto.</p>;
  }
  return (
    <ul className="max-w-measure border-t border-rule">
      {openings.map(({ id, openerName, openerRoles, openedAt }) => (
        <li key={id} className="border-b border-rule py-2">
          {openerName}
          <span className="block text-sm text-ink-soft">
            {[joinWords(openerRoles), formatDateTime(new Date(openedAt), zoneOf(observation.visit))]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
