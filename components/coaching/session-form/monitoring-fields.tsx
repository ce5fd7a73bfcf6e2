import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { SessionFieldsProps } from "./feedback-fields";
import { HeldFields } from "./held-fields";
import { RecordButton } from "./record-button";
import { StepFields } from "./step-fields";

/** What a monitoring adds to its observed lesson: how long it took, who else was there and how the step looked. */
export function MonitoringFields({ summary, activeStep, today }: SessionFieldsProps) {
  return (
    <>
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
    </>
  );
}
