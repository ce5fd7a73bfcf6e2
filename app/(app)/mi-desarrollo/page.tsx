import type { Metadata } from "next";
import { GoalTrail } from "@/components/coaching/goal-trail";
import { StepList } from "@/components/coaching/step-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { WhoSees } from "@/components/ui/who-sees";
import { requireActor } from "@/lib/auth/queries";
import { getMyDevelopment } from "@/lib/coaching/queries/development";
import type { CycleContent, CycleSummary } from "@/lib/coaching/schema/views";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { listMyOpenings } from "@/lib/privacy/queries";
import { EarlierCycles } from "./_components/earlier-cycles";
import { LastFeedback } from "./_components/last-feedback";
import { MyReflections } from "./_components/my-reflections";
import { NextSession } from "./_components/next-session";
import { OpenedBy } from "./_components/opened-by";

export const metadata: Metadata = { title: "Mi desarrollo" };

/** A teacher's own page: the goal in own words, the step, the last talk, what changed, the reflections, who opened what. */
export default async function MyDevelopmentPage() {
  const actor = await requireActor();
  const [development, openings] = await Promise.all([
    getMyDevelopment(actor),
    listMyOpenings(actor, { limit: 10 }),
  ]);
  const { current, lastFeedback, closed, timeZone } = development;
  const zone = chileanZone(timeZone ?? "");
  const today = civilDateAt(new Date(), zone);
  return (
    <>
      <PageHeader
        title="Mi desarrollo"
        lead="Su meta, su paso y lo que va cambiando en sus clases."
        actions={
          <>
            <LinkButton href="/mi-desarrollo/observaciones">Mis observaciones</LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="no-print mb-8">
        <WhoSees summary="usted, y su asesor/a lo que es de ambos">
          <p>
            La meta, los pasos y lo conversado los leen usted y su asesor/a. Sus reflexiones, solo usted hasta
            el cierre.
          </p>
          <p>
            Dirección y el servicio ven cuándo se reúnen y sobre qué área. No se usa en la evaluación docente.
          </p>
        </WhoSees>
      </div>
      {current === null && closed.length === 0 && (
        <div className="mb-12">
          <NoCycleYet />
        </div>
      )}
      {current && <Current {...current} today={today} />}
      {development.nextSession && <NextSession session={development.nextSession} today={today} />}
      {lastFeedback && <LastFeedback feedback={lastFeedback} />}
      {current && (
        <Section
          title="Qué ha cambiado"
          lead="Desde la línea base, clase por clase, con lo que se vio y se oyó en cada una."
        >
          <GoalTrail goal={current.content.goal} moments={development.moments} isTeacher />
        </Section>
      )}
      {(current !== null || closed.some(({ teacherReflection }) => teacherReflection !== null)) && (
        <MyReflections current={current} closed={closed} />
      )}
      {closed.length > 0 && <EarlierCycles cycles={closed} />}
      <OpenedBy openings={openings.rows} hasMore={openings.nextCursor !== null} zone={zone} />
    </>
  );
}

type CurrentProps = Readonly<{ summary: CycleSummary; content: CycleContent; today: string }>;

function Current({ summary, content, today }: CurrentProps) {
  if (summary.phase === "agreement") {
    return (
      <Section title="Una propuesta la o lo espera">
        <p className="mb-4 max-w-measure">
          {summary.mentorName} propone comenzar un ciclo sobre {summary.areaName.toLowerCase()}. Leer el
          acuerdo y, si le acomoda, aceptarlo con la meta en sus palabras.
        </p>
        <LinkButton href={`/acompanamiento/${summary.id}`} variant="primary">
          Leer la propuesta
        </LinkButton>
      </Section>
    );
  }
  const step = content.steps.find(({ state }) => state === "active");
  return (
    <>
      <Section
        title="Mi meta"
        actions={<LinkButton href={`/acompanamiento/${summary.id}`}>Ver el ciclo</LinkButton>}
      >
        <p className="max-w-measure font-serif text-xl">“{content.teacherGoal}”</p>
      </Section>
      <Section title="Mi paso de ahora">
        {step ? (
          <StepList steps={[step]} today={today} cycleId={summary.id} />
        ) : (
          <p className="text-ink-soft">Sin un paso vigente: el próximo se acuerda en la siguiente sesión.</p>
        )}
      </Section>
    </>
  );
}

function NoCycleYet() {
  return (
    <EmptyState
      title="Todavía no tiene un ciclo de acompañamiento"
      action={<LinkButton href="/mi-desarrollo/observaciones">Ver mis observaciones</LinkButton>}
    >
      <p>
        Comienza cuando le asignan una asesora o un asesor y usted acepta el acuerdo. Mientras tanto, aquí
        están las observaciones que le han compartido y quién abrió sus registros.
      </p>
    </EmptyState>
  );
}
