import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { rubricTones } from "@/components/observation/rubric-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getRubricVersion } from "@/lib/observation/queries/rubric";
import type { RubricIndicatorView, RubricVersionView } from "@/lib/observation/schema/rubric";
import { observableInLabels, oneObservationCaution, rubricStateLabels } from "@/lib/observation/schema/words";
import { publish, retire } from "../actions";

export const metadata: Metadata = { title: "Pauta de observación" };

type RubricPageProps = Readonly<{ params: Promise<{ versionId: string }> }>;

/** A rubric version whole, to be read or printed before a visit. */
export default async function RubricPage({ params }: RubricPageProps) {
  const [actor, { versionId }] = await Promise.all([requireActor(), params]);
  const rubric = await found(getRubricVersion(actor, versionId));
  return (
    <>
      <PageHeader
        title={rubric.name}
        kicker={
          <>
            <TextLink href="/programa/pautas">Pautas</TextLink> · Versión {rubric.version} ·{" "}
            <StatusMark tone={rubricTones[rubric.state]}>{rubricStateLabels[rubric.state]}</StatusMark>
          </>
        }
        lead={rubric.description}
        actions={
          <>
            <RubricSteps rubric={rubric} />
            <PrintButton />
          </>
        }
      />
      <p className="mb-8 max-w-measure text-ink-soft">{oneObservationCaution}</p>
      {rubric.sections.map((section) => (
        <Section key={section.id} title={`${section.code} ${section.title}`}>
          {section.indicators.map((indicator) => (
            <Indicator key={indicator.id} indicator={indicator} />
          ))}
        </Section>
      ))}
      {rubric.notice && (
        <Notice title="Origen y licencia">
          <p className="text-sm">{rubric.notice}</p>
        </Notice>
      )}
      <p className="mt-6 text-sm text-ink-soft">Huella del contenido: {rubric.contentHash.slice(0, 16)}</p>
    </>
  );
}

function RubricSteps({ rubric }: Readonly<{ rubric: RubricVersionView }>) {
  if (rubric.can.publish) {
    return (
      <ConfirmDialog
        trigger="Publicar"
        triggerVariant="primary"
        title="Publicar esta versión"
        description="Desde ese momento se puede elegir en las visitas y su contenido ya no cambia."
        confirmLabel="Publicar versión"
        action={publish.bind(null, rubric.id)}
      />
    );
  }
  if (!rubric.can.retire) return null;
  return (
    <ConfirmDialog
      trigger="Retirar"
      title="Retirar esta versión"
      description="Las visitas nuevas no podrán elegirla. Lo planificado y lo observado con ella se conserva."
      confirmLabel="Retirar versión"
      tone="danger"
      action={retire.bind(null, rubric.id)}
    />
  );
}

function Indicator({ indicator }: Readonly<{ indicator: RubricIndicatorView }>) {
  return (
    <article
      className="keep-together border-t border-rule py-4"
      aria-labelledby={`indicador-${indicator.code}`}
    >
      <h3 id={`indicador-${indicator.code}`} className="text-lg">
        {indicator.code} {indicator.title}
      </h3>
      <p className="mb-3 max-w-measure text-ink-soft">
        {indicator.description}
        {indicator.observableIn !== "lesson" && ` ${observableInLabels[indicator.observableIn]}.`}
      </p>
      <ol className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4 print:grid-cols-2">
        {indicator.levels.map(({ value, label, descriptor }) => (
          <li key={value}>
            <p className="font-semibold">
              {value} {label}
            </p>
            <p className="text-sm">{descriptor}</p>
          </li>
        ))}
      </ol>
    </article>
  );
}
