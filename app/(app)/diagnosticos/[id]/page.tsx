import type { Metadata } from "next";
import { DiagnosisStateMark } from "@/components/diagnosis/diagnosis-state";
import { roadToDiagnosis } from "@/components/diagnosis/road-behind";
import { EmptyState } from "@/components/ui/empty-state";
import { EvidenceThread } from "@/components/ui/evidence-thread";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { WhoSees } from "@/components/ui/who-sees";
import { requireActor } from "@/lib/auth/queries";
import { listWorkOnNeeds } from "@/lib/coaching/queries/work";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { resultsLabelOf } from "@/lib/diagnosis/rules/official-context";
import type { DiagnosisView, VersionView } from "@/lib/diagnosis/schema/views";
import { formatRbd } from "@/lib/format/rbd";
import { workInWords } from "@/components/support/work-words";
import { found } from "../../found";
import { CoverageSection } from "./_components/coverage-section";
import { DecideSection } from "./_components/decide-section";
import { DistributionSection } from "./_components/distribution-section";
import { HistorySection } from "./_components/history-section";
import { LetterHead, SignatureLines } from "./_components/letter-head";
import { NeedsSection } from "./_components/needs-section";
import { ResultsSection } from "./_components/results-section";
import { RuleNote } from "./_components/rule-note";

export const metadata: Metadata = { title: "Diagnóstico" };

type DiagnosisPageProps = Readonly<{
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}>;

export default async function DiagnosisPage({ params, searchParams }: DiagnosisPageProps) {
  const [actor, { id }, search] = await Promise.all([requireActor(), params, searchParams]);
  const asked = Number(readParam(search, "version"));
  const version = Number.isInteger(asked) && asked > 0 ? asked : undefined;
  const diagnosis = await found(getDiagnosis(actor, { id, version }));
  const { shown } = diagnosis;
  if (shown === null) return <InPreparation diagnosis={diagnosis} />;
  const works = await listWorkOnNeeds(
    actor,
    shown.needs.map((need) => need.id),
  );
  const workWords = new Map(
    works.flatMap(({ needId, foci }) => (foci.length === 0 ? [] : [[needId, workInWords(foci)] as const])),
  );
  return (
    <>
      <LetterHead diagnosis={diagnosis} shown={shown} />
      <EvidenceThread steps={stepsOf(diagnosis, shown)} />
      <DiagnosisHeader diagnosis={diagnosis} shown={shown} />
      <VersionNotices diagnosis={diagnosis} shown={shown} />
      {shown.summary !== "" && (
        <p className="mb-10 max-w-measure text-lg whitespace-pre-line">{shown.summary}</p>
      )}
      <NeedsSection diagnosisId={diagnosis.id} needs={shown.needs} workWords={workWords} />
      <div className="no-print -mt-8 mb-12">
        <RuleNote needThreshold={shown.needThreshold} />
      </div>
      <CoverageSection coverage={shown.coverage} takenOn={shown.takenOn} />
      <DistributionSection
        distribution={shown.distribution}
        teachersObserved={shown.coverage.teachersObserved}
        rubricName={shown.rubricName}
      />
      <ResultsSection rbd={diagnosis.school.rbd} results={shown.results} />
      <DecideSection diagnosis={diagnosis} shown={shown} />
      <HistorySection diagnosis={diagnosis} />
      <div className="no-print">
        <WhoReadsIt />
      </div>
      <SignatureLines diagnosis={diagnosis} shown={shown} />
    </>
  );
}

function stepsOf(diagnosis: DiagnosisView, shown: VersionView) {
  const steps = roadToDiagnosis({
    rbd: diagnosis.school.rbd,
    diagnosisId: diagnosis.id,
    version: shown.version,
    state: shown.state,
    coverage: shown.coverage,
    resultsLabel: resultsLabelOf(shown.results),
    canOpen: true,
  });
  return steps.map((step, index) => (index === steps.length - 1 ? { ...step, isCurrent: true } : step));
}

function Kicker({ school }: Pick<DiagnosisView, "school">) {
  return (
    <>
      <TextLink href={`/establecimientos/${school.rbd}`}>{school.name}</TextLink> · RBD{" "}
      {formatRbd(school.rbd)} · {school.communeName}
    </>
  );
}

function DiagnosisHeader({ diagnosis, shown }: Readonly<{ diagnosis: DiagnosisView; shown: VersionView }>) {
  const { may } = diagnosis;
  return (
    <PageHeader
      title={`Diagnóstico ${diagnosis.schoolYear}`}
      kicker={<Kicker school={diagnosis.school} />}
      lead={
        <p className="text-base">
          Versión {shown.version} · <DiagnosisStateMark state={shown.state} />
          {diagnosis.isLatest && <span> · {diagnosis.nextStep}</span>}
        </p>
      }
      actions={
        <>
          {may.prepare && (
            <LinkButton href={`/diagnosticos/${diagnosis.id}/editar`} variant="primary">
              Editar y enviar
            </LinkButton>
          )}
          {may.defineFocus && (
            <LinkButton href={`/focos/nuevo?diagnostico=${diagnosis.id}&version=${shown.version}`}>
              Definir un foco
            </LinkButton>
          )}
          <PrintButton />
        </>
      }
    />
  );
}

function VersionNotices({ diagnosis, shown }: Readonly<{ diagnosis: DiagnosisView; shown: VersionView }>) {
  const objection =
    shown.state === "objected" ? shown.reviews.findLast(({ decision }) => decision === "object") : null;
  return (
    <>
      {shown.isContentIntact === false && (
        <Notice kind="warning" className="mb-8">
          <p>
            El contenido guardado ya no coincide con su folio. Avisar a la administración antes de usar este
            diagnóstico.
          </p>
        </Notice>
      )}
      {!diagnosis.isLatest && (
        <Notice className="mb-8">
          <p>
            Hay una versión más nueva. <TextLink href="#historia">Ver la historia</TextLink>
          </p>
        </Notice>
      )}
      {objection && (
        <Notice kind="warning" title="La dirección objetó esta versión" className="mb-8">
          <p>“{objection.text}”</p>
        </Notice>
      )}
    </>
  );
}

function WhoReadsIt() {
  return (
    <WhoSees summary="la escuela y su servicio">
      <p>
        La jefatura UTP y la coordinación lo preparan; la dirección y la jefatura del servicio lo leen desde
        que se envía; investigación, sin nombres, desde la firma; docentes y asesores de la escuela, desde la
        aprobación.
      </p>
      <p>
        Aquí nadie lee qué nivel obtuvo una persona: las clases se muestran por cantidad y fecha, y no se
        muestra nada de menos de tres docentes.
      </p>
    </WhoSees>
  );
}

function InPreparation({ diagnosis }: Readonly<{ diagnosis: DiagnosisView }>) {
  return (
    <>
      <PageHeader
        title={`Diagnóstico ${diagnosis.schoolYear}`}
        kicker={<Kicker school={diagnosis.school} />}
      />
      <EmptyState title="El diagnóstico está en preparación">
        <p>La jefatura UTP lo está escribiendo. Podrá leerlo aquí cuando lo envíe a la dirección.</p>
      </EmptyState>
    </>
  );
}
