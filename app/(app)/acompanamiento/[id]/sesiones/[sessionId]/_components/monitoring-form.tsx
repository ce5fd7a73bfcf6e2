import { MonitoringFields } from "@/components/coaching/session-form/monitoring-fields";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { SessionView } from "@/lib/coaching/schema/views";
import type { CivilDate } from "@/lib/format/civil-date";
import { monitoring } from "../actions";

type MonitoringFormProps = Readonly<{ session: SessionView; today: CivilDate }>;

/** The lesson was observed: what is left is how long it took, who else was there and how the step looked. */
export function MonitoringForm({ session, today }: MonitoringFormProps) {
  const { summary, observation, activeStep } = session;
  return (
    <Section
      title="Registrar el monitoreo"
      actions={
        observation && (
          <LinkButton href={`/observar/${observation.visitId}/registro`} size="small">
            Ver la observación
          </LinkButton>
        )
      }
    >
      {observation?.state === "saved" && (
        <Notice className="mb-6">
          <p>
            La observación todavía no está compartida: la o el docente no la ve. Se comparte desde la
            observación.
          </p>
        </Notice>
      )}
      <Form action={monitoring.bind(null, summary.id)}>
        <MonitoringFields summary={summary} activeStep={activeStep} today={today} />
      </Form>
    </Section>
  );
}
