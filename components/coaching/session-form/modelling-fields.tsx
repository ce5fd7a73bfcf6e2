import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import {
  modelledByLabels,
  modelledByValues,
  modellingKindLabels,
  modellingKinds,
} from "@/lib/coaching/schema/words";
import type { SessionFieldsProps } from "./feedback-fields";
import { HeldFields } from "./held-fields";
import { RecordButton } from "./record-button";
import { StepFields } from "./step-fields";

/** A modelling: how, by whom, what, where to look, what was said after, what will be tried. */
export function ModellingFields({ summary, activeStep, today }: SessionFieldsProps) {
  return (
    <>
      <RadioGroup
        name="modellingKind"
        legend="Cómo se modeló"
        options={modellingKinds.map((value) => ({ value, label: modellingKindLabels[value] }))}
      />
      <RadioGroup
        name="modelledBy"
        legend="Quién modeló"
        options={modelledByValues.map((value) => ({ value, label: modelledByLabels[value] }))}
      />
      <Field name="technique" label="Qué técnica se mostró">
        <Textarea rows={2} maxLength={2000} />
      </Field>
      <Field name="lookFors" label="En qué debía fijarse quien observaba">
        <Textarea rows={2} maxLength={2000} />
      </Field>
      <Field name="debrief" label="Qué conversaron después">
        <Textarea rows={3} maxLength={2000} />
      </Field>
      <Checkbox name="rehearsalDone" label="La o el docente la ensayó" />
      <Field name="teacherWillTry" label="Qué probará la o el docente">
        <Textarea rows={2} maxLength={2000} />
      </Field>
      <StepFields activeStep={activeStep} today={today} />
      <HeldFields summary={summary} today={today} />
      <RecordButton />
    </>
  );
}
