import { v7 } from "uuid";
import { lessonName, stateOf, visitHref, zoneOf } from "@/components/observation/visit-words";
import { DescriptionList } from "@/components/ui/description-list";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { StatusMark } from "@/components/ui/status-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { formatWeekday } from "@/lib/format/civil-date";
import { formatGrade } from "@/lib/format/grade";
import { civilDateAt } from "@/lib/format/instant";
import { formatRbd } from "@/lib/format/rbd";
import { capitalise } from "@/lib/format/text";
import { dayWarnings } from "@/lib/observation/rules/visit";
import type { VisitView } from "@/lib/observation/schema/visit";
import { purposeLabels } from "@/lib/observation/schema/words";
import { start } from "../../actions";
import { VisitChanges } from "./visit-changes";

type VisitSheetProps = Readonly<{ visit: VisitView; actor: Actor }>;

/** A visit as its calendar shows it, with what this person may do about it. */
export function VisitSheet({ visit, actor }: VisitSheetProps) {
  const today = civilDateAt(new Date(), zoneOf(visit));
  const warnings = visit.state === "planned" ? dayWarnings(visit.plannedOn, today) : [];
  const canStart = visit.isObserver && visit.state === "planned";
  return (
    <>
      <PageHeader
        title={lessonName(visit)}
        kicker={<TextLink href="/observar">Visitas de observación</TextLink>}
        lead={`${visit.teacherName} · ${visit.plannedAt} · ${visit.schoolName}`}
        actions={
          <>
            {visit.observation && (
              <LinkButton href={visitHref(visit, actor.personId)}>Leer la observación</LinkButton>
            )}
            <PrintButton />
          </>
        }
      />
      {warnings.length > 0 && (
        <Notice kind="warning" className="mb-6">
          <p>{warnings.join(" ")} Si no corresponde, cambiar la fecha.</p>
        </Notice>
      )}
      {canStart && (
        <Form action={start.bind(null, visit.id)} className="mb-8">
          <input type="hidden" name="id" value={v7()} />
          <SubmitButton pendingLabel="Abriendo…">Comenzar la observación</SubmitButton>
        </Form>
      )}
      <div className="mb-8 max-w-measure">
        <VisitFacts visit={visit} />
      </div>
      {visit.canReschedule && <VisitChanges visit={visit} today={today} />}
    </>
  );
}

function VisitFacts({ visit }: Readonly<{ visit: VisitView }>) {
  const { tone, label } = stateOf(visit);
  return (
    <DescriptionList
      items={[
        { term: "Estado", detail: <StatusMark tone={tone}>{label}</StatusMark> },
        ...(visit.cancelReason ? [{ term: "Motivo", detail: visit.cancelReason }] : []),
        {
          term: "Cuándo",
          detail: `${capitalise(formatWeekday(visit.plannedOn))} de ${visit.plannedOn.slice(0, 4)}, ${visit.plannedAt}`,
        },
        { term: "Docente", detail: visit.teacherName },
        { term: "Observa", detail: visit.isObserver ? `${visit.observerName} (usted)` : visit.observerName },
        {
          term: "Establecimiento",
          detail: (
            <>
              <TextLink href={`/establecimientos/${visit.rbd}`}>{visit.schoolName}</TextLink> · RBD{" "}
              {formatRbd(visit.rbd)}
            </>
          ),
        },
        { term: "Nivel y curso", detail: `${formatGrade(visit.grade)}, ${visit.classGroup}` },
        { term: "Para qué", detail: purposeLabels[visit.purpose] },
        {
          term: "Pauta",
          detail: <TextLink href={`/programa/pautas/${visit.rubricVersionId}`}>{visit.rubricName}</TextLink>,
        },
      ]}
    />
  );
}
