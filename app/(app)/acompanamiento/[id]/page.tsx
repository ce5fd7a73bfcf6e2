import type { Metadata } from "next";
import { CycleReaders } from "@/components/coaching/cycle-readers";
import { CycleThread } from "@/components/coaching/cycle-thread";
import { GoalTrail } from "@/components/coaching/goal-trail";
import { SessionTimeline } from "@/components/coaching/session-timeline";
import { StepList } from "@/components/coaching/step-list";
import { SignatureLines } from "@/components/coaching/signature-lines";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { Actor } from "@/lib/access/schema";
import { listGoalMoments } from "@/lib/coaching/queries/moments";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import type { CycleContent, CycleView } from "@/lib/coaching/schema/views";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { Agreement } from "./_components/agreement";
import { Closing } from "./_components/closing";
import { CycleHeader } from "./_components/cycle-header";
import { CycleFacts } from "./_components/cycle-facts";
import { Goal } from "./_components/goal";
import { Reflection } from "./_components/reflection";
import { ToClose } from "./_components/to-close";
import { openCyclePage } from "./load-cycle";

export const metadata: Metadata = { title: "Ciclo de acompañamiento" };

type CyclePageProps = Readonly<{ params: Promise<{ id: string }> }>;

/** A cycle: its two people read all of it; those who lead the place, its calendar. Printed, it is the report of the cycle. */
export default async function CyclePage({ params }: CyclePageProps) {
  const { actor, cycle } = await openCyclePage((await params).id);
  const { summary, sessions, content, isMentor, isTeacher } = cycle;
  const today = civilDateAt(new Date(), chileanZone(summary.timeZone));
  const links = await getCycleThread(actor, summary.id);
  return (
    <>
      <CycleThread links={links} current="cycle" />
      <CycleHeader cycle={cycle} today={today} />
      <CycleReaders reader={isMentor ? "mentor" : isTeacher ? "teacher" : "other"} />
      {content?.closing && <Closing cycle={cycle} closing={content.closing} goal={content.goal} />}
      {content && summary.phase === "agreement" && <Agreement cycle={cycle} content={content} />}
      {content ? (
        <PairContent actor={actor} cycle={cycle} content={content} today={today} />
      ) : (
        <CycleFacts summary={summary} />
      )}
      <Section
        title="Sesiones"
        id="sesiones"
        actions={
          isMentor && summary.phase === "in_progress" && sessions.length > 0 ? (
            <LinkButton href={`/acompanamiento/${summary.id}/planificar`}>Planificar otra</LinkButton>
          ) : undefined
        }
      >
        {sessions.length === 0 ? (
          <NoSessions cycle={cycle} />
        ) : (
          <SessionTimeline sessions={sessions} today={today} canOpen={content !== null} />
        )}
      </Section>
      {content && <PairEnd cycle={cycle} content={content} />}
      {content && <SignatureLines cycle={summary} />}
    </>
  );
}

type PairContentProps = Readonly<{ actor: Actor; cycle: CycleView; content: CycleContent; today: string }>;

/** The goal with its trail and the steps: what the pair works on. */
async function PairContent({ actor, cycle, content, today }: PairContentProps) {
  const { id } = cycle.summary;
  const moments = await listGoalMoments(actor, id);
  const active = content.steps.filter((step) => step.state === "active");
  const earlier = content.steps.filter((step) => step.state !== "active").reverse();
  return (
    <>
      <Goal cycle={cycle} content={content}>
        <GoalTrail goal={content.goal} moments={moments} isTeacher={cycle.isTeacher} />
      </Goal>
      {cycle.summary.phase !== "agreement" && (
        <Section title="Pasos de acción" id="pasos" lead="Uno a la vez: qué, para cuándo y cómo se verá.">
          {content.steps.length === 0 ? (
            <p className="text-ink-soft">El primero se acuerda en una retroalimentación o en un modelado.</p>
          ) : (
            <StepList steps={[...active, ...earlier]} today={today} cycleId={id} />
          )}
        </Section>
      )}
    </>
  );
}

type PairEndProps = Readonly<{ cycle: CycleView; content: CycleContent }>;

function PairEnd({ cycle, content }: PairEndProps) {
  const { phase } = cycle.summary;
  const isOpen = phase === "in_progress" || phase === "suspended";
  return (
    <>
      {cycle.isMentor && isOpen && <ToClose cycle={cycle} content={content} />}
      {cycle.isTeacher && isOpen && (
        <Reflection cycleId={cycle.summary.id} text={content.teacherReflection ?? ""} />
      )}
      {phase !== "agreement" && <Agreement cycle={cycle} content={content} />}
    </>
  );
}

function NoSessions({ cycle: { summary, isMentor } }: Readonly<{ cycle: CycleView }>) {
  const plan = isMentor && summary.phase === "in_progress";
  return (
    <EmptyState
      title="Todavía no hay sesiones"
      action={
        plan ? (
          <LinkButton href={`/acompanamiento/${summary.id}/planificar`} variant="primary">
            Planificar la primera
          </LinkButton>
        ) : undefined
      }
    >
      <p>
        {summary.phase === "agreement"
          ? "Se planifican una vez que la o el docente acepta el acuerdo."
          : "La asesora o el asesor las planifica; aquí se ve cuándo es cada una."}
      </p>
    </EmptyState>
  );
}
