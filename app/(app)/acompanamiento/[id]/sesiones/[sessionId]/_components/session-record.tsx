import { StepList } from "@/components/coaching/step-list";
import { Section } from "@/components/ui/section";
import type { SessionView } from "@/lib/coaching/schema/views";
import type { CivilDate } from "@/lib/format/civil-date";
import { FeedbackRecord } from "./feedback-record";
import { ModellingRecord } from "./modelling-record";
import { MonitoringRecord } from "./monitoring-record";

type SessionRecordProps = Readonly<{ session: SessionView; today: CivilDate }>;

/** What was recorded of a session, to be read. */
export function SessionRecord({ session, today }: SessionRecordProps) {
  const { feedback, modelling, stepsAgreed, stepsChecked, summary, cycle } = session;
  return (
    <>
      {summary.kind === "monitoring" && <MonitoringRecord session={session} />}
      {feedback && <FeedbackRecord session={session} feedback={feedback} />}
      {modelling && <ModellingRecord modelling={modelling} />}
      {stepsChecked.length > 0 && (
        <Section title="Cómo resultó el paso anterior">
          <StepList steps={stepsChecked} today={today} cycleId={cycle.id} hereSessionId={summary.id} />
        </Section>
      )}
      {stepsAgreed.length > 0 && (
        <Section title="El paso que acordaron">
          <StepList steps={stepsAgreed} today={today} cycleId={cycle.id} hereSessionId={summary.id} />
        </Section>
      )}
    </>
  );
}
