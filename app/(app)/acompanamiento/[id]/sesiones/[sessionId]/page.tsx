import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CycleReaders } from "@/components/coaching/cycle-readers";
import { CycleThread } from "@/components/coaching/cycle-thread";
import { FeedbackFields } from "@/components/coaching/session-form/feedback-fields";
import { ModellingFields } from "@/components/coaching/session-form/modelling-fields";
import { SignatureLines } from "@/components/coaching/signature-lines";
import { Disclosure } from "@/components/ui/disclosure";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { Actor } from "@/lib/access/schema";
import { listCitableObservations } from "@/lib/coaching/queries/session";
import { getCycleThread } from "@/lib/coaching/queries/thread";
import type { SessionView } from "@/lib/coaching/schema/views";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { MonitoringForm } from "./_components/monitoring-form";
import { ObserveFirst } from "./_components/observe-first";
import { Preparation } from "./_components/preparation";
import { SessionHeader } from "./_components/session-header";
import { SessionRecord } from "./_components/session-record";
import { feedback, modelling } from "./actions";
import { openSessionPage } from "./load-session";

export const metadata: Metadata = { title: "Sesión de acompañamiento" };

type SessionPageProps = Readonly<{ params: Promise<{ id: string; sessionId: string }> }>;

/** A session: planned, it is prepared and recorded; recorded, it is read. */
export default async function SessionPage({ params }: SessionPageProps) {
  const { actor, session } = await openSessionPage(await params);
  const { summary, cycle, isMentor, cancelReason } = session;
  const links = await getCycleThread(actor, cycle.id, { sessionId: summary.id });
  const today = civilDateAt(new Date(), chileanZone(cycle.timeZone));
  return (
    <>
      <CycleThread links={links} current="session" />
      <SessionHeader session={session} today={today} />
      <CycleReaders reader={isMentor ? "mentor" : "teacher"} />
      {summary.state === "cancelled" && (
        <Notice title="Sesión cancelada">
          <p>{cancelReason}</p>
        </Notice>
      )}
      {summary.state === "done" && (
        <>
          <SessionRecord session={session} today={today} />
          <SignatureLines cycle={cycle} />
        </>
      )}
      {summary.state === "planned" && (!isMentor || summary.plannedOn > today) && (
        <Preparation session={session} today={today} />
      )}
      {summary.state === "planned" && isMentor && <Recording actor={actor} session={session} today={today} />}
    </>
  );
}

type RecordingProps = Readonly<{ actor: Actor; session: SessionView; today: string }>;

/** The mentor's form for the kind of session; a monitoring is first observed. */
async function Recording({ actor, session, today }: RecordingProps) {
  if (session.cycle.phase !== "in_progress") {
    return (
      <Notice title="El ciclo no está en curso">
        <p>Retomarlo desde su página para registrar esta sesión.</p>
      </Notice>
    );
  }
  const { summary, activeStep } = session;
  switch (summary.kind) {
    case "monitoring": {
      const isObserved = session.observation !== null && session.observation.state !== "draft";
      return isObserved ? (
        <MonitoringForm session={session} today={today} />
      ) : (
        <ObserveFirst session={session} />
      );
    }
    case "feedback": {
      const observations = await listCitableObservations(actor, session.cycle.id);
      return (
        <RecordingSection title="Registrar la conversación" isEarly={summary.plannedOn > today}>
          <Form action={feedback.bind(null, summary.id)}>
            <FeedbackFields {...{ summary, activeStep, observations, today }} />
          </Form>
        </RecordingSection>
      );
    }
    case "modelling":
      return (
        <RecordingSection title="Registrar el modelado" isEarly={summary.plannedOn > today}>
          <Form action={modelling.bind(null, summary.id)}>
            <ModellingFields {...{ summary, activeStep, today }} />
          </Form>
        </RecordingSection>
      );
  }
}

type RecordingSectionProps = Readonly<{ title: string; isEarly: boolean; children: ReactNode }>;

/** The form in sight from its day on; before, folded, since the session is still to come. */
function RecordingSection({ title, isEarly, children }: RecordingSectionProps) {
  return (
    <Section title={title} className="no-print">
      {isEarly ? <Disclosure summary="Se hizo antes: registrarla ahora">{children}</Disclosure> : children}
    </Section>
  );
}
