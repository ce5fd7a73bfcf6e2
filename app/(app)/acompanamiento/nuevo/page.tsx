import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 } from "uuid";
import { found } from "@/app/(app)/found";
import { levelWords } from "@/components/coaching/words";
import { DateInput } from "@/components/ui/date-input";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { requireActor } from "@/lib/auth/queries";
import { getCycleProposal } from "@/lib/coaching/queries/proposal";
import { agreementDraft } from "@/lib/coaching/rules/agreement";
import type { CycleProposal } from "@/lib/coaching/schema/views";
import { formatDate } from "@/lib/format/civil-date";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { formatRbd } from "@/lib/format/rbd";
import { countOf } from "@/lib/format/text";
import { open } from "./actions";

export const metadata: Metadata = { title: "Comenzar un ciclo" };

const uuid = /^[0-9a-f-]{36}$/;

type NewCyclePageProps = Readonly<{ searchParams: Promise<SearchParams> }>;

/** The mentor proposes the agreement of a cycle; the teacher reads it and accepts it with the goal in own words. */
export default async function NewCyclePage({ searchParams }: NewCyclePageProps) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const assignmentId = readParam(params, "asignacion");
  if (assignmentId === undefined || !uuid.test(assignmentId)) notFound();
  const proposal = await found(getCycleProposal(actor, assignmentId));
  return (
    <>
      <PageHeader
        title={`Ciclo ${proposal.number} con ${proposal.teacherName}`}
        kicker={<TextLink href="/acompanamiento">Acompañamiento</TextLink>}
        lead="El acuerdo dice para qué se juntan, cada cuánto y qué queda en reserva. El ciclo comienza cuando la o el docente lo acepta."
      />
      <div className="mb-8 max-w-measure">
        <DescriptionList items={factsOf(proposal)} />
      </div>
      {proposal.obstacle === null ? <ProposalForm proposal={proposal} /> : <Obstacle proposal={proposal} />}
    </>
  );
}

function factsOf({ schoolName, rbd, focusTitle, goal, cycleWeeks, minutesPerWeek }: CycleProposal) {
  const facts = [
    { term: "Establecimiento", detail: `${schoolName} · RBD ${formatRbd(rbd)}` },
    { term: "Foco", detail: focusTitle },
    { term: "Duración", detail: `${countOf(cycleWeeks, "semana")}, ${minutesPerWeek} minutos por semana` },
  ];
  if (goal === null) return facts;
  const from = `${levelWords(goal.baselineValue, goal.levels)} al ${formatDate(goal.baselineOn)}`;
  const to = `${levelWords(goal.targetValue, goal.levels)} para el ${formatDate(goal.dueOn)}`;
  return [
    ...facts,
    { term: "Meta del foco", detail: `${goal.statement.replace(/\.$/, "")}: de ${from} a ${to}.` },
  ];
}

function ProposalForm({ proposal }: Readonly<{ proposal: CycleProposal }>) {
  const today = civilDateAt(new Date(), chileanZone(proposal.timeZone));
  return (
    <Form action={open.bind(null, proposal.assignmentId)}>
      <input type="hidden" name="id" value={v7()} />
      <Field
        name="agreementText"
        label="El acuerdo"
        hint="Es una propuesta: cambiarla con sus palabras. La o el docente la lee antes de aceptar."
      >
        <Textarea rows={14} maxLength={2000} defaultValue={agreementDraft(proposal)} />
      </Field>
      <Field name="startsOn" label="Desde cuándo" hint="Por ejemplo hoy, 11/5 o 11-05-2026">
        <DateInput today={today} defaultValue={today} />
      </Field>
      <SubmitButton pendingLabel="Proponiendo…">Proponer el acuerdo</SubmitButton>
    </Form>
  );
}

function Obstacle({ proposal }: Readonly<{ proposal: CycleProposal }>) {
  const { openCycleId, obstacle } = proposal;
  return (
    <EmptyState
      title="Todavía no puede comenzar"
      action={
        openCycleId === null ? (
          <LinkButton href="/acompanamiento">Volver a los ciclos</LinkButton>
        ) : (
          <LinkButton href={`/acompanamiento/${openCycleId}`}>Ver el ciclo abierto</LinkButton>
        )
      }
    >
      <p>{obstacle}</p>
    </EmptyState>
  );
}
