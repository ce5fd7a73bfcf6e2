import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 } from "uuid";
import { CycleThread } from "@/components/coaching/cycle-thread";
import { DateInput } from "@/components/ui/date-input";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import type { CycleContent, CycleSummary } from "@/lib/coaching/schema/views";
import { cyclePhaseLabels, sessionKinds, sessionModeLabels, sessionModes } from "@/lib/coaching/schema/words";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { listObservableTeachers } from "@/lib/observation/queries/planning";
import { listOfferedRubrics } from "@/lib/observation/queries/rollout";
import { openCyclePage } from "../load-cycle";
import { plan } from "./actions";
import { KindChoice } from "./_components/kind-choice";
import { LessonFields } from "./_components/lesson-fields";

export const metadata: Metadata = { title: "Planificar sesión" };

type PlanSessionPageProps = Readonly<{
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}>;

/** The mentor plans a session of the cycle. */
export default async function PlanSessionPage({ params, searchParams }: PlanSessionPageProps) {
  const { actor, cycle } = await openCyclePage((await params).id);
  const { summary, content, isMentor } = cycle;
  if (!isMentor || content === null) notFound();
  const links = await getCycleThread(actor, summary.id);
  return (
    <>
      <CycleThread links={links} current="cycle" />
      <PageHeader
        title="Planificar sesión"
        kicker={
          <TextLink href={`/acompanamiento/${summary.id}`}>
            Ciclo {summary.number} con {summary.teacherName}
          </TextLink>
        }
      />
      {summary.phase === "in_progress" ? (
        <PlanForm
          actor={actor}
          summary={summary}
          content={content}
          asked={readParam(await searchParams, "tipo")}
        />
      ) : (
        <EmptyState
          title={`El ciclo está ${cyclePhaseLabels[summary.phase].toLowerCase()}`}
          action={<LinkButton href={`/acompanamiento/${summary.id}`}>Volver al ciclo</LinkButton>}
        >
          <p>Solo un ciclo en curso recibe sesiones.</p>
        </EmptyState>
      )}
    </>
  );
}

type PlanFormProps = Readonly<{
  actor: Actor;
  summary: CycleSummary;
  content: CycleContent;
  asked: string | undefined;
}>;

async function PlanForm({ actor, summary, content, asked }: PlanFormProps) {
  const today = civilDateAt(new Date(), chileanZone(summary.timeZone));
  const { teacherId, schoolId } = summary;
  const [[teacher], rubrics] = await Promise.all([
    listObservableTeachers(actor, { teacherId, schoolId, limit: 1 }, today),
    listOfferedRubrics(actor, today),
  ]);
  return (
    <Form action={plan.bind(null, summary.id)} draftKey={`sesion-${summary.id}`}>
      <input type="hidden" name="id" value={v7()} />
      <KindChoice
        defaultKind={sessionKinds.find((kind) => kind === asked) ?? "monitoring"}
        lessonFields={
          <LessonFields
            subjects={teacher?.subjects ?? []}
            grades={teacher?.grades ?? []}
            rubrics={rubrics}
            goalRubricId={content.goal.rubricVersionId}
          />
        }
      />
      <div className="flex flex-wrap gap-x-8 gap-y-6">
        <Field name="plannedOn" label="Fecha" hint="Por ejemplo 11/5, 11-05-2026 o mañana">
          <DateInput today={today} />
        </Field>
        <Field name="plannedAt" label="Hora de inicio" hint="Por ejemplo 10:30">
          <TextInput inputMode="numeric" className="max-w-32 tabular-nums" />
        </Field>
      </div>
      <RadioGroup
        name="mode"
        legend="Cómo"
        direction="row"
        defaultValue="in_person"
        options={sessionModes.map((value) => ({ value, label: sessionModeLabels[value] }))}
      />
      <SubmitButton pendingLabel="Planificando…">Planificar sesión</SubmitButton>
    </Form>
  );
}
