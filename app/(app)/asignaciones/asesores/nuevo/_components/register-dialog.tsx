import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { PossibleMentor } from "@/lib/mentoring/schema/mentors";
import { register } from "../../../actions";

/** Makes one teacher known as a mentor. */
export function RegisterDialog({ person }: Readonly<{ person: PossibleMentor }>) {
  return (
    <Dialog
      trigger="Registrar"
      triggerSize="small"
      title={`Registrar a ${person.name}`}
      description={person.schoolName}
    >
      <Form action={register.bind(null, person.id)}>
        <Field
          name="summary"
          label="Su experiencia, en una o dos frases"
          hint="La leen quienes asignan y la propia persona."
        >
          <Textarea rows={3} maxLength={600} />
        </Field>
        <SubmitButton pendingLabel="Registrando…">Registrar asesor/a</SubmitButton>
      </Form>
    </Dialog>
  );
}
