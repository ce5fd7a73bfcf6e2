import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/action-state";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { formatDate, type CivilDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import type { GoalIndicator, GoalOptions, GoalView } from "@/lib/support/schema";

type GoalFormProps = Readonly<{
  action: FormAction;
  options: GoalOptions;
  today: CivilDate;
  /** The goal that is being reformulated. */
  goal?: GoalView;
}>;

/** A goal in one form: where it will be seen, from where to where, and by when. */
export function GoalForm({ action, options, today, goal }: GoalFormProps) {
  const ordered = options.indicators.toSorted((a, b) => Number(b.isOfNeed) - Number(a.isOfNeed));
  const usual = goal?.indicatorId ?? ordered.find(({ isOfNeed, baseline }) => isOfNeed && baseline)?.id;
  return (
    <Form action={action}>
      <Field
        name="rubricIndicatorId"
        label="En qué indicador se verá"
        hint="La línea base es el promedio de las clases observadas en toda la escuela para el diagnóstico."
      >
        <Select
          placeholder="Elegir"
          defaultValue={usual}
          options={ordered.map((indicator) => ({
            value: indicator.id,
            label: labelOf(indicator),
            disabled: indicator.baseline === null && indicator.id !== goal?.indicatorId,
          }))}
        />
      </Field>
      <Field name="statement" label="Qué se quiere ver en las clases" hint="En una frase, sin nombres.">
        <Textarea rows={2} maxLength={400} defaultValue={goal?.statement} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="targetValue"
          label="Nivel al que se quiere llegar"
          hint="Por ejemplo 3. Mayor que la línea base."
        >
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            className="max-w-32"
            defaultValue={formatNumber(goal?.targetValue ?? 3, { max: 2 })}
          />
        </Field>
        <Field
          name="dueOn"
          label="Para cuándo"
          hint={`Entre el ${formatDate(options.startsOn)} y el ${formatDate(options.endsOn)}.`}
        >
          <DateInput today={today} defaultValue={goal?.dueOn} />
        </Field>
      </div>
      <SubmitButton>{goal === undefined ? "Fijar la meta" : "Reformular la meta"}</SubmitButton>
    </Form>
  );
}

function labelOf({ code, title, baseline, isOfNeed }: GoalIndicator): string {
  const start =
    baseline === null
      ? "aún sin línea base"
      : `línea base ${formatNumber(baseline.value, { max: 2 })} en ${countOf(baseline.lessons, "clase")}`;
  return `${code} ${title} · ${start}${isOfNeed ? " · de la necesidad" : ""}`;
}
