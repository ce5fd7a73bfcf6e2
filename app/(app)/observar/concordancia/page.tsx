import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { permitsSomewhere } from "@/lib/access/policy";
import { holdsRole } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import type { CivilDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { getAgreement } from "@/lib/observation/queries/agreement";
import { listObserverStandings } from "@/lib/observation/queries/calibration";
import { listPairableVisits } from "@/lib/observation/queries/pairing";
import { oneObservationCaution } from "@/lib/observation/schema/words";
import { AgreementTables } from "./_components/agreement-tables";
import { PairForm } from "./_components/pair-form";
import { PairList } from "./_components/pair-list";
import { Standings } from "./_components/standings";

export const metadata: Metadata = { title: "Concordancia entre quienes observan" };

/** How far those who observe give the same levels to the same lessons. */
export default async function AgreementPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "visit.plan")) notFound();
  const today = civilDateAt(new Date(), DEFAULT_ZONE);
  const report = await getAgreement(actor);
  const isLead = holdsRole(actor, ["programme_lead"]);
  return (
    <>
      <PageHeader
        title="Concordancia"
        kicker={<TextLink href="/observar">Visitas</TextLink>}
        lead="Dos personas miran la misma clase sin ver lo de la otra. Cuando las dos registran, se comparan sus niveles."
        actions={
          <>
            <LinkButton href="/observar/calibracion">Calibración</LinkButton>
            <PrintButton />
          </>
        }
      />
      <p className="mb-8 max-w-measure text-ink-soft">{oneObservationCaution}</p>
      {report.completePairs === 0 ? (
        <EmptyState title="Todavía no hay clases comparadas">
          <p>
            {isLead
              ? "Sumar a una segunda persona a una visita por hacer es el primer paso."
              : "La coordinación suma a una segunda persona a una visita; cuando ambas registran, aparece aquí."}
          </p>
        </EmptyState>
      ) : (
        <Section title={`En ${countOf(report.completePairs, "clase comparada", "clases comparadas")}`}>
          <AgreementTables report={report} />
        </Section>
      )}
      {report.pairs.length > 0 && (
        <Section title="Clases con dos personas">
          <PairList pairs={report.pairs} />
        </Section>
      )}
      {isLead && <ForCoordination actor={actor} today={today} />}
    </>
  );
}

async function ForCoordination({ actor, today }: Readonly<{ actor: Actor; today: CivilDate }>) {
  const [visits, standings] = await Promise.all([
    listPairableVisits(actor, today),
    listObserverStandings(actor, today),
  ]);
  return (
    <>
      <Section title="Sumar a una segunda persona" className="no-print">
        <PairForm visits={visits} />
      </Section>
      <Section title="Quienes observan">
        <Standings standings={standings} />
      </Section>
    </>
  );
}
