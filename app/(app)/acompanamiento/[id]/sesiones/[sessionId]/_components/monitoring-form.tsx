import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { TextInput } from "@/components/ui/text-input";
import type { SessionView } from "@/lib/coaching/schema/views";
import type { CivilDate } from "@/lib/format/civil-date";
import { monitoring } from "../actions";
import { HeldFields } from "./held-fields";
import { RecordButton } from "./record-button";
import { StepFields } from "./step-fields";

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
        <HeldFields summary={summary} today={today} />
        <Field
          name="alsoPresent"
          label="Quién más estuvo"
          hint="Por su cargo, por ejemplo educadora diferencial"
          optional
        >
          <TextInput maxLength={300} />
        </Field>
        <StepFields activeStep={activeStep} today={today} />
        <RecordButton />
      </Form>
    </Section>
  );
}
