import type { Metadata } from "next";
import { roadToDiagnosis } from "@/components/diagnosis/road-behind";
import { FocusStateMark } from "@/components/support/focus-state";
import { FocusWorkLines } from "@/components/support/focus-work-list";
import { EvidenceThread, type ThreadStep } from "@/components/ui/evidence-thread";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { WhoSees } from "@/components/ui/who-sees";
import { permits } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { getWorkOnFocus } from "@/lib/coaching/queries/work";
import { civilDateAt, DEFAULT_ZONE, isChileanZone } from "@/lib/format/instant";
import { formatRbd } from "@/lib/format/rbd";
import { getSupportFocus } from "@/lib/support/queries/focus";
import { getGoalOptions } from "@/lib/support/queries/goals";
import { listFocusCandidates } from "@/lib/support/queries/teachers";
import { isOpenFocus } from "@/lib/support/rules";
import type { FocusNeed, FocusView } from "@/lib/support/schema";
import { found } from "../../found";
import { FocusSteps } from "./_components/focus-steps";
import { GoalSection } from "./_components/goal-section";
import { TeachersSection } from "./_components/teachers-section";

export const metadata: Metadata = { title: "Foco de apoyo" };

type FocusPageProps = Readonly<{ params: Promise<{ id: string }> }>;

export default async function FocusPage({ params }: FocusPageProps) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  const focus = await found(getSupportFocus(actor, id));
  const defines = focus.canDefine && isOpenFocus(focus.state);
  const [work, options, candidates] = await Promise.all([
    found(getWorkOnFocus(actor, id)),
    defines ? getGoalOptions(actor, id) : null,
    defines ? listFocusCandidates(actor, focus.school.id) : null,
  ]);
  const place = { territoryId: focus.territoryId, schoolId: focus.school.id };
  const zone = isChileanZone(focus.timeZone) ? focus.timeZone : DEFAULT_ZONE;
  return (
    <>
      <EvidenceThread steps={stepsTo(focus)} />
      <PageHeader
        title={focus.title}
        kicker={
          <>
            <TextLink href={`/establecimientos/${focus.school.rbd}`}>{focus.school.name}</TextLink> · RBD{" "}
            {formatRbd(focus.school.rbd)}
          </>
        }
        lead={
          <p className="text-base">
            {focus.area.label} · <FocusStateMark state={focus.state} />
          </p>
        }
        actions={<PrintButton />}
      />
      {focus.endReason !== null && (
        <Notice title="Por qué terminó" className="mb-8">
          <p>{focus.endReason}</p>
        </Notice>
      )}
      <Needs needs={focus.needs} />
      <GoalSection focus={focus} options={options} today={civilDateAt(new Date(), zone)} />
      <TeachersSection
        focus={focus}
        candidates={candidates}
        canAssign={permits(actor, "assignment.decide", place)}
      />
      <Section title="Qué se ha hecho" lead="Asignaciones y ciclos de este foco.">
        <FocusWorkLines work={work} />
      </Section>
      {defines && <FocusSteps focus={focus} />}
      <WhoReadsIt />
    </>
  );
}

function stepsTo(focus: FocusView): readonly ThreadStep[] {
  const here = { label: `Foco: ${focus.title}`, isCurrent: true };
  const [need] = focus.needs;
  if (need === undefined) return [here];
  const href = `/diagnosticos/${need.diagnosisId}/necesidades/${need.id}`;
  return [
    ...roadToDiagnosis({ ...need, rbd: focus.school.rbd, state: need.versionState }),
    { label: "Necesidad", href: need.canOpen ? href : undefined },
    here,
  ];
}

function Needs({ needs }: Readonly<{ needs: readonly FocusNeed[] }>) {
  return (
    <Section title="De qué necesidad nace">
      <ul className="max-w-measure space-y-3">
        {needs.map((need) => (
          <li key={need.id}>
            {need.canOpen ? (
              <TextLink href={`/diagnosticos/${need.diagnosisId}/necesidades/${need.id}`}>
                {need.statement}
              </TextLink>
            ) : (
              need.statement
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WhoReadsIt() {
  return (
    <WhoSees summary="quienes lideran la escuela y el programa, y quienes participan">
      <p>
        La dirección, la jefatura UTP, la coordinación y la jefatura del servicio ven el foco, su meta y
        quiénes participan. Cada docente se ve a sí mismo/a, y cada asesor/a, a quienes acompaña.
      </p>
      <p>Lo que se observa y se conversa en las sesiones no está aquí.</p>
    </WhoSees>
  );
}
