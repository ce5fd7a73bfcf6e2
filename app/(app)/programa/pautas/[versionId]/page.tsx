import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { rubricTones } from "@/components/observation/rubric-words";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { listHeldTerritories } from "@/lib/access/queries/grants";
import { requireActor } from "@/lib/auth/queries";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { listRollouts } from "@/lib/observation/queries/rollout";
import { getRubricVersion } from "@/lib/observation/queries/rubric";
import { missingToPublish } from "@/lib/observation/rules/rubric";
import { listProgrammes } from "@/lib/programme/queries";
import type { RubricIndicatorView } from "@/lib/observation/schema/rubric";
import {
  observableInLabels,
  oneObservationCaution,
  rubricStateLabels,
  scaleLabels,
} from "@/lib/observation/schema/words";
import { Rollouts } from "./_components/rollouts";
import { RubricSteps } from "./_components/rubric-steps";

export const metadata: Metadata = { title: "Pauta de observación" };

type RubricPageProps = Readonly<{ params: Promise<{ versionId: string }> }>;

/** A rubric version whole, to be read or printed before a visit. */
export default async function RubricPage({ params }: RubricPageProps) {
  const [actor, { versionId }] = await Promise.all([requireActor(), params]);
  const rubric = await found(getRubricVersion(actor, versionId));
  const [territories, rollouts, programmes] = await Promise.all([
    permitsSomewhere(actor, "programme.configure") ? listHeldTerritories(actor) : [],
    listRollouts(actor, versionId),
    listProgrammes(actor),
  ]);
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const missing = rubric.can.publish ? missingToPublish(rubric) : [];
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
            <RubricSteps rubric={rubric} territories={territories} />
            <PrintButton />
          </>
        }
      />
      <p className="mb-8 max-w-measure text-ink-soft">{oneObservationCaution}</p>
      {rubric.retirementReason !== null && (
        <Notice title="Retirada" className="mb-8">
          <p>{rubric.retirementReason}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice title="Para publicarla todavía falta" className="no-print mb-8">
          <ul className="list-disc pl-5">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {rubric.state !== "draft" && (
        <Rollouts
          versionId={versionId}
          rollouts={rollouts}
          programmes={rubric.state === "published" && territories.length > 0 ? programmes : []}
          today={today}
        />
      )}
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
        {indicator.scale !== "levels" && ` Se valora así: ${scaleLabels[indicator.scale].toLowerCase()}.`}
      </p>
      <ol className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4 print:grid-cols-2">
        {indicator.levels.map(({ value, label, descriptor }) => (
          <li key={value}>
            <p className="font-semibold">
              {indicator.scale === "levels" && `${value} `}
              {label}
            </p>
            <p className="text-sm">{descriptor}</p>
          </li>
        ))}
      </ol>
    </article>
  );
}
