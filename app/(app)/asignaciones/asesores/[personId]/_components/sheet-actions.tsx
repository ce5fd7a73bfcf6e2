import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { MentorSheet } from "@/lib/mentoring/schema/mentors";
import { describe, pause, resume } from "../../../actions";

/** Rewrites what is said of a mentor, and pauses them or calls them back. */
export function SheetActions({ mentor }: Readonly<{ mentor: MentorSheet }>) {
  const isActive = mentor.state === "active";
  return (
    <>
      <Dialog trigger="Editar presentación" title="Editar presentación">
        <Form action={describe.bind(null, mentor.personId)}>
          <Field name="summary" label="Su experiencia, en una o dos frases">
            <Textarea rows={4} maxLength={600} defaultValue={mentor.summary} />
          </Field>
          <SubmitButton>Guardar</SubmitButton>
        </Form>
      </Dialog>
      <ConfirmDialog
        trigger={isActive ? "Poner en pausa" : "Reactivar"}
        title={isActive ? "Poner en pausa" : "Reactivar"}
        description={
          isActive
            ? "No recibirá asignaciones nuevas. Las vigentes siguen, y se puede volver atrás cuando haga falta."
            : "Podrá recibir asignaciones nuevas desde ahora."
        }
        confirmLabel={isActive ? "Poner en pausa" : "Reactivar"}
        action={(isActive ? pause : resume).bind(null, mentor.personId)}
      />
    </>
  );
}
