import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { StudyChoices } from "@/lib/fieldwork/schema/studies";
import { begin } from "../actions";

/** A name, the zone it is led from and, where there is one, the selection its cases come from. */
export function NewStudyForm({ choices }: Readonly<{ choices: StudyChoices }>) {
  return (
    <Form action={begin}>
      <Field name="name" label="Nombre del estudio">
        <TextInput maxLength={120} />
      </Field>
      <Field name="territoryId" label="Zona desde la que se dirige">
        <Select options={choices.territories.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field
        name="caseSelectionId"
        label="Selección de casos"
        hint="Sus establecimientos se traen después con un toque."
        optional
      >
        <Select
          placeholder="Sin selección: los casos se agregan a mano"
          options={choices.selections.map(({ id, label }) => ({ value: id, label }))}
        />
      </Field>
      <SubmitButton>Comenzar el estudio</SubmitButton>
    </Form>
  );
}
