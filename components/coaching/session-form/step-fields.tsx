import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { TextInput } from "@/components/ui/text-input";
import type { StepView } from "@/lib/coaching/schema/views";
import { checkedStepStates, stepStateLabels } from "@/lib/coaching/schema/words";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";

type StepFieldsProps = Readonly<{ activeStep: StepView | null; today: CivilDate }>;

/** How the step in force turned out, and the one agreed now. There is one in force at a time. */
export function StepFields({ activeStep, today }: StepFieldsProps) {
  return (
    <>
      {activeStep && (
        <fieldset className="space-y-4 border-l-2 border-accent pl-4">
          <legend className="font-serif text-lg font-semibold">El paso vigente</legend>
          <input type="hidden" name="check.stepId" value={activeStep.id} />
          <p className="max-w-measure">
            {activeStep.what}
            <span className="block text-sm text-ink-soft">
              Para el {formatDate(activeStep.dueOn)} · se verá en: {activeStep.howSeen}
            </span>
          </p>
          <RadioGroup
            name="check.state"
            legend="Cómo resultó"
            hint="Sin marcar nada, sigue vigente."
            optional
            options={checkedStepStates.map((value) => ({ value, label: stepStateLabels[value] }))}
          />
          <Field name="check.note" label="Qué se vio" optional>
            <TextInput maxLength={400} />
          </Field>
        </fieldset>
      )}
      <fieldset className="space-y-4 border-l-2 border-accent pl-4">
        <legend className="font-serif text-lg font-semibold">
          {activeStep ? "El paso que sigue" : "El paso que acordaron"}
        </legend>
        <p className="max-w-measure text-sm text-ink-soft">
          Uno solo y pequeño.{" "}
          {activeStep
            ? "Para acordar otro, decir antes cómo resultó el vigente."
            : "Puede quedar para otra sesión."}
        </p>
        <Field name="newStep.what" label="Qué hará la o el docente" optional>
          <Textarea rows={2} maxLength={400} />
        </Field>
        <Field name="newStep.dueOn" label="Para cuándo" hint="Por ejemplo 25/5" optional>
          <DateInput today={today} />
        </Field>
        <Field name="newStep.howSeen" label="Cómo se verá que ocurrió" optional>
          <Textarea rows={2} maxLength={400} />
        </Field>
      </fieldset>
    </>
  );
}
