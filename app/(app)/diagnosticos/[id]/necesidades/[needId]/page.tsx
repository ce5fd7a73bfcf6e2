import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { roadToDiagnosis } from "@/components/diagnosis/road-behind";
import { FocusWorkList } from "@/components/support/focus-work-list";
import { EvidenceThread } from "@/components/ui/evidence-thread";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { permits } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { listWorkOnNeeds } from "@/lib/coaching/queries/work";
import { getNeed } from "@/lib/diagnosis/queries/needs";
import { isSigned } from "@/lib/diagnosis/rules/states";
import type { NeedDetail } from "@/lib/diagnosis/schema/needs";
import { formatDate } from "@/lib/format/civil-date";
import { formatRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";
import { found } from "../../../../found";

export const metadata: Metadata = { title: "Necesidad del diagnóstico" };

type NeedPageProps = Readonly<{ params: Promise<{ id: string; needId: string }> }>;

export default async function NeedPage({ params }: NeedPageProps) {
  const [actor, { id, needId }] = await Promise.all([requireActor(), params]);
  const need = await found(getNeed(actor, needId));
  if (need.diagnosisId !== id) notFound();
  const [work] = await found(listWorkOnNeeds(actor, [need.id]));
  const canDefine = isSigned(need.versionState) && permits(actor, "support.define", need);
  const newFocus = `/focos/nuevo?diagnostico=${id}&version=${need.version}&necesidad=${need.id}`;
  return (
    <>
      <EvidenceThread
        steps={[
          ...roadToDiagnosis({ ...need, state: need.versionState, canOpen: true }),
          { label: "Necesidad", isCurrent: true },
        ]}
      />
      <PageHeader
        title={need.statement}
        kicker={
          <>
            {need.schoolName} · RBD {formatRbd(need.rbd)} · {need.areaLabel}
          </>
        }
        lead={need.certainty.words}
        actions={
          <>
            {canDefine && <LinkButton href={newFocus}>Definir un foco</LinkButton>}
            <PrintButton />
          </>
        }
      />
      <Evidence need={need} />
      <Section title="Qué se ha hecho" lead="Los focos, ciclos y sesiones que nacieron de esta necesidad.">
        <FocusWorkList foci={work?.foci ?? []} />
      </Section>
    </>
  );
}

function Evidence({ need }: Readonly<{ need: NeedDetail }>) {
  return (
    <Section title="De dónde sale">
      <div className="max-w-measure space-y-4">
        {need.ruleText !== null && <p>{need.ruleText}</p>}
        {need.lessons !== null && (
          <div>
            <p>
              {countOf(need.lessons.count, "clase observada", "clases observadas")} de{" "}
              {countOf(need.lessons.teachers, "docente")}
              {need.indicatorTitle === null ? "" : `, en «${need.indicatorTitle}»`}.
            </p>
            <LessonDays need={need} />
          </div>
        )}
        {need.figures.length > 0 && (
          <div>
            <p>Resultados oficiales que apuntan a lo mismo, como contexto:</p>
            <ul className="list-disc pl-5">
              {need.figures.map((figure) => (
                <li key={figure.id}>
                  <TextLink href={`/evidencia/${figure.id}`}>{figure.words}</TextLink>
                </li>
              ))}
            </ul>
          </div>
        )}
        {need.written !== null && <p>En palabras de quien preparó el diagnóstico: “{need.written}”</p>}
      </div>
    </Section>
  );
}

/** The lessons, for those who may read them. */
function LessonDays({ need: { observedOn } }: Readonly<{ need: NeedDetail }>) {
  if (observedOn.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4">
      {observedOn.map(({ on, visitId }) => (
        <li key={visitId}>
          <TextLink href={`/observar/${visitId}`}>{formatDate(on)}</TextLink>
        </li>
      ))}
    </ul>
  );
}
