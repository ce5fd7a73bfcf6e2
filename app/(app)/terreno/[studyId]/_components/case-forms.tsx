import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { addByRbd, bringCases } from "../../actions";

/** Takes over the cases of the selection; those that are there stay as they are. */
export function BringCases({ studyId }: Readonly<{ studyId: string }>) {
  return (
    <ConfirmDialog
      trigger="Traer los de la selección"
      title="Traer los casos de la selección"
      description="Entran con su motivo y un seudónimo. Los que ya están no cambian."
      confirmLabel="Traer casos"
      action={bringCases.bind(null, studyId)}
    />
  );
}

/** One school by its RBD, with why it is a case. */
export function AddCaseForm({ studyId }: Readonly<{ studyId: string }>) {
  return (
    <Form action={addByRbd.bind(null, studyId)}>
      <Field name="rbd" label="RBD del establecimiento" hint="De una zona en la que investiga">
        <TextInput inputMode="numeric" className="max-w-32 tabular-nums" />
      </Field>
      <Field name="sign" label="Relación con los resultados" optional>
        <Select
          placeholder="Sin decir"
          options={[
            { value: "positive", label: "Positiva" },
            { value: "negative", label: "Negativa" },
          ]}
        />
      </Field>
      <Field name="reason" label="Por qué es un caso">
        <Textarea rows={3} maxLength={500} />
      </Field>
      <SubmitButton>Agregar el caso</SubmitButton>
    </Form>
  );
}
